//! The erasure list: who was erased, in a file outside the database, so that a restored copy erases them again.
//!
//! One line a person: their id, and nothing else. A line is written after the commit of the erasure and before its answer, and is
//! on the disk by then. So the list never names somebody whose erasure was given up, and no acknowledged erasure is missing. What a
//! crash leaves between the two stands in the database, and is added at the next start.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::file::{folder_of, private};
use crate::storage::{decode, encode};

#[derive(Debug, thiserror::Error)]
pub enum ErasureListError {
    #[error("the list of erased people {path} cannot be used: {error}")]
    File { path: PathBuf, error: io::Error },
    #[error("the list of erased people {path} holds what is no id in line {line}: put back the list that the program wrote")]
    Line { path: PathBuf, line: usize },
}

/// The list, shared.
#[derive(Clone)]
pub struct Erasures(Arc<List>);

struct List {
    path: PathBuf,
    /// Read at the first use.
    written: Mutex<Option<Written>>,
}

#[derive(Default)]
struct Written {
    ids: BTreeSet<i64>,
    /// Up to where the file holds whole lines that are on the disk.
    bytes: u64,
}

impl Erasures {
    pub fn at(path: PathBuf) -> Self {
        Self(Arc::new(List { path, written: Mutex::default() }))
    }

    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Everybody on the list.
    pub async fn all(&self) -> Result<BTreeSet<i64>, ErasureListError> {
        self.with(|list, written| list.read(written).map(|written| written.ids.clone())).await
    }

    /// Adds those who are not on it yet, and makes the list if there is none; on the disk when this returns.
    pub async fn add(&self, ids: Vec<i64>) -> Result<(), ErasureListError> {
        self.with(move |list, written| {
            let written = list.read(written)?;
            let new: BTreeSet<i64> = ids.into_iter().filter(|id| !written.ids.contains(id)).collect();
            if !new.is_empty() || !list.path.exists() {
                written.bytes = append(&list.path, written.bytes, &new).map_err(list.fails())?;
                written.ids.extend(new);
            }
            Ok(())
        })
        .await
    }

    /// The disk is waited for outside the threads that serve.
    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&List, &mut Option<Written>) -> Result<T, ErasureListError> + Send + 'static,
    ) -> Result<T, ErasureListError> {
        let list = Arc::clone(&self.0);
        let worked = tokio::task::spawn_blocking(move || {
            let mut written = list.written.lock().unwrap_or_else(PoisonError::into_inner);
            work(&list, &mut written)
        });
        worked.await.unwrap_or_else(|error| Err(self.0.fails()(io::Error::other(error))))
    }
}

impl List {
    fn fails(&self) -> impl Fn(io::Error) -> ErasureListError + use<> {
        let path = self.path.clone();
        move |error| ErasureListError::File { path: path.clone(), error }
    }

    fn read<'a>(&self, written: &'a mut Option<Written>) -> Result<&'a mut Written, ErasureListError> {
        let read = match written.take() {
            Some(read) => read,
            None => self.read_file()?,
        };
        Ok(written.insert(read))
    }

    fn read_file(&self) -> Result<Written, ErasureListError> {
        let text = match std::fs::read(&self.path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Written::default()),
            Err(error) => return Err(self.fails()(error)),
        };
        // What follows the last line break was cut by a crash, before it was acknowledged.
        let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
        let mut ids = BTreeSet::new();
        for (at, line) in whole.lines().enumerate() {
            ids.insert(decode(line).ok_or_else(|| ErasureListError::Line { path: self.path.clone(), line: at + 1 })?);
        }
        Ok(Written { ids, bytes: u64::try_from(whole.len()).unwrap_or(u64::MAX) })
    }
}

/// Writes after the whole lines, over what a failure may have left there; where they end now.
fn append(path: &Path, whole: u64, ids: &BTreeSet<i64>) -> io::Result<u64> {
    let is_new = !path.exists();
    let lines: String = ids.iter().map(|id| encode(*id) + "\n").collect();
    let mut file = private().create(true).truncate(false).open(path)?;
    file.set_len(whole)?;
    io::Seek::seek(&mut file, io::SeekFrom::End(0))?;
    file.write_all(lines.as_bytes())?;
    file.sync_all()?;
    if is_new {
        std::fs::File::open(folder_of(path))?.sync_all()?;
    }
    Ok(whole + u64::try_from(lines.len()).unwrap_or(0))
}
