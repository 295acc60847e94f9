//! Setting up a second factor, and proving it.

use crate::accounts::factors::{RECOVERY_CODES, new_recovery_code, new_secret, recovery_code, step_of};
use crate::accounts::secrets::{MOST_TRIES, Tried};
use crate::accounts::store::{self, factors as kept};
use crate::accounts::{mails, new_token, token_hash};
use crate::audit::{self, Actor};
use crate::mail;
use crate::storage::{AccountId, AssociationId, Error, SignInId, Tx};
use crate::web::Lang;

/// Whose proof it is, on which device.
#[derive(Clone, Copy, Debug)]
pub struct Proving {
    pub account: AccountId,
    pub sign_in: SignInId,
}

/// What was typed to prove who one is.
#[derive(Clone, Debug)]
pub enum Typed {
    /// Six digits of an authenticator.
    Code(String),
    Recovery(String),
}

/// A device that is set up: its sign-in's new token, and recovery codes when there were none.
#[derive(Debug)]
pub struct SetUp {
    pub token: String,
    /// Shown once, and kept nowhere.
    pub recovery_codes: Vec<String>,
}

/// Begins to set an authenticator up: a secret that waits for its first code. One in use stays.
pub async fn begin_authenticator(tx: &Tx, account: AccountId) -> Result<(), Error> {
    kept::begin(tx, account, &new_secret()).await
}

/// The first code of an authenticator: from now on it is asked for.
pub async fn confirm_authenticator(tx: &Tx, by: Proving, typed: &str) -> Result<Tried<SetUp>, Error> {
    let Some(authenticator) = kept::authenticator_in(tx, by.account).await? else { return Ok(Tried::Void) };
    if authenticator.confirmed_at.is_some() || is_throttled(tx, by.account).await? {
        return Ok(Tried::Void);
    }
    let Some(step) = step_of(&authenticator.secret, typed, tx.now(), authenticator.used_step) else { return Ok(Tried::Wrong) };
    kept::use_step(tx, by.account, step).await?;
    audit::note(tx, Actor::Account(by.account), "authenticator_added", format!("account {}", by.account), None, "").await?;
    set_up(tx, by).await.map(Tried::Right)
}

/// The sign-in that set a factor up has proved it, and recovery codes are made where there were none.
pub(super) async fn set_up(tx: &Tx, by: Proving) -> Result<SetUp, Error> {
    let has_codes = kept::recovery_codes_left(tx, by.account).await? > 0;
    let recovery_codes = if has_codes { Vec::new() } else { new_recovery_codes(tx, by.account).await? };
    Ok(SetUp { token: proved(tx, by).await?, recovery_codes })
}

/// Makes recovery codes in the place of those before.
pub async fn new_recovery_codes(tx: &Tx, account: AccountId) -> Result<Vec<String>, Error> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| new_recovery_code()).collect();
    let hashes: Vec<String> = codes.iter().map(|code| recovery_hash(tx, account, &code.replace('-', ""))).collect();
    kept::put_recovery_codes(tx, account, &hashes).await?;
    audit::note(tx, Actor::Account(account), "recovery_codes_made", format!("account {account}"), None, "").await?;
    Ok(codes)
}

/// Proves a second factor. `Right` carries the sign-in's new token; `Void`: too many were wrong lately.
pub async fn prove(tx: &Tx, by: Proving, typed: &Typed) -> Result<Tried<String>, Error> {
    if is_throttled(tx, by.account).await? {
        return Ok(Tried::Void);
    }
    let is_right = match typed {
        Typed::Code(code) => match kept::authenticator_in(tx, by.account).await?.filter(|one| one.confirmed_at.is_some()) {
            Some(one) => match step_of(&one.secret, code, tx.now(), one.used_step) {
                Some(step) => kept::use_step(tx, by.account, step).await.map(|()| true)?,
                None => false,
            },
            None => false,
        },
        Typed::Recovery(code) => match recovery_code(code) {
            Some(code) => kept::use_recovery_code(tx, by.account, &recovery_hash(tx, by.account, &code)).await?,
            None => false,
        },
    };
    if !is_right {
        return Ok(Tried::Wrong);
    }
    if matches!(typed, Typed::Recovery(_)) {
        audit::note(tx, Actor::Account(by.account), "recovery_code_used", format!("account {}", by.account), None, "").await?;
    }
    proved(tx, by).await.map(Tried::Right)
}

/// The sign-in goes on under a new token, and wrong tries before it no longer count.
pub(super) async fn proved(tx: &Tx, by: Proving) -> Result<String, Error> {
    let token = new_token();
    kept::prove(tx, by.sign_in, &token_hash(&token)).await?;
    kept::forget_tries(tx, by.account).await?;
    Ok(token)
}

/// Counts this try, and says whether it is one too many.
async fn is_throttled(tx: &Tx, account: AccountId) -> Result<bool, Error> {
    Ok(kept::count_try(tx, account).await? > MOST_TRIES)
}

/// Removes one's own authenticator. Without any factor left, recovery codes and proofs end with it.
pub async fn remove_authenticator(tx: &Tx, account: AccountId) -> Result<(), Error> {
    if kept::remove_authenticator(tx, account).await? {
        audit::note(tx, Actor::Account(account), "authenticator_removed", format!("account {account}"), None, "").await?;
        end_if_last(tx, account).await?;
    }
    Ok(())
}

/// What stands on a factor ends with the last one.
pub(super) async fn end_if_last(tx: &Tx, account: AccountId) -> Result<(), Error> {
    if !kept::has_factor(tx, account).await? {
        kept::remove_recovery_codes(tx, account).await?;
        kept::forget_tries(tx, account).await?;
        kept::unprove(tx, account).await?;
    }
    Ok(())
}

/// Who takes somebody's second factors away, because they lost their device.
#[derive(Clone, Copy, Debug)]
pub enum Remover {
    /// An operator, for somebody of this association.
    Operator(AccountId, AssociationId),
    /// Whoever runs the machine, by a command.
    Machine,
}

/// Removes every second factor of an account, and tells its owner by mail. `false` when there was none.
pub async fn remove_factors(tx: &Tx, account: AccountId, by: Remover) -> Result<bool, Error> {
    if !kept::has_factor(tx, account).await? {
        return Ok(false);
    }
    kept::remove_factors(tx, account).await?;
    end_if_last(tx, account).await?;
    let (actor, association) = match by {
        Remover::Operator(operator, association) => (Actor::Account(operator), Some(association)),
        Remover::Machine => (Actor::Rule, None),
    };
    audit::note(tx, actor, "factors_removed", format!("account {account}"), association, "").await?;
    if let (Some(email), Some(owner)) = (store::contact_in(tx, account).await?.email, store::account(tx, account).await?) {
        let lang = Lang::parse(&owner.language).unwrap_or_default();
        mail::later(tx, account.0, &mails::factors_removed(lang, &email)).await?;
    }
    Ok(true)
}

/// Keyed, and of one account: a stolen file gives no code.
fn recovery_hash(tx: &Tx, account: AccountId, code: &str) -> String {
    tx.lookup("recovery-code", &format!("{account}/{code}"))
}
