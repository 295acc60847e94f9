//! The packed rows of the roster, in SQL.

use crate::args;
use crate::storage::{AccountId, AssociationId, Error, Row, Sql, Tx, sql};

/// A helper as memory reads them; nothing in `packed` when they may no longer be asked.
#[derive(Row)]
pub struct PackedRow {
    pub account_id: AccountId,
    pub packed: Vec<u8>,
}

/// Rows that moved since an instant.
pub async fn moved_since(db: &impl Sql, since_at: i64) -> Result<Vec<PackedRow>, Error> {
    db.all("SELECT account_id, packed FROM roster_rows WHERE moved_at >= $1", args![since_at]).await
}

pub async fn save(tx: &Tx, rows: &[PackedRow]) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let statement = format!(
        "INSERT INTO roster_rows (account_id, packed, moved_at) VALUES {} \
         ON CONFLICT (account_id) DO UPDATE SET packed = excluded.packed, moved_at = excluded.moved_at",
        sql::rows_of_marks(rows.len(), 3)
    );
    let values = rows.iter().flat_map(|row| args![row.account_id, row.packed.clone(), tx.now()]).collect();
    tx.execute(&statement, values).await?;
    Ok(())
}

/// Helpers who have no row yet: made before there were any, or by a program that fills the database.
pub async fn missing(db: &impl Sql, most: usize) -> Result<Vec<AccountId>, Error> {
    let statement = format!(
        "SELECT account_id FROM helpers h WHERE NOT EXISTS (SELECT 1 FROM roster_rows r WHERE r.account_id = h.account_id) \
         ORDER BY account_id LIMIT {most}"
    );
    db.column(&statement, args![]).await
}

/// Active members of an association after one of them, in order.
pub async fn members_after(db: &impl Sql, association: AssociationId, after: AccountId, most: usize) -> Result<Vec<AccountId>, Error> {
    let statement = format!(
        "SELECT account_id FROM memberships WHERE association_id = $1 AND account_id > $2 AND state = 'active' ORDER BY account_id LIMIT {most}"
    );
    db.column(&statement, args![association, after]).await
}
