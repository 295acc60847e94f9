//! One line a request, and an id that stands on its error page: no address, no path, no query, nothing that anybody wrote.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::response::Response;
use tracing::Span;

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

/// A request under way. A route is told by its pattern.
pub struct Entry {
    pub id: RequestId,
    /// Names the request in everything that is logged on its way.
    pub span: Span,
    method: &'static str,
    route: Option<MatchedPath>,
    since: Instant,
}

impl Entry {
    pub fn begin(request: &Request) -> Self {
        let (id, method) = (RequestId::fresh(), method(request.method()));
        let route = request.extensions().get::<MatchedPath>().cloned();
        let span = tracing::error_span!("request", %id, method, route = name(route.as_ref()));
        Self { id, span, method, route, since: Instant::now() }
    }

    pub fn end(self, response: &mut Response) {
        let (status, route) = (response.status().as_u16(), name(self.route.as_ref()));
        measure::answered(self.method, route, status, self.since);
        let ms = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX);
        if route.starts_with("/assets/") {
            tracing::debug!(parent: &self.span, status, ms, "answered");
        } else {
            tracing::info!(parent: &self.span, status, ms, "answered");
        }
        if let Ok(id) = HeaderValue::from_str(&self.id.0) {
            response.headers_mut().insert(HEADER, id);
        }
    }
}

fn name(route: Option<&MatchedPath>) -> &str {
    route.map_or("none", MatchedPath::as_str)
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
