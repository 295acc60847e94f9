//! The pages where help is given: the helper's, the asker's, the mentor's.
//!
//! What the asker sees of it is shown on their waiting page too: give its context `chat: chat_of(…)` and `reply: reply_of(…)`,
//! and `{% include "help_sessions/chat.html" %}`, `{% include "help_sessions/reply.html" %}` in its main block.

mod asker;
mod calendar;
mod chat;
mod confirm;
mod drop_ins;
mod log;
mod log_imports;
mod mentors;
mod pairing;
mod pairing_view;
mod prepare;
mod recap;
mod record;
mod record_form;
mod typed;
mod workshops;
mod written;

use axum::response::Response;

use super::Refused;
use crate::web::{AppError, Page, Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/pairings/{pairing}", Right::Helper, pairing::show)
        .post("/pairings/{pairing}/call", Right::Helper, pairing::call)
        .post("/pairings/{pairing}/no-answer", Right::Helper, pairing::not_yet)
        .post("/pairings/{pairing}/delay", Right::Helper, pairing::delay)
        .post("/pairings/{pairing}/return", Right::Helper, pairing::hand_back)
        .post("/pairings/{pairing}/resumption", Right::Helper, pairing::resume_later)
        .post("/pairings/{pairing}/report", Right::Helper, pairing::report)
        .post("/pairings/{pairing}/block", Right::Helper, pairing::block)
        .post("/pairings/{pairing}/mentor", Right::Helper, pairing::ask_mentor)
        .post("/pairings/{pairing}/messages", Right::Helper, chat::write_as_helper)
        .get("/pairings/{pairing}/record", Right::Helper, record::show)
        .post("/pairings/{pairing}/record", Right::Helper, record::write)
        .get("/records/{record}", Right::Account, written::read)
        .get("/records/{record}/recap", Right::Account, record::paper)
        .get("/records/{record}/correction", Right::Account, record::correction)
        .post("/records/{record}/correction", Right::Account, record::correct)
        .get("/records/{record}/confirmation", Right::Account, written::in_person)
        .post("/records/{record}/confirmation", Right::Account, written::tapped)
        .post("/records/{record}/paper", Right::Account, written::signed)
        .post("/records/{record}/thanks/report", Right::Account, written::report_thanks)
        .get("/log", Right::Account, drop_ins::show)
        .post("/log", Right::Account, drop_ins::write)
        .get("/log/details", Right::Account, log::show)
        .post("/log/details", Right::Account, log::write)
        .get("/log/workshop", Right::Account, workshops::show)
        .post("/log/workshop", Right::Account, workshops::write)
        .get("/log/imports", Right::Account, log_imports::show)
        .post("/log/imports", Right::Account, log_imports::take)
        .get("/log/imports/{log_import}", Right::Account, log_imports::see)
        .post("/log/imports/{log_import}/start", Right::Account, log_imports::start)
        .post("/records/{record}/undoing", Right::Account, drop_ins::undo)
        .get("/records/{record}/participants", Right::Account, workshops::participants)
        .post("/records/{record}/participants", Right::Account, workshops::recount)
        .get("/recap", Right::Asker, recap::show)
        .get("/recap/paper", Right::Asker, recap::paper)
        .get("/recap/calendar.ics", Right::Asker, calendar::of_asker)
        .post("/recap/confirmation", Right::Asker, recap::confirm)
        .post("/recap/mail", Right::Asker, recap::mail)
        .get("/confirm/{token}", Right::Everyone, confirm::show)
        .post("/confirm/{token}", Right::Everyone, confirm::confirm)
        .get("/confirm/{token}/calendar.ics", Right::Everyone, calendar::of_link)
        .get("/chat", Right::Asker, chat::show)
        .post("/messages", Right::Asker, chat::write_as_asker)
        .get("/reply", Right::Asker, asker::show)
        .post("/no-call", Right::Asker, asker::nobody_called)
        .post("/not-me", Right::Asker, asker::not_me)
        .post("/report", Right::Asker, asker::report)
        .post("/block", Right::Asker, asker::block)
        .post("/mentor-agreement", Right::Asker, asker::answer_mentor)
        .get("/mentor-calls", Right::Account, mentors::list)
        .get("/mentor-calls/{call}", Right::Account, mentors::show)
        .post("/mentor-calls/{call}/joining", Right::Account, mentors::join)
        .post("/mentor-calls/{call}/ending", Right::Account, mentors::leave)
        .post("/mentor-calls/{call}/messages", Right::Account, mentors::write)
}

impl From<Refused> for AppError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Storage(error) => error.into(),
            Refused::Over | Refused::SentAlready => Self::NoLonger("pairing-no-longer"),
        }
    }
}

/// Goes on, and says what was done; when it was too late, the page itself says how things stand.
fn said(page: &Page, to: &str, is_done: bool, notice: &'static str) -> Response {
    if is_done { page.go_saying(to, notice) } else { page.go(to) }
}
