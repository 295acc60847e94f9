//! Tutorials to read beside somebody, words explained, and what one looks for among them.

mod catalogue;
mod reader;
mod shown;
mod steps;
mod tutorials;
mod words;
mod writing;

use crate::web::{Right, Routes};

pub use shown::{Card, cards};

pub fn routes() -> Routes {
    Routes::default()
        .get("/tutorials", Right::Everyone, catalogue::show)
        .get("/tutorials/{document}", Right::Everyone, tutorials::show)
        .get("/tutorials/{document}/paper", Right::Everyone, tutorials::paper)
        .get("/tutorials/{document}/draft", Right::Everyone, tutorials::draft)
        .get("/tutorials/{document}/steps/{step}", Right::Everyone, steps::show)
        .post("/tutorials/{document}/steps/{step}", Right::Account, steps::tick)
        .get("/words", Right::Everyone, words::show)
        .merge(writing::routes())
}
