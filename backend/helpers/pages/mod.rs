//! A helper's own profile, and when they are there; contracts; what a coordinator saw of them; the charter.

mod availability;
mod checks;
mod contract;
mod form;
mod glance;
mod profile;
mod week;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/profile", Right::Account, profile::show)
        .post("/profile", Right::Account, profile::keep)
        .post("/profile/pause", Right::Account, profile::pause)
        .get("/availability", Right::Account, availability::show)
        .post("/availability/hours", Right::Account, availability::keep_hours)
        .post("/availability/hours/removal", Right::Account, availability::clear_hours)
        .post("/availability/quiet", Right::Account, availability::keep_quiet)
        .post("/availability/exceptions", Right::Account, availability::add_exception)
        .post("/availability/exceptions/removal", Right::Account, availability::remove_exception)
        .get("/contract", Right::Account, contract::show)
        .get("/members/{id}/availability", Right::Coordinator, glance::of_member)
        .get("/members/{id}/contract", Right::Coordinator, contract::edit)
        .post("/members/{id}/contract", Right::Coordinator, contract::write)
        .post("/members/{id}/contract/end", Right::Coordinator, contract::end)
        .get("/charter", Right::Everyone, checks::charter)
        .get("/members/{id}/checks", Right::Coordinator, checks::of_member)
        .post("/members/{id}/checks", Right::Coordinator, checks::note_member)
        .get("/relatives", Right::Coordinator, checks::relatives)
        .get("/relatives/{account}/checks", Right::Coordinator, checks::of_relative)
        .post("/relatives/{account}/checks", Right::Coordinator, checks::note_relative)
}
