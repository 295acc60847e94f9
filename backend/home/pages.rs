//! The routes of a helper's home and of the live socket.

use super::{learning, live, offers, waiting};
use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/live", Right::Everyone, live::live)
        .get("/wait", Right::Asker, waiting::wait)
        .get("/home", Right::Account, offers::home)
        .get("/learning", Right::Account, learning::show)
        .post("/learning/mail", Right::Account, learning::want_mail)
        .post("/learning/{suggestion}/refusal", Right::Account, learning::decline)
        .post("/offers/{offer}/acceptance", Right::Account, offers::accept)
        .post("/offers/{offer}/refusal", Right::Account, offers::decline)
}
