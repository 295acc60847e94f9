//! Calls that are owed, in SQL.

use crate::args;
use crate::help_requests::callbacks::Callback;
use crate::storage::{AssociationId, CallbackId, Error, HelpRequestId, Sql, Tx};

/// One of a reason at a time for a help request.
pub async fn insert(tx: &Tx, help_request: HelpRequestId, association: AssociationId, reason: &str, due_at: i64) -> Result<(), Error> {
    let id: CallbackId = tx.new_id();
    tx.execute(
        "INSERT INTO callbacks (id, help_request_id, association_id, reason, due_at, tries, created_at) \
         SELECT $1, $2, $3, $4, $5, 0, $6 WHERE NOT EXISTS \
         (SELECT 1 FROM callbacks WHERE help_request_id = $2 AND reason = $4 AND closed_at IS NULL)",
        args![id, help_request, association, reason, due_at, tx.now()],
    )
    .await?;
    Ok(())
}

/// Open calls go to whose the help request is: nobody else sees whom to call. Who owed them before is given back.
pub async fn follow_owner(tx: &Tx, help_request: HelpRequestId) -> Result<(), Error> {
    let statement = "UPDATE callbacks SET association_id = (SELECT h.association_id FROM help_requests h WHERE h.id = $1) \
        WHERE help_request_id = $1 AND closed_at IS NULL AND EXISTS \
        (SELECT 1 FROM help_requests h WHERE h.id = $1 AND h.association_id <> callbacks.association_id)";
    tx.execute(statement, args![help_request]).await?;
    Ok(())
}

/// One more try without an answer; how many there were, `None` when it is not this association's or was closed.
pub async fn count_try(tx: &Tx, id: CallbackId, association: AssociationId, again_at: i64) -> Result<Option<i64>, Error> {
    let statement = "UPDATE callbacks SET tries = tries + 1, due_at = $3 WHERE id = $1 AND association_id = $2 AND closed_at IS NULL \
                     RETURNING tries";
    tx.scalar(statement, args![id, association, again_at]).await
}

pub async fn close(tx: &Tx, id: CallbackId, association: AssociationId, outcome: &str) -> Result<bool, Error> {
    let statement = "UPDATE callbacks SET closed_at = $3, outcome = $4 WHERE id = $1 AND association_id = $2 AND closed_at IS NULL";
    Ok(tx.execute(statement, args![id, association, tx.now(), outcome]).await? == 1)
}

/// Closes every open call of a help request.
pub async fn close_all(tx: &Tx, help_request: HelpRequestId, outcome: &str) -> Result<(), Error> {
    let statement = "UPDATE callbacks SET closed_at = $2, outcome = $3 WHERE help_request_id = $1 AND closed_at IS NULL";
    tx.execute(statement, args![help_request, tx.now(), outcome]).await?;
    Ok(())
}

/// Calls that this association owes, the most urgent first.
pub async fn owed_by(db: &impl Sql, association: AssociationId) -> Result<Vec<Callback>, Error> {
    let statement = "SELECT id, help_request_id, reason, due_at, tries, created_at FROM callbacks \
                     WHERE association_id = $1 AND closed_at IS NULL ORDER BY due_at, id";
    db.all(statement, args![association]).await
}
