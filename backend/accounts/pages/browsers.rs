//! A browser accepts to be rung.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::rights::SignedIn;
use crate::accounts::store::browsers;
use crate::push::{self, Subscription};
use crate::state::AppState;
use crate::web::{AppError, Form};

/// What a browser sends when its owner accepted.
#[derive(Deserialize)]
pub struct Accepts {
    endpoint: String,
    p256dh: String,
    auth: String,
}

pub async fn accept(State(state): State<AppState>, who: SignedIn, form: Form<Accepts>) -> Result<Response, AppError> {
    let Accepts { endpoint, p256dh, auth } = form.values;
    let subscription = Subscription { endpoint, p256dh, auth };
    if push::check(&subscription).is_err() {
        return Err(AppError::Unreadable("this push address cannot be used".into()));
    }
    state.storage.write(async move |tx| browsers::keep(tx, who.account, who.sign_in, &subscription).await).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
