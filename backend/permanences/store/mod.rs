//! Permanences, in SQL.

pub mod feeds;
pub mod series;
pub mod signups;

use crate::args;
use crate::permanences::{Permanence, Seats};
use crate::storage::{AssociationId, Error, PermanenceId, PlaceId, Row, SeriesId, Sql, Tx, sql};

/// A page or a calendar shows no more.
const MOST: usize = 1_000;
const WIDTH: usize = 16;
/// Rows in one statement.
const AT_ONCE: usize = 50;

#[derive(Row)]
struct PermanenceRow {
    id: PermanenceId,
    series_id: SeriesId,
    association_id: AssociationId,
    place_id: PlaceId,
    place_name: String,
    address: String,
    commune: String,
    zone: String,
    starts_at: i64,
    ends_at: i64,
    note: String,
    seats_min: i64,
    seats_max: i64,
    topics: i64,
    languages: i64,
    alert_days: i64,
    sequence: i64,
    changed_at: i64,
    cancelled_at: Option<i64>,
}

impl From<PermanenceRow> for Permanence {
    fn from(row: PermanenceRow) -> Self {
        Self {
            id: row.id,
            series: row.series_id,
            association: row.association_id,
            place: row.place_id,
            place_name: row.place_name,
            address: row.address,
            commune: row.commune,
            zone: row.zone,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            note: row.note,
            seats: Seats { min: row.seats_min, max: row.seats_max },
            topics: row.topics.cast_unsigned(),
            languages: row.languages.cast_unsigned(),
            alert_days: row.alert_days,
            sequence: row.sequence,
            changed_at: row.changed_at,
            cancelled_at: row.cancelled_at,
        }
    }
}

const SELECT: &str = "SELECT p.id, p.series_id, p.association_id, p.place_id, l.name AS place_name, l.address, l.commune, p.zone, p.starts_at, \
    p.ends_at, p.note, p.seats_min, p.seats_max, p.topics, p.languages, p.alert_days, p.sequence, p.changed_at, p.cancelled_at \
    FROM permanences p JOIN places l ON l.id = p.place_id";

pub async fn permanence(db: &impl Sql, id: PermanenceId) -> Result<Option<Permanence>, Error> {
    Ok(db.first::<PermanenceRow>(&format!("{SELECT} WHERE p.id = $1"), args![id]).await?.map(Permanence::from))
}

/// Some of them, in order of their beginnings.
pub async fn some(db: &impl Sql, ids: &[PermanenceId]) -> Result<Vec<Permanence>, Error> {
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let statement = format!("{SELECT} WHERE p.id IN ({}) ORDER BY p.starts_at, p.id", sql::marks(1, some.len()));
        let rows = db.all::<PermanenceRow>(&statement, some.iter().map(|id| sql::Arg::from(*id)).collect()).await?;
        found.extend(rows.into_iter().map(Permanence::from));
    }
    Ok(found)
}

/// One of this association's; `None` for any other's.
pub async fn of_association(db: &impl Sql, association: AssociationId, id: PermanenceId) -> Result<Option<Permanence>, Error> {
    let statement = format!("{SELECT} WHERE p.association_id = $1 AND p.id = $2");
    Ok(db.first::<PermanenceRow>(&statement, args![association, id]).await?.map(Permanence::from))
}

/// The same, locked: whoever takes, leaves or changes a seat of it waits.
pub(in crate::permanences) async fn lock(tx: &Tx, id: PermanenceId) -> Result<Option<Permanence>, Error> {
    let statement = format!("SELECT id FROM permanences WHERE id = $1{}", tx.locks());
    if tx.scalar::<PermanenceId>(&statement, args![id]).await?.is_none() {
        return Ok(None);
    }
    permanence(tx, id).await
}

/// Which permanences to read.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    pub associations: &'a [AssociationId],
    pub place: Option<PlaceId>,
    /// Those that end after `from` and begin before `until` (UTC milliseconds).
    pub from: i64,
    pub until: i64,
}

/// In the order of their beginnings.
pub async fn listed(db: &impl Sql, span: Span<'_>) -> Result<Vec<Permanence>, Error> {
    if span.associations.is_empty() {
        return Ok(Vec::new());
    }
    let marks = sql::marks(4, span.associations.len());
    let statement = format!(
        "{SELECT} WHERE p.ends_at > $1 AND p.starts_at < $2 AND ($3 = 0 OR p.place_id = $3) AND p.association_id IN ({marks}) \
         ORDER BY p.starts_at, p.id LIMIT {MOST}"
    );
    let mut values = args![span.from, span.until, span.place.map_or(0, |place| place.0)];
    values.extend(span.associations.iter().map(|id| sql::Arg::from(*id)));
    Ok(db.all::<PermanenceRow>(&statement, values).await?.into_iter().map(Permanence::from).collect())
}

/// Those of an association that ended since an instant, where somebody had a seat and nobody said whether they came; the latest first.
pub async fn to_note(db: &impl Sql, association: AssociationId, since_at: i64, now: i64) -> Result<Vec<Permanence>, Error> {
    let statement = format!(
        "{SELECT} WHERE p.association_id = $1 AND p.ends_at > $2 AND p.ends_at <= $3 AND p.cancelled_at IS NULL AND EXISTS \
         (SELECT 1 FROM permanence_signups s WHERE s.permanence_id = p.id AND s.state = 'seated') ORDER BY p.starts_at DESC, p.id LIMIT 20"
    );
    let rows = db.all::<PermanenceRow>(&statement, args![association, since_at, now]).await?;
    Ok(rows.into_iter().map(Permanence::from).collect())
}

/// Those of a series that are not cancelled and begin at `from` or later, locked, in order of their ids.
pub(in crate::permanences) async fn lock_after(tx: &Tx, series: SeriesId, from: i64) -> Result<Vec<Permanence>, Error> {
    let condition = "series_id = $1 AND starts_at >= $2 AND cancelled_at IS NULL";
    if !tx.locks().is_empty() {
        let statement = format!("SELECT id FROM permanences WHERE {condition} ORDER BY id{}", tx.locks());
        tx.column::<PermanenceId>(&statement, args![series, from]).await?;
    }
    let statement = format!("{SELECT} WHERE p.series_id = $1 AND p.starts_at >= $2 AND p.cancelled_at IS NULL ORDER BY p.id");
    Ok(tx.all::<PermanenceRow>(&statement, args![series, from]).await?.into_iter().map(Permanence::from).collect())
}

/// Those at a place that are not over.
pub(in crate::permanences) async fn coming_at(tx: &Tx, place: PlaceId) -> Result<Vec<PermanenceId>, Error> {
    let statement = "SELECT id FROM permanences WHERE place_id = $1 AND starts_at > $2 AND cancelled_at IS NULL ORDER BY id";
    tx.column(statement, args![place, tx.now()]).await
}

/// A permanence about to be made, for a date of its series.
pub(in crate::permanences) struct NewPermanence {
    pub id: PermanenceId,
    pub made_for: String,
    pub starts_at: i64,
    pub ends_at: i64,
}

/// Makes permanences of a series; dates that it was made for already are left alone.
pub(in crate::permanences) async fn insert(tx: &Tx, of: &series::Series, new: &[NewPermanence]) -> Result<(), Error> {
    for some in new.chunks(AT_ONCE) {
        let statement = format!(
            "INSERT INTO permanences (id, series_id, association_id, place_id, made_for, zone, starts_at, ends_at, note, seats_min, seats_max, \
             topics, languages, alert_days, sequence, changed_at) VALUES {} ON CONFLICT (series_id, made_for) DO NOTHING",
            sql::rows_of_marks(some.len(), WIDTH)
        );
        let mut values = Vec::with_capacity(some.len() * WIDTH);
        for one in some {
            values.extend(args![
                one.id,
                of.id,
                of.association_id,
                of.place_id,
                one.made_for.as_str(),
                of.zone.as_str(),
                one.starts_at,
                one.ends_at,
                of.note.as_str(),
                of.seats_min,
                of.seats_max,
                of.topics,
                of.languages,
                of.alert_days,
                0_i64,
                tx.now()
            ]);
        }
        tx.execute(&statement, values).await?;
    }
    Ok(())
}

/// Which of these were really made.
pub(in crate::permanences) async fn made(tx: &Tx, series: SeriesId, since_at: i64) -> Result<Vec<Permanence>, Error> {
    let statement = format!("{SELECT} WHERE p.series_id = $1 AND p.changed_at >= $2 AND p.cancelled_at IS NULL ORDER BY p.id");
    Ok(tx.all::<PermanenceRow>(&statement, args![series, since_at]).await?.into_iter().map(Permanence::from).collect())
}

/// Keeps what was changed of a permanence, and raises its sequence.
pub(in crate::permanences) async fn change(tx: &Tx, to: &Permanence) -> Result<(), Error> {
    tx.execute(
        "UPDATE permanences SET place_id = $2, zone = $3, starts_at = $4, ends_at = $5, note = $6, seats_min = $7, seats_max = $8, topics = $9, \
         languages = $10, sequence = sequence + 1, changed_at = $11 WHERE id = $1",
        args![
            to.id,
            to.place,
            to.zone.as_str(),
            to.starts_at,
            to.ends_at,
            to.note.as_str(),
            to.seats.min,
            to.seats.max,
            to.topics.cast_signed(),
            to.languages.cast_signed(),
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// `false` when it was cancelled already.
pub(in crate::permanences) async fn cancel(tx: &Tx, id: PermanenceId) -> Result<bool, Error> {
    let statement =
        "UPDATE permanences SET cancelled_at = $2, changed_at = $2, sequence = sequence + 1 WHERE id = $1 AND cancelled_at IS NULL";
    Ok(tx.execute(statement, args![id, tx.now()]).await? == 1)
}
