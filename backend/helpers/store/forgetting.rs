//! A profile that goes with its account, in SQL.

use crate::args;
use crate::storage::{AccountId, Error, Sql, Tx};

/// What a helper said of themselves, what coordinators noted of them, their contract and their load.
pub(in crate::helpers) async fn forget(tx: &Tx, account: AccountId) -> Result<(), Error> {
    for table in ["member_notes", "member_details"] {
        let statement = format!("DELETE FROM {table} WHERE membership_id IN (SELECT id FROM memberships WHERE account_id = $1)");
        tx.execute(&statement, args![account]).await?;
    }
    for table in ["contracts", "helper_loads", "helpers"] {
        tx.execute(&format!("DELETE FROM {table} WHERE account_id = $1"), args![account]).await?;
    }
    Ok(())
}
