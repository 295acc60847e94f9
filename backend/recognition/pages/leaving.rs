//! `/account/export`: everything in one's name, to take away. `/account/deletion`: leaving for good.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;

use crate::accounts::{self, rights::COOKIE, rights::SignedIn};
use crate::audit::{self, Actor};
use crate::context;
use crate::learning::store::attempts;
use crate::recognition::actions::leaving::{self, LeavingError};
use crate::recognition::badges::Issuer;
use crate::recognition::store::{attestations, badges, export as store};
use crate::recognition::takeaway::{self, Sheet};
use crate::state::AppState;
use crate::storage::{AccountId, Tx};
use crate::web::{AppError, Faults, Form, Page, SetCookie};

pub async fn export(_who: SignedIn, page: Page) -> Result<Response, AppError> {
    page.show("recognition/export.html", context! {})
}

/// Everything, as it is written down.
async fn gathered(state: &AppState, account: AccountId) -> Result<(Value, [Sheet; 7]), AppError> {
    let db = state.db();
    let person = accounts::store::account(db, account).await?.ok_or(AppError::NotFound)?;
    let contact = accounts::store::contact_of(db, account).await?;
    let profile = crate::helpers::store::profile(db, account).await?;
    let issuer = Issuer::at(state.public_url());
    let sheets = [
        store::memberships(db, account).await?,
        store::hours(db, account).await?,
        store::records(db, account).await?,
        store::permanences(db, account).await?,
        takeaway::completions(&attempts::completions(db, &[account]).await?),
        takeaway::badges(&badges::of(db, account).await?, |code| issuer.badge_url(code)),
        takeaway::attestations(&attestations::attestations_of(db, account).await?),
    ];
    Ok((takeaway::person(&person, &contact, profile.as_ref()), sheets))
}

/// The file.
pub async fn file(State(state): State<AppState>, who: SignedIn) -> Result<Response, AppError> {
    let account = who.account;
    let (person, sheets) = gathered(&state, account).await?;
    let file = takeaway::zip(&person, &sheets, state.clock().now()).map_err(|error| AppError::Internal(error.to_string()))?;
    let noted =
        async move |tx: &Tx| audit::note(tx, Actor::Account(account), "account_exported", format!("account {account}"), None, "").await;
    state.storage.write(noted).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"binome.zip\""),
    ];
    Ok((headers, file).into_response())
}

pub async fn ask(_who: SignedIn, page: Page) -> Result<Response, AppError> {
    page.show("recognition/leave.html", context! { errors: Faults::default(), association: None::<String> })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sure {
    sure: String,
}

/// Deletes the account; whoever is the last to run something hands it over first.
pub async fn leave(State(state): State<AppState>, who: SignedIn, page: Page, sent: Form<Sure>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let mut alone = None;
    if sent.values.sure == "yes" {
        match leaving::leave(&state.storage, &state.erasures, who.account).await {
            Ok(()) => {
                let gone = (SetCookie::forgotten(COOKIE), SetCookie::forgotten("association"));
                return Ok((gone, page.go_saying("/", "notice-account-deleted")).into_response());
            }
            Err(LeavingError::LastCoordinator(association)) => {
                alone = Some(association);
                faults.add("sure", "leave-last-coordinator");
            }
            Err(LeavingError::LastOperator) => faults.add("sure", "leave-last-operator"),
            Err(LeavingError::Storage(error)) => return Err(error.into()),
            Err(LeavingError::List(error)) => return Err(AppError::Internal(error.to_string())),
        }
    } else {
        faults.add("sure", "leave-not-sure");
    }
    page.again("recognition/leave.html", context! { errors: faults.in_words(page.lang), association: alone })
}
