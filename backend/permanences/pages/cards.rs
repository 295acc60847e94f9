//! A permanence as pages show it: when, where, who is missing, and what one can do there.

use std::collections::HashMap;

use serde::Serialize;

use crate::permanences::store::signups::{self, Signup};
use crate::permanences::{Filled, Permanence, SignupState, attendance, words};
use crate::state::AppState;
use crate::storage::{AccountId, Error, PermanenceId, SignupId};
use crate::web::Page;

#[derive(Serialize)]
pub struct Card {
    pub id: PermanenceId,
    pub day: String,
    pub hours: String,
    pub place: String,
    pub where_is: String,
    pub note: String,
    pub taken: i64,
    pub min: i64,
    pub max: i64,
    pub missing: i64,
    /// Of those that count, the most telling: cancelled, over, short, nobody_carries, enough.
    pub state: &'static str,
    /// Where the viewer stands with it: seated, waiting, came, left…; empty when nowhere.
    pub mine: &'static str,
    pub is_full: bool,
    /// Somebody else looks for whoever can take their place.
    pub swaps: Vec<Swap>,
    pub has_asked_swap: bool,
    pub may_sign_up: bool,
    pub may_leave: bool,
    pub may_arrive: bool,
    pub may_depart: bool,
    /// The place of the viewer on the waiting list, from 1; 0 when not on it.
    pub waits_as: usize,
    pub minutes: i64,
}

#[derive(Serialize)]
pub struct Swap {
    pub signup: SignupId,
    pub first_name: String,
}

/// Everybody of each permanence.
pub async fn everybody(state: &AppState, permanences: &[Permanence]) -> Result<HashMap<PermanenceId, Vec<Signup>>, Error> {
    let ids: Vec<PermanenceId> = permanences.iter().map(|permanence| permanence.id).collect();
    let mut found: HashMap<PermanenceId, Vec<Signup>> = HashMap::new();
    for signup in signups::of(state.db(), &ids).await? {
        found.entry(signup.permanence).or_default().push(signup);
    }
    Ok(found)
}

pub fn card(permanence: &Permanence, everybody: &[Signup], viewer: AccountId, page: &Page) -> Card {
    let (now, lang) = (page.now(), page.lang);
    let seated = || everybody.iter().filter(|signup| signup.sits());
    let taken = i64::try_from(seated().count()).unwrap_or(i64::MAX);
    let filled = permanence.seats.filled(seated().map(|signup| signup.sitter));
    let own = everybody.iter().find(|signup| signup.account == viewer);
    let is_open = permanence.closed_to_signups(now).is_none();
    let is = |state: SignupState| own.is_some_and(|own| own.state == state);
    let has_seat = own.is_some_and(Signup::sits);
    let waiting: Vec<&Signup> = everybody.iter().filter(|signup| signup.state == SignupState::Waiting).collect();
    let asks = |signup: &&Signup| signup.state == SignupState::Seated && signup.swap_asked_at.is_some() && signup.account != viewer;
    Card {
        id: permanence.id,
        day: words::day(lang, permanence, now),
        hours: words::hours(lang, permanence),
        place: permanence.place_name.clone(),
        where_is: words::place(permanence),
        note: permanence.note.clone(),
        taken,
        min: permanence.seats.min,
        max: permanence.seats.max,
        missing: if let Filled::Short(missing) = filled { missing } else { 0 },
        state: match filled {
            _ if permanence.cancelled_at.is_some() => "cancelled",
            _ if permanence.ends_at <= now => "over",
            Filled::Short(_) => "short",
            Filled::NobodyCarries => "nobody_carries",
            Filled::Enough => "enough",
        },
        mine: own.map_or("", |own| own.state.as_str()),
        is_full: taken >= permanence.seats.max,
        swaps: if has_seat || !is_open {
            Vec::new()
        } else {
            everybody.iter().filter(asks).map(|signup| Swap { signup: signup.id, first_name: signup.first_name.clone() }).collect()
        },
        has_asked_swap: own.is_some_and(|own| own.swap_asked_at.is_some()),
        may_sign_up: is_open && !has_seat && !is(SignupState::Waiting),
        may_leave: is_open && (is(SignupState::Seated) || is(SignupState::Waiting)),
        may_arrive: is(SignupState::Seated) && attendance::may_arrive(permanence, now),
        may_depart: own.is_some_and(|own| own.state == SignupState::Came && own.left_at.is_none()),
        waits_as: waiting.iter().position(|signup| signup.account == viewer).map_or(0, |place| place + 1),
        minutes: own.map_or(0, |own| attendance::minutes(own.arrived_at, own.left_at)),
    }
}
