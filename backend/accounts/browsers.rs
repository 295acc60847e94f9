//! Browsers that accept to be rung (web push subscriptions).

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::rights::SignedIn;
use crate::args;
use crate::push::{self, Subscription};
use crate::state::AppState;
use crate::storage::{Error, PushSubscriptionId, Sql};
use crate::web::{AppError, Form};

/// What a browser sends when its owner accepted.
#[derive(Deserialize)]
pub struct Accepts {
    endpoint: String,
    p256dh: String,
    auth: String,
}

/// Keeps a subscription with the sign-in it was made in; it goes when that sign-in ends. The same browser again is one row.
pub async fn accept(State(state): State<AppState>, who: SignedIn, form: Form<Accepts>) -> Result<Response, AppError> {
    let Accepts { endpoint, p256dh, auth } = form.values;
    let subscription = Subscription { endpoint, p256dh, auth };
    if push::check(&subscription).is_err() {
        return Err(AppError::Unreadable("this push address cannot be used".into()));
    }
    state
        .storage
        .write(async move |tx| {
            let id: PushSubscriptionId = tx.new_id();
            tx.execute(
                "INSERT INTO push_subscriptions (id, account_id, sign_in_id, endpoint, p256dh, auth, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (endpoint) DO UPDATE SET account_id = excluded.account_id, \
                 sign_in_id = excluded.sign_in_id, p256dh = excluded.p256dh, auth = excluded.auth",
                args![
                    id,
                    who.account,
                    who.sign_in,
                    subscription.endpoint.as_str(),
                    subscription.p256dh.as_str(),
                    subscription.auth.as_str(),
                    tx.now()
                ],
            )
            .await?;
            Ok::<_, Error>(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
