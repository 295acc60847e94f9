//! What is left of an account, in SQL: its id, and nobody behind it.

use crate::args;
use crate::storage::{AccountId, Error, Sql, Tx, sql};

/// What pages show where a name was.
const NOBODY: &str = "—";

/// Tables of what belongs to an account alone.
const OWNED: [&str; 8] =
    ["sign_ins", "sign_in_cards", "sign_in_links", "push_subscriptions", "authenticators", "recovery_codes", "factor_tries", "passkeys"];

/// `false` when it was erased before, or there is none.
pub(in crate::accounts) async fn erase(tx: &Tx, account: AccountId) -> Result<bool, Error> {
    let emptied = "UPDATE accounts SET first_name = $2, last_name = '', sort_key = '', email = NULL, email_hash = NULL, phone = NULL, \
                   phone_hash = NULL, is_operator = FALSE, ended_at = $3 WHERE id = $1 AND ended_at IS NULL";
    if tx.execute(emptied, args![account, NOBODY, tx.now()]).await? == 0 {
        return Ok(false);
    }
    for table in OWNED {
        tx.execute(&format!("DELETE FROM {table} WHERE account_id = $1"), args![account]).await?;
    }
    tx.execute("DELETE FROM passkey_challenges WHERE account_id = $1", args![account]).await?;
    Ok(true)
}

/// Those who left since an instant.
pub async fn erased_since(db: &impl Sql, since_at: i64) -> Result<Vec<i64>, Error> {
    db.column("SELECT id FROM accounts WHERE ended_at >= $1 ORDER BY id", args![since_at]).await
}

/// Those of these accounts that are here, and were not erased.
pub async fn not_erased(db: &impl Sql, accounts: &[i64]) -> Result<Vec<AccountId>, Error> {
    let mut here = Vec::new();
    for some in accounts.chunks(500) {
        let statement = format!("SELECT id FROM accounts WHERE ended_at IS NULL AND id IN ({}) ORDER BY id", sql::marks(1, some.len()));
        here.extend(db.column::<AccountId>(&statement, some.iter().map(|id| sql::Arg::from(*id)).collect()).await?);
    }
    Ok(here)
}

/// Whether somebody else runs the instance.
pub async fn has_other_operator(db: &impl Sql, account: AccountId) -> Result<bool, Error> {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM accounts WHERE is_operator = TRUE AND ended_at IS NULL AND id <> $1";
    Ok(db.scalar::<i64>(statement, args![account]).await?.unwrap_or(0) > 0)
}
