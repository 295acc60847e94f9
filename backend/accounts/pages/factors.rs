//! One's second factors: an authenticator, recovery codes.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::second_factor::{Wish, has_party, too_many};
use crate::accounts::actions::factors::{self as actions, SetUp};
use crate::accounts::factors;
use crate::accounts::rights::{self, SignedIn};
use crate::accounts::secrets::{Tried, safe_then};
use crate::accounts::store::{self, factors as kept};
use crate::context;
use crate::state::AppState;
use crate::storage::PasskeyId;
use crate::web::{AppError, Faults, Form, Page, qr, url_encode};

#[derive(Default, Deserialize)]
pub struct Code {
    #[serde(default)]
    code: String,
    #[serde(default)]
    then: String,
}

#[derive(Serialize)]
struct Passkey {
    id: PasskeyId,
    name: String,
    created_at: i64,
    used_at: Option<i64>,
}

/// What one has, and what is left of it.
pub async fn show(State(state): State<AppState>, page: Page, who: SignedIn) -> Result<Response, AppError> {
    let authenticator = kept::authenticator(state.db(), who.account).await?;
    let passkeys: Vec<Passkey> = store::passkeys::of(state.db(), who.account)
        .await?
        .into_iter()
        .map(|one| Passkey { id: one.id, name: one.name, created_at: one.created_at, used_at: one.used_at })
        .collect();
    let context = context! {
        passkeys: passkeys, has_party: has_party(&state), authenticator_at: authenticator.and_then(|one| one.confirmed_at),
        codes_left: kept::recovery_codes_left(state.db(), who.account).await?,
        has_factor: who.proof.has_factor,
    };
    page.show("accounts/factors.html", context)
}

/// A new secret, until its first code is typed.
pub async fn begin(State(state): State<AppState>, page: Page, who: SignedIn, form: Form<Wish>) -> Result<Response, AppError> {
    let account = who.account;
    state.storage.write(async move |tx| actions::begin_authenticator(tx, account).await).await?;
    Ok(page.go(format!("/account/authenticator?then={}", url_encode(safe_then(&form.values.then)))))
}

pub async fn authenticator(
    State(state): State<AppState>,
    page: Page,
    who: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, AppError> {
    drawn(&state, &page, &who, &wish.then, &Faults::default()).await
}

/// The QR code and the secret: only while it waits for its first code.
async fn drawn(state: &AppState, page: &Page, who: &SignedIn, then: &str, faults: &Faults) -> Result<Response, AppError> {
    let waiting = kept::authenticator(state.db(), who.account).await?.filter(|one| one.confirmed_at.is_none());
    let Some(waiting) = waiting else { return Ok(page.go("/account/factors")) };
    let url = state.public_url();
    let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
    let email = store::contact_of(state.db(), who.account).await?.email;
    let account = email.unwrap_or_else(|| who.first_name.clone());
    let context = context! {
        qr: qr(&factors::address(&waiting.secret, &format!("Binôme {host}"), &account)),
        secret: factors::in_groups(&waiting.secret), then: safe_then(then), errors: faults.in_words(page.lang)
    };
    if faults.is_empty() { page.show("accounts/authenticator.html", context) } else { page.again("accounts/authenticator.html", context) }
}

/// Answers with the recovery codes themselves: they are shown once, and kept nowhere.
pub async fn confirm(State(state): State<AppState>, page: Page, who: SignedIn, form: Form<Code>) -> Result<Response, AppError> {
    let (by, typed, then) = (who.proving(), form.values.code.clone(), safe_then(&form.values.then).to_owned());
    match state.storage.write(async move |tx| actions::confirm_authenticator(tx, by, &typed).await).await? {
        Tried::Right(done) => set_up(&state, &page, done, &then),
        Tried::Wrong => {
            let mut faults = Faults::default();
            faults.add("code", "factor-code-wrong");
            drawn(&state, &page, &who, &then, &faults).await
        }
        Tried::Void if who.proof.has_factor => Ok(page.go("/account/factors")),
        Tried::Void => Err(too_many()),
    }
}

/// Goes on under the new token; first, recovery codes that were just made are shown.
pub(super) fn set_up(state: &AppState, page: &Page, done: SetUp, then: &str) -> Result<Response, AppError> {
    let cookie = rights::cookie(&done.token, &state.public_url());
    if done.recovery_codes.is_empty() {
        return Ok((cookie, page.go_saying(then, "notice-factor-added")).into_response());
    }
    Ok((cookie, paper(page, &done.recovery_codes, then)?).into_response())
}

fn paper(page: &Page, codes: &[String], then: &str) -> Result<Response, AppError> {
    page.show("accounts/recovery_codes.html", context! { codes: codes, then: then })
}

pub async fn new_codes(State(state): State<AppState>, page: Page, who: SignedIn) -> Result<Response, AppError> {
    if !who.proof.has_factor {
        return Ok(page.go("/account/factors"));
    }
    let account = who.account;
    let codes = state.storage.write(async move |tx| actions::new_recovery_codes(tx, account).await).await?;
    paper(&page, &codes, "/account/factors")
}

pub async fn remove(State(state): State<AppState>, page: Page, who: SignedIn) -> Result<Response, AppError> {
    let account = who.account;
    state.storage.write(async move |tx| actions::remove_authenticator(tx, account).await).await?;
    Ok(page.go_saying("/account/factors", "notice-factor-removed"))
}
