//! Messages that wait for an asker who is not looking, in SQL: one row a help request, gone when they come back.

use crate::args;
use crate::storage::{Db, Error, HelpRequestId, Sql, Tx};

/// The first message that waits. `false`: another waits already.
pub(in crate::help_sessions) async fn begin(tx: &Tx, help_request: HelpRequestId) -> Result<bool, Error> {
    let statement = "INSERT INTO unread_messages (help_request_id, since_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    Ok(tx.execute(statement, args![help_request, tx.now()]).await? == 1)
}

/// Whether the asker is to be mailed: something waits still, and they were not mailed since it does.
pub(in crate::help_sessions) async fn mail_once(tx: &Tx, help_request: HelpRequestId) -> Result<bool, Error> {
    let statement = "UPDATE unread_messages SET mailed_at = $2 WHERE help_request_id = $1 AND mailed_at IS NULL";
    Ok(tx.execute(statement, args![help_request, tx.now()]).await? == 1)
}

pub(in crate::help_sessions) async fn waits(db: &Db, help_request: HelpRequestId) -> Result<bool, Error> {
    let since: Option<i64> = db.scalar("SELECT since_at FROM unread_messages WHERE help_request_id = $1", args![help_request]).await?;
    Ok(since.is_some())
}

/// The asker came back, or there is nothing to read any more.
pub(in crate::help_sessions) async fn end(tx: &Tx, help_request: HelpRequestId) -> Result<(), Error> {
    tx.execute("DELETE FROM unread_messages WHERE help_request_id = $1", args![help_request]).await?;
    Ok(())
}
