//! Who is signed in: rights that only an extractor can make.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};

use super::{factors, store, token_hash};
use crate::clock::DAY;
use crate::config::SecondFactor;
use crate::state::AppState;
use crate::storage::{AccountId, SignInId};
use crate::web::proof::prove_first;
use crate::web::{AppError, Lang, Proof, SetCookie, cookie as kept};

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
    pub proof: Proof,
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

/// A sign-in that goes on, as a later slice read it together with what it adds.
pub struct Found {
    pub sign_in: SignInId,
    pub seen_at: i64,
    pub account: AccountId,
    pub first_name: String,
    pub language: String,
    pub is_operator: bool,
    pub has_factor: bool,
    pub proved_at: Option<i64>,
    /// They coordinate an association.
    pub is_coordinator: bool,
}

/// What a request says of who sends it: the hash of its sign-in's token.
pub fn token_in(headers: &HeaderMap) -> Option<String> {
    kept(headers, COOKIE).map(token_hash)
}

/// Sign-ins made before this instant no longer count, whatever a cookie says.
pub fn oldest_that_counts(now: i64) -> i64 {
    now - i64::from(LASTS_DAYS) * DAY
}

/// Makes the right of a sign-in that was found, and keeps that the device was seen.
pub fn signed_in(state: &AppState, found: Found) -> SignedIn {
    if state.clock().now() - found.seen_at > DAY {
        see_later(state, found.sign_in);
    }
    SignedIn {
        proof: proof(state, &found),
        account: found.account,
        sign_in: found.sign_in,
        first_name: found.first_name,
        lang: Lang::parse(&found.language).unwrap_or_default(),
        is_operator: found.is_operator,
    }
}

fn proof(state: &AppState, found: &Found) -> Proof {
    let is_staff = found.is_operator || found.is_coordinator;
    Proof {
        has_factor: found.has_factor,
        is_required: is_staff && state.config.second_factor == SecondFactor::Required,
        is_proved: found.proved_at.is_some(),
        is_fresh: found.proved_at.is_some_and(|at| state.clock().now() - at < factors::FRESH_MS),
    }
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
        if !signed_in.is_operator {
            return Err(AppError::NotFound);
        }
        if signed_in.proof.is_enough() { Ok(Self(signed_in)) } else { Err(prove_first(parts)) }
    }
}

/// After signing in, people come back to the page they wanted; a form they sent is not sent again.
pub fn sign_in_first(parts: &Parts) -> AppError {
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let then = if parts.method == Method::GET { path } else { "/home" };
    AppError::SignInFirst { then: then.to_owned() }
}
