//! Erasing an asker for good: in the database, and on the list that a restored copy is held against.

use std::collections::BTreeSet;

use super::{actions, store};
use crate::audit::{self, Actor};
use crate::backup::{ErasureListError, Erasures};
use crate::clock::DAY;
use crate::facts::Fact;
use crate::storage::{AskerId, Error, Storage, Tx};

/// Askers of whom nobody heard for so long are erased.
const KEPT_MS: i64 = 730 * DAY;

#[derive(Debug, thiserror::Error)]
pub enum ErasureError {
    #[error(transparent)]
    Storage(#[from] Error),
    #[error(transparent)]
    List(#[from] ErasureListError),
}

/// Erases an asker now: what waits is withdrawn, their words and code go, every slice takes its own away. When this returns, no
/// older copy of the database brings them back.
pub async fn erase(storage: &Storage, list: &Erasures, asker: AskerId, by: Actor) -> Result<(), ErasureError> {
    storage.write(async move |tx| erase_here(tx, asker, by).await).await?;
    Ok(list.add(vec![asker.0]).await?)
}

async fn erase_here(tx: &Tx, asker: AskerId, by: Actor) -> Result<(), Error> {
    for id in store::moves::ids_of(tx, asker).await? {
        actions::withdraw(tx, id).await?;
    }
    audit::note(tx, by, "asker_erased", format!("asker {asker}"), None, "").await?;
    tx.record(Fact::AskerErased { asker });
    Ok(())
}

/// Erases those whom nobody heard of for two years, a hundred at a time.
pub async fn erase_long_gone(storage: &Storage, list: &Erasures) -> Result<(), ErasureError> {
    loop {
        let gone = store::long_gone(storage.read(), storage.clock().now() - KEPT_MS).await?;
        if gone.is_empty() {
            return Ok(());
        }
        for asker in gone {
            erase(storage, list, asker, Actor::Rule).await?;
        }
    }
}

/// Makes the database and the list agree, before anybody is served: whoever is on the list is erased here too (this may be an
/// older copy), and whoever is erased here is on the list (a crash may have come between). Returns how many were erased again.
pub async fn replay(storage: &Storage, list: &Erasures) -> Result<usize, ErasureError> {
    let erased: BTreeSet<i64> = store::erased_since(storage.read(), 0).await?.into_iter().collect();
    let elsewhere: Vec<i64> = list.all().await?.difference(&erased).copied().collect();
    let back = store::not_erased(storage.read(), &elsewhere).await?;
    for asker in &back {
        let asker = *asker;
        storage.write(async move |tx| erase_here(tx, asker, Actor::Rule).await).await?;
    }
    list.add(erased.into_iter().collect()).await?;
    Ok(back.len())
}

/// Puts on the list whoever was erased since: by another node, or while the list could not be written.
pub async fn keep_list(storage: &Storage, list: &Erasures, since_at: i64) -> Result<(), ErasureError> {
    Ok(list.add(store::erased_since(storage.read(), since_at).await?).await?)
}
