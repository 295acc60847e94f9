//! What verifiers and wallets read of the issuer: its profile, its keys, what was withdrawn, what badges stand for.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::context;
use crate::recognition::actions::issuer;
use crate::recognition::badges::{Achievement, Issuer, Named, Proof, VcJwt, picture, words};
use crate::recognition::store::{achievements, badges, issuer_keys};
use crate::state::AppState;
use crate::web::{AppError, Lang, Page};

/// What changes only with a new key or a new release.
const AN_HOUR: &str = "public, max-age=3600";
/// A withdrawal is seen that soon.
const A_MINUTE: &str = "public, max-age=60";

/// A file that programs of any site may read: nothing in it is for one person.
pub fn for_everybody(kind: &'static str, cache: &'static str, body: impl Into<axum::body::Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, cache),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::VARY, "Accept"),
    ];
    (headers, body.into()).into_response()
}

fn document(kind: &'static str, said: &Value) -> Response {
    for_everybody(kind, AN_HOUR, said.to_string())
}

/// What the request would rather read.
fn wants(headers: &HeaderMap, kind: &str) -> bool {
    headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains(kind))
}

/// Who issues badges: JSON for programs, a page for whoever follows the link of a badge.
pub async fn profile(State(state): State<AppState>, page: Page, headers: HeaderMap) -> Result<Response, AppError> {
    if !wants(&headers, "text/html") {
        return Ok(document("application/ld+json", &Issuer::at(state.public_url()).document()));
    }
    page.show("recognition/issuer.html", context! { address: state.public_url() })
}

/// Every public key there ever was (RFC 7517).
pub async fn keys(State(state): State<AppState>) -> Result<Response, AppError> {
    issuer::key(&state.storage).await?;
    let issuer = Issuer::at(state.public_url());
    let keys: Vec<Value> = issuer_keys::public(state.db()).await?.iter().map(|key| key.jwk(&issuer)).collect();
    Ok(document("application/jwk-set+json", &json!({"keys": keys})))
}

/// What the `kid` of a token leads to.
pub async fn key(State(state): State<AppState>, Path(generation): Path<String>) -> Result<Response, AppError> {
    let keys = issuer_keys::public(state.db()).await?;
    let key = keys.iter().find(|key| key.generation.to_string() == generation).ok_or(AppError::NotFound)?;
    Ok(document("application/jwk+json", &key.jwk(&Issuer::at(state.public_url()))))
}

/// Which badges of a list were withdrawn, signed.
pub async fn status(State(state): State<AppState>, Path(list): Path<String>) -> Result<Response, AppError> {
    let list: i64 = list.parse().map_err(|_| AppError::NotFound)?;
    let withdrawn = badges::withdrawn(state.db(), list).await?.ok_or(AppError::NotFound)?;
    let (issuer, key) = (Issuer::at(state.public_url()), issuer::key(&state.storage).await?);
    let credential = issuer.status_list(list, &withdrawn, state.clock().now());
    Ok(for_everybody("application/vc+jwt", A_MINUTE, VcJwt { key: &key, issuer: &issuer }.secure(&credential)))
}

async fn read(state: &AppState, word: &str) -> Result<(Achievement, Named), AppError> {
    let achievement: Achievement = word.parse().map_err(|_| AppError::NotFound)?;
    let named = achievements::named(state.db(), achievement).await?.ok_or(AppError::NotFound)?;
    Ok((achievement, named))
}

/// What a badge stands for: a page for people, JSON for programs.
pub async fn achievement(
    State(state): State<AppState>,
    page: Page,
    headers: HeaderMap,
    Path(word): Path<String>,
) -> Result<Response, AppError> {
    let (achievement, named) = read(&state, &word).await?;
    if wants(&headers, "json") && !wants(&headers, "text/html") {
        return Ok(document("application/ld+json", &Issuer::at(state.public_url()).achievement_document(page.lang, achievement, &named)));
    }
    let picture = format!("/achievements/{achievement}/picture?lang={}", page.lang.as_str());
    let context = context! { words: words(page.lang, achievement, &named), association: named.association, picture: picture };
    page.show("recognition/achievement.html", context)
}

#[derive(Deserialize)]
pub struct Of {
    #[serde(default)]
    lang: String,
}

/// Its drawing, without a badge in it.
pub async fn picture(State(state): State<AppState>, Path(word): Path<String>, Query(of): Query<Of>) -> Result<Response, AppError> {
    let (achievement, named) = read(&state, &word).await?;
    let drawing = picture::draw(Lang::parse(&of.lang).unwrap_or_default(), achievement, &named);
    let drawing = drawing.map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(for_everybody("image/svg+xml", AN_HOUR, drawing.svg))
}
