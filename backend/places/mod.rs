//! Communes, the places where associations help, and what is open now.

pub mod actions;
pub mod areas;
pub mod communes;
pub mod pages;
pub mod store;

use crate::associations::WeeklyHours;
use crate::storage::{AssociationId, PlaceId};
use crate::web::contacts::Phone;

/// Where an association helps.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: PlaceId,
    pub association: AssociationId,
    pub name: String,
    /// Number and street; the commune is apart.
    pub address: String,
    /// INSEE code.
    pub commune: String,
    /// E.164; empty when it has none of its own.
    pub phone: String,
    pub opening_hours: WeeklyHours,
    /// WGS 84, degrees: the centre of its commune, as no address is sent elsewhere to be found on a map.
    pub latitude: f64,
    pub longitude: f64,
}

/// What a place is made of, or changed to.
#[derive(Clone, Debug)]
pub struct NewPlace {
    pub name: String,
    pub address: String,
    pub commune: &'static communes::Commune,
    pub phone: Option<Phone>,
    pub opening_hours: WeeklyHours,
}
