//! What can be had near a commune, in SQL: ways of meeting, places, the usual wait.

use crate::args;
use crate::associations::WeeklyHours;
use crate::clock::DAY;
use crate::help_requests::{Meeting, Urgency};
use crate::places::communes::{Commune, distance_km};
use crate::storage::{AssociationId, Error, PlaceId, Row, Sql, sql};

/// Farther than that, a place is no longer near (km, as the crow flies).
const NEAR_KM: f64 = 30.0;
/// Past waits are looked at over this time, and this many of them say something.
const PAST_MS: i64 = 60 * DAY;
const ENOUGH: usize = 5;

#[derive(Row)]
struct Ways {
    by_phone: i64,
    in_place: i64,
    by_messages: i64,
    at_home: i64,
}

/// The ways in which a helper of these associations can meet somebody. Homes: vetted adults, no civic-service volunteer; not looked for
/// where they are not allowed, since finding nobody means looking at everybody.
pub async fn ways(db: &impl Sql, associations: &[AssociationId], is_home_allowed: bool, now: i64) -> Result<Vec<Meeting>, Error> {
    if associations.is_empty() {
        return Ok(Vec::new());
    }
    let someone = |condition: &str| {
        format!(
            "CAST(CASE WHEN EXISTS (SELECT 1 FROM memberships m JOIN helpers p ON p.account_id = m.account_id \
             WHERE m.association_id IN ({}) AND m.state = 'active' AND p.identity_seen_at IS NOT NULL AND p.charter_signed_at IS NOT NULL \
             AND {condition}) THEN 1 ELSE 0 END AS BIGINT)",
            sql::marks(2, associations.len())
        )
    };
    let statement = format!(
        "SELECT {} AS by_phone, {} AS in_place, {} AS by_messages, {} AS at_home",
        someone("(p.meetings & 1) <> 0"),
        someone("(p.meetings & 2) <> 0"),
        someone("(p.meetings & 4) <> 0"),
        if is_home_allowed {
            someone("(p.meetings & 8) <> 0 AND p.is_adult = TRUE AND p.vetted_until > $1 AND p.kind <> 'civic_service'")
        } else {
            "CAST(CASE WHEN $1 < 0 THEN 1 ELSE 0 END AS BIGINT)".to_owned()
        }
    );
    let mut values = args![now];
    values.extend(associations.iter().map(|id| sql::Arg::from(*id)));
    let Some(found) = db.first::<Ways>(&statement, values).await? else { return Ok(Vec::new()) };
    let all = [found.by_phone, found.in_place, found.by_messages, found.at_home];
    Ok(Meeting::ALL.iter().zip(all).filter(|(_, is_there)| *is_there == 1).map(|(meeting, _)| *meeting).collect())
}

/// A place where these associations help.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub id: PlaceId,
    pub name: String,
    pub address: String,
    pub opening_hours: WeeklyHours,
    /// As the crow flies, from the commune's centre.
    pub km: f64,
}

#[derive(Row)]
struct SpotRow {
    id: PlaceId,
    name: String,
    address: String,
    opening_hours: String,
    latitude: f64,
    longitude: f64,
}

impl SpotRow {
    fn read(self, km: f64) -> Spot {
        Spot { id: self.id, name: self.name, address: self.address, opening_hours: WeeklyHours::from_json(&self.opening_hours), km }
    }
}

/// The places near a commune, nearest first.
pub async fn spots(db: &impl Sql, associations: &[AssociationId], commune: &Commune) -> Result<Vec<Spot>, Error> {
    if associations.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!(
        "SELECT id, name, address, opening_hours, latitude, longitude FROM places WHERE closed_at IS NULL AND association_id IN ({})",
        sql::marks(1, associations.len())
    );
    let rows = db.all::<SpotRow>(&statement, associations.iter().map(|id| sql::Arg::from(*id)).collect()).await?;
    let near = |row: SpotRow| {
        let km = distance_km(commune.latitude, commune.longitude, row.latitude, row.longitude);
        (km <= NEAR_KM).then(|| row.read(km))
    };
    let mut spots: Vec<Spot> = rows.into_iter().filter_map(near).collect();
    spots.sort_by(|one, other| one.km.total_cmp(&other.km).then(one.id.cmp(&other.id)));
    Ok(spots)
}

/// The median time from asking to a claim (ms), over the last sixty days of one association, for this urgency. `None`
/// below five: too few to promise anything.
pub async fn usual_wait_ms(db: &impl Sql, association: AssociationId, urgency: Urgency, now: i64) -> Result<Option<i64>, Error> {
    let mut waits: Vec<i64> = db
        .column(
            "SELECT claimed_at - line_at FROM help_requests WHERE settings_association_id = $1 AND claimed_at > $2 AND urgency = $3 \
             AND is_test = FALSE ORDER BY claimed_at DESC LIMIT 201",
            args![association, now - PAST_MS, urgency.as_str()],
        )
        .await?;
    waits.sort_unstable();
    Ok((waits.len() >= ENOUGH).then(|| waits.get(waits.len() / 2).copied()).flatten())
}

/// One place, wherever it is (`km` is 0).
pub async fn spot(db: &impl Sql, id: PlaceId) -> Result<Option<Spot>, Error> {
    let row =
        db.first::<SpotRow>("SELECT id, name, address, opening_hours, latitude, longitude FROM places WHERE id = $1", args![id]).await?;
    Ok(row.map(|row| row.read(0.0)))
}

/// Every area that some association covers: INSEE codes of communes, and "d" with a département's code.
pub async fn covered_areas(db: &impl Sql) -> Result<Vec<String>, Error> {
    db.column("SELECT DISTINCT area FROM association_areas ORDER BY area", args![]).await
}
