//! The association's permanences of today: who is expected, who is there, whether somebody is missing.

use serde::Serialize;

use crate::associations::rights::Coordinator;
use crate::clock::{DAY, HOUR};
use crate::permanences::SignupState;
use crate::permanences::store::{self, Span, signups};
use crate::storage::{Db, Error};

#[derive(Debug, Serialize)]
pub struct Today {
    pub id: String,
    pub place: String,
    pub starts_at: i64,
    pub ends_at: i64,
    /// Of those who have a seat: their first names, and whether they said that they are there.
    pub people: Vec<Sitting>,
    pub min: i64,
    pub max: i64,
    /// How many are missing for it to be held.
    pub missing: i64,
    pub is_now: bool,
}

#[derive(Debug, Serialize)]
pub struct Sitting {
    pub first_name: String,
    pub is_there: bool,
}

/// Those of the day that it is where the association lives, in the order of their beginnings.
pub async fn read(db: &Db, coordinator: &Coordinator, now: i64) -> Result<Vec<Today>, Error> {
    let zone = coordinator.association.zone();
    let begins = jiff::Timestamp::from_millisecond(now).ok().and_then(|at| at.to_zoned(zone).start_of_day().ok());
    let from = begins.map_or(now - 12 * HOUR, |begins| begins.timestamp().as_millisecond());
    let span = Span { associations: &[coordinator.association.id], place: None, from, until: from + DAY };
    let mut all = store::listed(db, span).await?;
    all.retain(|one| one.cancelled_at.is_none());
    let ids: Vec<_> = all.iter().map(|one| one.id).collect();
    let everybody = signups::of(db, &ids).await?;
    let today = all.into_iter().map(|one| {
        let sits = everybody.iter().filter(|signup| signup.permanence == one.id && signup.sits());
        let sitting =
            |signup: &signups::Signup| Sitting { first_name: signup.first_name.clone(), is_there: signup.state == SignupState::Came };
        let people: Vec<Sitting> = sits.map(sitting).collect();
        let seated = i64::try_from(people.len()).unwrap_or(i64::MAX);
        Today {
            id: one.id.to_string(),
            place: one.place_name,
            starts_at: one.starts_at,
            ends_at: one.ends_at,
            min: one.seats.min,
            max: one.seats.max,
            missing: (one.seats.min - seated).max(0),
            is_now: one.starts_at <= now && now < one.ends_at,
            people,
        }
    });
    Ok(today.collect())
}
