//! A helper's home: who needs them now, what waits, what goes on.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::learning;
use crate::accounts::rights::SignedIn;
use crate::associations::rights::Memberships;
use crate::clock::MINUTE;
use crate::context;
use crate::help_requests::{self, HelpRequest, Urgency};
use crate::helpers;
use crate::hub;
use crate::learning::glossary::{Explained, explain_text};
use crate::learning::library::Library;
use crate::learning::topics;
use crate::pairing::{self, Offer, OfferState, Pairing, Refused, Why, store as pairings};
use crate::places::communes::{self, communes};
use crate::recognition;
use crate::state::AppState;
use crate::storage::{HelpRequestId, OfferId};
use crate::web::{AppError, Context, Lang, Page, templates, words};

/// An offer that was taken stays folded for this long, with a word of thanks.
const SHOWN_AFTER_LEAVING_MS: i64 = 10 * MINUTE;
/// A first name tells too much where everybody knows everybody.
const SMALL_COMMUNE: u32 = 2_000;

/// An offer as the page shows it.
#[derive(Serialize)]
struct Card {
    id: String,
    topic: String,
    /// The same as safe HTML whose words explain themselves.
    topic_explained: String,
    picture: &'static str,
    when: String,
    how: String,
    who: Option<String>,
    distance: Option<String>,
    reasons: Vec<String>,
    accept_to: String,
    decline_to: String,
    /// Why it left, in words; none while it can be accepted.
    gone: Option<String>,
}

/// A pairing that goes on.
#[derive(Serialize)]
struct Underway {
    href: String,
    topic: String,
    picture: &'static str,
    first_name: String,
    started_at: i64,
    resumes_at: Option<i64>,
}

pub async fn home(
    State(state): State<AppState>,
    who: SignedIn,
    memberships: Memberships,
    library: Library,
    page: Page,
) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), who.account.0).await?]);
    let Some(profile) = helpers::store::profile(state.db(), who.account).await? else { return Ok(page.go(first_page(&page))) };
    let offers = pairings::offers_to(state.db(), who.account, page.now() - SHOWN_AFTER_LEAVING_MS).await?;
    let pairings = pairings::pairings_of(state.db(), who.account).await?;
    let ids = offers.iter().map(|offer| offer.help_request).chain(pairings.iter().map(|pairing| pairing.help_request));
    let about = About::read(&state, &ids.collect::<Vec<_>>(), profile.zone()).await?;
    let mut met = Explained::default();
    let cards = cards(&state, &page, &offers, &about, &mut met).await?;
    let (now, later) = now_and_later(&offers, cards);
    let mut context = of_helper(&profile, page.now());
    context.extend(context! {
            first_name: who.first_name,
            offers_now: now,
            offers_later: later,
            underway: underway(page.lang, &pairings, &about),
            notes: met.notes(page.lang),
            to_learn: learning::to_learn(&state, &who, &memberships, &library, page.lang).await?,
            new_badges: new_badges(&state, &who).await?,
            vapid: state.pusher.public_key(),
    });
    page.show("home/home.html", context)
}

/// The names of badges that were earned since they last looked.
async fn new_badges(state: &AppState, who: &SignedIn) -> Result<Vec<String>, AppError> {
    let badges = recognition::store::badges::unseen(state.db(), who.account).await?;
    Ok(badges.iter().map(|badge| badge.words().name).collect())
}

/// What the page says of whoever it is for.
fn of_helper(profile: &helpers::Profile, now: i64) -> Context {
    let free = profile.availability();
    context! {
        zone: communes::time_zone(&profile.commune),
        is_away_today: free.exception(free.local(now).0).is_some_and(helpers::Exception::is_absence),
        is_paused: profile.paused_until > now,
        paused_until: profile.paused_until,
        is_ready: profile.checks.is_ready(),
        is_family: profile.kind == helpers::HelperKind::Family,
    }
}

/// Cards of offers that ring, and of those that wait.
fn now_and_later(offers: &[Offer], cards: Vec<Card>) -> (Vec<Card>, Vec<Card>) {
    let (now, later): (Vec<_>, Vec<_>) = offers.iter().zip(cards).partition(|(offer, _)| offer.is_now);
    let cards_of = |some: Vec<(&Offer, Card)>| some.into_iter().map(|(_, card)| card).collect();
    (cards_of(now), cards_of(later))
}

/// Where somebody begins who has no profile yet: an operator runs the instance and need not help.
fn first_page(page: &Page) -> &'static str {
    let runs_only = page.viewer.as_ref().is_some_and(|viewer| viewer.is_operator && !viewer.is_helper);
    if runs_only { "/instance" } else { "/profile" }
}

/// What the page shows of the help requests on it, read once for all of them.
struct About {
    asked: HashMap<HelpRequestId, HelpRequest>,
    first_names: HashMap<HelpRequestId, String>,
    /// By whose clocks the helper lives.
    zone: TimeZone,
}

impl About {
    async fn read(state: &AppState, ids: &[HelpRequestId], zone: TimeZone) -> Result<Self, AppError> {
        let words = help_requests::store::words_of(state.db(), ids).await?;
        let first_names = words.into_iter().map(|(id, words)| (id, words.first_name)).collect();
        Ok(Self { asked: help_requests::store::help_requests(state.db(), ids).await?, first_names, zone })
    }
}

async fn cards(state: &AppState, page: &Page, offers: &[Offer], about: &About, met: &mut Explained) -> Result<Vec<Card>, AppError> {
    let taken: Vec<HelpRequestId> = offers.iter().filter(|offer| is_taken(offer)).map(|offer| offer.help_request).collect();
    let winners = pairings::pairings_about(state.db(), &taken).await?;
    let mut cards = Vec::new();
    for offer in offers {
        let Some(asked) = about.asked.get(&offer.help_request) else { continue };
        let mut card = card(page, offer, asked, about, met);
        if offer.state == OfferState::Left {
            card.gone = Some(gone(page.lang, offer, &winners));
        }
        cards.push(card);
    }
    Ok(cards)
}

fn is_taken(offer: &Offer) -> bool {
    offer.state == OfferState::Left && offer.left_because.as_deref() == Some("taken")
}

fn card(page: &Page, offer: &Offer, asked: &HelpRequest, about: &About, met: &mut Explained) -> Card {
    let (lang, now, zone) = (page.lang, page.now(), &about.zone);
    let name = about.first_names.get(&asked.id).cloned();
    let commune = communes().by_code(&asked.commune);
    let is_small = commune.is_none_or(|commune| commune.population < SMALL_COMMUNE);
    let distance = offer.reasons.iter().find_map(|why| if let Why::Distance(km) = why { Some(*km) } else { None });
    let tile = topics::tile(&asked.tile);
    let topic = templates::plain(lang, tile.map_or(asked.topic.label_id(), |tile| tile.label_id));
    Card {
        id: offer.id.to_string(),
        topic_explained: explain_text(&topic, met),
        topic,
        picture: tile.map_or(asked.topic.as_str(), |tile| tile.picture),
        when: when(lang, now, asked, zone),
        how: templates::plain(lang, &format!("meeting-{}", asked.meeting.as_str())),
        who: name.filter(|_| !is_small),
        distance: distance
            .map(|km| templates::with(lang, if km == 0 { "why-next-door" } else { "why-distance" }, &[("km", &km.to_string())])),
        reasons: offer.reasons.iter().filter(|why| !matches!(why, Why::Distance(_))).map(|why| reason(lang, why)).collect(),
        accept_to: format!("/offers/{}/acceptance", offer.id),
        decline_to: format!("/offers/{}/refusal", offer.id),
        gone: None,
    }
}

/// One reason in words.
pub fn reason(lang: Lang, why: &Why) -> String {
    match why {
        Why::Distance(km) => templates::with(lang, why.words_id(), &[("km", &km.to_string())]),
        Why::Speaks(codes) => {
            let languages: Vec<String> = codes.iter().map(|code| templates::plain(lang, &format!("language-{code}"))).collect();
            templates::with(lang, why.words_id(), &[("languages", &languages.join(", "))])
        }
        _ => templates::plain(lang, why.words_id()),
    }
}

fn when(lang: Lang, now: i64, asked: &HelpRequest, zone: &TimeZone) -> String {
    match (asked.urgency, asked.wanted_at) {
        (Urgency::Dated, Some(at)) => words::moment_in(lang, at, now, zone),
        (urgency, _) => templates::plain(lang, &format!("urgency-{}", urgency.as_str())),
    }
}

/// "Bob s’en occupe. Merci d’avoir été là.": whoever took it then, whatever became of it since.
fn gone(lang: Lang, offer: &Offer, pairings: &[Pairing]) -> String {
    let took_it = |pairing: &&Pairing| pairing.help_request == offer.help_request && Some(pairing.started_at) >= offer.ended_at;
    match pairings.iter().find(took_it).filter(|_| is_taken(offer)) {
        Some(pairing) => templates::with(lang, "offer-gone-taken", &[("name", &pairing.helper_first_name)]),
        None => templates::plain(lang, &format!("offer-gone-{}", offer.left_because.as_deref().unwrap_or("expired"))),
    }
}

fn underway(lang: Lang, pairings: &[Pairing], about: &About) -> Vec<Underway> {
    let one = |pairing: &Pairing| {
        let asked = about.asked.get(&pairing.help_request)?;
        let tile = topics::tile(&asked.tile);
        Some(Underway {
            href: format!("/pairings/{}", pairing.id),
            topic: templates::plain(lang, tile.map_or(asked.topic.label_id(), |tile| tile.label_id)),
            picture: tile.map_or(asked.topic.as_str(), |tile| tile.picture),
            first_name: about.first_names.get(&asked.id).cloned().unwrap_or_default(),
            started_at: pairing.started_at,
            resumes_at: pairing.resumes_at,
        })
    };
    pairings.iter().filter_map(one).collect()
}

pub async fn accept(State(state): State<AppState>, who: SignedIn, page: Page, Path(offer): Path<OfferId>) -> Result<Response, AppError> {
    // Losers are answered without a write: the transaction decides only among those who may still win, one at a time.
    let (offered, turn) = loop {
        let offered = pairings::offer(state.db(), offer, who.account).await?.ok_or(AppError::NotFound)?;
        if offered.state == OfferState::Left {
            break (offered, None);
        }
        match state.turns.take(offered.help_request.0) {
            Ok(turn) => break (offered, Some(turn)),
            Err(theirs) => theirs.cancelled().await,
        }
    };
    let claimed = match &turn {
        Some(_) => state.storage.write(async move |tx| pairing::actions::accept(tx, who.account, offer).await).await?,
        None => Err(pairing::claim::why_not(state.db(), &offered).await?),
    };
    drop(turn);
    match pairing::claim::measured(claimed) {
        Ok((pairing, _)) => Ok(page.go_saying(format!("/pairings/{pairing}"), "notice-paired")),
        Err(Refused::NotFound) => Err(AppError::NotFound),
        Err(refused) => lost(&state, &page, &offered, refused).await,
    }
}

/// A kind page for whoever was not the first.
async fn lost(state: &AppState, page: &Page, offer: &Offer, refused: Refused) -> Result<Response, AppError> {
    let winner = pairings::latest_pairing(state.db(), offer.help_request).await?.map(|pairing| pairing.helper_first_name);
    let winner = winner.filter(|_| refused == Refused::Taken);
    let context = context! { refused: refused.to_string(), winner: winner };
    page.answer(axum::http::StatusCode::CONFLICT, "home/lost.html", context)
}

pub async fn decline(State(state): State<AppState>, who: SignedIn, page: Page, Path(offer): Path<OfferId>) -> Result<Response, AppError> {
    pairings::offer(state.db(), offer, who.account).await?.ok_or(AppError::NotFound)?;
    state.storage.write(async move |tx| pairing::actions::decline(tx, who.account, offer).await).await?;
    Ok(page.go_saying("/home", "notice-declined"))
}
