//! Files of past sessions, in SQL: their lines sealed until they were brought in, and which lines were.

use crate::args;
use crate::helpers::import::table::Line;
use crate::storage::{AccountId, AssociationId, Db, Error, HelpSessionId, LogImportId, Row, Sealed, Sql, Storage, Tx, sql};

const ROWS: &str = "log_imports.rows";

/// A file, without its lines.
#[derive(Clone, Debug, Row)]
pub struct LogImport {
    pub id: LogImportId,
    /// Whose sessions they are.
    pub account_id: AccountId,
    pub first_name: String,
    /// Who counts the hours.
    pub association_id: Option<AssociationId>,
    pub made_by: AccountId,
    pub file_name: String,
    /// Sessions that it brought.
    pub created: i64,
    pub created_at: i64,
    pub ended_at: Option<i64>,
}

const SELECT: &str = "SELECT i.id, i.account_id, a.first_name, i.association_id, i.made_by, i.file_name, i.created, i.created_at, i.ended_at \
                      FROM log_imports i JOIN accounts a ON a.id = i.account_id";

/// One that this account sent.
pub async fn import(db: &impl Sql, made_by: AccountId, id: LogImportId) -> Result<Option<LogImport>, Error> {
    db.first(&format!("{SELECT} WHERE i.made_by = $1 AND i.id = $2"), args![made_by, id]).await
}

/// Those that brought something, the latest first.
pub async fn latest(db: &impl Sql, made_by: AccountId) -> Result<Vec<LogImport>, Error> {
    db.all(&format!("{SELECT} WHERE i.made_by = $1 AND i.ended_at IS NOT NULL ORDER BY i.created_at DESC, i.id LIMIT 10"), args![made_by])
        .await
}

/// Whose sessions a file brings, who counts them, who sent it, and what it is called.
#[derive(Clone, Debug)]
pub struct NewImport {
    pub account: AccountId,
    pub association: Option<AssociationId>,
    pub made_by: AccountId,
    pub file_name: String,
}

pub(in crate::help_sessions) async fn insert(tx: &Tx, new: &NewImport, lines: &[Line]) -> Result<LogImportId, Error> {
    let id: LogImportId = tx.new_id();
    let words = serde_json::to_string(lines).map_err(|error| Error::Row(error.to_string()))?;
    let sealed = tx.seal_key(new.account.0).await?.seal(ROWS, id.0, &words)?;
    tx.execute(
        "INSERT INTO log_imports (id, account_id, association_id, made_by, file_name, rows, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![id, new.account, new.association, new.made_by, &new.file_name, sealed, tx.now()],
    )
    .await?;
    Ok(id)
}

/// Its lines; none once it ended.
pub async fn lines(db: &Db, import: &LogImport) -> Result<Vec<Line>, Error> {
    let sealed: Option<Option<Sealed>> = db.scalar("SELECT rows FROM log_imports WHERE id = $1", args![import.id]).await?;
    let (Some(Some(sealed)), Some(key)) = (sealed, db.seal_key(import.account_id.0).await?) else { return Ok(Vec::new()) };
    serde_json::from_str(&key.open(ROWS, import.id.0, &sealed)?).map_err(|error| Error::Row(error.to_string()))
}

/// Which of these lines were brought in before.
pub async fn known(db: &impl Sql, account: AccountId, keys: &[&str]) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    for some in keys.chunks(500) {
        let marks = sql::marks(2, some.len());
        let mut values = args![account];
        values.extend(some.iter().map(|key| sql::Arg::from(*key)));
        let statement = format!("SELECT line_key FROM imported_sessions WHERE account_id = $1 AND line_key IN ({marks})");
        found.extend(db.column::<String>(&statement, values).await?);
    }
    Ok(found)
}

/// Which of these are sessions that we know of somebody: what we exported comes back.
pub async fn own(db: &impl Sql, account: AccountId, ids: &[HelpSessionId]) -> Result<Vec<HelpSessionId>, Error> {
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let marks = sql::marks(2, some.len());
        let mut values = args![account];
        values.extend(some.iter().map(|id| sql::Arg::from(*id)));
        found.extend(
            db.column::<HelpSessionId>(&format!("SELECT id FROM help_sessions WHERE account_id = $1 AND id IN ({marks})"), values).await?,
        );
    }
    Ok(found)
}

/// Marks a line as brought in; `false` when it was.
pub(in crate::help_sessions) async fn mark(tx: &Tx, account: AccountId, key: &str) -> Result<bool, Error> {
    let statement = "INSERT INTO imported_sessions (account_id, line_key, help_session_id) VALUES ($1, $2, 0) \
                     ON CONFLICT (account_id, line_key) DO NOTHING";
    Ok(tx.execute(statement, args![account, key]).await? == 1)
}

pub(in crate::help_sessions) async fn led_to(tx: &Tx, account: AccountId, key: &str, id: HelpSessionId) -> Result<(), Error> {
    let statement = "UPDATE imported_sessions SET help_session_id = $3 WHERE account_id = $1 AND line_key = $2";
    tx.execute(statement, args![account, key, id]).await?;
    Ok(())
}

/// Counts what came in.
pub(in crate::help_sessions) async fn count(tx: &Tx, id: LogImportId, created: i64) -> Result<(), Error> {
    tx.execute("UPDATE log_imports SET created = created + $2 WHERE id = $1", args![id, created]).await?;
    Ok(())
}

/// It is over: its lines are gone.
pub(in crate::help_sessions) async fn end(tx: &Tx, id: LogImportId) -> Result<(), Error> {
    tx.execute("UPDATE log_imports SET ended_at = $2, rows = NULL WHERE id = $1 AND ended_at IS NULL", args![id, tx.now()]).await?;
    Ok(())
}

/// Forgets files that nobody brought in, sent before an instant.
pub async fn forget(storage: &Storage, before_at: i64) -> Result<(), Error> {
    storage
        .write(async move |tx| {
            tx.execute("DELETE FROM log_imports WHERE ended_at IS NULL AND created_at < $1", args![before_at]).await?;
            Ok(())
        })
        .await
}
