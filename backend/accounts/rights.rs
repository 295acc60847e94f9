//! Who is signed in: rights that only an extractor can make.

use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::{store, token_hash};
use crate::clock::DAY;
use crate::state::AppState;
use crate::storage::{AccountId, SignInId};
use crate::web::{AppError, Lang, SetCookie};

/// The cookie of a sign-in.
pub const COOKIE: &str = "sign_in";
const LASTS_DAYS: u32 = 180;

/// Somebody signed in, on one device.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account: AccountId,
    pub sign_in: SignInId,
    pub first_name: String,
    pub lang: Lang,
    is_operator: bool,
}

impl SignedIn {
    pub fn is_operator(&self) -> bool {
        self.is_operator
    }
}

/// The operator of the instance.
#[derive(Clone, Debug)]
pub struct Operator(pub SignedIn);

/// Reads the sign-in of each request once, for every extractor after it.
pub async fn read_sign_in(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    if let Some(cookie) = jar.get(COOKIE) {
        let now = state.clock().now();
        match store::signed_in(state.db(), &token_hash(cookie.value()), now - i64::from(LASTS_DAYS) * DAY).await {
            Ok(Some(row)) => {
                if now - row.seen_at > DAY {
                    see_later(&state, row.sign_in_id);
                }
                request.extensions_mut().insert(SignedIn {
                    account: row.account_id,
                    sign_in: row.sign_in_id,
                    first_name: row.first_name,
                    lang: Lang::parse(&row.language).unwrap_or_default(),
                    is_operator: row.is_operator,
                });
            }
            Ok(None) => {}
            Err(error) => return AppError::from(error).into_response(),
        }
    }
    next.run(request).await
}

/// Once a day, and beside the answer: the list of devices says when each was last there.
fn see_later(state: &AppState, sign_in: SignInId) {
    let storage = state.storage.clone();
    tokio::spawn(async move {
        if let Err(error) = storage.write(async move |tx| store::see(tx, sign_in).await).await {
            tracing::warn!(%error, "a visit was not kept");
        }
    });
}

/// The cookie that signs a device in.
pub fn cookie(token: &str, public_url: &str) -> SetCookie {
    SetCookie::kept(COOKIE, token, LASTS_DAYS).secure(public_url)
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| sign_in_first(parts))
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for SignedIn {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, AppError> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Operator {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let signed_in = <SignedIn as FromRequestParts<S>>::from_request_parts(parts, state).await?;
        if signed_in.is_operator { Ok(Self(signed_in)) } else { Err(AppError::NotFound) }
    }
}

/// After signing in, people come back to the page they wanted; a form they sent is not sent again.
pub fn sign_in_first(parts: &Parts) -> AppError {
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let then = if parts.method == Method::GET { path } else { "/home" };
    AppError::SignInFirst { then: then.to_owned() }
}
