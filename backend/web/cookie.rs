//! Cookies that we set: always HttpOnly, SameSite=Lax, for the whole site; Secure when the instance is served over HTTPS.

use std::convert::Infallible;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponseParts, ResponseParts};

/// A cookie to set with an answer: `(SetCookie::kept(…), page.go("/home"))`.
pub struct SetCookie(String);

impl SetCookie {
    /// Kept for some days. `value` must be plain letters, digits, `-` or `_`.
    pub fn kept(name: &'static str, value: &str, days: u32) -> Self {
        Self(format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}", u64::from(days) * 86_400))
    }

    /// Kept until the browser is closed.
    pub fn brief(name: &'static str, value: &str) -> Self {
        Self(format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax"))
    }

    pub fn forgotten(name: &'static str) -> Self {
        Self(format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"))
    }

    /// Never sent in the clear, where the instance has HTTPS.
    pub fn secure(self, public_url: &str) -> Self {
        if public_url.starts_with("https://") { Self(self.0 + "; Secure") } else { self }
    }
}

impl IntoResponseParts for SetCookie {
    type Error = Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Infallible> {
        if let Ok(value) = HeaderValue::from_str(&self.0) {
            parts.headers_mut().append(header::SET_COOKIE, value);
        }
        Ok(parts)
    }
}
