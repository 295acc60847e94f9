//! Putting a backup back: copied beside its place, checked there, and named only once it is whole.

use std::path::{Path, PathBuf};

use super::BackupError;
use super::file::Part;
use crate::storage::{self, Keys, OpenError, Place, Schema};

const WITH_PG_RESTORE: &str = "run pg_restore --no-owner --dbname=\"$BINOME_DATABASE\" FILE into an empty database; the next start \
    erases again whoever was erased since";

/// A backup that was copied in and checked, not yet in its place.
pub struct Restoring {
    part: Part,
    place: PathBuf,
}

/// Copies a backup beside its place, which must be empty, and checks it: whole, not newer than this program, of this key.
pub async fn bring_in(backup: &Path, place: &Place, keys: Keys) -> Result<Restoring, BackupError> {
    let Place::Sqlite(place) = place else { return Err(BackupError::Postgres(WITH_PG_RESTORE)) };
    if !backup.exists() {
        return Err(BackupError::Missing(backup.to_owned(), "name a file that binome backup made"));
    }
    for end in ["", "-wal"] {
        let taken = PathBuf::from(format!("{}{end}", place.display()));
        if taken.exists() {
            return Err(BackupError::Exists(taken));
        }
    }
    let part = Part::beside(place).await.map_err(BackupError::file(place))?;
    tokio::fs::copy(backup, part.path()).await.map_err(BackupError::file(backup))?;
    only_for_its_owner(part.path()).map_err(BackupError::file(place))?;
    let db = storage::look(&Place::Sqlite(part.path().to_owned()), keys).await.map_err(not_whole(backup))?;
    let faults = db.faults().await;
    let (needs, has, schema) = (db.key_fingerprint().await, db.given_fingerprint(), db.schema().await);
    db.close().await;
    if let Some(fault) = faults.map_err(|error| not_whole(backup)(error.into()))?.first() {
        return Err(BackupError::NotWhole(backup.to_owned(), fault.clone()));
    }
    if let Some(needs) = needs.map_err(OpenError::from)?.filter(|needs| *needs != has) {
        return Err(OpenError::OtherKey { needs, has }.into());
    }
    if let Schema::Newer(newer) = schema.map_err(OpenError::from)? {
        return Err(OpenError::Newer(newer).into());
    }
    Ok(Restoring { part, place: place.clone() })
}

impl Restoring {
    /// Where the copy stands, to be migrated and to have people erased again.
    pub fn database(&self) -> Place {
        Place::Sqlite(self.part.path().to_owned())
    }

    /// Gives the copy its name, once it was closed: from here on it is the instance's database.
    pub async fn keep(self) -> Result<(), BackupError> {
        let log = PathBuf::from(format!("{}-wal", self.part.path().display()));
        if log.metadata().is_ok_and(|log| log.len() > 0) {
            return Err(BackupError::NotWhole(self.place, "it could not be closed".into()));
        }
        self.part.keep_as(&self.place).await.map_err(BackupError::file(&self.place))
    }
}

fn not_whole(backup: &Path) -> impl Fn(OpenError) -> BackupError + use<> {
    let backup = backup.to_owned();
    move |error| match error {
        OpenError::Damaged(fault) => BackupError::NotWhole(backup.clone(), fault),
        error => BackupError::NotWhole(backup.clone(), error.to_string()),
    }
}

/// A copy takes over the rights of what it copies.
#[cfg(unix)]
fn only_for_its_owner(file: &Path) -> std::io::Result<()> {
    std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
fn only_for_its_owner(_file: &Path) -> std::io::Result<()> {
    Ok(())
}
