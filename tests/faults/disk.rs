//! A disk that forgets: what was written and not synced is lost, or half there, when the power is cut. And one that is full, or
//! whose syncs fail.
//!
//! SQLite works on real files in a temporary folder, which stand for what the running machine sees. Beside them stands what the disk holds for
//! certain, with the changes that were not synced yet. Of these, each sector of 512 bytes survives a cut or not, by a seed.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

const SECTOR: usize = 512;

/// What is wrong with the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trouble {
    #[default]
    None,
    /// No file can grow.
    Full,
    /// Syncs fail, and what they should have kept is lost unless it is written again: that is what Linux does.
    SyncFails,
}

/// How the machine ends.
#[derive(Clone, Copy, Debug)]
pub enum End {
    /// kill -9: the files stay as they were seen.
    Killed,
    /// The power is cut: what was not synced survives sector by sector, as this seed says.
    PowerCut(u64),
}

/// The files of a folder after the end, by their names.
pub type Image = BTreeMap<String, Vec<u8>>;

pub fn put(image: &Image, folder: &Path) {
    for (name, bytes) in image {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

static DISKS: LazyLock<Mutex<HashMap<PathBuf, Disk>>> = LazyLock::new(Mutex::default);

/// The disk under one folder.
#[derive(Clone, Default)]
pub struct Disk(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    files: BTreeMap<String, File>,
    trouble: Trouble,
    /// Changes so far, and before which of them the machine ends.
    changes: u64,
    ends: Option<(u64, End)>,
    ended: Option<Image>,
}

#[derive(Default)]
struct File {
    /// None until its first sync: then its name may be lost as well.
    synced: Option<Vec<u8>>,
    unsynced: Vec<Change>,
    bytes: u64,
}

enum Change {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

impl Disk {
    /// Watches the SQLite files that are opened in a folder from now on.
    pub fn watch(folder: &Path) -> Self {
        super::vfs::register();
        let disk = Self::default();
        open(&DISKS).insert(folder.to_owned(), disk.clone());
        disk
    }

    pub fn of(file: &Path) -> Option<(Self, String)> {
        let disk = open(&DISKS).get(file.parent()?)?.clone();
        Some((disk, file.file_name()?.to_str()?.to_owned()))
    }

    pub fn set(&self, trouble: Trouble) {
        open(&self.0).trouble = trouble;
    }

    /// What would be found if the machine ended now; it goes on.
    pub fn end(&self, end: End) -> Image {
        open(&self.0).image(end)
    }

    /// Ends the machine before its change of this number, for [`Disk::ended`]; it goes on.
    pub fn end_before(&self, change: u64, end: End) {
        open(&self.0).ends = Some((change, end));
    }

    pub fn ended(&self) -> Option<Image> {
        open(&self.0).ended.take()
    }

    pub fn changes(&self) -> u64 {
        open(&self.0).changes
    }

    pub fn opened(&self, name: &str, path: &Path) {
        let mut state = open(&self.0);
        state.files.entry(name.to_owned()).or_insert_with(|| {
            let synced = std::fs::read(path).ok().filter(|bytes| !bytes.is_empty());
            File { bytes: synced.as_ref().map_or(0, |bytes| bytes.len() as u64), synced, unsynced: Vec::new() }
        });
    }

    /// `real` writes to the real file; `None` when the disk is full.
    pub fn write(&self, name: &str, at: u64, bytes: &[u8], real: impl FnOnce() -> i32) -> Option<i32> {
        let mut state = open(&self.0);
        state.changes();
        let is_full = state.trouble == Trouble::Full;
        let file = state.files.entry(name.to_owned()).or_default();
        let end = at + bytes.len() as u64;
        if is_full && end > file.bytes {
            return None;
        }
        file.bytes = file.bytes.max(end);
        file.unsynced.push(Change::Write(at as usize, bytes.to_vec()));
        Some(real())
    }

    pub fn truncate(&self, name: &str, bytes: u64, real: impl FnOnce() -> i32) -> i32 {
        let mut state = open(&self.0);
        state.changes();
        let file = state.files.entry(name.to_owned()).or_default();
        file.bytes = bytes;
        file.unsynced.push(Change::Truncate(bytes as usize));
        real()
    }

    /// Whether the sync went well.
    pub fn sync(&self, name: &str) -> bool {
        let mut state = open(&self.0);
        state.changes();
        let fails = state.trouble == Trouble::SyncFails;
        let file = state.files.entry(name.to_owned()).or_default();
        let unsynced = std::mem::take(&mut file.unsynced);
        if fails {
            return false;
        }
        let synced = file.synced.get_or_insert_default();
        unsynced.iter().for_each(|change| apply(synced, change, &mut || true));
        true
    }

    pub fn delete(&self, name: &str) {
        let mut state = open(&self.0);
        state.changes();
        state.files.remove(name);
    }
}

impl State {
    fn changes(&mut self) {
        self.changes += 1;
        if let Some((before, end)) = self.ends
            && before == self.changes
        {
            self.ended = Some(self.image(end));
        }
    }

    fn image(&self, end: End) -> Image {
        let mut chance = match end {
            End::Killed => None,
            End::PowerCut(seed) => Some(Chance(seed)),
        };
        let mut survives = || chance.as_mut().is_none_or(Chance::heads);
        let mut image = Image::new();
        for (name, file) in &self.files {
            if file.synced.is_none() && !survives() {
                continue;
            }
            let mut bytes = file.synced.clone().unwrap_or_default();
            file.unsynced.iter().for_each(|change| apply(&mut bytes, change, &mut survives));
            image.insert(name.clone(), bytes);
        }
        image
    }
}

fn apply(bytes: &mut Vec<u8>, change: &Change, survives: &mut impl FnMut() -> bool) {
    match change {
        Change::Truncate(to) if survives() => bytes.resize(*to, 0),
        Change::Truncate(_) => {}
        Change::Write(at, written) => {
            for (number, sector) in written.chunks(SECTOR).enumerate() {
                if survives() {
                    let from = at + number * SECTOR;
                    bytes.resize(bytes.len().max(from + sector.len()), 0);
                    bytes[from..from + sector.len()].copy_from_slice(sector);
                }
            }
        }
    }
}

/// Heads or tails, the same for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn heads(&mut self) -> bool {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) & 1 == 1
    }
}

fn open<T>(cell: &Mutex<T>) -> MutexGuard<'_, T> {
    cell.lock().unwrap_or_else(PoisonError::into_inner)
}
