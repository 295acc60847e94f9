//! Signing in with a printed card: its QR opens this page, which asks for the PIN.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::secrets::Tried;
use crate::accounts::store::secrets;
use crate::accounts::{actions, device, rights, token_hash};
use crate::context;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

#[derive(Deserialize)]
pub struct Pin {
    #[serde(default)]
    pin: String,
}

pub async fn show(State(state): State<AppState>, page: Page, Path(token): Path<String>) -> Result<Response, AppError> {
    if !secrets::is_card(state.db(), &token_hash(&token)).await? {
        return void(&page);
    }
    page.show("accounts/card.html", context! { errors: Faults::default() })
}

pub async fn enter(
    State(state): State<AppState>,
    page: Page,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form<Pin>,
) -> Result<Response, AppError> {
    let (typed, device) = (form.values.pin, device::of(&headers, page.lang));
    match state.storage.write(async move |tx| actions::sign_in_by_card(tx, &token, &typed, &device).await).await? {
        Tried::Right(sign_in) => Ok((rights::cookie(&sign_in, &state.public_url()), page.go("/home")).into_response()),
        Tried::Wrong => {
            let mut faults = Faults::default();
            faults.add("pin", "card-pin-wrong");
            page.again("accounts/card.html", context! { errors: faults.in_words(page.lang) })
        }
        Tried::Void => void(&page),
    }
}

fn void(page: &Page) -> Result<Response, AppError> {
    page.answer(StatusCode::NOT_FOUND, "accounts/card_void.html", context! {})
}
