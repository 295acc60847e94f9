//! Deleting an account, in the database and on the list that a restored copy is held against.

use std::collections::BTreeSet;

use thiserror::Error as ThisError;

use crate::accounts::{actions as accounts, store::leaving as store};
use crate::associations::actions as associations;
use crate::audit::Actor;
use crate::backup::{ErasureListError, Erasures};
use crate::storage::{AccountId, Error, Storage, Tx};

#[derive(Debug, ThisError)]
pub enum LeavingError {
    /// Nobody else coordinates this association: somebody must first.
    #[error("the last coordinator of {0}")]
    LastCoordinator(String),
    /// Nobody else runs the instance.
    #[error("the last operator")]
    LastOperator,
    #[error(transparent)]
    Storage(#[from] Error),
    #[error(transparent)]
    List(#[from] ErasureListError),
}

/// Deletes an account now. When this returns, no older copy of the database brings it back.
pub async fn leave(storage: &Storage, list: &Erasures, account: AccountId) -> Result<(), LeavingError> {
    storage.write(async move |tx| leave_here(tx, account).await).await?;
    Ok(list.add(vec![account.0]).await?)
}

async fn leave_here(tx: &Tx, account: AccountId) -> Result<(), LeavingError> {
    if let Some(association) = associations::left_alone(tx, account).await? {
        return Err(LeavingError::LastCoordinator(association));
    }
    let runs_it = crate::accounts::store::account(tx, account).await?.is_some_and(|account| account.is_operator);
    if runs_it && !store::has_other_operator(tx, account).await? {
        return Err(LeavingError::LastOperator);
    }
    Ok(erase_here(tx, account, Actor::Account(account)).await?)
}

/// Memberships end while it is still known whose they are.
async fn erase_here(tx: &Tx, account: AccountId, by: Actor) -> Result<(), Error> {
    associations::leave_all(tx, account).await?;
    accounts::erase(tx, account, by).await?;
    Ok(())
}

/// Makes the database and the list agree, before anybody is served: see `help_requests::erasure::replay`. Returns how many accounts were
/// erased again.
pub async fn replay(storage: &Storage, list: &Erasures) -> Result<usize, LeavingError> {
    let erased: BTreeSet<i64> = store::erased_since(storage.read(), 0).await?.into_iter().collect();
    let elsewhere: Vec<i64> = list.all().await?.difference(&erased).copied().collect();
    let back = store::not_erased(storage.read(), &elsewhere).await?;
    for account in &back {
        let account = *account;
        storage.write(async move |tx| erase_here(tx, account, Actor::Rule).await).await?;
    }
    list.add(erased.into_iter().collect()).await?;
    Ok(back.len())
}

/// Puts on the list whoever left since: by another node, or while the list could not be written.
pub async fn keep_list(storage: &Storage, list: &Erasures, since_at: i64) -> Result<(), LeavingError> {
    Ok(list.add(store::erased_since(storage.read(), since_at).await?).await?)
}
