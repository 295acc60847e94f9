//! Files that are whole or absent: written beside, synced, renamed; readable by nobody else.

use std::io;
use std::path::{Path, PathBuf};

/// A file on its way: deleted unless it is kept.
pub struct Part {
    path: PathBuf,
    is_kept: bool,
}

impl Part {
    /// An empty file beside `whole`, which only its owner reads.
    pub async fn beside(whole: &Path) -> io::Result<Self> {
        let mut name = whole.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{:08x}.part", rand::random::<u32>()));
        let path = whole.with_file_name(name);
        tokio::fs::OpenOptions::from(private().create_new(true).clone()).open(&path).await?;
        Ok(Self { path, is_kept: false })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its name, once it is on the disk.
    pub async fn keep_as(mut self, whole: &Path) -> io::Result<()> {
        tokio::fs::File::open(&self.path).await?.sync_all().await?;
        tokio::fs::rename(&self.path, whole).await?;
        self.is_kept = true;
        tokio::fs::File::open(folder_of(whole)).await?.sync_all().await
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if self.is_kept {
            return;
        }
        // SQLite may have left its log beside a copy that was opened to write.
        for end in ["", "-wal", "-shm"] {
            let path = PathBuf::from(format!("{}{end}", self.path.display()));
            if path.exists()
                && let Err(error) = std::fs::remove_file(&path)
            {
                tracing::warn!(%error, "{} stays behind", path.display());
            }
        }
    }
}

/// Opens to write, for its owner alone.
pub fn private() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// The folder of a file; the current one for a bare name.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
