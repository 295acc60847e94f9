//! Opening the database: SQLite in the data folder, or PostgreSQL by its address; checked, migrated, refused with words.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, SqlxSqliteConnector};
use sea_orm_migration::MigratorTrait;

use super::db::Writer;
use super::queue::Queue;
use super::{Error, Keys, Sql, Storage, Tx, setting};
use crate::args;
use crate::clock::Clock;

/// SQLite 3.7.0 to 3.51.2 can corrupt a database when the write-ahead log is reset.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
const READERS: u32 = 4;
/// The setting that names the key which the database was sealed with.
pub(super) const KEY_FINGERPRINT: &str = "key_fingerprint";

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Place {
    Sqlite(PathBuf),
    /// The address is a secret: it may hold a password.
    Postgres(String),
}

/// What a start may meet, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("SQLite {0} can corrupt its file; Binôme needs 3.51.3 or later")]
    OldSqlite(String),
    #[error("the database file is damaged ({0}); move it away and put a backup back: binome restore FILE")]
    Damaged(String),
    #[error("this database was made by a newer Binôme ({0}); start that version, or restore an older backup")]
    Newer(String),
    #[error(
        "this database needs the key whose fingerprint is {needs}, and BINOME_KEY_FILE names another ({has}): put the right file in its place"
    )]
    OtherKey { needs: String, has: String },
    #[error("the database cannot be opened: {0}")]
    Database(#[from] sea_orm::DbErr),
    #[error("the database cannot be opened: {0}")]
    Sqlite(#[from] sea_orm::sqlx::Error),
    #[error("the database cannot be opened: {0}")]
    Storage(#[from] Error),
}

/// Opens, checks and migrates.
pub async fn open(place: &Place, keys: Keys, clock: Clock) -> Result<Storage, OpenError> {
    refuse_old_sqlite(&sqlite_version().await?)?;
    let (readers, writer) = match place {
        Place::Sqlite(file) => {
            // One connection first: it makes a new file a WAL file, which several at once refuse each other ("database is locked").
            let writer = sqlite(file, 1).await?;
            check_sqlite(&writer).await?;
            migrate(&writer).await?;
            (sqlite(file, READERS).await?, Writer::Queue(Queue::new(file.clone(), writer)))
        }
        Place::Postgres(address) => {
            let pool = postgres(address).await?;
            migrate(&pool).await?;
            (pool.clone(), Writer::Pool(pool))
        }
    };
    let storage = Storage::new(readers, writer, keys.clone(), clock);
    know_key(&storage, &keys).await?;
    Ok(storage)
}

/// Another writer connection, in the place of one that failed.
pub(super) async fn writer(file: &Path) -> Result<DatabaseConnection, Error> {
    sqlite(file, 1).await.map_err(|error| match error {
        OpenError::Database(error) => Error::Database(error),
        error => Error::Database(DbErr::Custom(error.to_string())),
    })
}

async fn sqlite(file: &Path, connections: u32) -> Result<DatabaseConnection, OpenError> {
    let options = SqliteConnectOptions::from_str("sqlite://")?
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-8000");
    let pool = SqlitePoolOptions::new()
        .max_connections(connections)
        .min_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(std::time::Duration::from_secs(30))
        .connect_with(options)
        .await
        .map_err(refused)?;
    Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool))
}

/// SQLite's own words for a damaged file say nothing of what to do: 11 is SQLITE_CORRUPT, 26 SQLITE_NOTADB.
pub(super) fn refused(error: sea_orm::sqlx::Error) -> OpenError {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    if matches!(code.map(|code| code & 0xFF), Some(11 | 26)) { OpenError::Damaged(error.to_string()) } else { OpenError::Sqlite(error) }
}

pub(super) async fn postgres(address: &str) -> Result<DatabaseConnection, OpenError> {
    let mut options = ConnectOptions::new(address);
    options.max_connections(16).min_connections(1).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}

/// Asked of a database in memory: a file must not be touched by a SQLite that can corrupt it.
async fn sqlite_version() -> Result<String, OpenError> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    let version = text(&connection, "SELECT sqlite_version()").await?;
    connection.close().await?;
    Ok(version)
}

fn refuse_old_sqlite(version: &str) -> Result<(), OpenError> {
    let numbers: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    if numbers.as_slice() < OLDEST_SQLITE.as_slice() { Err(OpenError::OldSqlite(version.to_owned())) } else { Ok(()) }
}

pub(super) async fn check_sqlite(writer: &DatabaseConnection) -> Result<(), OpenError> {
    let found = text(writer, "PRAGMA quick_check(1)").await.map_err(|error| OpenError::Damaged(error.to_string()))?;
    if found == "ok" { Ok(()) } else { Err(OpenError::Damaged(found)) }
}

pub(super) async fn text(connection: &DatabaseConnection, sql: &str) -> Result<String, OpenError> {
    let statement = sea_orm::Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await?;
    Ok(row.map(|row| row.try_get_by_index::<String>(0)).transpose()?.unwrap_or_default())
}

async fn migrate(writer: &DatabaseConnection) -> Result<(), OpenError> {
    migrations::Migrator::install(writer).await?;
    if let Some(newer) = newer(writer).await? {
        return Err(OpenError::Newer(newer));
    }
    Ok(migrations::Migrator::up(writer, None).await?)
}

/// A change that this program does not know: an older program must not write to the schema of a newer one.
pub(super) async fn newer(connection: &DatabaseConnection) -> Result<Option<String>, DbErr> {
    let known: Vec<String> = migrations::Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    let statement = sea_orm::Statement::from_string(connection.get_database_backend(), "SELECT version FROM seaql_migrations");
    for row in connection.query_all_raw(statement).await? {
        let version: String = row.try_get_by_index(0)?;
        if !known.contains(&version) {
            return Ok(Some(version));
        }
    }
    Ok(None)
}

/// The database says which key it needs, from its first day: so does every copy of it.
async fn know_key(storage: &Storage, keys: &Keys) -> Result<(), OpenError> {
    let has = keys.fingerprint();
    match setting(storage.read(), KEY_FINGERPRINT).await? {
        Some(needs) if needs != has => return Err(OpenError::OtherKey { needs, has }),
        Some(_) => return Ok(()),
        None => {}
    }
    // Never of a database that something was sealed in already: this key may not be its own.
    let statement =
        "INSERT INTO settings (name, value) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM seal_keys) ON CONFLICT (name) DO NOTHING";
    let fingerprint = async move |tx: &Tx| tx.execute(statement, args![KEY_FINGERPRINT, has.as_str()]).await;
    storage.write(fingerprint).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sqlite_that_can_corrupt_is_refused() {
        for old in ["3.7.0", "3.9.2", "3.51.2", ""] {
            let words = refuse_old_sqlite(old).unwrap_err().to_string();
            assert!(words.contains("3.51.3 or later"), "{words}");
        }
        for good in ["3.51.3", "3.51.10", "3.52.0", "4.0.0"] {
            refuse_old_sqlite(good).unwrap();
        }
    }
}
