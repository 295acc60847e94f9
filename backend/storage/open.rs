//! Opening the database: SQLite in the data folder, or PostgreSQL by its address; checked, migrated, refused with words.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, SqlxSqliteConnector};
use sea_orm_migration::MigratorTrait;

use super::db::{Readers, Writer};
use super::queue::Queue;
use super::{Error, Keys, Sql, Storage, Tx, setting, sqlite};
use crate::args;
use crate::clock::Clock;

/// SQLite 3.7.0 to 3.51.2 can corrupt a database when the write-ahead log is reset.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
/// Bytes of the largest file that is read through before it serves. A larger one would keep people waiting, some seconds a gigabyte;
/// the copy that each backup makes is read through all the same.
const LARGEST_CHECKED: u64 = 64 << 20;
/// The setting that names the key which the database was sealed with.
pub(super) const KEY_FINGERPRINT: &str = "key_fingerprint";

/// The changes that were made to this database.
pub(super) const APPLIED: &str = "SELECT version FROM seaql_migrations";

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
    Sqlite(rusqlite::Error),
    #[error("the database cannot be opened: {0}")]
    Migrating(#[from] sea_orm::sqlx::Error),
    #[error("the database cannot be opened: {0}")]
    Storage(#[from] Error),
}

/// Opens, checks and migrates.
pub async fn open(place: &Place, keys: Keys, clock: Clock) -> Result<Storage, OpenError> {
    refuse_old_sqlite(rusqlite::version())?;
    let (readers, writer) = match place {
        Place::Sqlite(file) => {
            // One connection first: it makes a new file a WAL file, which several at once refuse each other ("database is locked").
            let writer = sqlite::beside(|| sqlite::open(file))?;
            if std::fs::metadata(file).is_ok_and(|file| file.len() <= LARGEST_CHECKED) {
                sqlite::beside(|| check_sqlite(&writer))?;
            }
            migrate_sqlite(file).await?;
            let readers = sqlite::Readers::open(file)?;
            (Readers::Sqlite(readers), Writer::Queue(Queue::new(file.clone(), sqlite::Writer::of(writer))))
        }
        Place::Postgres(address) => {
            let pool = postgres(address).await?;
            migrate(&pool).await?;
            (Readers::Postgres(pool.clone()), Writer::Pool(pool))
        }
    };
    let storage = Storage::new(readers, writer, keys.clone(), clock);
    know_key(&storage, &keys).await?;
    Ok(storage)
}

/// SQLite's own words for a damaged file say nothing of what to do.
impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        let is_damaged = matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase));
        if is_damaged { Self::Damaged(error.to_string()) } else { Self::Sqlite(error) }
    }
}

/// Migrations are of sea-orm, and so go through its driver, on a connection of their own.
async fn migrate_sqlite(file: &Path) -> Result<(), OpenError> {
    let options = SqliteConnectOptions::new().filename(file).synchronous(SqliteSynchronous::Full).pragma("secure_delete", "on");
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let connection = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
    migrate(&connection).await?;
    Ok(connection.close().await?)
}

pub(super) async fn postgres(address: &str) -> Result<DatabaseConnection, OpenError> {
    let mut options = ConnectOptions::new(address);
    options.max_connections(16).min_connections(1).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}

fn refuse_old_sqlite(version: &str) -> Result<(), OpenError> {
    let numbers: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    if numbers.as_slice() < OLDEST_SQLITE.as_slice() { Err(OpenError::OldSqlite(version.to_owned())) } else { Ok(()) }
}

pub(super) fn check_sqlite(connection: &Connection) -> Result<(), OpenError> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(OpenError::Damaged(found)) }
}

async fn migrate(connection: &DatabaseConnection) -> Result<(), OpenError> {
    migrations::Migrator::install(connection).await?;
    let applied = sea_orm::Statement::from_string(connection.get_database_backend(), APPLIED);
    let applied: Result<Vec<String>, DbErr> = connection.query_all_raw(applied).await?.iter().map(|row| row.try_get_by_index(0)).collect();
    if let Some(newer) = newer(applied?) {
        return Err(OpenError::Newer(newer));
    }
    Ok(migrations::Migrator::up(connection, None).await?)
}

/// A change that this program does not know: an older program must not write to the schema of a newer one.
pub(super) fn newer(applied: Vec<String>) -> Option<String> {
    let known: Vec<String> = migrations::Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    applied.into_iter().find(|version| !known.contains(version))
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
