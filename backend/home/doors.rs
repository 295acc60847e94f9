//! Where somebody could go instead of waiting: places that are open now, and permanences of today.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::help_requests::{HelpRequest, State, store};
use crate::permanences::{self, Permanence, store::Span, store::signups};
use crate::places::communes::{communes, zone_of};
use crate::state::AppState;
use crate::storage::{AssociationId, Error, PermanenceId, PlaceId};

/// As many are named.
const MOST: usize = 2;

/// A place to go to.
#[derive(Debug, Serialize)]
pub struct Door {
    name: String,
    address: String,
    /// When it closes, if it is open now; UTC milliseconds.
    closes_at: Option<i64>,
    /// Help without an appointment today: from, until.
    today: Vec<(i64, i64)>,
}

/// Of which associations the permanences are told to whoever asked: none once somebody helps.
pub async fn told_of(state: &AppState, asked: &HelpRequest) -> Result<Vec<AssociationId>, Error> {
    if matches!(asked.state, State::Open | State::Unmet) { store::reach_of(state.db(), asked).await } else { Ok(Vec::new()) }
}

/// The hint that tells of an association's permanences.
pub fn hint(association: AssociationId) -> String {
    format!("permanences/{association}")
}

/// The nearest first.
pub async fn doors(state: &AppState, asked: &HelpRequest, reach: &[AssociationId], now: i64) -> Result<Vec<Door>, Error> {
    let Some(commune) = communes().by_code(&asked.commune).filter(|_| !reach.is_empty()) else { return Ok(Vec::new()) };
    let zone = zone_of(&asked.commune);
    let mut today = held_today(state, reach, asked, now).await?;
    let spots = store::spots(state.db(), reach, commune).await?;
    let door = |spot: store::Spot| {
        let door = Door {
            closes_at: spot.opening_hours.closes_at(now, &zone),
            today: today.remove(&spot.id).unwrap_or_default(),
            name: spot.name,
            address: spot.address,
        };
        (door.closes_at.is_some() || !door.today.is_empty()).then_some(door)
    };
    Ok(spots.into_iter().filter_map(door).take(MOST).collect())
}

/// The hours of today's permanences by place: of those that help with this, and in which somebody sits. A closed door is worse than none.
async fn held_today(
    state: &AppState,
    reach: &[AssociationId],
    asked: &HelpRequest,
    now: i64,
) -> Result<BTreeMap<PlaceId, Vec<(i64, i64)>>, Error> {
    let span = Span { associations: reach, place: None, from: now, until: end_of_day(now, &asked.commune) };
    let helps = |permanence: &Permanence| {
        permanence.cancelled_at.is_none() && (permanence.topics == 0 || permanence.topics >> asked.topic.bit() & 1 == 1)
    };
    let held: Vec<Permanence> = permanences::store::listed(state.db(), span).await?.into_iter().filter(helps).collect();
    let ids: Vec<PermanenceId> = held.iter().map(|permanence| permanence.id).collect();
    let signups = signups::of(state.db(), &ids).await?;
    let mut hours: BTreeMap<PlaceId, Vec<(i64, i64)>> = BTreeMap::new();
    for permanence in held {
        if signups.iter().any(|signup| signup.permanence == permanence.id && signup.sits()) {
            hours.entry(permanence.place).or_default().push((permanence.starts_at, permanence.ends_at));
        }
    }
    Ok(hours)
}

fn end_of_day(now: i64, commune: &str) -> i64 {
    let local = Timestamp::from_millisecond(now).unwrap_or_default().to_zoned(zone_of(commune));
    local.tomorrow().and_then(|tomorrow| tomorrow.start_of_day()).map_or(now, |midnight| midnight.timestamp().as_millisecond())
}
