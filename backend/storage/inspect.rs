//! Looking at a database without changing it, and copying a SQLite file while it is written to.

use std::path::Path;
use std::str::FromStr;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sea_orm::{DbBackend, SqlxSqliteConnector, sqlx};
use sea_orm_migration::MigratorTrait;

use super::open::{KEY_FINGERPRINT, check_sqlite, newer, postgres, refused, text};
use super::{Db, Error, Keys, OpenError, Place, Sql, setting};
use crate::args;

/// Where the schema stands beside what this program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Schema {
    Current,
    /// The next start of this program changes it.
    Older,
    /// Made by a program that knows this change, which this one does not.
    Newer(String),
}

/// Opens a database only to read: nothing is made, migrated or written, and whoever serves it goes on.
pub async fn look(place: &Place, keys: Keys) -> Result<Db, OpenError> {
    let connection = match place {
        Place::Postgres(address) => postgres(address).await?,
        Place::Sqlite(file) => SqlxSqliteConnector::from_sqlx_sqlite_pool(to_read(file).await?),
    };
    Ok(Db { connection, keys })
}

async fn to_read(file: &Path) -> Result<SqlitePool, OpenError> {
    let options = SqliteConnectOptions::from_str("sqlite://")?.filename(file).read_only(true).pragma("temp_store", "memory");
    SqlitePoolOptions::new().max_connections(1).connect_with(options).await.map_err(refused)
}

/// Copies a SQLite file as it stands at this instant into `to`, an empty file; the writer and readers go on meanwhile. The copy
/// is read through once. Returns the fingerprint of the key that it needs.
///
/// `VACUUM INTO` reads one snapshot. SQLite's backup interface would begin again at each write of another process, and so
/// might never end; and free pages, where erased words may have been, are not copied.
pub async fn copy(file: &Path, to: &Path) -> Result<String, OpenError> {
    let name = to.to_str().ok_or_else(|| Error::Row(format!("{} is not a name in UTF-8", to.display())))?;
    let from = to_read(file).await?;
    let copied = sqlx::query("VACUUM INTO ?").bind(name).execute(&from).await.map_err(refused);
    from.close().await;
    copied?;
    let copy = SqlxSqliteConnector::from_sqlx_sqlite_pool(to_read(to).await?);
    let checked = check_sqlite(&copy).await;
    let fingerprint = text(&copy, &format!("SELECT value FROM settings WHERE name = '{KEY_FINGERPRINT}'")).await;
    copy.close().await?;
    checked?;
    fingerprint
}

impl Db {
    /// Which key the database was sealed with.
    pub async fn key_fingerprint(&self) -> Result<Option<String>, Error> {
        setting(self, KEY_FINGERPRINT).await
    }

    /// The fingerprint of the key that this opening was given.
    pub fn given_fingerprint(&self) -> String {
        self.keys.fingerprint()
    }

    pub async fn schema(&self) -> Result<Schema, Error> {
        if let Some(newer) = newer(&self.connection).await? {
            return Ok(Schema::Newer(newer));
        }
        let applied: Option<i64> = self.scalar("SELECT COUNT(*) FROM seaql_migrations", args![]).await?;
        let known = i64::try_from(migrations::Migrator::migrations().len()).unwrap_or(i64::MAX);
        Ok(if applied == Some(known) { Schema::Current } else { Schema::Older })
    }

    /// What SQLite finds wrong in its file, a line each, nothing when it is whole: pages, indexes, foreign keys. PostgreSQL
    /// answers for its own.
    pub async fn faults(&self) -> Result<Vec<String>, Error> {
        if !self.is_sqlite() {
            return Ok(Vec::new());
        }
        let found: Vec<String> = self.column("PRAGMA integrity_check(20)", args![]).await?;
        let mut faults: Vec<String> = found.into_iter().filter(|line| line != "ok").collect();
        for (table, count) in self.dangling().await? {
            faults.push(format!("{count} rows of {table} name rows that are not there"));
        }
        Ok(faults)
    }

    async fn dangling(&self) -> Result<Vec<(String, i64)>, Error> {
        let rows = self.rows("SELECT \"table\", COUNT(*) FROM pragma_foreign_key_check() GROUP BY 1 ORDER BY 1", args![]).await?;
        rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
    }

    pub fn is_sqlite(&self) -> bool {
        sea_orm::ConnectionTrait::get_database_backend(&self.connection) == DbBackend::Sqlite
    }

    pub async fn close(self) {
        if let Err(error) = self.connection.close().await {
            tracing::warn!(%error, "the database did not close");
        }
    }
}
