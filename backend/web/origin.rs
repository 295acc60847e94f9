//! Forms and sockets come from our own pages: `Origin` and `Sec-Fetch-Site` are checked exactly, so that there is no token
//! to go stale in a page kept open.

use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};

use super::AppError;
use crate::state::AppState;

/// Lets through what reads, and what writes from our own origin.
pub fn check(state: &AppState, request: &Parts) -> Result<(), AppError> {
    let reads = matches!(request.method, Method::GET | Method::HEAD | Method::OPTIONS);
    let is_socket = request.headers.contains_key(header::UPGRADE);
    let passes = (reads && !is_socket) || is_ours(&request.headers, state.config.public_url.as_deref());
    passes.then_some(()).ok_or(AppError::ForeignOrigin)
}

fn is_ours(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
        return false;
    }
    let Some(origin) = text("origin") else { return text("sec-fetch-site") == Some("same-origin") };
    if public_url == Some(origin) {
        return true;
    }
    // Without a public address, or on a local one beside it: the page's host is the host that is asked.
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    host.is_some() && host == text("host") && (public_url.is_none() || host.is_some_and(is_loopback))
}

fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (axum::http::HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_our_own_pages_write() {
        let public = Some("https://aide.example.org");
        assert!(is_ours(&asks(&[("origin", "https://aide.example.org"), ("host", "aide.example.org")]), public));
        assert!(is_ours(&asks(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]), None));
        for foreign in [
            &[("origin", "https://evil.example"), ("host", "aide.example.org")][..],
            &[("origin", "null"), ("host", "aide.example.org")],
            &[("origin", "https://aide.example.org.evil.example"), ("host", "aide.example.org")],
            &[("origin", "https://aide.example.org"), ("sec-fetch-site", "cross-site"), ("host", "aide.example.org")],
            &[("origin", "http://aide.example.org"), ("host", "aide.example.org")],
            &[("host", "aide.example.org")],
        ] {
            assert!(!is_ours(&asks(foreign), public), "{foreign:?}");
        }
    }
}
