//! A series is made, and its permanences months ahead of their days.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{PermanenceError, stepping};
use crate::audit::{self, Actor};
use crate::clock::DAY;
use crate::jobs::{self, Job, JobError};
use crate::permanences::store::series::{self, Series};
use crate::permanences::store::{self, NewPermanence};
use crate::permanences::{repeat, time_zone};
use crate::places;
use crate::places::communes::{communes, departement_of};
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, PermanenceId, PlaceId, SeriesId, Tx};
use crate::web::words::ZONE;

/// The kind of job that makes a series go on.
pub const JOB: &str = "permanences_ahead";
/// Permanences exist so many days before they are held.
const AHEAD_DAYS: i64 = 183;
const AGAIN_AFTER_MS: i64 = DAY;

/// What a coordinator asks for.
#[derive(Clone, Debug)]
pub struct NewSeries {
    pub place: PlaceId,
    pub rule: String,
    pub first: Date,
    /// The last day on which there may be one.
    pub until: Option<Date>,
    pub starts_minute: i64,
    pub duration_minutes: i64,
    pub skips_holidays: bool,
    pub note: String,
    pub seats: crate::permanences::Seats,
    pub topics: u64,
    pub languages: u64,
    pub alert_days: i64,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    series: SeriesId,
}

/// The zone in which a commune's clocks go.
pub fn zone_of(commune: &str) -> String {
    communes().by_code(commune).map_or(ZONE, |commune| commune.time_zone()).to_owned()
}

/// Makes a series and its first months. The first of its permanences, if the rule makes one in these.
pub async fn make(tx: &Tx, by: AccountId, association: AssociationId, new: &NewSeries) -> Result<Option<PermanenceId>, PermanenceError> {
    let place = places::store::place(tx, new.place).await?.filter(|place| place.association == association);
    let place = place.ok_or(PermanenceError::NotHere)?;
    let before_first = new.first.yesterday().unwrap_or(new.first);
    let mut series = Series {
        id: tx.new_id(),
        association_id: association,
        place_id: place.id,
        rule: new.rule.clone(),
        first_on: new.first.to_string(),
        until_on: new.until.map(|until| until.to_string()),
        starts_minute: new.starts_minute,
        duration_minutes: new.duration_minutes,
        zone: zone_of(&place.commune),
        skips_holidays: new.skips_holidays,
        note: new.note.clone(),
        seats_min: new.seats.min,
        seats_max: new.seats.max,
        topics: new.topics.cast_signed(),
        languages: new.languages.cast_signed(),
        alert_days: new.alert_days,
        made_until: before_first.to_string(),
    };
    series::keep(tx, &series).await?;
    let first = go_on(tx, &mut series).await?;
    audit::note(tx, Actor::Account(by), "permanences_made", format!("series {}", series.id), Some(association), &series.rule).await?;
    Ok(first)
}

/// Makes what a series has not made up to [`AHEAD_DAYS`] from now, and goes on tomorrow while there is more to come.
async fn go_on(tx: &Tx, series: &mut Series) -> Result<Option<PermanenceId>, Error> {
    let zone = time_zone(&series.zone);
    let today = Timestamp::from_millisecond(tx.now()).unwrap_or_default().to_zoned(zone.clone()).date();
    let read = |text: &str| text.parse::<Date>().map_err(|error| Error::Row(format!("permanence_series: {error}")));
    let (first, made_until) = (read(&series.first_on)?, read(&series.made_until)?);
    let last = series.until_on.as_deref().map(read).transpose()?;
    let horizon = today.saturating_add(AHEAD_DAYS.days()).max(first);
    let until = last.map_or(horizon, |last| last.min(horizon));
    let commune = places::store::place(tx, series.place_id).await?.map_or_else(String::new, |place| place.commune);
    let holidays = series.skips_holidays.then(|| departement_of(&commune));
    let dates = repeat::dates(&series.rule, first, until, holidays).map_err(|error| Error::Row(error.to_string()))?;
    let new: Vec<NewPermanence> = dates
        .into_iter()
        .filter(|date| *date > made_until)
        .filter_map(|date| {
            let (starts_at, ends_at) = repeat::instants(date, series.starts_minute, series.duration_minutes, &zone)?;
            (starts_at > tx.now()).then(|| NewPermanence { id: tx.new_id(), made_for: date.to_string(), starts_at, ends_at })
        })
        .collect();
    store::insert(tx, series, &new).await?;
    if until > made_until {
        series.made_until = until.to_string();
        series::keep(tx, series).await?;
    }
    for permanence in store::made(tx, series.id, tx.now()).await? {
        stepping::next_later(tx, &permanence, tx.now()).await?;
    }
    if !new.is_empty() {
        tx.hint(format!("permanences/{}", series.association_id));
    }
    if !series.rule.is_empty() && last.is_none_or(|last| last > until) {
        jobs::later(tx, JOB, Some(&format!("{JOB}/{}", series.id)), &Payload { series: series.id }, tx.now() + AGAIN_AFTER_MS).await?;
    }
    Ok(new.first().map(|first| first.id))
}

/// The job of each day.
pub async fn make_ahead(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { series } = job.read()?;
    let work = async move |tx: &Tx| {
        if job.done(tx).await?
            && let Some(mut series) = series::lock(tx, series).await?
        {
            go_on(tx, &mut series).await?;
        }
        Ok::<_, Error>(())
    };
    Ok(state.storage.write(work).await?)
}
