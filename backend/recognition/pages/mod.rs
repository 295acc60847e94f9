//! What was given, as pages and papers.

mod attestations;
mod ending;
mod engagement;
mod exports;
mod hours;
mod papers;
mod tutored;
mod valuation;
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
        .get("/association/exports", Right::Coordinator, exports::show)
        .get("/association/exports/coop.csv", Right::Coordinator, exports::coop_csv)
        .asks_again()
        .get("/association/exports/coop.json", Right::Coordinator, exports::coop_json)
        .asks_again()
        .get("/association/exports/hours.csv", Right::Coordinator, exports::hours_csv)
        .asks_again()
        .get("/association/exports/hours.xlsx", Right::Coordinator, exports::hours_xlsx)
        .asks_again()
        .get("/association/valuation", Right::Coordinator, valuation::show)
        .post("/association/valuation/rates", Right::Coordinator, valuation::set_rates)
        .get("/association/valuation.csv", Right::Coordinator, valuation::csv)
        .asks_again()
        .get("/contract/end", Right::Account, ending::show)
        .post("/contract/end/staying", Right::Account, ending::stay)
        .get("/engagement", Right::Account, engagement::show)
        .get("/engagement/paper", Right::Account, engagement::paper)
        .get("/tutored/hours", Right::Account, tutored::list)
        .post("/tutored/hours/validation", Right::Account, tutored::accept)
        .post("/tutored/hours/refusal", Right::Account, tutored::refuse)
        .get("/verify", Right::Everyone, verify::form)
        .get("/verify/{code}", Right::Everyone, verify::show)
}
