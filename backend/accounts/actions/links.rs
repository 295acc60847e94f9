//! One-time links: the operator's first visit, a sign-in, the demonstration's people.

use super::sign_in;
use crate::accounts::secrets::{LinkPurpose, Tried};
use crate::accounts::store::{self, NewAccount, secrets};
use crate::accounts::{new_token, token_hash};
use crate::audit::{self, Actor};
use crate::clock::DAY;
use crate::storage::{AccountId, Error, Storage, Tx};

/// The operator's link works this long; each start prints a new one.
const FIRST_LINK_LASTS_MS: i64 = 7 * DAY;

/// Makes a link's token, for `{public_url}/link/{token}`. Only its hash is kept.
pub async fn make_link(tx: &Tx, account: Option<AccountId>, purpose: LinkPurpose, lasts_ms: i64) -> Result<String, Error> {
    let token = new_token();
    secrets::insert_link(tx, &token_hash(&token), account, purpose, tx.now() + lasts_ms).await?;
    Ok(token)
}

/// Signs in with a link, and uses it up unless it is the demonstration's.
pub async fn sign_in_by_link(tx: &Tx, token: &str, device: &str) -> Result<Tried<String>, Error> {
    match secrets::use_link(tx, &token_hash(token)).await? {
        Some(link) => match link.account {
            Some(account) => Ok(Tried::Right(sign_in(tx, account, device).await?)),
            None => Ok(Tried::Void),
        },
        None => Ok(Tried::Void),
    }
}

/// Makes the operator's account with the link of the first visit, and signs them in. `Wrong`: the address has an
/// account already, so the link stays.
pub async fn open_instance(tx: &Tx, token: &str, operator: &NewAccount, device: &str) -> Result<Tried<String>, Error> {
    let hash = token_hash(token);
    let opens = secrets::link(tx, &hash, tx.now()).await?.is_some_and(|link| link.purpose == LinkPurpose::Operator);
    if !opens || store::has_operator(tx).await? {
        return Ok(Tried::Void);
    }
    let Some(account) = store::insert(tx, operator).await? else { return Ok(Tried::Wrong) };
    if secrets::use_link(tx, &hash).await?.is_none() {
        return Ok(Tried::Void);
    }
    audit::note(tx, Actor::Account(account), "instance_opened", format!("account {account}"), None, "").await?;
    Ok(Tried::Right(sign_in(tx, account, device).await?))
}

/// The token of the operator's first visit, while the instance has no operator. Earlier ones no longer work.
pub async fn first_link(storage: &Storage) -> Result<Option<String>, Error> {
    if store::has_operator(storage.read()).await? {
        return Ok(None);
    }
    storage
        .write(async move |tx| {
            secrets::void_links(tx, LinkPurpose::Operator).await?;
            make_link(tx, None, LinkPurpose::Operator, FIRST_LINK_LASTS_MS).await.map(Some)
        })
        .await
}
