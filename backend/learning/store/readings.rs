//! Where helpers stopped in tutorials, in SQL.

use crate::args;
use crate::storage::{AccountId, DocumentId, Error, PairingId, Row, Sql, Tx};

/// Beside one asker, or alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    pub account: AccountId,
    pub document: DocumentId,
    pub pairing: Option<PairingId>,
}

/// The step looked at, from 0, and the bits of those done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Row)]
pub struct Reading {
    pub step: i64,
    pub ticked: i64,
}

pub async fn reading(db: &impl Sql, beside: Beside) -> Result<Reading, Error> {
    let statement = "SELECT step, ticked FROM tutorial_readings WHERE account_id = $1 AND document_id = $2 AND pairing_id = $3";
    let found = db.first(statement, args![beside.account, beside.document, beside.pairing.map_or(0, |id| id.0)]).await?;
    Ok(found.unwrap_or_default())
}

/// The documents last read by somebody, with where they stopped; the latest first.
pub async fn latest(db: &impl Sql, account: AccountId, limit: i64) -> Result<Vec<(DocumentId, Reading)>, Error> {
    #[derive(Row)]
    struct Found {
        document_id: DocumentId,
        step: i64,
        ticked: i64,
    }
    let statement =
        "SELECT document_id, step, ticked FROM tutorial_readings WHERE account_id = $1 ORDER BY read_at DESC, document_id LIMIT $2";
    let found: Vec<Found> = db.all(statement, args![account, limit]).await?;
    Ok(found.into_iter().map(|row| (row.document_id, Reading { step: row.step, ticked: row.ticked })).collect())
}

/// Marks a step as done or not, and keeps where they are now.
pub(in crate::learning) async fn tick(tx: &Tx, beside: Beside, bits: i64, is_done: bool, step: i64) -> Result<i64, Error> {
    let ticked = if is_done { "tutorial_readings.ticked | $5" } else { "tutorial_readings.ticked & ~$5" };
    let statement = format!(
        "INSERT INTO tutorial_readings (account_id, document_id, pairing_id, step, ticked, read_at) VALUES ($1, $2, $3, $4, $7, $6) \
         ON CONFLICT (account_id, document_id, pairing_id) DO UPDATE SET step = excluded.step, ticked = {ticked}, read_at = excluded.read_at \
         RETURNING ticked"
    );
    let pairing = beside.pairing.map_or(0, |id| id.0);
    let first = if is_done { bits } else { 0 };
    let ticked = tx.scalar(&statement, args![beside.account, beside.document, pairing, step, bits, tx.now(), first]).await?;
    Ok(ticked.unwrap_or_default())
}

/// What somebody read, tried, was proposed and wished.
pub(in crate::learning) async fn forget(tx: &Tx, account: AccountId) -> Result<(), Error> {
    for table in ["tutorial_readings", "module_attempts", "suggestions", "learners"] {
        tx.execute(&format!("DELETE FROM {table} WHERE account_id = $1"), args![account]).await?;
    }
    Ok(())
}
