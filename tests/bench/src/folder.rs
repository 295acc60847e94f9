//! A folder of its own in the temporary folder, gone with its owner.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

pub struct Folder(PathBuf);

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Folder {
    pub fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("binome-bench-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Its files, in another folder, and on the disk: else the first commits of whoever starts there pay for the copy.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        for entry in std::fs::read_dir(&self.0).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let to = copy.0.join(path.file_name().expect("a name"));
                std::fs::copy(&path, &to).expect("room for a copy");
                std::fs::File::open(&to).and_then(|file| file.sync_all()).expect("a disk");
            }
        }
        copy
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // It may be in use by a process that is being killed: the system cleans up what stays.
        let _in_use = std::fs::remove_dir_all(&self.0);
    }
}
