//! The addresses that one gave to calendar programs: made, shown once, revoked.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::accounts::rights::SignedIn;
use crate::associations::rights::Coordinator;
use crate::context;
use crate::permanences::actions;
use crate::permanences::store::feeds::{self, Feed};
use crate::places::{self, Place};
use crate::state::AppState;
use crate::storage::{CalendarFeedId, Error, Once, PlaceId};
use crate::web::templates::with;
use crate::web::{AppError, Form, Id, Page};

#[derive(Serialize)]
struct Shown {
    id: CalendarFeedId,
    /// "mine", "association" or "place".
    of: &'static str,
    place: String,
    created_at: i64,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

pub async fn show(State(state): State<AppState>, who: SignedIn, by: Option<Coordinator>, page: Page) -> Result<Response, AppError> {
    list(&state, &who, by.as_ref(), &page, None).await
}

/// `made`: the address that was made just now, which no other page shows.
async fn list(state: &AppState, who: &SignedIn, by: Option<&Coordinator>, page: &Page, made: Option<&str>) -> Result<Response, AppError> {
    let places = match by {
        Some(by) => places::store::of_association(state.db(), by.association.id).await?,
        None => Vec::new(),
    };
    let choices = by.map_or_else(Vec::new, |by| choices(page, &by.association.name, &places));
    let mut shown = Vec::new();
    for feed in feeds::of(state.db(), who.account).await? {
        let place = feed.place_id.and_then(|id| places.iter().find(|place| place.id == id)).map(|place| place.name.clone());
        shown.push(Shown { id: feed.id, of: kind(&feed), place: place.unwrap_or_default(), created_at: feed.created_at });
    }
    let context = context! { feeds: shown, choices: choices, made: made,
    webcal: made.map(|made| made.replacen("https://", "webcal://", 1).replacen("http://", "webcal://", 1)) };
    page.show("permanences/calendars.html", context)
}

/// What a coordinator may have an address of.
fn choices(page: &Page, association: &str, places: &[Place]) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let whole = with(page.lang, "calendars-of-association", &[("name", association)]);
    let mut choices = vec![choice("mine", page.words("calendars-of-mine")), choice("association", whole)];
    choices.extend(places.iter().map(|place| choice(&place.id.to_string(), place.name.clone())));
    choices
}

fn kind(feed: &Feed) -> &'static str {
    match (feed.place_id, feed.association_id) {
        (Some(_), _) => "place",
        (None, Some(_)) => "association",
        (None, None) => "mine",
    }
}

#[derive(Deserialize)]
pub struct Wanted {
    /// Empty or "mine", "association", or the id of a place.
    #[serde(default)]
    of: String,
}

/// Answers with the address itself, which is kept nowhere. The same form sent again makes no second one.
pub async fn make(
    State(state): State<AppState>,
    who: SignedIn,
    by: Option<Coordinator>,
    page: Page,
    sent: Form<Wanted>,
) -> Result<Response, AppError> {
    let of = match (sent.values.of.as_str(), &by) {
        ("" | "mine", _) => None,
        ("association", Some(by)) => Some((by.association.id, None)),
        (place, Some(by)) => Some((by.association.id, Some(place_of(&state, by, place).await?))),
        (_, None) => return Err(AppError::NotFound),
    };
    let (account, key, text) = (who.account, sent.key, sent.sent);
    let made = async move |tx: &crate::storage::Tx| {
        let actor = account.to_string();
        if tx.once(&actor, &key, &text).await? != Once::New {
            return Ok::<_, Error>(None);
        }
        tx.remember(&actor, &key, "calendar").await?;
        actions::made_by(tx, account, of).await.map(Some)
    };
    let Some(token) = state.storage.write(made).await? else { return Ok(page.go_saying("/calendars", "refusal-calendar-shown")) };
    let address = format!("{}/calendar/{token}.ics", state.public_url());
    list(&state, &who, by.as_ref(), &page, Some(&address)).await
}

async fn place_of(state: &AppState, by: &Coordinator, typed: &str) -> Result<PlaceId, AppError> {
    let id: PlaceId = typed.parse().map_err(|_| AppError::NotFound)?;
    let place = places::store::place(state.db(), id).await?.filter(|place| place.association == by.association.id);
    place.map(|place| place.id).ok_or(AppError::NotFound)
}

pub async fn revoke(State(state): State<AppState>, who: SignedIn, page: Page, Id(id): Id<CalendarFeedId>) -> Result<Response, AppError> {
    let account = who.account;
    if !state.storage.write(async move |tx| actions::revoke(tx, account, id).await).await? {
        return Err(AppError::NotFound);
    }
    Ok(page.go_saying("/calendars", "notice-calendar-revoked"))
}
