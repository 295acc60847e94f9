//! One line a request, and an id that stands on its error page: no address, no path, no query, nothing that anybody wrote.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::measure;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Eight letters and digits that nobody takes for one another when read aloud, such as `k7qf-2mxd`.
#[derive(Clone, Debug)]
pub struct RequestId(Arc<str>);

impl RequestId {
    fn fresh() -> Self {
        const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
        let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 32)]);
        let mut text: String = rand::random::<[u8; 8]>().into_iter().map(letter).collect();
        text.insert(4, '-');
        Self(text.into())
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Names the request for everything that is logged on its way, and measures it. A route is told by its pattern.
pub async fn log(matched: Option<MatchedPath>, mut request: Request, next: Next) -> Response {
    let (id, since) = (RequestId::fresh(), Instant::now());
    let (method, route) = (method(request.method()), matched.as_ref().map_or("none", MatchedPath::as_str));
    let span = tracing::error_span!("request", %id, method, route);
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    measure::answered(method, route, status, since);
    let ms = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
    if route.starts_with("/assets/") {
        tracing::debug!(parent: &span, status, ms, "answered");
    } else {
        tracing::info!(parent: &span, status, ms, "answered");
    }
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(HEADER, id);
    }
    response
}

/// A client may invent methods; the log and the metrics do not repeat them.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
