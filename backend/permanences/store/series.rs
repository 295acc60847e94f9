//! What makes permanences, in SQL.

use crate::args;
use crate::storage::{AssociationId, Error, PlaceId, Row, SeriesId, Sql, Tx};

/// What makes permanences: dates by a rule, local hours, and what each of them begins with.
#[derive(Clone, Debug, PartialEq, Eq, Row)]
pub struct Series {
    pub id: SeriesId,
    pub association_id: AssociationId,
    pub place_id: PlaceId,
    /// An RRULE without DTSTART and UNTIL; empty: once.
    pub rule: String,
    /// "2026-12-01", as are `until_on` (the last day on which there may be one) and `made_until`.
    pub first_on: String,
    pub until_on: Option<String>,
    /// Of the local day.
    pub starts_minute: i64,
    pub duration_minutes: i64,
    pub zone: String,
    pub skips_holidays: bool,
    pub note: String,
    pub seats_min: i64,
    pub seats_max: i64,
    pub topics: i64,
    pub languages: i64,
    pub alert_days: i64,
    /// Permanences were made up to this day.
    pub made_until: String,
}

const COLUMNS: &str = "id, association_id, place_id, rule, first_on, until_on, starts_minute, duration_minutes, zone, skips_holidays, note, \
    seats_min, seats_max, topics, languages, alert_days, made_until";

pub async fn series(db: &impl Sql, id: SeriesId) -> Result<Option<Series>, Error> {
    db.first(&format!("SELECT {COLUMNS} FROM permanence_series WHERE id = $1"), args![id]).await
}

/// The same, locked: it is made ahead, changed or ended by one at a time.
pub(in crate::permanences) async fn lock(tx: &Tx, id: SeriesId) -> Result<Option<Series>, Error> {
    tx.first(&format!("SELECT {COLUMNS} FROM permanence_series WHERE id = $1{}", tx.locks()), args![id]).await
}

/// Keeps a series, new or changed.
pub(in crate::permanences) async fn keep(tx: &Tx, series: &Series) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO permanence_series (id, association_id, place_id, rule, first_on, until_on, starts_minute, duration_minutes, zone, \
         skips_holidays, note, seats_min, seats_max, topics, languages, alert_days, made_until, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT (id) DO UPDATE SET \
         place_id = excluded.place_id, until_on = excluded.until_on, starts_minute = excluded.starts_minute, \
         duration_minutes = excluded.duration_minutes, zone = excluded.zone, note = excluded.note, seats_min = excluded.seats_min, \
         seats_max = excluded.seats_max, topics = excluded.topics, languages = excluded.languages, made_until = excluded.made_until",
        args![
            series.id,
            series.association_id,
            series.place_id,
            series.rule.as_str(),
            series.first_on.as_str(),
            series.until_on.as_deref(),
            series.starts_minute,
            series.duration_minutes,
            series.zone.as_str(),
            series.skips_holidays,
            series.note.as_str(),
            series.seats_min,
            series.seats_max,
            series.topics,
            series.languages,
            series.alert_days,
            series.made_until.as_str(),
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Those at a place that may still make permanences, in order of their ids.
pub(in crate::permanences) async fn at_place(tx: &Tx, place: PlaceId) -> Result<Vec<SeriesId>, Error> {
    let statement = "SELECT id FROM permanence_series WHERE place_id = $1 AND rule <> '' ORDER BY id";
    tx.column(statement, args![place]).await
}
