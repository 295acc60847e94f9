//! What somebody changes of their own account.

use super::codes;
use crate::accounts::secrets::{Tried, new_digits};
use crate::accounts::store::{self, secrets};
use crate::accounts::{email_hash, mails};
use crate::audit::{self, Actor};
use crate::mail;
use crate::storage::{AccountId, Error, Tx};
use crate::web::Lang;
use crate::web::contacts::{Email, Phone};

/// What one may change at once; an e-mail address only with a code.
#[derive(Clone, Debug)]
pub struct Profile {
    pub first_name: String,
    pub last_name: String,
    pub language: Lang,
    pub phone: Option<Phone>,
}

pub async fn change_profile(tx: &Tx, account: AccountId, profile: &Profile) -> Result<(), Error> {
    store::rename(tx, account, &profile.first_name, &profile.last_name, profile.language.as_str()).await?;
    store::set_phone(tx, account, profile.phone.as_ref()).await
}

/// Adds what somebody left empty: nothing they said themselves is changed.
pub async fn complete_profile(tx: &Tx, account: AccountId, last_name: Option<&str>, phone: Option<&Phone>) -> Result<(), Error> {
    let Some(before) = store::account(tx, account).await? else { return Ok(()) };
    if let Some(last_name) = last_name.filter(|_| before.last_name.is_empty()) {
        store::rename(tx, account, &before.first_name, last_name, &before.language).await?;
    }
    if phone.is_some() && store::contact_in(tx, account).await?.phone.is_none() {
        store::set_phone(tx, account, phone).await?;
    }
    Ok(())
}

/// Mails a code to a new address. `false` when too many were asked for lately.
pub async fn ask_new_address(tx: &Tx, account: AccountId, email: &Email, lang: Lang) -> Result<bool, Error> {
    let key = key_of(tx, account);
    let code = new_digits();
    if !secrets::put_code(tx, &key, &codes::hash(tx, &key, &bound(tx, email, &code))).await? {
        return Ok(false);
    }
    // An address that somebody else signs in with gets nothing: its owner asked for nothing.
    if store::by_email_hash(tx, &email_hash(tx, email)).await?.is_none() {
        mail::later(tx, account.0, &mails::new_address(lang, email.as_str(), &code)).await?;
    }
    Ok(true)
}

/// Takes the new address once its owner typed the code.
pub async fn confirm_new_address(tx: &Tx, account: AccountId, email: &Email, typed: &str) -> Result<Tried<()>, Error> {
    let key = key_of(tx, account);
    let Some(kept) = secrets::try_code(tx, &key).await? else { return Ok(Tried::Void) };
    let Some(code) = crate::accounts::secrets::digits(typed) else { return Ok(Tried::Wrong) };
    if kept != codes::hash(tx, &key, &bound(tx, email, &code)) {
        return Ok(Tried::Wrong);
    }
    secrets::use_code(tx, &key).await?;
    if !store::set_email(tx, account, email).await? {
        return Ok(Tried::Void);
    }
    audit::note(tx, Actor::Account(account), "address_changed", format!("account {account}"), None, "").await?;
    Ok(Tried::Right(()))
}

/// One change at a time: an account, not an address, asks for codes.
fn key_of(tx: &Tx, account: AccountId) -> String {
    tx.lookup("new-address", &account.to_string())
}

/// The code proves this one address.
fn bound(tx: &Tx, email: &Email, code: &str) -> String {
    format!("{}/{code}", email_hash(tx, email))
}
