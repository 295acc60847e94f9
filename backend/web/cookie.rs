//! Cookies that we set: always HttpOnly, SameSite=Lax, for the whole site; Secure when the instance is served over HTTPS.

use std::convert::Infallible;

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponseParts, ResponseParts};

/// What a browser brings back of a cookie that we set; the last, where it sends several of one name.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(of, _)| *of == name).map(|(_, value)| value).next_back()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        for line in ["lang=fr; sign_in=abc-1", "x; =; lang=en;y=lang=de"] {
            headers.append(header::COOKIE, line.parse().unwrap());
        }
        let of = |name| cookie(&headers, name);
        assert_eq!((of("sign_in"), of("lang"), of("y"), of("x"), of("an")), (Some("abc-1"), Some("en"), Some("lang=de"), None, None));
    }
}
