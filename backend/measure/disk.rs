//! The disk of the data folder.

use std::path::Path;

/// What the program may still write there, in bytes; `None` when the system does not say.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}
