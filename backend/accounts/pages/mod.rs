//! Signing in and out, and one's account.

mod account;
mod browsers;
mod card;
mod factors;
mod link;
mod passkeys;
mod second_factor;
mod sign_in;

use crate::web::{Right, Routes};

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
        .asks_again()
        .get("/account/address/code", Right::Account, account::address_code)
        .post("/account/address/code", Right::Account, account::confirm_address)
        .get("/second-factor", Right::Account, second_factor::show)
        .post("/second-factor", Right::Account, second_factor::prove)
        .get("/account/factors", Right::Account, factors::show)
        .post("/sign-in/passkey/challenge", Right::Everyone, passkeys::ask_anybody)
        .post("/sign-in/passkey", Right::Everyone, passkeys::sign_in)
        .post("/second-factor/challenge", Right::Account, passkeys::ask)
        .post("/second-factor/passkey", Right::Account, passkeys::prove)
        .post("/account/passkeys/challenge", Right::Account, passkeys::begin)
        .adds_factor()
        .post("/account/passkeys", Right::Account, passkeys::add)
        .adds_factor()
        .post("/account/passkeys/{id}/removal", Right::Account, passkeys::remove)
        .asks_again()
        .get("/account/authenticator", Right::Account, factors::authenticator)
        .adds_factor()
        .post("/account/authenticator", Right::Account, factors::begin)
        .adds_factor()
        .post("/account/authenticator/code", Right::Account, factors::confirm)
        .adds_factor()
        .post("/account/authenticator/removal", Right::Account, factors::remove)
        .asks_again()
        .post("/account/recovery-codes", Right::Account, factors::new_codes)
        .asks_again()
        .post("/account/browsers", Right::Account, browsers::accept)
        .post("/account/devices/{id}/end", Right::Account, account::end_device)
}
