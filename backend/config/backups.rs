//! Settings of backups and of the erasure list.

use std::path::{Path, PathBuf};

use clap::Args;

/// People are told that what they erased leaves the last backup within 30 days: no setting goes beyond.
const MOST_DAYS: i64 = 30;

#[derive(Args, Clone)]
pub struct BackupOptions {
    /// A folder on another disk, where a backup is written each day; without it there are none but those of `binome backup`.
    #[arg(long, env = "BINOME_BACKUP_FOLDER")]
    pub backup_folder: Option<PathBuf>,
    /// The hour of the day (0 to 23, in Paris) at which it is written.
    #[arg(long, env = "BINOME_BACKUP_HOUR", default_value_t = 3, value_parser = clap::value_parser!(i8).range(0..=23))]
    pub backup_hour: i8,
    /// After how many days (1 to 30) a backup is deleted.
    #[arg(long, env = "BINOME_BACKUP_DAYS", default_value_t = MOST_DAYS, value_parser = clap::value_parser!(i64).range(1..=MOST_DAYS))]
    pub backup_days: i64,
    /// The list of erased people, kept outside the database; by default `erasures` in the data folder.
    #[arg(long, env = "BINOME_ERASURES")]
    pub erasures: Option<PathBuf>,
}

/// The same, checked.
#[derive(Clone, Debug)]
pub struct BackupSettings {
    pub folder: Option<PathBuf>,
    pub hour: i8,
    pub days: i64,
    pub erasures: PathBuf,
}

impl BackupSettings {
    pub fn read(options: &BackupOptions, data: &Path) -> Self {
        Self {
            folder: options.backup_folder.clone(),
            hour: options.backup_hour,
            days: options.backup_days,
            erasures: options.erasures.clone().unwrap_or_else(|| data.join("erasures")),
        }
    }

    /// No scheduled backup, and the list of erased people in the data folder.
    pub fn none(data: &Path) -> Self {
        Self { folder: None, hour: 3, days: MOST_DAYS, erasures: data.join("erasures") }
    }
}
