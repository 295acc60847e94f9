//! What an association does with its places.

use super::{NewPlace, store};
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::storage::{AccountId, AssociationId, Error, PlaceId, Tx};

/// Adds a place where the association helps.
pub async fn add_place(tx: &Tx, association: AssociationId, new: &NewPlace, by: AccountId) -> Result<PlaceId, Error> {
    let id = store::insert(tx, association, new).await?;
    note(tx, "place_added", association, id, by).await?;
    Ok(id)
}

/// Changes a place. `false` when it is not this association's, or has closed.
pub async fn change_place(tx: &Tx, association: AssociationId, id: PlaceId, new: &NewPlace, by: AccountId) -> Result<bool, Error> {
    let changed = store::update(tx, association, id, new).await?;
    if changed {
        note(tx, "place_changed", association, id, by).await?;
    }
    Ok(changed)
}

/// Closes a place for good: nobody is sent there any more; what was done there stays.
pub async fn close_place(tx: &Tx, association: AssociationId, id: PlaceId, by: AccountId) -> Result<bool, Error> {
    let closed = store::close(tx, association, id).await?;
    if closed {
        tx.record(Fact::PlaceClosed { place: id });
        note(tx, "place_closed", association, id, by).await?;
    }
    Ok(closed)
}

async fn note(tx: &Tx, verb: &str, association: AssociationId, id: PlaceId, by: AccountId) -> Result<(), Error> {
    tx.hint(format!("board/{association}"));
    audit::note(tx, Actor::Account(by), verb, format!("place {id}"), Some(association), "").await
}
