//! Looking at a database without changing it, and copying a SQLite file while it is written to.

use std::path::Path;

use rusqlite::OptionalExtension;
use sea_orm_migration::MigratorTrait;

use super::db::Readers;
use super::open::{APPLIED, KEY_FINGERPRINT, check_sqlite, newer, postgres};
use super::{Db, Error, Keys, OpenError, Place, Sql, setting, sqlite};
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
    let readers = match place {
        Place::Postgres(address) => Readers::Postgres(postgres(address).await?),
        Place::Sqlite(file) => Readers::Sqlite(sqlite::Readers::of(vec![sqlite::open_to_read(file)?])),
    };
    Ok(Db { readers, keys })
}

/// Copies a SQLite file as it stands at this instant into `to`, an empty file; the writer and readers go on meanwhile. The copy
/// is read through once. Returns the fingerprint of the key that it needs.
///
/// `VACUUM INTO` reads one snapshot. SQLite's backup interface would begin again at each write of another process, and so
/// might never end; and free pages, where erased words may have been, are not copied.
pub async fn copy(file: &Path, to: &Path) -> Result<String, OpenError> {
    sqlite::beside(|| copy_here(file, to))
}

fn copy_here(file: &Path, to: &Path) -> Result<String, OpenError> {
    let name = to.to_str().ok_or_else(|| Error::Row(format!("{} is not a name in UTF-8", to.display())))?;
    sqlite::open_to_read(file)?.execute("VACUUM INTO ?", [name])?;
    let copy = sqlite::open_to_read(to)?;
    check_sqlite(&copy)?;
    let fingerprint = copy.query_row("SELECT value FROM settings WHERE name = ?", [KEY_FINGERPRINT], |row| row.get(0));
    Ok(fingerprint.optional()?.unwrap_or_default())
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
        let applied: Vec<String> = self.column(APPLIED, args![]).await?;
        let is_current = applied.len() == migrations::Migrator::migrations().len();
        Ok(match newer(applied) {
            Some(newer) => Schema::Newer(newer),
            None if is_current => Schema::Current,
            None => Schema::Older,
        })
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
        let found = "SELECT \"table\", COUNT(*) FROM pragma_foreign_key_check() GROUP BY 1 ORDER BY 1";
        self.read(found, args![], usize::MAX, |row| Ok((row.at(0)?, row.at(1)?))).await
    }
}
