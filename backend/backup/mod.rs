//! Backups: one file a copy, made while the instance is served, put back in an empty place; and the erasure list, which keeps a
//! restored copy from bringing erased people back.
//!
//! A backup only reads: SQLite lets other processes read one snapshot beside the writer, so neither the lock of the data folder
//! nor the program that serves is needed. Restoring takes the lock. PostgreSQL has tools of its own.

mod copy;
mod erasures;
mod file;
mod folder;
mod restore;
mod schedule;

use std::path::PathBuf;

pub use copy::{Copied, copy};
pub use erasures::{ErasureListError, Erasures};
pub use restore::{Restoring, bring_in};
pub use schedule::{Backups, Standing, keep_backing_up};

use crate::storage::OpenError;

/// Why a backup was not made or not put back, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("PostgreSQL has its own tools: {0}")]
    Postgres(&'static str),
    #[error("{0} exists already; choose another name, or move it away first")]
    Exists(PathBuf),
    #[error("there is no {0}; {1}")]
    Missing(PathBuf, &'static str),
    #[error("{path}: {error}")]
    File { path: PathBuf, error: std::io::Error },
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("{0} is not whole: {1}; take another backup")]
    NotWhole(PathBuf, String),
}

impl BackupError {
    fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |error| Self::File { path, error }
    }
}
