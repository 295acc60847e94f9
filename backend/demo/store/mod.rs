//! The month, written in bulk: a few thousand rows in a few dozen statements.

mod availability;
mod courses;
mod help_requests;
pub(super) mod ledger;
mod people;
pub(super) mod recognition;
mod sessions;
pub(super) mod training;

use super::Month;
use crate::args;
use crate::storage::{AskerId, Db, Error, Sql, Tx, setting, sql};

/// The row of `settings` that says which seed filled this database.
const FILLED: &str = "demonstration";
/// That of the asker whose code is printed.
const ASKER: &str = "demonstration.asker";
/// Values in one statement. SQLite looks each `$n` up in a list, so that ten statements are much quicker than one ten times as long.
const MOST_VALUES: usize = 1_000;

/// The seed that filled this database; `None` when no demonstration did.
pub async fn filled(db: &impl Sql) -> Result<Option<String>, Error> {
    setting(db, FILLED).await
}

/// Whether anybody lives here whom a demonstration did not invent.
pub async fn is_empty(db: &impl Sql) -> Result<bool, Error> {
    for table in ["accounts", "associations", "askers"] {
        if db.scalar::<i64>(&format!("SELECT id FROM {table} ORDER BY id LIMIT 1"), args![]).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Writes the whole month, in the order in which rows name each other.
pub async fn write(tx: &Tx, month: &Month) -> Result<(), Error> {
    people::write(tx, month).await?;
    availability::write(tx, month).await?;
    let keys = help_requests::write(tx, month).await?;
    courses::write(tx, month).await?;
    sessions::write(tx, month, &keys).await?;
    training::write(tx, month).await?;
    if let Some(josiane) = month.askers.get(month.josiane) {
        tx.keep_setting(ASKER, &josiane.id.to_string()).await?;
    }
    tx.keep_setting(FILLED, &month.seed.to_string()).await?;
    Ok(())
}

/// The asker whose code is printed: the one of the first start while they wait, else whoever waits in the first association.
pub async fn waiting_asker(db: &Db) -> Result<Option<AskerId>, Error> {
    let josiane: Option<AskerId> = setting(db, ASKER).await?.and_then(|id| id.parse().ok());
    db.scalar(
        "SELECT h.asker_id FROM help_requests h JOIN askers a ON a.id = h.asker_id WHERE a.erased_at IS NULL AND h.circle_only = FALSE \
         ORDER BY CASE WHEN h.state IN ('open', 'unmet') AND h.asker_id = $1 THEN 0 WHEN h.state = 'open' THEN 1 WHEN h.asker_id = $1 THEN 2 \
         ELSE 3 END, h.created_at DESC, h.id LIMIT 1",
        args![josiane.unwrap_or(AskerId(0))],
    )
    .await
}

/// Inserts rows, as many at once as both databases take. `into`: the table and its columns.
async fn insert(tx: &Tx, into: &str, rows: Vec<Vec<sql::Arg>>) -> Result<(), Error> {
    let Some(width) = rows.first().map(Vec::len) else { return Ok(()) };
    let at_once = (MOST_VALUES / width.max(1)).max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<Vec<sql::Arg>> = rows.by_ref().take(at_once).collect();
        let statement = format!("INSERT INTO {into} VALUES {}", sql::rows_of_marks(some.len(), width));
        tx.execute(&statement, some.into_iter().flatten().collect()).await?;
    }
    Ok(())
}
