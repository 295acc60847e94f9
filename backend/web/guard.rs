//! What every answer says, and what a writing request is sure of.

use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use super::AppError;

const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; \
                   worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; connect-src 'self'";

/// What a page may load. Older Safari does not count sockets of our own host as 'self'.
pub fn csp(request: &Parts) -> HeaderValue {
    let host = request.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let plain = |host: &&str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:-[]".contains(&byte));
    let whole = host.filter(plain).map(|host| format!("{CSP} ws://{host} wss://{host}"));
    whole.and_then(|csp| HeaderValue::from_str(&csp).ok()).unwrap_or(HeaderValue::from_static(CSP))
}

/// What every answer says: nothing from elsewhere, nothing framed, no address told to others.
pub fn say_always(response: &mut Response, csp: HeaderValue) {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, csp);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // What does not say how long it lasts is for this person, now: no proxy between keeps it.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    );
}

/// A writing request runs in its own task: a closed connection cannot cut it half-way.
pub async fn finish_what_is_begun(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        // What it said of itself may hold somebody's words; the place is in the log.
        Err(_) => AppError::Internal("a handler panicked".into()).into_response(),
    }
}
