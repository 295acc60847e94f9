//! Adding a passkey, signing in with one, proving with one.

use webauthn_rs::prelude::Passkey;

use super::factors::{Proving, SetUp, end_if_last, proved, set_up};
use crate::accounts::passkeys::{Answered, Challenge, credential_of};
use crate::accounts::store::{factors, passkeys as kept};
use crate::accounts::{LookUp, new_token, token_hash};
use crate::audit::{self, Actor};
use crate::storage::{AccountId, Error, PasskeyId, Tx};

/// What a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    SignIn,
    Prove,
    Add,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Prove => "prove",
            Self::Add => "add",
        }
    }
}

/// The keyed hash that finds the passkey of a credential.
pub fn credential_hash(by: &impl LookUp, credential: &str) -> String {
    by.look_up("passkey", credential)
}

/// Remembers a challenge; its token goes into a cookie of the browser that was asked.
pub async fn challenge(tx: &Tx, account: Option<AccountId>, purpose: Purpose, challenge: &Challenge) -> Result<String, Error> {
    let token = new_token();
    kept::put_challenge(tx, &token_hash(&token), account, purpose.as_str(), &challenge.state).await?;
    Ok(token)
}

/// What a challenge was, once.
pub async fn take(tx: &Tx, token: &str, account: Option<AccountId>, purpose: Purpose) -> Result<Option<String>, Error> {
    kept::take_challenge(tx, &token_hash(token), account, purpose.as_str()).await
}

/// Keeps a new passkey; `None` when it is known already.
pub async fn add(tx: &Tx, by: Proving, name: &str, key: &Passkey) -> Result<Option<SetUp>, Error> {
    let credential = serde_json::to_string(key).map_err(|error| Error::Row(error.to_string()))?;
    let hash = credential_hash(tx, &credential_of(key));
    if !kept::insert(tx, by.account, &hash, name, &credential).await? {
        return Ok(None);
    }
    audit::note(tx, Actor::Account(by.account), "passkey_added", format!("account {}", by.account), None, "").await?;
    set_up(tx, by).await.map(Some)
}

/// Signs a device in with a passkey: both proofs at once. `None` when it was removed meanwhile.
pub async fn sign_in(tx: &Tx, of: &kept::Kept, answered: &Answered, device: &str) -> Result<Option<String>, Error> {
    if !kept::used(tx, of.id, of.account, &answered.credential).await? {
        return Ok(None);
    }
    let token = super::sign_in(tx, of.account, device).await?;
    factors::prove_new(tx, &token_hash(&token)).await?;
    Ok(Some(token))
}

/// A sign-in proves with a passkey; it goes on under a new token.
pub async fn prove(tx: &Tx, by: Proving, id: PasskeyId, answered: &Answered) -> Result<Option<String>, Error> {
    if !kept::used(tx, id, by.account, &answered.credential).await? {
        return Ok(None);
    }
    proved(tx, by).await.map(Some)
}

pub async fn remove(tx: &Tx, account: AccountId, id: PasskeyId) -> Result<bool, Error> {
    let is_removed = kept::remove(tx, id, account).await?;
    if is_removed {
        audit::note(tx, Actor::Account(account), "passkey_removed", format!("account {account}"), None, "").await?;
        end_if_last(tx, account).await?;
    }
    Ok(is_removed)
}
