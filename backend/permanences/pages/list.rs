//! What is coming, as a list, a week or a month.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::cards::{self, Card, card};
use super::grid::{Asked, Days, View};
use crate::accounts::rights::SignedIn;
use crate::associations::rights::{Coordinator, Memberships};
use crate::clock::DAY;
use crate::context;
use crate::hub::{self, Mailbox};
use crate::permanences::repeat::instant;
use crate::permanences::store::{self, Span};
use crate::permanences::{Permanence, time_zone, words};
use crate::places;
use crate::state::AppState;
use crate::storage::{AssociationId, PlaceId};
use crate::web::words::ZONE;
use crate::web::{AppError, Page, templates, url_encode};

/// Coordinators are asked for so long who came.
const ASKED_FOR_MS: i64 = 14 * DAY;

#[derive(Serialize)]
struct Day {
    /// "lundi 23 novembre".
    label: String,
    number: i8,
    date: String,
    is_today: bool,
    /// Of the month before or after.
    is_outside: bool,
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

pub async fn show(
    State(state): State<AppState>,
    who: SignedIn,
    memberships: Memberships,
    coordinator: Option<Coordinator>,
    page: Page,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), Mailbox::Account(who.account).id()).await?]);
    let associations: Vec<AssociationId> = memberships.0.iter().map(|membership| membership.association).collect();
    let today = Timestamp::from_millisecond(page.now()).unwrap_or_default().to_zoned(time_zone(ZONE)).date();
    let days = Days::of(View::parse(&asked.view), &asked.from, today);
    let places = places_of(&state, &page, &associations).await?;
    let place = asked.place.parse::<PlaceId>().ok().filter(|place| places.iter().any(|known| known.value == place.to_string()));
    let found = listed(&state, &associations, place, &days).await?;
    let shown = shown(&state, &who, &page, found, !asked.mine.is_empty()).await?;
    let hints: Vec<String> = associations.iter().map(|association| format!("hint:permanences/{association}")).collect();
    let to_note = match &coordinator {
        Some(by) => to_note(&state, &who, &page, by.association.id).await?,
        None => Vec::new(),
    };
    let context = context! {
        view: days.view.as_str(), width: if days.view == View::List { "" } else { "wide" }, label: label(&days, &page), live_on: hints.join(" "),
        before: days.before.to_string(), after: days.after.to_string(), from: days.about.to_string(), is_asked: !asked.from.is_empty(),
        places: places, place: place.map(|place| place.to_string()).unwrap_or_default(), kept: kept(place, &asked), mine: !asked.mine.is_empty(),
        to_note: to_note, is_managed: coordinator.is_some(), is_member: !associations.is_empty(), is_empty: shown.is_empty(), back: back(&asked),
        weeks: weeks(&days, shown, today, &page),
    };
    page.show("permanences/list.html", context)
}

/// What links to other days and views keep of the address.
fn kept(place: Option<PlaceId>, asked: &Asked) -> String {
    let place = place.map_or_else(String::new, |place| format!("&place={place}"));
    if asked.mine.is_empty() { place } else { place + "&mine=1" }
}

/// Where a form on this page leads back to.
fn back(asked: &Asked) -> String {
    let pairs = [("view", &asked.view), ("place", &asked.place), ("from", &asked.from), ("mine", &asked.mine)];
    let query: Vec<String> =
        pairs.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", url_encode(value))).collect();
    if query.is_empty() { "/permanences".into() } else { format!("/permanences?{}", query.join("&")) }
}

/// To filter by; the first is every place.
async fn places_of(state: &AppState, page: &Page, associations: &[AssociationId]) -> Result<Vec<Choice>, AppError> {
    let mut found = vec![Choice { value: String::new(), label: page.words("permanences-every-place") }];
    let places = places::store::of_associations(state.db(), associations).await?;
    found.extend(places.into_iter().map(|place| Choice { value: place.id.to_string(), label: place.name }));
    Ok(found)
}

async fn listed(
    state: &AppState,
    associations: &[AssociationId],
    place: Option<PlaceId>,
    days: &Days,
) -> Result<Vec<Permanence>, AppError> {
    let at = |date: Date| instant(date.at(0, 0, 0, 0), &time_zone(ZONE)).unwrap_or_default();
    // Overseas, a day begins and ends up to twelve hours elsewhere: those of other days are left out below.
    let span = Span { associations, place, from: at(days.first) - DAY / 2, until: at(days.end) + DAY / 2 };
    let mut found = store::listed(state.db(), span).await?;
    found.retain(|permanence| (days.first..days.end).contains(&permanence.local(permanence.starts_at).date()));
    Ok(found)
}

async fn shown(
    state: &AppState,
    who: &SignedIn,
    page: &Page,
    found: Vec<Permanence>,
    only_mine: bool,
) -> Result<HashMap<Date, Vec<Card>>, AppError> {
    let everybody = cards::everybody(state, &found).await?;
    let mut shown: HashMap<Date, Vec<Card>> = HashMap::new();
    for permanence in &found {
        let card = card(permanence, everybody.get(&permanence.id).map_or(&[], Vec::as_slice), who.account, page);
        if !only_mine || matches!(card.mine, "seated" | "waiting" | "came") {
            shown.entry(permanence.local(permanence.starts_at).date()).or_default().push(card);
        }
    }
    Ok(shown)
}

fn weeks(days: &Days, mut shown: HashMap<Date, Vec<Card>>, today: Date, page: &Page) -> Vec<Vec<Day>> {
    let mut day = |date: &Date| Day {
        label: words::date(page.lang, *date, page.now()),
        number: date.day(),
        date: date.to_string(),
        is_today: *date == today,
        is_outside: days.view == View::Month && date.month() != days.about.month(),
        cards: shown.remove(date).unwrap_or_default(),
    };
    days.weeks().iter().map(|week| week.iter().map(&mut day).collect()).collect()
}

fn label(days: &Days, page: &Page) -> String {
    let said = |date: Date| words::date(page.lang, date, page.now());
    let last = days.end.yesterday().unwrap_or(days.end);
    match days.view {
        View::Month => format!("{} {}", page.words(&format!("permanences-month-{}", days.about.month())), days.about.year()),
        _ => templates::with(page.lang, "permanences-from-until", &[("from", &said(days.first)), ("until", &said(last))]),
    }
}

async fn to_note(state: &AppState, who: &SignedIn, page: &Page, association: AssociationId) -> Result<Vec<Card>, AppError> {
    let found = store::to_note(state.db(), association, page.now() - ASKED_FOR_MS, page.now()).await?;
    Ok(found.iter().map(|permanence| card(permanence, &[], who.account, page)).collect())
}
