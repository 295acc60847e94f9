//! What was given, as pages and papers.

mod attestations;
mod hours;
mod papers;
mod tutored;
mod verify;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/hours", Right::Account, hours::show)
        .get("/attestations", Right::Account, papers::mine)
        .get("/attestations/{attestation}/paper", Right::Account, papers::paper)
        .get("/association/attestations", Right::Coordinator, attestations::list)
        .get("/members/{id}/attestations", Right::Coordinator, attestations::prepare)
        .post("/members/{id}/attestations", Right::Coordinator, attestations::sign)
        .post("/attestations/{attestation}/withdrawal", Right::Coordinator, attestations::withdraw)
        .get("/tutored/hours", Right::Account, tutored::list)
        .post("/tutored/hours/validation", Right::Account, tutored::accept)
        .post("/tutored/hours/refusal", Right::Account, tutored::refuse)
        .get("/verify", Right::Everyone, verify::form)
        .get("/verify/{code}", Right::Everyone, verify::show)
}
