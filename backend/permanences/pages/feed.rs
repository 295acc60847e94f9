//! `GET /calendar/{token}.ics`: what a calendar program reads, again and again, without anybody signed in.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::accounts;
use crate::associations;
use crate::associations::Role;
use crate::clock::DAY;
use crate::hex;
use crate::permanences::actions::LOOK_UP;
use crate::permanences::calendar::{self, TOLD_FOR_MS, Told};
use crate::permanences::store::feeds::{self, Feed};
use crate::permanences::store::signups::{self, Signup};
use crate::permanences::store::{self, Span};
use crate::permanences::{Permanence, words};
use crate::state::AppState;
use crate::storage::{Error, PermanenceId};
use crate::web::templates::{plain, with};
use crate::web::{AppError, Lang};

const AHEAD_MS: i64 = 400 * DAY;

pub async fn read(State(state): State<AppState>, Path(token): Path<String>, asked: HeaderMap) -> Result<Response, AppError> {
    let token = token.strip_suffix(".ics").unwrap_or(&token);
    let hash = state.db().lookup(LOOK_UP, token);
    let feed = feeds::by_hash(state.db(), &hash).await?.ok_or(AppError::NotFound)?;
    let reader = accounts::store::account(state.db(), feed.account_id).await?.ok_or(AppError::NotFound)?;
    let lang = Lang::parse(&reader.language).unwrap_or_default();
    let told = told(&state, &feed, lang).await?;
    let name = name(&state, &feed, lang, &told).await?;
    let text = calendar::write(&name, calendar::host(&state.public_url()), &told);
    let changed_at = told.iter().map(|told| told.changed_at).max().unwrap_or(feed.created_at);
    Ok(answer(text, changed_at, &asked))
}

/// The words, or "not modified" for whoever has them.
fn answer(text: String, changed_at: i64, asked: &HeaderMap) -> Response {
    let digest = hex::write(&Sha256::digest(text.as_bytes()));
    let etag = format!("\"{}\"", &digest[..32]);
    // A proxy that compresses on the way may have made the tag a weak one.
    let is_known = asked.get(header::IF_NONE_MATCH).and_then(|tag| tag.to_str().ok()).is_some_and(|tags| tags.contains(&etag));
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
    let modified = Timestamp::from_millisecond(changed_at).unwrap_or_default().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    for (name, value) in [(header::ETAG, etag), (header::LAST_MODIFIED, modified)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}

async fn name(state: &AppState, feed: &Feed, lang: Lang, told: &[Told]) -> Result<String, AppError> {
    let Some(association) = feed.association_id else { return Ok(plain(lang, "calendar-name-mine")) };
    let association = associations::store::association(state.db(), association).await?.ok_or(AppError::NotFound)?;
    let place = told.first().filter(|_| feed.place_id.is_some()).map(|told| told.location.split(',').next().unwrap_or_default().to_owned());
    Ok(with(lang, "calendar-name", &[("name", &place.unwrap_or(association.name))]))
}

/// What this feed may tell now: whoever made it must still be what they were.
async fn told(state: &AppState, feed: &Feed, lang: Lang) -> Result<Vec<Told>, AppError> {
    let now = state.clock().now();
    let memberships = associations::store::memberships_of(state.db(), feed.account_id).await?;
    let telling = Telling { lang, now, url: state.public_url() };
    let mut span = Span { associations: &[], place: feed.place_id, from: now - TOLD_FOR_MS, until: now + AHEAD_MS };
    match feed.association_id {
        Some(association) => {
            let coordinates = |one: &associations::Membership| one.association == association && one.role == Role::Coordinator;
            if !memberships.iter().any(coordinates) {
                return Err(AppError::NotFound);
            }
            span.associations = std::slice::from_ref(&association);
            Ok(whole(state, span, &telling).await?)
        }
        None => Ok(own(state, feed, &telling).await?),
    }
}

struct Telling {
    lang: Lang,
    now: i64,
    url: String,
}

impl Telling {
    fn told(&self, permanence: &Permanence, line: String) -> Told {
        let lines = [line, permanence.note.clone()];
        Told {
            id: permanence.id.to_string(),
            title: with(self.lang, "calendar-title", &[("place", &permanence.place_name)]),
            location: words::place(permanence),
            description: lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
            url: format!("{}/permanences/{}", self.url, permanence.id),
            starts_at: permanence.starts_at,
            ends_at: permanence.ends_at,
            sequence: permanence.sequence,
            changed_at: permanence.changed_at,
            is_cancelled: permanence.cancelled_at.is_some(),
        }
    }

    /// What was cancelled longer ago than programs need to hear of it is told no more.
    fn is_told(&self, told: &Told) -> bool {
        !told.is_cancelled || told.changed_at > self.now - TOLD_FOR_MS
    }
}

/// Everything of an association, or of one place of it: how many sit there, and no name.
async fn whole(state: &AppState, span: Span<'_>, telling: &Telling) -> Result<Vec<Told>, Error> {
    let found = store::listed(state.db(), span).await?;
    let everybody = super::cards::everybody(state, &found).await?;
    let told = found.iter().map(|permanence| {
        let signups = everybody.get(&permanence.id).map_or(&[][..], Vec::as_slice);
        let taken = signups.iter().filter(|signup| signup.sits()).count().to_string();
        let line = with(telling.lang, "calendar-taken", &[("taken", &taken), ("max", &permanence.seats.max.to_string())]);
        let moved_at = signups.iter().map(|signup| signup.moved_at).max().unwrap_or(0);
        let told = telling.told(permanence, line);
        Told { changed_at: told.changed_at.max(moved_at), ..told }
    });
    Ok(told.filter(|told| telling.is_told(told)).collect())
}

/// A helper's own seats; one that was given up is told as cancelled, so that it leaves their calendar.
async fn own(state: &AppState, feed: &Feed, telling: &Telling) -> Result<Vec<Told>, Error> {
    let mine = signups::of_account(state.db(), feed.account_id, telling.now - TOLD_FOR_MS).await?;
    let mine: HashMap<PermanenceId, &Signup> =
        mine.iter().filter(|signup| signup.sits() || signup.sequence > 0).map(|signup| (signup.permanence, signup)).collect();
    let ids: Vec<PermanenceId> = mine.keys().copied().collect();
    let found = store::some(state.db(), &ids).await?;
    let mut told: Vec<Told> = found.iter().filter_map(|permanence| Some(of_one(telling, permanence, mine.get(&permanence.id)?))).collect();
    told.retain(|told| telling.is_told(told));
    told.sort_by(|one, other| (one.starts_at, &one.id).cmp(&(other.starts_at, &other.id)));
    Ok(told)
}

fn of_one(telling: &Telling, permanence: &Permanence, signup: &Signup) -> Told {
    let told = telling.told(permanence, String::new());
    Told {
        sequence: permanence.sequence + signup.sequence,
        changed_at: permanence.changed_at.max(signup.moved_at),
        is_cancelled: told.is_cancelled || !signup.sits(),
        ..told
    }
}
