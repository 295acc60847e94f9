//! Addresses at which calendar programs read, in SQL. Of each only a keyed hash is kept.

use crate::args;
use crate::storage::{AccountId, AssociationId, CalendarFeedId, Error, PlaceId, Row, Sql, Tx};

/// An address that works.
#[derive(Clone, Debug, PartialEq, Eq, Row)]
pub struct Feed {
    pub id: CalendarFeedId,
    /// Who made it.
    pub account_id: AccountId,
    /// Of an association or a place; else it tells its maker's own seats.
    pub association_id: Option<AssociationId>,
    pub place_id: Option<PlaceId>,
    pub created_at: i64,
}

const COLUMNS: &str = "f.id, f.account_id, f.association_id, f.place_id, f.created_at";

/// What a token's hash leads to. An account that ended has no calendar any more.
pub async fn by_hash(db: &impl Sql, token_hash: &str) -> Result<Option<Feed>, Error> {
    let statement = format!(
        "SELECT {COLUMNS} FROM calendar_feeds f JOIN accounts a ON a.id = f.account_id WHERE f.token_hash = $1 AND f.revoked_at IS NULL \
         AND a.ended_at IS NULL"
    );
    db.first(&statement, args![token_hash]).await
}

/// An account's, the newest first.
pub async fn of(db: &impl Sql, account: AccountId) -> Result<Vec<Feed>, Error> {
    let statement =
        format!("SELECT {COLUMNS} FROM calendar_feeds f WHERE f.account_id = $1 AND f.revoked_at IS NULL ORDER BY f.id DESC LIMIT 100");
    db.all(&statement, args![account]).await
}

pub(in crate::permanences) async fn insert(tx: &Tx, feed: &Feed, token_hash: &str) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO calendar_feeds (id, account_id, association_id, place_id, token_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![feed.id, feed.account_id, feed.association_id, feed.place_id, token_hash, feed.created_at],
    )
    .await?;
    Ok(())
}

/// `false` when it is not this account's, or was revoked.
pub(in crate::permanences) async fn revoke(tx: &Tx, account: AccountId, id: CalendarFeedId) -> Result<bool, Error> {
    let statement = "UPDATE calendar_feeds SET revoked_at = $3 WHERE account_id = $1 AND id = $2 AND revoked_at IS NULL";
    Ok(tx.execute(statement, args![account, id, tx.now()]).await? == 1)
}

/// Those that an account made for an association and its places.
pub(in crate::permanences) async fn revoke_of_association(tx: &Tx, account: AccountId, association: AssociationId) -> Result<(), Error> {
    let statement = "UPDATE calendar_feeds SET revoked_at = $3 WHERE account_id = $1 AND association_id = $2 AND revoked_at IS NULL";
    tx.execute(statement, args![account, association, tx.now()]).await?;
    Ok(())
}

/// Every address that an account ever made.
pub(in crate::permanences) async fn forget(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("DELETE FROM calendar_feeds WHERE account_id = $1", args![account]).await?;
    Ok(())
}
