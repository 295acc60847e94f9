//! People who sign in: by a mailed code or a printed card; their devices; who they are to the instance.

pub mod actions;
pub mod device;
pub mod factors;
pub mod mails;
pub mod pages;
pub mod passkeys;
pub mod rights;
pub mod ring;
pub mod secrets;
pub mod step;
pub mod store;

use sha2::{Digest, Sha256};

use crate::hex;
use crate::storage::{AccountId, Db, Row, Tx};
use crate::web::contacts::{Email, Phone};
use crate::web::text::{TextFault, clean_line};

/// Somebody who signs in. Their contacts are sealed: see [`store::contact_of`].
#[derive(Clone, Debug, Row)]
pub struct Account {
    pub id: AccountId,
    pub first_name: String,
    pub last_name: String,
    pub language: String,
    pub is_operator: bool,
    pub ended_at: Option<i64>,
}

/// How to reach an account, opened.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub email: Option<String>,
    /// E.164.
    pub phone: Option<String>,
}

/// A long random secret: what a cookie, a card or a link carries. Only its hash is kept.
pub fn new_token() -> String {
    hex::write(&rand::random::<[u8; 24]>())
}

/// SHA-256 is enough for what is long and random.
pub fn token_hash(token: &str) -> String {
    hex::write(&Sha256::digest(token.as_bytes()))
}

/// What can make a keyed hash to look something up by.
pub trait LookUp {
    fn look_up(&self, what: &str, value: &str) -> String;
}

impl LookUp for Tx {
    fn look_up(&self, what: &str, value: &str) -> String {
        self.lookup(what, value)
    }
}

impl LookUp for Db {
    fn look_up(&self, what: &str, value: &str) -> String {
        self.lookup(what, value)
    }
}

/// The keyed hash that finds the account of an address, however its letters are written.
pub fn email_hash(by: &impl LookUp, email: &Email) -> String {
    by.look_up("email", &email.look_up())
}

/// The keyed hash that finds the accounts of a number.
pub fn phone_hash(by: &impl LookUp, phone: &Phone) -> String {
    by.look_up("phone", phone.as_str())
}

/// What stands for an account on the devices that keep its passkeys: 16 bytes, which tell nothing.
pub fn handle(by: &impl LookUp, account: AccountId) -> [u8; 16] {
    let hash = by.look_up("passkey-handle", &account.to_string());
    let byte = |at: usize| hash.get(at * 2..at * 2 + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(0);
    std::array::from_fn(byte)
}

/// A first name as it was typed, or the id of what is wrong with it.
pub fn first_name(typed: &str) -> Result<String, &'static str> {
    clean_line(typed, 60).map_err(|fault| if fault == TextFault::Empty { "input-first-name-empty" } else { fault.text_id() })
}

/// A last name as it was typed: it may be left out.
pub fn last_name(typed: &str) -> Result<String, &'static str> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    clean_line(typed, 60).map_err(|fault| fault.text_id())
}
