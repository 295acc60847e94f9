//! The board, and the pages that hang on it.

mod cards;
mod drawer;
mod figures;
mod history;
mod hours;
mod list;
mod people;
mod records;
mod reports;
mod today;
mod trial;
mod verbs;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .merge(figures::routes())
        .get("/members/{id}/history", Right::Coordinator, history::show)
        .get("/board", Right::Coordinator, list::show)
        .get("/board/test", Right::Coordinator, trial::show)
        .post("/board/test", Right::Coordinator, trial::ask)
        .get("/board/hours", Right::Coordinator, hours::list)
        .post("/board/hours/validation", Right::Coordinator, hours::accept)
        .post("/board/hours/refusal", Right::Coordinator, hours::refuse)
        .post("/board/hours/papers", Right::Coordinator, hours::paper)
        .get("/board/records/{record}", Right::Coordinator, records::show)
        .post("/board/records/{record}/answer", Right::Coordinator, records::answer)
        .post("/board/records/{record}/thanks", Right::Coordinator, records::decide)
        .get("/board/reports", Right::Coordinator, reports::list)
        .get("/board/reports/{report}", Right::Coordinator, reports::show)
        .post("/board/reports/{report}/closure", Right::Coordinator, reports::close)
        .get("/board/{help_request}", Right::Coordinator, drawer::show)
        .post("/board/{help_request}/ownership", Right::Coordinator, verbs::take_over)
        .post("/board/{help_request}/offers", Right::Coordinator, verbs::assign)
        .post("/board/{help_request}/home-approval", Right::Coordinator, verbs::approve_home)
        .post("/board/{help_request}/closure", Right::Coordinator, verbs::close)
        .post("/board/{help_request}/replacement", Right::Coordinator, verbs::replace)
        .post("/board/{help_request}/merger", Right::Coordinator, verbs::merge)
        .post("/board/{help_request}/reopening", Right::Coordinator, verbs::reopen)
        .post("/callbacks/{callback}/answer", Right::Coordinator, verbs::called)
        .post("/callbacks/{callback}/no-answer", Right::Coordinator, verbs::unanswered)
}
