//! Static words, honest: legal notice, accessibility statement, what becomes of data, and the page without network.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use crate::associations::store;
use crate::context;
use crate::state::AppState;
use crate::web::{AppError, Page};

#[derive(Serialize)]
struct Named {
    name: String,
    phone: String,
}

pub async fn legal(State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let associations: Vec<Named> =
        store::all(state.db()).await?.into_iter().map(|one| Named { name: one.name, phone: one.phone }).collect();
    page.show("associations/legal.html", context! { associations: associations, public_url: state.public_url() })
}

pub async fn accessibility(page: Page) -> Result<Response, AppError> {
    page.show("associations/accessibility.html", context! {})
}

pub async fn privacy(page: Page) -> Result<Response, AppError> {
    page.show("associations/privacy.html", context! {})
}

pub async fn offline(page: Page) -> Result<Response, AppError> {
    page.show("offline.html", context! {})
}
