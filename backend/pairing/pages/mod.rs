//! The page that a link in a group opens, and a coordinator's training page. What a helper sees of offers is `home`'s; of a pairing,
//! `help_sessions`'.

mod shared;
mod training;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/shared/{help_request}/{key}", Right::Everyone, shared::show)
        .post("/shared/{help_request}/{key}/acceptance", Right::Account, shared::accept)
        .get("/association/training", Right::Coordinator, training::members::show)
        .post("/association/training/assignments", Right::Coordinator, training::members::assign)
        .get("/association/training/topics", Right::Coordinator, training::topics::show)
        .post("/association/training/topics", Right::Coordinator, training::topics::change)
        .get("/association/training/modules", Right::Coordinator, training::modules::show)
}
