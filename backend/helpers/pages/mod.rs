//! A helper's own profile, and when they are there; contracts; what a coordinator saw of them; the charter.

mod availability;
mod checks;
mod contract;
mod form;
mod glance;
mod imports;
mod members;
mod profile;
mod week;

use crate::web::{Right, Routes};
use profile::pause_until;

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
        .get("/members", Right::Coordinator, members::list::show)
        .get("/members/{id}", Right::Coordinator, members::person::show)
        .post("/members/{id}/notes", Right::Coordinator, members::person::write_note)
        .post("/members/{id}/notes/deletion", Right::Coordinator, members::person::delete_note)
        .post("/members/selection", Right::Coordinator, members::bulk::pick)
        .post("/members/messages", Right::Coordinator, members::bulk::write)
        .post("/members/pauses", Right::Coordinator, members::bulk::pause)
        .post("/members/departures", Right::Coordinator, members::bulk::leave)
        .asks_again()
        .get("/members/export.csv", Right::Coordinator, members::export::csv)
        .asks_again()
        .get("/members/export.xlsx", Right::Coordinator, members::export::xlsx)
        .asks_again()
        .get("/members/imports", Right::Coordinator, imports::file::show)
        .post("/members/imports", Right::Coordinator, imports::file::take)
        .get("/members/imports/{import}", Right::Coordinator, imports::show::show)
        .post("/members/imports/{import}/columns", Right::Coordinator, imports::show::choose)
        .post("/members/imports/{import}/start", Right::Coordinator, imports::show::start)
        .post("/members/imports/{import}/end", Right::Coordinator, imports::show::end)
        .get("/members/imports/{import}/faults.csv", Right::Coordinator, imports::show::faults)
        .get("/relatives", Right::Coordinator, checks::relatives)
        .get("/relatives/{account}/checks", Right::Coordinator, checks::of_relative)
        .post("/relatives/{account}/checks", Right::Coordinator, checks::note_relative)
}
