//! What every request passes before anybody asks who sent it.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::time::timeout;

use crate::measure;
use crate::state::AppState;
use crate::web::{Address, AppError};

/// Where whole rosters and logs are sent, from slow lines too: their size is a setting of its own.
const FILES: [&str; 2] = ["/members/imports", "/log/imports"];
/// Times the seconds of a form.
const FILES_TAKE: u32 = 6;

/// What costs nothing, and what watches us, is never refused.
fn is_light(request: &Request) -> bool {
    let path = request.uri().path();
    path.starts_with("/assets/") || matches!(path, "/health" | "/ready" | "/sw.js")
}

/// An address is slowed, then refused.
pub async fn by_address(State(state): State<AppState>, Address(from): Address, request: Request, next: Next) -> Response {
    if is_light(&request) {
        return next.run(request).await;
    }
    match state.limits.request(from, state.clock().now()).await {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    }
}

/// Reads a form whole, within its size and time, so that nobody who sends it drop by drop holds a place.
pub async fn whole_form(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let set = &state.limits.0.set;
    let (bytes, within) = match request.uri().path() {
        path if FILES.contains(&path) => (set.import_bytes, set.form_within() * FILES_TAKE),
        _ => (set.form_bytes, set.form_within()),
    };
    let most = usize::try_from(bytes).unwrap_or(usize::MAX);
    let (parts, body) = request.into_parts();
    let refused = match timeout(within, Limited::new(body, most).collect()).await {
        Ok(Ok(whole)) => return next.run(Request::from_parts(parts, Body::from(whole.to_bytes()))).await,
        Ok(Err(error)) if error.is::<LengthLimitError>() => AppError::TooLarge,
        Ok(Err(_)) => AppError::Unreadable("it was cut".into()),
        Err(_) => AppError::TooSlow,
    };
    measure::refused(if matches!(refused, AppError::TooLarge) { "form_bytes" } else { "form_seconds" });
    refused.into_response()
}

/// So many are served at once; the next wait a moment, then are told to come back.
pub async fn at_once(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if is_light(&request) {
        return next.run(request).await;
    }
    match state.limits.place().await {
        Ok(_place) => next.run(request).await,
        Err(busy) => busy.into_response(),
    }
}
