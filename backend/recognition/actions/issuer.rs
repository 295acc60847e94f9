//! The issuer's keys: the first is made when it is first needed, and the operator may change it.

use crate::audit::{self, Actor};
use crate::recognition::badges::IssuerKey;
use crate::recognition::store::issuer_keys as store;
use crate::storage::{Error, Storage, Tx};

/// The key that signs today, made if there is none yet.
pub async fn key(storage: &Storage) -> Result<IssuerKey, Error> {
    if let Some(key) = store::current(storage.read()).await? {
        return Ok(key);
    }
    storage.write(async |tx| first(tx).await).await?;
    store::current(storage.read()).await?.ok_or_else(|| Error::Row("issuer_keys is empty".into()))
}

async fn first(tx: &Tx) -> Result<(), Error> {
    if store::generation(tx).await?.is_none() {
        store::insert(tx, 1, &IssuerKey::new_secret()).await?;
    }
    Ok(())
}

/// A new key signs from now on, and the private half of the others is destroyed: badges taken before are still verified, by public
/// keys that stay published, and every page and status list is signed anew. Returns the new generation.
pub async fn rotate(tx: &Tx) -> Result<i64, Error> {
    let generation = store::generation(tx).await?.unwrap_or(0);
    store::retire(tx, generation).await?;
    store::insert(tx, generation + 1, &IssuerKey::new_secret()).await?;
    audit::note(tx, Actor::Rule, "issuer_key_changed", format!("issuer_key {}", generation + 1), None, "").await?;
    Ok(generation + 1)
}
