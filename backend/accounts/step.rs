//! What goes from one screen of signing in to the next: the address typed, in a cookie of this browser alone.

use axum::http::HeaderMap;

use super::secrets::safe_then;
use crate::hex;
use crate::web::contacts::Email;
use crate::web::{SetCookie, cookie, url_encode};

/// The address that a sign-in code was asked for.
pub const SIGN_IN: &str = "sign_in_address";
/// The new address that somebody gives their account.
pub const NEW_ADDRESS: &str = "new_address";

/// What whoever tries too often is told to wait.
pub const WAIT_S: u32 = 15 * 60;

/// Keeps an address until the browser is closed, or [`SetCookie::forgotten`].
pub fn keep(name: &'static str, email: &Email, public_url: &str) -> SetCookie {
    SetCookie::brief(name, &hex::write(email.as_str().as_bytes())).secure(public_url)
}

/// The address that was kept.
pub fn kept(headers: &HeaderMap, name: &str) -> Option<Email> {
    let hidden = cookie(headers, name)?;
    let bytes: Option<Vec<u8>> = (0..hidden.len() / 2).map(|at| u8::from_str_radix(hidden.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
    Email::parse(&String::from_utf8(bytes?).ok()?).ok()
}

/// The screen that asks for the code, and where to go after it.
pub fn code_url(then: &str) -> String {
    if then.is_empty() { "/sign-in/code".into() } else { format!("/sign-in/code?then={}", url_encode(safe_then(then))) }
}
