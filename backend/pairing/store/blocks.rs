//! Who is never paired again, in SQL.

use crate::args;
use crate::storage::{AccountId, AskerId, Error, Sql, Tx};

pub async fn is_blocked(db: &impl Sql, asker: AskerId, account: AccountId) -> Result<bool, Error> {
    let found: Option<i64> =
        db.scalar("SELECT account_id FROM blocks WHERE asker_id = $1 AND account_id = $2", args![asker, account]).await?;
    Ok(found.is_some())
}

/// These two are never paired again; said twice, it is kept once.
pub(in crate::pairing) async fn insert_block(tx: &Tx, asker: AskerId, account: AccountId, is_by_asker: bool) -> Result<(), Error> {
    let statement = "INSERT INTO blocks (asker_id, account_id, is_by_asker, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    tx.execute(statement, args![asker, account, is_by_asker, tx.now()]).await?;
    Ok(())
}

/// Of a helper who left for good.
pub(in crate::pairing) async fn forget_blocks(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("DELETE FROM blocks WHERE account_id = $1", args![account]).await?;
    Ok(())
}
