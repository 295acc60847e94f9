//! What must happen when things go wrong: files, keys, peers that are slow or foreign, and a program that is killed.

mod input;
mod killed;
mod program;
mod sealed;
mod seen;
mod settings;
mod slow;
mod start;
mod stopped;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A temporary folder, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name = format!("binome_faults_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn database(&self) -> PathBuf {
        self.0.join("binome.db")
    }
}

impl std::ops::Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left goes with the system's temporary files.
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}
