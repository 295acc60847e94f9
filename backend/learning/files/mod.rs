//! Tutorials and modules as files: a folder, or a zip, with `tutorials/`, `modules/` and `pictures/` in it. Everything read is bounded.

mod batch;
mod collect;

use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub use batch::{Batch, FileFault, Incoming};
pub use collect::collect;

/// Folders below folders; nobody keeps texts deeper.
const DEEPEST: usize = 6;
const MOST_FILES: usize = 2_000;
/// Of one file, and of all together, once they are unpacked.
const MOST_BYTES_EACH: u64 = 4 << 20;
const MOST_BYTES: u64 = 64 << 20;

/// A file by its path in the folder or zip, with `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    #[error("{0} cannot be read: {1}")]
    Read(PathBuf, io::Error),
    #[error("{0} cannot be written: {1}")]
    Write(PathBuf, io::Error),
    #[error("it is no zip that can be read: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("the zip holds {0:?}, which leads out of its folder")]
    LeadsOut(String),
    #[error("there are more than {MOST_FILES} files")]
    Many,
    #[error("{0} has more than 4 MB, or all together have more than 64 MB")]
    Large(String),
}

/// What a reader has taken so far.
#[derive(Default)]
struct Taken {
    files: Vec<File>,
    bytes: u64,
}

impl Taken {
    /// Reads one file up to the bounds: what a zip says of its sizes is not believed.
    fn take(&mut self, path: String, from: impl Read) -> Result<(), FilesError> {
        if self.files.len() == MOST_FILES {
            return Err(FilesError::Many);
        }
        let left = MOST_BYTES_EACH.min(MOST_BYTES - self.bytes);
        let mut bytes = Vec::new();
        from.take(left + 1).read_to_end(&mut bytes).map_err(|error| FilesError::Read(PathBuf::from(&path), error))?;
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if count > left {
            return Err(FilesError::Large(path));
        }
        self.bytes += count;
        self.files.push(File { path, bytes });
        Ok(())
    }

    fn sorted(mut self) -> Vec<File> {
        self.files.sort_by(|one, other| one.path.cmp(&other.path));
        self.files
    }
}

/// Every file of a folder, or of a zip. Blocks.
pub fn read(path: &Path) -> Result<Vec<File>, FilesError> {
    let fails = |error| FilesError::Read(path.to_owned(), error);
    if !path.metadata().map_err(fails)?.is_dir() {
        return unzip(io::BufReader::new(std::fs::File::open(path).map_err(fails)?));
    }
    let mut taken = Taken::default();
    walk(path, "", 0, &mut taken)?;
    Ok(taken.sorted())
}

fn walk(folder: &Path, below: &str, depth: usize, taken: &mut Taken) -> Result<(), FilesError> {
    let fails = |error| FilesError::Read(folder.to_owned(), error);
    for entry in std::fs::read_dir(folder).map_err(fails)? {
        let entry = entry.map_err(fails)?;
        let (kind, name) = (entry.file_type().map_err(fails)?, entry.file_name().to_string_lossy().into_owned());
        let path = format!("{below}{name}");
        // Links are not followed, and what begins with a dot is the system's.
        if kind.is_dir() && depth < DEEPEST && !name.starts_with('.') {
            walk(&entry.path(), &format!("{path}/"), depth + 1, taken)?;
        } else if kind.is_file() && !name.starts_with('.') {
            taken.take(path, std::fs::File::open(entry.path()).map_err(fails)?)?;
        }
    }
    Ok(())
}

/// Every file of a zip, in memory: nothing is unpacked on the disk. Blocks.
pub fn unzip(from: impl Read + io::Seek) -> Result<Vec<File>, FilesError> {
    let mut archive = ZipArchive::new(from)?;
    if archive.len() > MOST_FILES * 2 {
        return Err(FilesError::Many);
    }
    let mut taken = Taken::default();
    for at in 0..archive.len() {
        let file = archive.by_index(at)?;
        let name = file.name().to_owned();
        let Some(path) = file.enclosed_name().filter(|_| !name.contains('\\') && !name.starts_with('/')) else {
            return Err(FilesError::LeadsOut(name));
        };
        let path = path.to_string_lossy().into_owned();
        let is_hidden = path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        if file.is_file() && !is_hidden {
            taken.take(path, file)?;
        }
    }
    Ok(taken.sorted())
}

/// Writes files into a folder, made if need be, or into a new zip when the path ends in `.zip`. Blocks.
pub fn write(path: &Path, files: &[File]) -> Result<(), FilesError> {
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip")) {
        let bytes = zip(files)?;
        let mut file = std::fs::File::create_new(path).map_err(|error| FilesError::Write(path.to_owned(), error))?;
        return file.write_all(&bytes).map_err(|error| FilesError::Write(path.to_owned(), error));
    }
    for file in files {
        let to = path.join(&file.path);
        let fails = |error| FilesError::Write(to.clone(), error);
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder).map_err(fails)?;
        }
        std::fs::write(&to, &file.bytes).map_err(fails)?;
    }
    Ok(())
}

/// A zip: the same files make the same bytes.
pub fn zip(files: &[File]) -> Result<Vec<u8>, FilesError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(file.path.as_str(), SimpleFileOptions::default())?;
        archive.write_all(&file.bytes).map_err(|error| FilesError::Write(PathBuf::from(&file.path), error))?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
