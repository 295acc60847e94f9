//! A backup each day, and how long ago the last good one is.
//!
//! The folder says whether one is due, so nothing has to be remembered: a machine that was off at the hour makes it when it is on
//! again, and a restored copy does not believe in backups that it never made.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{BackupError, copy, folder};
use crate::clock::{Clock, DAY, HOUR, MINUTE, ZONE};
use crate::config::BackupSettings;
use crate::storage::{OpenError, Place};

/// One a day, and two hours to spare.
const OLD_MS: i64 = DAY + 2 * HOUR;
/// After a failure.
const TRY_AGAIN_MS: i64 = 15 * MINUTE;

/// How the scheduled backups stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The database is PostgreSQL's: its own tools back it up, and Binôme does not know whether they did.
    Elsewhere,
    /// No folder is set.
    Off,
    /// The first one is about to be made.
    Soon,
    Good {
        at: i64,
    },
    /// The last good one is too old.
    Old {
        at: i64,
    },
    /// The last try failed. `why`: "full", "folder", "damaged" or "other".
    Failed {
        at: Option<i64>,
        why: &'static str,
    },
}

/// The scheduled backups of an instance.
#[derive(Clone)]
pub struct Backups(Arc<Inner>);

struct Inner {
    place: Place,
    settings: BackupSettings,
    failed: Mutex<Option<&'static str>>,
}

impl Backups {
    pub fn new(place: Place, settings: BackupSettings) -> Self {
        Self(Arc::new(Inner { place, settings, failed: Mutex::default() }))
    }

    /// For how many days a backup is kept.
    pub fn days(&self) -> i64 {
        self.0.settings.days
    }

    fn folder(&self) -> Option<&Path> {
        self.0.settings.folder.as_deref()
    }

    /// How old the last good one is, and whether that is well.
    pub async fn standing(&self, now: i64) -> Standing {
        if matches!(self.0.place, Place::Postgres(_)) {
            return Standing::Elsewhere;
        }
        let Some(folder) = self.folder() else { return Standing::Off };
        let (at, unread) = match folder::kept(folder).await {
            Ok(kept) => (kept.last().map(|last| last.at), None),
            Err(_) => (None, Some("folder")),
        };
        let failed = *self.0.failed.lock().unwrap_or_else(PoisonError::into_inner);
        match (failed.or(unread), at) {
            (Some(why), at) => Standing::Failed { at, why },
            (None, None) => Standing::Soon,
            (None, Some(at)) if now - at > OLD_MS => Standing::Old { at },
            (None, Some(at)) => Standing::Good { at },
        }
    }

    /// Makes a backup if one is due, and deletes those that are too old.
    pub async fn look(&self, now: i64) -> Result<(), BackupError> {
        let (Some(folder), Place::Sqlite(_)) = (self.folder(), &self.0.place) else { return Ok(()) };
        let ended = self.make_if_due(folder, now).await;
        *self.0.failed.lock().unwrap_or_else(PoisonError::into_inner) = ended.as_ref().err().map(why);
        ended
    }

    async fn make_if_due(&self, folder: &Path, now: i64) -> Result<(), BackupError> {
        let last = folder::kept(folder).await.map_err(BackupError::file(folder))?.last().map(|last| last.at);
        if last.is_none_or(|last| last < last_slot(now, self.0.settings.hour)) {
            let made = copy(&self.0.place, &folder::file_at(folder, now)).await?;
            tracing::info!(bytes = made.bytes, key = made.key_fingerprint, "a backup was made");
        }
        folder::forget(folder, now - self.days() * DAY).await.map_err(BackupError::file(folder))
    }
}

/// Goes on until it is aborted.
pub async fn keep_backing_up(backups: Backups, clock: Clock) {
    loop {
        let now = clock.now();
        let wait = match backups.look(now).await {
            Ok(()) => MINUTE,
            Err(error) => {
                tracing::error!(%error, "the backup failed");
                TRY_AGAIN_MS
            }
        };
        clock.sleep_until(now + wait).await;
    }
}

/// The last time that it was this hour in Paris.
fn last_slot(now: i64, hour: i8) -> i64 {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC); // bundled with the program
    let today = Timestamp::from_millisecond(now).unwrap_or_default().to_zoned(zone.clone());
    let at_hour = |day: Date| day.at(hour, 0, 0, 0).to_zoned(zone.clone());
    let slot = at_hour(today.date()).and_then(|slot| if slot <= today { Ok(slot) } else { at_hour(today.date().yesterday()?) });
    slot.map_or(now, |slot| slot.timestamp().as_millisecond())
}

fn why(error: &BackupError) -> &'static str {
    use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull};
    match error {
        BackupError::File { error, .. } if error.kind() == StorageFull => "full",
        BackupError::File { error, .. } if matches!(error.kind(), NotFound | PermissionDenied | ReadOnlyFilesystem | NotADirectory) => {
            "folder"
        }
        BackupError::Open(OpenError::Damaged(_)) => "damaged",
        error if error.to_string().contains("disk is full") => "full", // SQLITE_FULL, in SQLite's words
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn the_hour_is_that_of_paris_in_winter_and_in_summer() {
        assert_eq!(last_slot(at("2026-11-23T01:59:00Z"), 3), at("2026-11-22T02:00:00Z"));
        assert_eq!(last_slot(at("2026-11-23T02:00:00Z"), 3), at("2026-11-23T02:00:00Z"));
        assert_eq!(last_slot(at("2026-07-01T12:00:00Z"), 3), at("2026-07-01T01:00:00Z"));
        // The night when 2 h becomes 3 h, and the one when 3 h becomes 2 h.
        assert_eq!(last_slot(at("2026-03-29T12:00:00Z"), 2), at("2026-03-29T01:00:00Z"));
        assert_eq!(last_slot(at("2026-10-25T12:00:00Z"), 2), at("2026-10-25T00:00:00Z"));
    }
}
