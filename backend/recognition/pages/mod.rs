//! What was given, as pages and papers.

mod attestations;
mod badges;
mod ending;
mod engagement;
mod exports;
mod given;
mod hours;
mod issuer;
mod leaving;
mod papers;
mod passport;
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
        .get("/account/export", Right::Account, leaving::export)
        .get("/account/export.zip", Right::Account, leaving::file)
        .asks_again()
        .get("/account/deletion", Right::Account, leaving::ask)
        .post("/account/deletion", Right::Account, leaving::leave)
        .asks_again()
        .get("/passport", Right::Account, passport::show)
        .get("/badges", Right::Account, badges::mine)
        .get("/badges/{code}", Right::Everyone, badges::show)
        .get("/badges/{code}/{file}", Right::Everyone, badges::file)
        .post("/badges/{code}/publication", Right::Account, badges::publish)
        .get("/badges/issuer", Right::Everyone, issuer::profile)
        .get("/badges/keys", Right::Everyone, issuer::keys)
        .get("/badges/keys/{generation}", Right::Everyone, issuer::key)
        .get("/badges/status/{list}", Right::Everyone, issuer::status)
        .get("/achievements/{word}", Right::Everyone, issuer::achievement)
        .get("/achievements/{word}/picture", Right::Everyone, issuer::picture)
        .get("/association/badges", Right::Coordinator, given::list)
        .post("/association/badges", Right::Coordinator, given::define)
        .post("/association/badges/{achievement}/retirement", Right::Coordinator, given::retire)
        .get("/members/{id}/badges", Right::Coordinator, given::of_member)
        .post("/members/{id}/badges", Right::Coordinator, given::give)
        .post("/members/{id}/badges/{badge}/withdrawal", Right::Coordinator, given::withdraw)
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
        .post("/tutored/hours/papers", Right::Account, tutored::paper)
        .get("/verify", Right::Everyone, verify::form)
        .get("/verify/{code}", Right::Everyone, verify::show)
}
