//! Tutorials to read beside somebody, modules to follow, words explained, and what one looks for among them.

mod asked;
mod attempt;
mod catalogue;
mod modules;
mod reader;
mod result;
mod steps;
mod tutorials;
mod words;
mod writing;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/tutorials", Right::Everyone, catalogue::show)
        .get("/tutorials/{document}", Right::Everyone, tutorials::show)
        .get("/tutorials/{document}/paper", Right::Everyone, tutorials::paper)
        .get("/tutorials/{document}/draft", Right::Everyone, tutorials::draft)
        .get("/tutorials/{document}/steps/{step}", Right::Everyone, steps::show)
        .post("/tutorials/{document}/steps/{step}", Right::Account, steps::tick)
        .get("/modules/{document}", Right::Account, modules::show)
        .post("/modules/{document}/attempt", Right::Account, modules::begin)
        .get("/modules/{document}/attempt", Right::Account, attempt::show)
        .post("/modules/{document}/attempt/answer", Right::Account, attempt::answer)
        .post("/modules/{document}/attempt/next", Right::Account, attempt::next)
        .post("/modules/{document}/attempt/previous", Right::Account, attempt::previous)
        .get("/words", Right::Everyone, words::show)
        .merge(writing::routes())
}
