//! The asker's page: what happens with their help request, told as it is, and always another way.

use axum::extract::State as With;
use axum::response::Response;
use serde::Serialize;

use super::doors::{self, Door, doors};
use crate::associations::{self, Association};
use crate::context;
use crate::help_requests::rights::{self, Asking};
use crate::help_requests::store::{self, AskerWords};
use crate::help_requests::{HelpRequest, Meeting, State, code, nearby};
use crate::help_sessions::actions::unread::came_back;
use crate::help_sessions::{ReplyView, chat_of, reply_of};
use crate::hub;
use crate::learning::topics;
use crate::pairing::{Pairing, Replacing, store as pairings};
use crate::places::communes;
use crate::state::AppState;
use crate::storage::AssociationId;
use crate::web::contacts::Phone;
use crate::web::{AppError, Context, Page};

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
    /// Asked twice: followed with another of theirs.
    Merged,
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
    words: AskerWords,
    /// Where they meet.
    spot: Option<store::Spot>,
    /// The usual time until somebody answers, in minutes.
    usual: Option<i64>,
    /// Where somebody could go instead.
    doors: Vec<Door>,
    /// Of these associations.
    told_of: Vec<AssociationId>,
    /// How the one stands that it is followed with.
    followed: Option<State>,
}

/// Another help request of the same asker.
#[derive(Serialize)]
struct Other {
    href: String,
    topic: &'static str,
    picture: &'static str,
    state: &'static str,
    created_at: i64,
}

pub async fn wait(With(state): With<AppState>, page: Page, asking: Asking) -> Result<Response, AppError> {
    let mailboxes: Vec<i64> = std::iter::once(&asking.help_request).chain(&asking.others).map(|one| one.id.0).collect();
    let page = page.live(hub::cursors_of(state.db(), &mailboxes).await?);
    if page.is_opened {
        came_back(&state, asking.help_request.id).await?;
    }
    // Read again behind their cursors: what moves between the two is told.
    let asked = store::help_request(state.db(), asking.help_request.id).await?.ok_or(AppError::CodeFirst)?;
    let all = store::of_asker(state.db(), asking.asker).await?;
    let seen = see(&state, asked, page.now()).await?;
    let mut context = news(&seen, page.now());
    let reply = reply_of(state.db(), &seen.asked, page.now()).await?;
    // The page says these two itself, first.
    context.insert("reply", &ReplyView { late_until: None, resumes_at: None, ..reply });
    context.insert("chat", &chat_of(state.db(), &seen.asked).await?);
    context.insert("others", &all.iter().filter(|one| one.id != seen.asked.id).map(other).collect::<Vec<_>>());
    page.show("home/waiting.html", context)
}

fn other(asked: &HelpRequest) -> Other {
    let tile = topics::tile(&asked.tile);
    Other {
        href: rights::waiting(asked),
        topic: tile.map_or_else(|| asked.topic.label_id(), |tile| tile.label_id),
        picture: tile.map_or_else(|| asked.topic.as_str(), |tile| tile.picture),
        state: asked.state.as_str(),
        created_at: asked.created_at,
    }
}

/// What the page says of it.
fn news(seen: &Seen, now: i64) -> Context {
    let (asked, words) = (&seen.asked, &seen.words);
    let helper = seen.pairing.as_ref().filter(|pairing| pairing.ended_at.is_none());
    let association = seen.association.as_ref();
    context! {
        zone: communes::time_zone(&asked.commune),
        scene: scene(seen),
        of: asked.id,
        helper: helper.map(|pairing| &pairing.helper_first_name),
        former: seen.pairing.as_ref().map(|pairing| &pairing.helper_first_name),
        replaced: replaced(seen),
        followed: seen.followed.map(State::as_str),
        paired_at: helper.map(|pairing| pairing.started_at),
        late_until: helper.and_then(|pairing| pairing.late_until).filter(|until| *until > now),
        last_sign_at: helper.and_then(|pairing| pairing.last_sign_at),
        resumes_at: helper.and_then(|pairing| pairing.resumes_at),
        told: asked.told,
        is_first_in_line: asked.round > 1,
        usual: seen.usual,
        opens_at: seen.opens_at,
        reopen_at: asked.reopen_at,
        meeting: asked.meeting.as_str(),
        urgency: asked.urgency.as_str(),
        wanted_at: asked.wanted_at,
        created_at: asked.created_at,
        spot: seen.spot.as_ref().map(|spot| [&spot.name, &spot.address]),
        call_name: words.call_name,
        phone: masked(words),
        code: code::display(&words.code),
        trust_word: asked.trust_word,
        doors: seen.doors,
        hints: seen.told_of.iter().map(|association| format!(" hint:{}", doors::hint(*association))).collect::<String>(),
        association: association.map(|association| &association.name),
        association_phone: association.map(|association| &association.phone).filter(|phone| !phone.is_empty()),
    }
}

/// Why the association looks for somebody else: the end of a Fluent id, "wait-again-…".
fn replaced(seen: &Seen) -> Option<&'static str> {
    let pairing = seen.pairing.as_ref().filter(|_| matches!(seen.asked.state, State::Open | State::Unmet))?;
    match Replacing::parse(pairing.end_reason.as_deref()?)? {
        Replacing::NoNews => Some("no-news"),
        Replacing::Unavailable => Some("unavailable"),
        Replacing::BetterFit => Some("better-fit"),
    }
}

async fn see(state: &AppState, asked: HelpRequest, now: i64) -> Result<Seen, AppError> {
    let association = match asked.association.or(asked.settings_association) {
        Some(id) => associations::store::association(state.db(), id).await?,
        None => None,
    };
    let opens_at = association.as_ref().and_then(|one| one.opening_hours.next_opening(now, &one.zone())).filter(|opens| *opens > now);
    let offers = pairings::offers_of(state.db(), asked.id).await?;
    let spot = match asked.place.filter(|_| asked.meeting == Meeting::Place) {
        Some(place) => store::spot(state.db(), place).await?,
        None => None,
    };
    // While they wait only: afterwards nobody asks how long it takes.
    let usual = match &association {
        Some(association) if asked.state == State::Open => nearby::usual_minutes(state.db(), association.id, asked.urgency, now).await?,
        _ => None,
    };
    let told_of = doors::told_of(state, &asked).await?;
    Ok(Seen {
        told_now: offers.iter().filter(|offer| offer.round == asked.round).count(),
        pairing: pairings::latest_pairing(state.db(), asked.id).await?,
        words: store::words(state.db(), asked.id).await?,
        doors: doors(state, &asked, &told_of, now).await?,
        told_of,
        followed: match asked.state {
            State::Closed => store::state_followed(state.db(), asked.id).await?,
            _ => None,
        },
        asked,
        association,
        opens_at,
        spot,
        usual,
    })
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
        State::Closed if seen.followed.is_some() => Scene::Merged,
        State::Closed => Scene::Closed,
    }
}

/// Enough of the number to know it, not enough to call it.
fn masked(words: &AskerWords) -> Option<String> {
    Some(Phone::parse(words.phone.as_deref()?).ok()?.masked().replace(' ', "\u{a0}"))
}
