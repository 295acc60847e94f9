//! Signing in with a code sent by mail.
//!
//! Known and unknown addresses are answered alike, and as fast: the page writes the same row and the same job for both.
//! Only the job looks whether there is an account, makes the code and mails it.

use serde::{Deserialize, Serialize};

use super::sign_in;
use crate::accounts::secrets::{Tried, digits, new_digits};
use crate::accounts::store::{self, secrets};
use crate::accounts::{mails, new_token};
use crate::jobs::{self, Job, JobError};
use crate::mail;
use crate::state::AppState;
use crate::storage::{Error, Tx};
use crate::web::Lang;

/// The kind of job that makes and mails a code.
pub const JOB: &str = "sign-in-code";

#[derive(Serialize, Deserialize)]
struct Wanted {
    email_hash: String,
    /// What stands in the code's place until it is made: an older job then changes nothing.
    waiting: String,
}

/// Asks for a code for an address (its keyed hash). `false` when too many were asked for lately.
pub async fn ask_code(tx: &Tx, email_hash: &str) -> Result<bool, Error> {
    let waiting = new_token();
    if !secrets::put_code(tx, email_hash, &waiting).await? {
        return Ok(false);
    }
    let wanted = Wanted { email_hash: email_hash.to_owned(), waiting };
    jobs::later(tx, JOB, Some(&format!("{JOB}/{email_hash}")), &wanted, tx.now()).await?;
    Ok(true)
}

/// Makes the code and mails it, if the address has an account.
pub async fn mail_code(state: &AppState, job: Job) -> Result<(), JobError> {
    let wanted: Wanted = job.read()?;
    let account = store::by_email_hash(state.db(), &wanted.email_hash).await?;
    let email = match &account {
        Some(account) => store::contact_of(state.db(), account.id).await?.email,
        None => None,
    };
    state
        .storage
        .write(async move |tx| {
            let (true, Some(account), Some(email)) = (job.done(tx).await?, &account, &email) else { return Ok::<_, Error>(()) };
            let code = new_digits();
            if secrets::fill_code(tx, &wanted.email_hash, &wanted.waiting, &hash(tx, &wanted.email_hash, &code)).await? {
                let lang = Lang::parse(&account.language).unwrap_or_default();
                mail::later(tx, account.id.0, &mails::code(lang, email, &code)).await?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

/// Signs in with the code that was mailed. `Right` carries the token of the new sign-in.
pub async fn sign_in_by_code(tx: &Tx, email_hash: &str, typed: &str, device: &str) -> Result<Tried<String>, Error> {
    match try_code(tx, email_hash, typed).await? {
        Tried::Right(()) => match store::by_email_hash(tx, email_hash).await? {
            Some(account) => Ok(Tried::Right(sign_in(tx, account.id, device).await?)),
            None => Ok(Tried::Void),
        },
        Tried::Wrong => Ok(Tried::Wrong),
        Tried::Void => Ok(Tried::Void),
    }
}

/// Tries a code once, and uses it up if it is right.
pub(super) async fn try_code(tx: &Tx, key: &str, typed: &str) -> Result<Tried<()>, Error> {
    let Some(kept) = secrets::try_code(tx, key).await? else { return Ok(Tried::Void) };
    let Some(code) = digits(typed) else { return Ok(Tried::Wrong) };
    if kept != hash(tx, key, &code) {
        return Ok(Tried::Wrong);
    }
    secrets::use_code(tx, key).await?;
    Ok(Tried::Right(()))
}

/// Keyed, so that a stolen file gives no code; with the address, so that a code works for no other.
pub(super) fn hash(tx: &Tx, key: &str, code: &str) -> String {
    tx.lookup("sign-in-code", &format!("{key}/{code}"))
}
