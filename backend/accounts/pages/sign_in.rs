//! Signing in by e-mail: an address, then the code that was sent to it.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::second_factor::has_party;
use crate::accounts::rights::{self, SignedIn};
use crate::accounts::secrets::{Tried, safe_then};
use crate::accounts::step;
use crate::accounts::{actions, device, email_hash};
use crate::context;
use crate::state::AppState;
use crate::web::contacts::Email;
use crate::web::{Address, AppError, Faults, Form, Page, SetCookie};

#[derive(Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    then: String,
}

#[derive(Default, Deserialize, Serialize)]
pub struct Typed {
    #[serde(default)]
    email: String,
    #[serde(default)]
    then: String,
}

#[derive(Default, Deserialize, Serialize)]
pub struct Code {
    #[serde(default)]
    code: String,
    #[serde(default)]
    then: String,
}

pub async fn show(
    State(state): State<AppState>,
    page: Page,
    who: Option<SignedIn>,
    Query(wish): Query<Wish>,
) -> Result<Response, AppError> {
    if who.is_some() {
        return Ok(page.go(safe_then(&wish.then)));
    }
    let values = Typed { then: wish.then, ..Typed::default() };
    page.show("accounts/sign_in.html", context! { values: values, has_party: has_party(&state), errors: Faults::default() })
}

/// Answers alike whether the address has an account or not.
pub async fn ask(State(state): State<AppState>, page: Page, from: Address, form: Form<Typed>) -> Result<Response, AppError> {
    let _place = state.limits.signing_in(from, page.now()).await?;
    let mut faults = Faults::default();
    let Some(email) = faults.check("email", Email::parse(&form.values.email).map_err(|fault| fault.text_id())) else {
        return page.again(
            "accounts/sign_in.html",
            context! { has_party: has_party(&state), values: form.values, errors: faults.in_words(page.lang) },
        );
    };
    let hash = email_hash(state.db(), &email);
    if !state.storage.write(async move |tx| actions::ask_code(tx, &hash).await).await? {
        return Err(AppError::TooMany { wait_s: step::WAIT_S });
    }
    let kept = step::keep(step::SIGN_IN, &email, &state.public_url());
    Ok((kept, page.go(step::code_url(&form.values.then))).into_response())
}

pub async fn show_code(page: Page, headers: HeaderMap, Query(wish): Query<Wish>) -> Result<Response, AppError> {
    let Some(email) = step::kept(&headers, step::SIGN_IN) else { return Ok(page.go("/sign-in")) };
    let values = Code { then: wish.then, ..Code::default() };
    page.show("accounts/code.html", context! { values: values, email: email.as_str(), errors: Faults::default() })
}

pub async fn enter(
    State(state): State<AppState>,
    page: Page,
    from: Address,
    headers: HeaderMap,
    form: Form<Code>,
) -> Result<Response, AppError> {
    let _place = state.limits.signing_in(from, page.now()).await?;
    let Some(email) = step::kept(&headers, step::SIGN_IN) else { return Ok(page.go("/sign-in")) };
    let (hash, typed, device) = (email_hash(state.db(), &email), form.values.code.clone(), device::of(&headers, page.lang));
    let tried = state.storage.write(async move |tx| actions::sign_in_by_code(tx, &hash, &typed, &device).await).await?;
    let mut faults = Faults::default();
    match tried {
        Tried::Right(token) => {
            let cookies = (rights::cookie(&token, &state.public_url()), SetCookie::forgotten(step::SIGN_IN));
            return Ok((cookies, page.go(safe_then(&form.values.then))).into_response());
        }
        Tried::Wrong => faults.add("code", "sign-in-code-wrong"),
        Tried::Void => faults.add("code", "sign-in-code-void"),
    }
    page.again("accounts/code.html", context! { values: form.values, email: email.as_str(), errors: faults.in_words(page.lang) })
}

pub async fn leave(State(state): State<AppState>, page: Page, who: SignedIn) -> Result<Response, AppError> {
    let (account, sign_in) = (who.account, who.sign_in);
    state.storage.write(async move |tx| actions::end_sign_in(tx, account, sign_in).await).await?;
    let gone = (SetCookie::forgotten(rights::COOKIE), SetCookie::forgotten("association"));
    Ok((gone, page.go_saying("/", "notice-signed-out")).into_response())
}
