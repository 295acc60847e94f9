//! "Je n'ai plus besoin d'aide", and "Effacer mes données".

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::audit::Actor;
use crate::context;
use crate::help_requests::rights::{self, Asking, COOKIE, HoldsCode};
use crate::help_requests::{HelpRequest, actions, erasure, store};
use crate::state::AppState;
use crate::storage::HelpRequestId;
use crate::web::{AppError, Form, Page, SetCookie};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Which {
    help_request: String,
}

/// Asks no reason.
pub async fn withdrawal(page: Page, asking: Asking) -> Result<Response, AppError> {
    page.show("help_requests/withdrawal.html", context! { help_request: asking.help_request.id, waiting: asking.waiting() })
}

pub async fn withdraw(State(state): State<AppState>, page: Page, holds: HoldsCode, form: Form<Which>) -> Result<Response, AppError> {
    let id: HelpRequestId = form.values.help_request.parse().map_err(|_| AppError::NotFound)?;
    let mine: Option<HelpRequest> = store::help_request(state.db(), id).await?.filter(|one| one.asker == holds.asker);
    let waiting = rights::waiting(&mine.ok_or(AppError::NotFound)?);
    state.storage.write(async move |tx| actions::withdraw(tx, id).await).await?;
    Ok(page.go(waiting))
}

pub async fn erasure(page: Page, _: HoldsCode) -> Result<Response, AppError> {
    page.show("help_requests/erasure.html", context! {})
}

pub async fn erase(State(state): State<AppState>, page: Page, holds: HoldsCode) -> Result<Response, AppError> {
    erasure::erase(&state.storage, &state.erasures, holds.asker, Actor::Asker).await?;
    Ok((SetCookie::forgotten(COOKIE), page.go("/erasure/done")).into_response())
}

pub async fn erased(page: Page) -> Result<Response, AppError> {
    page.show("help_requests/erased.html", context! {})
}
