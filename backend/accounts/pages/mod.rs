//! Signing in and out, and one's account.

mod account;
mod card;
mod link;
mod sign_in;

use axum::http::{HeaderMap, header};

use super::device;
use crate::web::text::{TextFault, clean_line};
use crate::web::{Lang, Right, Routes};

pub fn routes() -> Routes {
    Routes::default()
        .get("/sign-in", Right::Everyone, sign_in::show)
        .post("/sign-in", Right::Everyone, sign_in::ask)
        .get("/sign-in/code", Right::Everyone, sign_in::show_code)
        .post("/sign-in/code", Right::Everyone, sign_in::enter)
        .post("/sign-out", Right::Account, sign_in::leave)
        .get("/link/{token}", Right::Everyone, link::show)
        .post("/link/{token}", Right::Everyone, link::follow)
        .get("/card/{token}", Right::Everyone, card::show)
        .post("/card/{token}", Right::Everyone, card::enter)
        .get("/account", Right::Account, account::show)
        .post("/account", Right::Account, account::change)
        .get("/account/address", Right::Account, account::address)
        .post("/account/address", Right::Account, account::ask_address)
        .get("/account/address/code", Right::Account, account::address_code)
        .post("/account/address/code", Right::Account, account::confirm_address)
        .post("/account/devices/{id}/end", Right::Account, account::end_device)
}

/// The device that asks, in plain words.
pub fn device_of(headers: &HeaderMap, lang: Lang) -> String {
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    device::name(user_agent, lang)
}

/// An address on its way from one page to the next, as a cookie can hold it.
fn hidden(text: &str) -> String {
    crate::hex::write(text.as_bytes())
}

fn shown(hidden: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = (0..hidden.len() / 2).map(|at| u8::from_str_radix(hidden.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
    String::from_utf8(bytes?).ok()
}

/// A first name, or the id of what is wrong with it.
pub fn first_name(typed: &str) -> Result<String, &'static str> {
    clean_line(typed, 60).map_err(|fault| if fault == TextFault::Empty { "input-first-name-empty" } else { fault.text_id() })
}
