//! `/badges`: a helper's own, and what they show of them. `/badges/{code}`: one of them, for whoever has its address.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::issuer::for_everybody;
use crate::accounts::{self, rights::SignedIn};
use crate::hex;
use crate::recognition::actions::{badges as actions, issuer};
use crate::recognition::badges::{Badge, Issuer, Proof, VcJwt, baking, picture};
use crate::recognition::store::badges as store;
use crate::state::AppState;
use crate::web::{AppError, Form, Page};
use crate::{context, hub};

/// A badge on a page. Its words are in the language in which it was earned: they are the badge.
#[derive(Serialize)]
pub struct Shown {
    id: String,
    code: String,
    lang: &'static str,
    name: String,
    says: String,
    criteria: String,
    association: Option<String>,
    picture: String,
    earned_at: i64,
    withdrawn_at: Option<i64>,
    is_public: bool,
    is_new: bool,
}

impl Shown {
    pub fn of(badge: &Badge) -> Self {
        let (words, lang) = (badge.words(), badge.lang.as_str());
        Self {
            id: badge.id.to_string(),
            code: badge.code.clone(),
            lang,
            name: words.name,
            says: words.says,
            criteria: words.criteria,
            association: badge.named.association.clone(),
            picture: format!("/achievements/{}/picture?lang={lang}", badge.achievement),
            earned_at: badge.earned_at,
            withdrawn_at: badge.withdrawn_at,
            is_public: badge.is_public,
            is_new: badge.seen_at.is_none(),
        }
    }
}

pub async fn mine(State(state): State<AppState>, who: SignedIn, page: Page) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), who.account.0).await?]);
    let badges = store::of(state.db(), who.account).await?;
    let shown: Vec<Shown> = badges.iter().map(Shown::of).collect();
    if page.is_opened && badges.iter().any(|badge| badge.seen_at.is_none()) {
        let account = who.account;
        state.storage.write(async move |tx| actions::see(tx, account).await).await?;
    }
    page.show("recognition/badges.html", context! { badges: shown })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Publication {
    public: String,
}

/// Shows a badge to whoever has its address, or no longer does.
pub async fn publish(
    State(state): State<AppState>,
    who: SignedIn,
    page: Page,
    Path(code): Path<String>,
    sent: Form<Publication>,
) -> Result<Response, AppError> {
    let (is_public, at) = (sent.values.public == "yes", format!("/badges/{}", written(&code)?));
    let is_theirs = state.storage.write(async move |tx| actions::publish(tx, who.account, &code, is_public).await).await?;
    if !is_theirs {
        return Err(AppError::NotFound);
    }
    Ok(page.go_saying(at, if is_public { "notice-badge-public" } else { "notice-badge-private" }))
}

/// A code as badges have them; anything else names none.
fn written(code: &str) -> Result<&str, AppError> {
    hex::read::<16>(code).map(|_| code).ok_or(AppError::NotFound)
}

/// A badge that may be looked at: its helper's own, or one that they made public.
async fn visible(state: &AppState, who: Option<&SignedIn>, code: &str) -> Result<(Badge, bool), AppError> {
    let badge = store::by_code(state.db(), written(code)?).await?.ok_or(AppError::NotFound)?;
    let is_theirs = who.is_some_and(|who| badge.account == Some(who.account));
    if is_theirs || (badge.is_public && badge.account.is_some()) { Ok((badge, is_theirs)) } else { Err(AppError::NotFound) }
}

pub async fn show(
    State(state): State<AppState>,
    who: Option<SignedIn>,
    page: Page,
    Path(code): Path<String>,
) -> Result<Response, AppError> {
    let (badge, is_theirs) = visible(&state, who.as_ref(), &code).await?;
    let address = format!("{}/badges/{code}", state.public_url());
    page.show("recognition/badge.html", context! { badge: Shown::of(&badge), is_theirs: is_theirs, address: address })
}

/// The credential of a badge, signed with the key of the day.
async fn token(state: &AppState, badge: &Badge) -> Result<String, AppError> {
    let (issuer, key) = (Issuer::at(state.public_url()), issuer::key(&state.storage).await?);
    let email = match badge.account {
        Some(account) => accounts::store::contact_of(state.db(), account).await?.email,
        None => None,
    };
    let credential = issuer.credential(badge, email.as_deref());
    Ok(VcJwt { key: &key, issuer: &issuer }.secure(&credential))
}

/// Makes a file of a badge and its token.
type Making = fn(&Badge, &str) -> Result<Vec<u8>, picture::PictureError>;

/// One file of a badge: "badge.svg", "badge.png", "badge.jwt".
pub async fn file(
    State(state): State<AppState>,
    who: Option<SignedIn>,
    Path((code, name)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let (badge, _) = visible(&state, who.as_ref(), &code).await?;
    let (kind, make): (_, Making) = match name.as_str() {
        "badge.svg" => ("image/svg+xml", svg),
        "badge.png" => ("image/png", png),
        "badge.jwt" => ("application/vc+jwt", |_, token| Ok(token.as_bytes().to_vec())),
        _ => return Err(AppError::NotFound),
    };
    let token = token(&state, &badge).await?;
    // A few milliseconds of drawing: not on a thread that answers others.
    let made = tokio::task::spawn_blocking(move || make(&badge, &token)).await;
    let made = made.map_err(|error| AppError::Internal(error.to_string()))?.map_err(|error| AppError::Internal(error.to_string()))?;
    let saved_as = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([saved_as], for_everybody(kind, "private, no-store", made)).into_response())
}

fn svg(badge: &Badge, token: &str) -> Result<Vec<u8>, picture::PictureError> {
    Ok(baking::svg(&picture::draw(badge.lang, badge.achievement, &badge.named)?, token).into_bytes())
}

fn png(badge: &Badge, token: &str) -> Result<Vec<u8>, picture::PictureError> {
    let picture = picture::png(&picture::draw(badge.lang, badge.achievement, &badge.named)?)?;
    baking::png(&picture, token).ok_or_else(|| picture::PictureError::Drawing("no PNG was written".into()))
}
