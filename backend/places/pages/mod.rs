//! Communes to choose from, associations made and changed, places, and the ways in for whoever wants to help.

mod association;
mod communes;
mod forms;
mod instance;
mod join;
mod joining;
mod places;

use crate::web::{Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/communes", Right::Everyone, communes::search)
        .get("/instance/associations/new", Right::Operator, instance::new)
        .post("/instance/associations", Right::Operator, instance::create)
        .get("/instance/associations/{id}", Right::Operator, instance::show)
        .post("/instance/associations/{id}/coordinators", Right::Operator, instance::invite)
        .asks_again()
        .post("/instance/associations/{id}/coordinators/{account}/factors/removal", Right::Operator, instance::remove_factors)
        .asks_again()
        .get("/instance/associations/{id}/places/new", Right::Operator, instance::new_place)
        .post("/instance/associations/{id}/places", Right::Operator, instance::add_place)
        .get("/association", Right::Coordinator, association::show)
        .post("/association", Right::Coordinator, association::change)
        .get("/association/places/new", Right::Coordinator, places::new)
        .post("/association/places", Right::Coordinator, places::add)
        .get("/association/places/{id}", Right::Coordinator, places::show)
        .post("/association/places/{id}", Right::Coordinator, places::change)
        .post("/association/places/{id}/closure", Right::Coordinator, places::close)
        .get("/join", Right::Everyone, join::choose)
        .post("/join", Right::Everyone, join::ask)
        .get("/join/{token}", Right::Everyone, join::invited)
        .post("/join/{token}", Right::Everyone, join::accept)
        .get("/relative", Right::Everyone, join::relative)
        .post("/relative", Right::Everyone, join::begin_as_relative)
}
