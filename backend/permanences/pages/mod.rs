//! `/permanences`: what is coming, one's own seats, what a coordinator plans; and the calendars that programs read.

mod attendance;
mod cards;
mod feed;
mod feeds;
mod form;
mod grid;
mod list;
mod manage;
mod one;
mod people;
mod seat;

use super::PermanenceError;
use crate::web::{AppError, Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/permanences", Right::Account, list::show)
        .post("/permanences", Right::Coordinator, manage::make)
        .get("/permanences/new", Right::Coordinator, manage::new)
        .get("/permanences/{id}", Right::Account, one::show)
        .post("/permanences/{id}/seat", Right::Account, seat::take)
        .post("/permanences/{id}/seat/end", Right::Account, seat::leave)
        .post("/permanences/{id}/waiting", Right::Account, seat::wait)
        .post("/permanences/{id}/replacement", Right::Account, seat::ask_swap)
        .post("/permanences/{id}/replacement/end", Right::Account, seat::give_up_swap)
        .post("/permanences/{id}/relief", Right::Account, seat::take_over)
        .post("/permanences/{id}/arrival", Right::Account, seat::arrive)
        .post("/permanences/{id}/departure", Right::Account, seat::depart)
        .get("/permanences/{id}/change", Right::Coordinator, manage::edit)
        .post("/permanences/{id}/change", Right::Coordinator, manage::change)
        .post("/permanences/{id}/cancellation", Right::Coordinator, manage::cancel)
        .post("/permanences/{id}/people", Right::Coordinator, people::place)
        .post("/permanences/{id}/people/end", Right::Coordinator, people::displace)
        .post("/permanences/{id}/attendance", Right::Coordinator, attendance::note)
        .get("/calendars", Right::Account, feeds::show)
        .post("/calendars", Right::Account, feeds::make)
        .post("/calendars/{id}/revocation", Right::Account, feeds::revoke)
        .get("/calendar/{token}", Right::Everyone, feed::read)
}

impl From<PermanenceError> for AppError {
    fn from(error: PermanenceError) -> Self {
        match error {
            PermanenceError::Storage(error) => error.into(),
            PermanenceError::NotHere => Self::NotFound,
            PermanenceError::Refused(refusal) => Self::NoLonger(refusal.notice()),
        }
    }
}
