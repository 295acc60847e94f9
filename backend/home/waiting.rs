//! The asker's page: what happens with their help request, told as it is, and always another way.

use axum::extract::State as With;
use axum::response::Response;
use serde::Serialize;

use crate::associations::{self, Association};
use crate::audit::Actor;
use crate::context;
use crate::help_requests::rights::HoldsCode;
use crate::help_requests::store::{self, AskerWords};
use crate::help_requests::{HelpRequest, Meeting, State, Urgency, code, nearby};
use crate::hub;
use crate::pairing::{self, ASK_AFTER_MS, Pairing, store as pairings};
use crate::places::communes::communes;
use crate::state::AppState;
use crate::storage::{AssociationId, Error};
use crate::web::contacts::Phone;
use crate::web::{AppError, Page};

/// How many places that are open now are named.
const MOST_PLACES: usize = 2;

/// What is so now; each has its title, "wait-title-…".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Scene {
    /// It has just left.
    Begun,
    /// The association is closed: it leaves when it opens.
    Shut,
    /// Helpers were told.
    Told,
    /// There is nobody to tell at the moment.
    Nobody,
    /// Whoever had said yes could not help in the end.
    Again,
    Paired,
    Helping,
    Recorded,
    Confirmed,
    Unmet,
    Withdrawn,
    Closed,
}

/// What was read for the page.
struct Seen {
    asked: HelpRequest,
    /// The latest, ended or not.
    pairing: Option<Pairing>,
    association: Option<Association>,
    /// When the association opens, if it is closed now.
    opens_at: Option<i64>,
    /// How many were told in this round.
    told_now: usize,
}

/// A place that is open now.
#[derive(Serialize)]
struct OpenPlace {
    name: String,
    address: String,
    closes_at: i64,
}

pub async fn wait(With(state): With<AppState>, page: Page, holds: HoldsCode) -> Result<Response, AppError> {
    let asked = store::latest_of(state.db(), holds.asker).await?.ok_or(AppError::CodeFirst)?;
    let page = page.live(vec![hub::cursor(state.db(), asked.id.0).await?]);
    // Read again behind its cursor: what moves between the two is told.
    let asked = store::help_request(state.db(), asked.id).await?.ok_or(AppError::CodeFirst)?;
    let seen = see(&state, asked, page.now()).await?;
    let words = store::words(state.db(), seen.asked.id).await?;
    let scene = scene(&seen);
    let spot = match seen.asked.place.filter(|_| seen.asked.meeting == Meeting::Place) {
        Some(place) => store::spot(state.db(), place).await?,
        None => None,
    };
    let helper = seen.pairing.as_ref().filter(|pairing| pairing.ended_at.is_none());
    page.show(
        "home/waiting.html",
        context! {
            scene: scene,
            helper: helper.map(|pairing| &pairing.helper_first_name),
            former: seen.pairing.as_ref().map(|pairing| &pairing.helper_first_name),
            paired_at: helper.map(|pairing| pairing.started_at),
            late_until: helper.and_then(|pairing| pairing.late_until).filter(|until| *until > page.now()),
            last_sign_at: helper.and_then(|pairing| pairing.last_sign_at),
            resumes_at: helper.and_then(|pairing| pairing.resumes_at),
            may_say_silent: helper.is_some_and(|pairing| may_say_silent(&seen.asked, pairing, page.now())),
            is_asked_after: helper.is_some_and(|pairing| pairing.is_asked_after),
            told: seen.asked.told,
            is_first_in_line: seen.asked.round > 1,
            usual: usual(&state, &seen, page.now()).await?,
            opens_at: seen.opens_at,
            reopen_at: seen.asked.reopen_at,
            meeting: seen.asked.meeting.as_str(),
            urgency: seen.asked.urgency.as_str(),
            wanted_at: seen.asked.wanted_at,
            created_at: seen.asked.created_at,
            spot: spot.map(|spot| [spot.name, spot.address]),
            call_name: words.call_name.as_ref(),
            phone: masked(&words),
            code: code::display(&words.code),
            trust_word: &seen.asked.trust_word,
            help_request: seen.asked.id,
            places: open_places(&state, &seen.asked, page.now()).await?,
            association: seen.association.as_ref().map(|association| &association.name),
            association_phone: seen.association.as_ref().map(|association| &association.phone).filter(|phone| !phone.is_empty()),
        },
    )
}

/// "Personne n'a appelé": it opens again at once, first in line.
pub async fn nobody_called(With(state): With<AppState>, page: Page, holds: HoldsCode) -> Result<Response, AppError> {
    let asked = store::latest_of(state.db(), holds.asker).await?.ok_or(AppError::CodeFirst)?;
    let now = page.now();
    state
        .storage
        .write(async move |tx| {
            let pairing = pairings::live_pairing(tx, asked.id).await?;
            let Some(pairing) = pairing.filter(|pairing| may_say_silent(&asked, pairing, now)) else { return Ok(()) };
            pairing::ending::give_back(tx, &pairing, "no_sign", Actor::Asker).await?;
            Ok::<_, Error>(())
        })
        .await?;
    Ok(page.go("/wait"))
}

async fn see(state: &AppState, asked: HelpRequest, now: i64) -> Result<Seen, AppError> {
    let association = match asked.association.or(asked.settings_association) {
        Some(id) => associations::store::association(state.db(), id).await?,
        None => None,
    };
    let opens_at = association.as_ref().and_then(|one| one.opening_hours.next_opening(now, &one.zone())).filter(|opens| *opens > now);
    let offers = pairings::offers_of(state.db(), asked.id).await?;
    let told_now = offers.iter().filter(|offer| offer.round == asked.round).count();
    let pairing = pairings::latest_pairing(state.db(), asked.id).await?;
    Ok(Seen { asked, pairing, association, opens_at, told_now })
}

fn scene(seen: &Seen) -> Scene {
    match seen.asked.state {
        State::Open if seen.told_now > 0 => Scene::Told,
        State::Open if seen.opens_at.is_some() && seen.asked.wave == 0 => Scene::Shut,
        State::Open if seen.asked.wave > 0 => Scene::Nobody,
        State::Open if seen.pairing.is_some() => Scene::Again,
        State::Open => Scene::Begun,
        State::Paired => Scene::Paired,
        State::Helping => Scene::Helping,
        State::Recorded => Scene::Recorded,
        State::Confirmed => Scene::Confirmed,
        State::Unmet => Scene::Unmet,
        State::Withdrawn => Scene::Withdrawn,
        State::Closed => Scene::Closed,
    }
}

/// Ten minutes after a *now* claim, or after the delay that was announced, without a call.
fn may_say_silent(asked: &HelpRequest, pairing: &Pairing, now: i64) -> bool {
    let has_called = pairing.last_sign_at.is_some() && pairing.late_until.is_none();
    let expected_at = pairing.late_until.unwrap_or(pairing.started_at);
    asked.state == State::Paired && asked.urgency == Urgency::Now && !has_called && now - expected_at >= ASK_AFTER_MS
}

/// While they wait only: afterwards nobody asks how long it takes.
async fn usual(state: &AppState, seen: &Seen, now: i64) -> Result<Option<i64>, AppError> {
    match &seen.association {
        Some(association) if seen.asked.state == State::Open => {
            Ok(nearby::usual_minutes(state.db(), association.id, seen.asked.urgency, now).await?)
        }
        _ => Ok(None),
    }
}

async fn open_places(state: &AppState, asked: &HelpRequest, now: i64) -> Result<Vec<OpenPlace>, AppError> {
    let waits = matches!(asked.state, State::Open | State::Unmet);
    let Some(commune) = communes().by_code(&asked.commune).filter(|_| waits) else { return Ok(Vec::new()) };
    let reach: Vec<AssociationId> = store::reach_of(state.db(), asked).await?;
    let zone = jiff::tz::TimeZone::get(commune.time_zone()).unwrap_or(jiff::tz::TimeZone::UTC);
    let spots = store::spots(state.db(), &reach, commune).await?;
    let open = |spot: store::Spot| {
        let closes_at = spot.opening_hours.closes_at(now, &zone)?;
        Some(OpenPlace { name: spot.name, address: spot.address, closes_at })
    };
    Ok(spots.into_iter().filter_map(open).take(MOST_PLACES).collect())
}

/// Enough of the number to know it, not enough to call it.
fn masked(words: &AskerWords) -> Option<String> {
    Some(Phone::parse(words.phone.as_deref()?).ok()?.masked())
}
