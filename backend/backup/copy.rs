//! One backup.

use std::path::Path;

use super::BackupError;
use super::file::Part;
use crate::storage::{self, Place};

const WITH_PG_DUMP: &str = "run pg_dump --format=custom --file=FILE \"$BINOME_DATABASE\" beside the program that serves; \
    pg_restore puts it back in an empty database, and the next start erases again whoever was erased since";

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub bytes: u64,
    /// Of the key that the backup needs; empty for a database that nothing names the key of.
    pub key_fingerprint: String,
}

/// Copies the database as it stands into `to`: whole and on the disk under that name, or absent.
pub async fn copy(place: &Place, to: &Path) -> Result<Copied, BackupError> {
    let Place::Sqlite(from) = place else { return Err(BackupError::Postgres(WITH_PG_DUMP)) };
    if !from.exists() {
        return Err(BackupError::Missing(from.clone(), "name the data folder with --data"));
    }
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let part = Part::beside(to).await.map_err(BackupError::file(to))?;
    let key_fingerprint = storage::copy(from, part.path()).await?;
    let bytes = part.path().metadata().map_err(BackupError::file(to))?.len();
    part.keep_as(to).await.map_err(BackupError::file(to))?;
    Ok(Copied { bytes, key_fingerprint })
}
