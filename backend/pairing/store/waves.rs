//! Which waves went, in SQL.

use crate::args;
use crate::storage::{Error, HelpRequestId, Sql, Tx};

/// `size`: the helpers it told.
pub async fn insert(tx: &Tx, help_request: HelpRequestId, round: i64, number: i64, size: usize) -> Result<(), Error> {
    let statement = "INSERT INTO waves (help_request_id, round, number, size, at) VALUES ($1, $2, $3, $4, $5)";
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    tx.execute(statement, args![help_request, round, number, size, tx.now()]).await?;
    Ok(())
}

/// When the first of a round went.
pub async fn first_at(db: &impl Sql, help_request: HelpRequestId, round: i64) -> Result<Option<i64>, Error> {
    let statement = "SELECT at FROM waves WHERE help_request_id = $1 AND round = $2 AND number = 1";
    db.scalar(statement, args![help_request, round]).await
}
