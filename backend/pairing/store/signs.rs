//! Signs of life, in SQL: of pairings that go on.

use crate::args;
use crate::storage::{Error, PairingId, Sql, Tx};

/// A sign was given now. `late_until`: when they said they would be late.
pub async fn keep(tx: &Tx, id: PairingId, late_until: Option<i64>) -> Result<(), Error> {
    let statement = "UPDATE pairings SET last_sign_at = $2, late_until = $3, is_asked_after = FALSE WHERE id = $1 AND ended_at IS NULL";
    tx.execute(statement, args![id, tx.now(), late_until]).await?;
    Ok(())
}

/// The signs given so far count no more.
pub async fn take_back(tx: &Tx, id: PairingId) -> Result<(), Error> {
    let statement = "UPDATE pairings SET last_sign_at = NULL, late_until = NULL, is_asked_after = FALSE WHERE id = $1 AND ended_at IS NULL";
    tx.execute(statement, args![id]).await?;
    Ok(())
}

/// They go on at an hour that both agreed on: signs begin anew from it.
pub async fn resume(tx: &Tx, id: PairingId, at: i64) -> Result<(), Error> {
    let statement = "UPDATE pairings SET resumes_at = $2, last_sign_at = NULL, late_until = NULL, is_asked_after = FALSE \
                     WHERE id = $1 AND ended_at IS NULL";
    tx.execute(statement, args![id, at]).await?;
    Ok(())
}

/// The agreed hour has come: they go on now.
pub async fn resumed(tx: &Tx, id: PairingId) -> Result<(), Error> {
    tx.execute("UPDATE pairings SET resumes_at = NULL WHERE id = $1 AND ended_at IS NULL", args![id]).await?;
    Ok(())
}

/// Both were asked whether somebody called.
pub async fn asked_after(tx: &Tx, id: PairingId) -> Result<(), Error> {
    tx.execute("UPDATE pairings SET is_asked_after = TRUE WHERE id = $1 AND ended_at IS NULL", args![id]).await?;
    Ok(())
}
