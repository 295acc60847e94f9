//! What was given, as pages and papers.

mod attestations;
mod badges;
mod given;
mod hours;
mod issuer;
mod leaving;
mod papers;
mod passport;
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
        .get("/verify", Right::Everyone, verify::form)
        .get("/verify/{code}", Right::Everyone, verify::show)
}
