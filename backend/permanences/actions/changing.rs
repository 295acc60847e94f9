//! A coordinator changes or cancels one permanence, or this and those after.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::making::zone_of;
use super::{Locked, PermanenceError, Refusal, SignupState, moved, seating, stepping};
use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor};
use crate::helpers::loads;
use crate::permanences::letters::{self, News};
use crate::permanences::store::series::{self, Series};
use crate::permanences::store::{self, signups};
use crate::permanences::{Permanence, Seats, repeat, time_zone};
use crate::places;
use crate::storage::{Error, PermanenceId, PlaceId, Tx};

/// Which of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    One,
    ThisAndAfter,
}

/// What it becomes.
#[derive(Clone, Debug)]
pub struct Change {
    pub place: PlaceId,
    /// Another day: of one permanence alone.
    pub date: Option<Date>,
    pub starts_minute: i64,
    pub duration_minutes: i64,
    pub note: String,
    pub seats: Seats,
    pub topics: u64,
    pub languages: u64,
}

/// Locks what a coordinator means: the series first, then its permanences in order of their ids.
async fn meant(tx: &Tx, by: &Coordinator, id: PermanenceId, scope: Scope) -> Result<(Series, Vec<Permanence>), PermanenceError> {
    let permanence = store::of_association(tx, by.association.id, id).await?.ok_or(PermanenceError::NotHere)?;
    let series = series::lock(tx, permanence.series).await?.ok_or(PermanenceError::NotHere)?;
    let permanence = store::lock(tx, id).await?.ok_or(PermanenceError::NotHere)?;
    if let Some(refusal) = permanence.closed_to_signups(tx.now()) {
        return Err(refusal.into());
    }
    let some = match scope {
        Scope::One => vec![permanence],
        Scope::ThisAndAfter => store::lock_after(tx, permanence.series, permanence.starts_at).await?,
    };
    Ok((series, some))
}

pub async fn change(tx: &Tx, by: &Coordinator, id: PermanenceId, scope: Scope, to: &Change) -> Result<(), PermanenceError> {
    let (series, some) = meant(tx, by, id, scope).await?;
    let place = places::store::place(tx, to.place).await?.filter(|place| place.association == by.association.id);
    let place = place.ok_or(PermanenceError::NotHere)?;
    let zone = zone_of(&place.commune);
    for permanence in some {
        let date = to.date.filter(|_| scope == Scope::One).unwrap_or_else(|| permanence.local(permanence.starts_at).date());
        let (starts_at, ends_at) = repeat::instants(date, to.starts_minute, to.duration_minutes, &time_zone(&zone)).ok_or(Refusal::Past)?;
        let changed = Permanence {
            place: place.id,
            zone: zone.clone(),
            starts_at,
            ends_at,
            note: to.note.clone(),
            seats: to.seats,
            topics: to.topics,
            languages: to.languages,
            ..permanence.clone()
        };
        change_one(tx, &permanence, changed).await?;
    }
    if scope == Scope::ThisAndAfter {
        let series = Series {
            place_id: place.id,
            zone,
            starts_minute: to.starts_minute,
            duration_minutes: to.duration_minutes,
            note: to.note.clone(),
            seats_min: to.seats.min,
            seats_max: to.seats.max,
            topics: to.topics.cast_signed(),
            languages: to.languages.cast_signed(),
            ..series
        };
        series::keep(tx, &series).await?;
    }
    note(tx, by, "permanence_changed", id, scope).await
}

async fn change_one(tx: &Tx, before: &Permanence, changed: Permanence) -> Result<(), PermanenceError> {
    if let Some(refusal) = changed.closed_to_signups(tx.now()) {
        return Err(refusal.into());
    }
    let Some(locked) = Locked::read(tx, before.id).await? else { return Ok(()) };
    if i64::try_from(locked.seated().count()).unwrap_or(i64::MAX) > changed.seats.max {
        return Err(Refusal::TooFewSeats.into());
    }
    store::change(tx, &changed).await?;
    let has_moved = (before.starts_at, before.ends_at, before.place) != (changed.starts_at, changed.ends_at, changed.place);
    if has_moved {
        tell_sitters(tx, &locked, &changed).await?;
        stepping::next_later(tx, &changed, tx.now()).await?;
    }
    seating::fill(tx, changed.id).await?;
    moved(tx, &changed);
    Ok(())
}

/// Whoever sits there hears of it. Who sits elsewhere at the new hours cannot be in both: that seat is given back.
async fn tell_sitters(tx: &Tx, locked: &Locked, changed: &Permanence) -> Result<(), Error> {
    let sitters: BTreeSet<_> = locked.seated().map(|signup| signup.account).collect();
    for account in sitters {
        loads::lock(tx, account).await?;
        if signups::is_elsewhere(tx, account, changed).await? {
            signups::put(tx, changed.id, account, SignupState::Left).await?;
            letters::write_later(tx, account, changed, News::Released).await?;
        } else {
            letters::write_later(tx, account, changed, News::Changed).await?;
        }
    }
    Ok(())
}

pub async fn cancel(tx: &Tx, by: &Coordinator, id: PermanenceId, scope: Scope) -> Result<(), PermanenceError> {
    let (series, some) = meant(tx, by, id, scope).await?;
    let ends_before = some.iter().map(|permanence| permanence.local(permanence.starts_at).date()).min();
    for permanence in &some {
        cancel_one(tx, permanence).await?;
    }
    if scope == Scope::ThisAndAfter
        && let Some(last) = ends_before.and_then(|date| date.yesterday().ok())
    {
        series::keep(tx, &Series { until_on: Some(last.to_string()), ..series }).await?;
    }
    note(tx, by, "permanence_cancelled", id, scope).await
}

async fn cancel_one(tx: &Tx, permanence: &Permanence) -> Result<(), Error> {
    if !store::cancel(tx, permanence.id).await? {
        return Ok(());
    }
    stepping::stop(tx, permanence.id).await?;
    for signup in signups::of(tx, &[permanence.id]).await? {
        if matches!(signup.state, SignupState::Seated | SignupState::Waiting) {
            letters::write_later(tx, signup.account, permanence, News::Cancelled).await?;
        }
    }
    moved(tx, permanence);
    Ok(())
}

/// A place is closed for good: nothing is held there any more.
pub async fn close_place(tx: &Tx, place: PlaceId) -> Result<(), Error> {
    for id in series::at_place(tx, place).await? {
        if let Some(series) = series::lock(tx, id).await? {
            let until_on = Some(series.made_until.clone());
            series::keep(tx, &Series { until_on, ..series }).await?;
        }
    }
    for id in store::coming_at(tx, place).await? {
        if let Some(permanence) = store::lock(tx, id).await? {
            cancel_one(tx, &permanence).await?;
        }
    }
    Ok(())
}

async fn note(tx: &Tx, by: &Coordinator, verb: &str, id: PermanenceId, scope: Scope) -> Result<(), PermanenceError> {
    let detail = if scope == Scope::One { "" } else { "and those after" };
    Ok(audit::note(tx, Actor::Account(by.who.account), verb, format!("permanence {id}"), Some(by.association.id), detail).await?)
}
