//! Whoever holds a personal code: the asker, in this browser; and which of their help requests a page is about.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use super::{HelpRequest, code, store};
use crate::state::AppState;
use crate::storage::AskerId;
use crate::web::{AppError, SetCookie, cookie as kept};

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
    kept(headers, COOKIE).and_then(code::parse)
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

/// Whoever holds a code, and the help request that the address names (`?of=`); without one, the first that goes on, else the latest.
#[derive(Clone, Debug)]
pub struct Asking {
    pub asker: AskerId,
    pub help_request: HelpRequest,
    /// The others of the same asker.
    pub others: Vec<HelpRequest>,
}

impl Asking {
    /// The waiting page of this help request.
    pub fn waiting(&self) -> String {
        waiting(&self.help_request)
    }

    /// The address of another page of the asker's about this help request.
    pub fn page(&self, path: &str) -> String {
        format!("{path}?of={}", self.help_request.id)
    }
}

/// The waiting page of a help request.
pub fn waiting(help_request: &HelpRequest) -> String {
    format!("/wait?of={}", help_request.id)
}

impl FromRequestParts<AppState> for Asking {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let HoldsCode { asker } = <HoldsCode as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let mut others = store::of_asker(state.db(), asker).await?;
        if others.is_empty() {
            return Err(AppError::CodeFirst);
        }
        let of = parts.uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("of=")));
        let at = match of {
            Some(id) => others.iter().position(|one| one.id.to_string() == id).ok_or(AppError::NotFound)?,
            None => 0,
        };
        Ok(Self { asker, help_request: others.remove(at), others })
    }
}
