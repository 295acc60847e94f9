//! What the second factor of a sign-in allows now.

use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::AppError;

/// How the sign-in of a request stands. Put in the request by the layer that reads sign-ins.
#[derive(Clone, Copy, Debug, Default)]
pub struct Proof {
    /// They have a passkey, or an authenticator.
    pub has_factor: bool,
    /// The instance asks one of them, because of what they may do.
    pub is_required: bool,
    /// It was proved in this sign-in.
    pub is_proved: bool,
    /// It was proved a moment ago.
    pub is_fresh: bool,
}

impl Proof {
    /// Whether rights over others may be used.
    pub fn is_enough(self) -> bool {
        self.is_proved || !(self.has_factor || self.is_required)
    }

    /// Whether a sensitive act may be done.
    pub fn is_enough_again(self) -> bool {
        self.is_fresh || !(self.has_factor || self.is_required)
    }
}

/// Before a sensitive act. Whoever may not do it at all is told so by the right itself.
pub async fn ask_again(request: Request, next: Next) -> Response {
    ask_unless(Proof::is_enough_again, request, next).await
}

/// Before another factor is added: whoever has none yet has nothing to prove.
pub async fn ask_again_if_any(request: Request, next: Next) -> Response {
    ask_unless(|proof| proof.is_fresh || !proof.has_factor, request, next).await
}

async fn ask_unless(is_enough: fn(Proof) -> bool, request: Request, next: Next) -> Response {
    let proof = request.extensions().get::<Proof>().copied().unwrap_or_default();
    if is_enough(proof) {
        return next.run(request).await;
    }
    AppError::ProveFirst { then: back(request.method(), request.uri(), request.headers()) }.into_response()
}

/// The same error, for a right that wants its proof.
pub fn prove_first(parts: &Parts) -> AppError {
    AppError::ProveFirst { then: back(&parts.method, &parts.uri, &parts.headers) }
}

/// The page to come back to: the one asked for, or the one whose form was sent.
fn back(method: &Method, uri: &Uri, headers: &HeaderMap) -> String {
    if matches!(*method, Method::GET | Method::HEAD) {
        return uri.path_and_query().map_or("/home", |path| path.as_str()).to_owned();
    }
    let from: Option<Uri> = headers.get(header::REFERER).and_then(|from| from.to_str().ok()?.parse().ok());
    let above = || uri.path().rsplit_once('/').map_or("/home", |(above, _)| above).to_owned();
    from.as_ref().and_then(Uri::path_and_query).map_or_else(above, |path| path.as_str().to_owned())
}
