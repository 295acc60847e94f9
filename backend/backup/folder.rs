//! The folder of scheduled backups: each name tells its instant, so the folder itself says what was made.

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

const NAME: &str = "binome-%Y-%m-%dT%H-%M-%SZ.db";

/// A backup in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub at: i64,
    pub file: PathBuf,
}

/// Where the backup of this instant goes.
pub fn file_at(folder: &Path, at: i64) -> PathBuf {
    let instant: Zoned = Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(TimeZone::UTC);
    folder.join(instant.strftime(NAME).to_string())
}

fn at_of(name: &str) -> Option<i64> {
    let instant = DateTime::strptime(NAME, name).ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some(instant.timestamp().as_millisecond())
}

/// Whole backups, oldest first. Files of other names are somebody else's.
pub async fn kept(folder: &Path) -> io::Result<Vec<Kept>> {
    let (mut kept, mut entries) = (Vec::new(), tokio::fs::read_dir(folder).await?);
    while let Some(entry) = entries.next_entry().await? {
        let file = entry.path();
        if let Some(at) = file.file_name().and_then(|name| at_of(name.to_str()?)) {
            kept.push(Kept { at, file });
        }
    }
    kept.sort_by_key(|one| one.at);
    Ok(kept)
}

/// Deletes what is older than `before_at`, but never the last one there is, and what a killed program left half-written.
/// Call it while nothing is being written there.
pub async fn forget(folder: &Path, before_at: i64) -> io::Result<()> {
    let mut kept = kept(folder).await?;
    kept.pop();
    for old in kept.iter().filter(|one| one.at < before_at) {
        tokio::fs::remove_file(&old.file).await?;
    }
    let mut entries = tokio::fs::read_dir(folder).await?;
    while let Some(entry) = entries.next_entry().await? {
        let file = entry.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let whole = name.strip_suffix(".part").and_then(|name| name.rsplit_once('.'));
        if whole.is_some_and(|(whole, _)| at_of(whole).is_some()) {
            tokio::fs::remove_file(&file).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_instant() {
        let file = file_at(Path::new("backups"), 1_795_424_400_000);
        assert_eq!(file, Path::new("backups/binome-2026-11-23T09-00-00Z.db"));
        assert_eq!(at_of("binome-2026-11-23T09-00-00Z.db"), Some(1_795_424_400_000));
        for other in ["binome.db", "binome-2026-11-23T09-00-00Z.db.0a1b2c3d.part", "binome-2026-13-23T09-00-00Z.db", "photos"] {
            assert_eq!(at_of(other), None, "{other}");
        }
    }

    #[tokio::test]
    async fn the_last_one_is_never_deleted() {
        let folder = std::env::temp_dir().join(format!("binome_kept_{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for day in 1..4 {
            std::fs::write(file_at(&folder, day * 86_400_000), "").unwrap();
        }
        forget(&folder, i64::MAX).await.unwrap();
        let left = kept(&folder).await.unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(left.iter().map(|one| one.at).collect::<Vec<_>>(), [3 * 86_400_000]);
    }
}
