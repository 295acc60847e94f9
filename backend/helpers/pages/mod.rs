//! A helper's own profile; what a coordinator saw of them; the charter.

mod checks;
mod form;
mod profile;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/profile", Right::Account, profile::show)
        .post("/profile", Right::Account, profile::keep)
        .post("/profile/pause", Right::Account, profile::pause)
        .get("/charter", Right::Everyone, checks::charter)
        .get("/members/{id}/checks", Right::Coordinator, checks::of_member)
        .post("/members/{id}/checks", Right::Coordinator, checks::note_member)
        .get("/relatives", Right::Coordinator, checks::relatives)
        .get("/relatives/{account}/checks", Right::Coordinator, checks::of_relative)
        .post("/relatives/{account}/checks", Right::Coordinator, checks::note_relative)
}
