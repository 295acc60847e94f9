//! Proving a second factor, and being led to set one up.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::accounts::actions::factors::{self as actions, Proving, Typed};
use crate::accounts::factors::TRIES_WITHIN_MS;
use crate::accounts::passkeys::Party;
use crate::accounts::rights::{self, SignedIn};
use crate::accounts::secrets::{Tried, safe_then};
use crate::accounts::store::{factors as kept, passkeys};
use crate::clock::SECOND;
use crate::context;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

#[derive(Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    pub then: String,
}

#[derive(Default, Deserialize, Serialize)]
pub struct Values {
    #[serde(default)]
    code: String,
    #[serde(default)]
    recovery: String,
    #[serde(default)]
    then: String,
}

impl SignedIn {
    pub(super) fn proving(&self) -> Proving {
        Proving { account: self.account, sign_in: self.sign_in }
    }
}

pub async fn show(State(state): State<AppState>, page: Page, who: SignedIn, Query(wish): Query<Wish>) -> Result<Response, AppError> {
    if !who.proof.has_factor {
        let context = context! { then: safe_then(&wish.then), is_required: who.proof.is_required, has_party: has_party(&state) };
        return page.show("accounts/factor_first.html", context);
    }
    let values = Values { then: safe_then(&wish.then).to_owned(), ..Values::default() };
    ask(&state, &page, &who, &values, &Faults::default()).await
}

async fn ask(state: &AppState, page: &Page, who: &SignedIn, values: &Values, faults: &Faults) -> Result<Response, AppError> {
    let has_codes = kept::authenticator(state.db(), who.account).await?.is_some_and(|one| one.confirmed_at.is_some());
    let has_passkey = has_party(state) && !passkeys::of(state.db(), who.account).await?.is_empty();
    let context = context! { has_passkey: has_passkey, then: values.then, has_codes: has_codes, is_again: who.proof.is_proved, errors: faults.in_words(page.lang) };
    if faults.is_empty() { page.show("accounts/factor.html", context) } else { page.again("accounts/factor.html", context) }
}

pub async fn prove(State(state): State<AppState>, page: Page, who: SignedIn, form: Form<Values>) -> Result<Response, AppError> {
    let Values { code, recovery, then } = &form.values;
    let (typed, field) =
        if recovery.trim().is_empty() { (Typed::Code(code.clone()), "code") } else { (Typed::Recovery(recovery.clone()), "recovery") };
    let by = who.proving();
    let tried = state.storage.write(async move |tx| actions::prove(tx, by, &typed).await).await?;
    match tried {
        Tried::Right(token) => Ok((rights::cookie(&token, &state.public_url()), page.go(safe_then(then))).into_response()),
        Tried::Wrong => {
            let mut faults = Faults::default();
            faults.add(field, if field == "code" { "factor-code-wrong" } else { "factor-recovery-wrong" });
            let values = Values { then: safe_then(then).to_owned(), ..Values::default() };
            ask(&state, &page, &who, &values, &faults).await
        }
        Tried::Void => Err(too_many()),
    }
}

/// Whether passkeys can work at this address.
pub(super) fn has_party(state: &AppState) -> bool {
    Party::of(&state.public_url()).is_some()
}

/// Too many wrong ones: they wait.
pub(super) fn too_many() -> AppError {
    AppError::TooMany { wait_s: u32::try_from(TRIES_WITHIN_MS / SECOND).unwrap_or(0) }
}
