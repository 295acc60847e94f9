//! Passkeys: challenges that a script fetches, and the forms that carry the browser's answers.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::factors::set_up;
use crate::accounts::actions::passkeys::{self as actions, Purpose};
use crate::accounts::passkeys::{Challenge, Party, credential_in};
use crate::accounts::rights::{self, SignedIn};
use crate::accounts::secrets::safe_then;
use crate::accounts::store::{self, passkeys as kept};
use crate::accounts::{device, handle};
use crate::state::AppState;
use crate::storage::{AccountId, PasskeyId};
use crate::web::text::clean_line;
use crate::web::{Address, AppError, Form, Id, Page, SetCookie, cookie};

/// The cookie that ties an answer to its challenge.
const COOKIE: &str = "passkey";

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Answer {
    credential: String,
    name: String,
    then: String,
}

fn party(state: &AppState) -> Result<Party, AppError> {
    Party::of(&state.public_url()).ok_or(AppError::NotFound)
}

async fn told(state: &AppState, account: Option<AccountId>, purpose: Purpose, challenge: Option<Challenge>) -> Result<Response, AppError> {
    let challenge = challenge.ok_or(AppError::NotFound)?;
    let options = challenge.options.clone();
    let token = state.storage.write(async move |tx| actions::challenge(tx, account, purpose, &challenge).await).await?;
    Ok((SetCookie::brief(COOKIE, &token).secure(&state.public_url()), Json(options)).into_response())
}

/// What the challenge of this browser was, once.
async fn taken(state: &AppState, headers: &HeaderMap, account: Option<AccountId>, purpose: Purpose) -> Result<Option<String>, AppError> {
    let Some(token) = cookie(headers, COOKIE).map(str::to_owned) else { return Ok(None) };
    Ok(state.storage.write(async move |tx| actions::take(tx, &token, account, purpose).await).await?)
}

pub async fn ask_anybody(State(state): State<AppState>, page: Page, from: Address) -> Result<Response, AppError> {
    let _place = state.limits.signing_in(from, page.now()).await?;
    told(&state, None, Purpose::SignIn, party(&state)?.ask_anybody()).await
}

/// Signs in without an address and without a mail.
pub async fn sign_in(
    State(state): State<AppState>,
    page: Page,
    from: Address,
    headers: HeaderMap,
    form: Form<Answer>,
) -> Result<Response, AppError> {
    let _place = state.limits.signing_in(from, page.now()).await?;
    let (party, answer) = (party(&state)?, &form.values.credential);
    let refused = || Ok(page.go_saying("/sign-in", "refusal-passkey-unknown"));
    let Some(challenge) = taken(&state, &headers, None, Purpose::SignIn).await? else { return refused() };
    let Some(key) = found(&state, answer).await? else { return refused() };
    let Some(answered) = party.anybody_answered(&challenge, answer, key.key.clone()) else { return refused() };
    let device = device::of(&headers, page.lang);
    match state.storage.write(async move |tx| actions::sign_in(tx, &key, &answered, &device).await).await? {
        Some(token) => Ok((rights::cookie(&token, &state.public_url()), page.go(safe_then(&form.values.then))).into_response()),
        None => refused(),
    }
}

async fn found(state: &AppState, answer: &str) -> Result<Option<kept::Kept>, AppError> {
    let Some(credential) = credential_in(answer) else { return Ok(None) };
    Ok(kept::by_credential(state.db(), &actions::credential_hash(state.db(), &credential)).await?)
}

pub async fn ask(State(state): State<AppState>, who: SignedIn) -> Result<Response, AppError> {
    let keys: Vec<_> = kept::of(state.db(), who.account).await?.into_iter().map(|one| one.key).collect();
    told(&state, Some(who.account), Purpose::Prove, party(&state)?.ask(&keys)).await
}

pub async fn prove(
    State(state): State<AppState>,
    page: Page,
    who: SignedIn,
    headers: HeaderMap,
    form: Form<Answer>,
) -> Result<Response, AppError> {
    let (party, answer, by) = (party(&state)?, &form.values.credential, who.proving());
    let then = safe_then(&form.values.then);
    let refused = || Ok(page.go_saying(format!("/second-factor?then={}", crate::web::url_encode(then)), "refusal-passkey-unknown"));
    let Some(challenge) = taken(&state, &headers, Some(who.account), Purpose::Prove).await? else { return refused() };
    let Some(key) = found(&state, answer).await?.filter(|key| key.account == who.account) else { return refused() };
    let Some(answered) = party.answered(&challenge, answer, key.key.clone()) else { return refused() };
    match state.storage.write(async move |tx| actions::prove(tx, by, key.id, &answered).await).await? {
        Some(token) => Ok((rights::cookie(&token, &state.public_url()), page.go(then)).into_response()),
        None => refused(),
    }
}

pub async fn begin(State(state): State<AppState>, who: SignedIn) -> Result<Response, AppError> {
    let keys: Vec<_> = kept::of(state.db(), who.account).await?.into_iter().map(|one| one.key).collect();
    let name = store::contact_of(state.db(), who.account).await?.email.unwrap_or_else(|| who.first_name.clone());
    let challenge = party(&state)?.begin(handle(state.db(), who.account), &name, &keys);
    told(&state, Some(who.account), Purpose::Add, challenge).await
}

pub async fn add(
    State(state): State<AppState>,
    page: Page,
    who: SignedIn,
    headers: HeaderMap,
    form: Form<Answer>,
) -> Result<Response, AppError> {
    let (party, by, then) = (party(&state)?, who.proving(), safe_then(&form.values.then).to_owned());
    let refused = || Ok(page.go_saying("/account/factors", "refusal-passkey-unknown"));
    let Some(challenge) = taken(&state, &headers, Some(who.account), Purpose::Add).await? else { return refused() };
    let Some(key) = party.finish(&challenge, &form.values.credential) else { return refused() };
    // A name helps to tell them apart: the device's own where none was given.
    let name = clean_line(&form.values.name, 60).unwrap_or_else(|_| page.words("passkey-unnamed"));
    match state.storage.write(async move |tx| actions::add(tx, by, &name, &key).await).await? {
        Some(done) => set_up(&state, &page, done, &then),
        None => refused(),
    }
}

pub async fn remove(State(state): State<AppState>, page: Page, who: SignedIn, Id(id): Id<PasskeyId>) -> Result<Response, AppError> {
    let account = who.account;
    if !state.storage.write(async move |tx| actions::remove(tx, account, id).await).await? {
        return Err(AppError::NotFound);
    }
    Ok(page.go_saying("/account/factors", "notice-factor-removed"))
}
