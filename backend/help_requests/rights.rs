//! Whoever holds a personal code: the asker, in this browser.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum_extra::extract::cookie::CookieJar;

use super::{code, store};
use crate::state::AppState;
use crate::storage::AskerId;
use crate::web::{AppError, SetCookie};

/// The cookie that holds the code; `HttpOnly`, gone with the browser.
pub const COOKIE: &str = "asker";

/// The asker whose code this browser holds.
#[derive(Clone, Copy, Debug)]
pub struct HoldsCode {
    pub asker: AskerId,
}

/// Keeps the code in this browser until it is closed, or "Effacer de cet écran".
pub fn cookie(code: &str, public_url: &str) -> SetCookie {
    SetCookie::brief(COOKIE, code).secure(public_url)
}

/// The code of a browser, whether or not it is anybody's.
pub fn code_held(headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers).get(COOKIE).and_then(|cookie| code::parse(cookie.value()))
}

impl FromRequestParts<AppState> for HoldsCode {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        <Self as OptionalFromRequestParts<AppState>>::from_request_parts(parts, state).await?.ok_or(AppError::CodeFirst)
    }
}

impl OptionalFromRequestParts<AppState> for HoldsCode {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Option<Self>, AppError> {
        let Some(code) = code_held(&parts.headers) else { return Ok(None) };
        Ok(store::asker_of_code(state.db(), &code).await?.map(|asker| Self { asker }))
    }
}
