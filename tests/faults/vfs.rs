//! SQLite's door to the files, with [`Disk`] standing in it: the system's own, but writes, syncs and deletions are told to the disk
//! of their folder, which may refuse them. Registered as the default of this process, so that the product opens through it unchanged.

#![allow(unsafe_code)]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use libsqlite3_sys as sqlite;

use super::disk::Disk;

type Methods = sqlite::sqlite3_io_methods;

/// The system's own door.
struct System(*mut sqlite::sqlite3_vfs);

/// An open file: the disk that watches it, its name there, and the system's methods for it.
#[derive(Clone)]
struct Watched {
    disk: Disk,
    name: String,
    methods: &'static Methods,
}

// SAFETY: SQLite never changes its door once it is registered, and keeps it as long as the process lives.
unsafe impl Send for System {}
unsafe impl Sync for System {}

static SYSTEM: OnceLock<System> = OnceLock::new();
/// Each watched file holds its number here plus one; the others hold zero.
static WATCHED: Mutex<Vec<Watched>> = Mutex::new(Vec::new());

pub fn register() {
    SYSTEM.get_or_init(|| {
        // SAFETY: `sqlite3_vfs_find` initialises SQLite and returns its default, which lives for ever; ours is a copy of it that is
        // leaked, with room for one number after each of its files.
        unsafe {
            let vfs = sqlite::sqlite3_vfs_find(std::ptr::null());
            let mut ours = *vfs;
            ours.zName = c"forgetful".as_ptr();
            ours.szOsFile += size_of::<usize>() as c_int;
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            assert_eq!(sqlite::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1), sqlite::SQLITE_OK);
            System(vfs)
        }
    });
}

fn system() -> *mut sqlite::sqlite3_vfs {
    SYSTEM.get().unwrap().0
}

/// Where an open file keeps its number, behind what the system keeps of it.
unsafe fn number(file: *mut sqlite::sqlite3_file) -> *mut usize {
    // SAFETY: `register` asked for that room; the system's size is that of a C struct of pointers, so it is aligned.
    unsafe { file.cast::<u8>().add((*system()).szOsFile as usize).cast() }
}

unsafe fn watched(file: *mut sqlite::sqlite3_file) -> Watched {
    let watched = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: only files that were given a number have the methods that ask for it.
    watched[unsafe { *number(file) } - 1].clone()
}

unsafe fn path<'a>(name: *const c_char) -> Option<&'a Path> {
    // SAFETY: SQLite's names end with a zero and outlive the call.
    (!name.is_null()).then(|| Path::new(unsafe { CStr::from_ptr(name) }.to_str().unwrap()))
}

unsafe extern "C" fn open(
    vfs: *mut sqlite::sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite calls with its own arguments, which are handed on. After a good open the file has the system's methods, which
    // live as long as the process; a leaked copy with three other functions takes their place.
    unsafe {
        *number(file) = 0;
        let code = (*system()).xOpen.unwrap()(vfs, name, file, flags, out);
        let Some(path) = path(name).filter(|_| code == sqlite::SQLITE_OK) else { return code };
        let Some((disk, name)) = Disk::of(path) else { return code };
        disk.opened(&name, path);
        let methods: &'static Methods = &*(*file).pMethods;
        (*file).pMethods = Box::leak(Box::new(Methods { xWrite: Some(write), xTruncate: Some(truncate), xSync: Some(sync), ..*methods }));
        let mut watched = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
        watched.push(Watched { disk, name, methods });
        *number(file) = watched.len();
        code
    }
}

unsafe extern "C" fn delete(vfs: *mut sqlite::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    // SAFETY: handed on as it came.
    unsafe {
        if let Some((disk, name)) = path(name).and_then(Disk::of) {
            disk.delete(&name);
        }
        (*system()).xDelete.unwrap()(vfs, name, sync)
    }
}

unsafe extern "C" fn write(file: *mut sqlite::sqlite3_file, data: *const c_void, count: c_int, at: i64) -> c_int {
    // SAFETY: `data` holds `count` bytes; the call is handed on as it came.
    unsafe {
        let Watched { disk, name, methods } = watched(file);
        let bytes = std::slice::from_raw_parts(data.cast::<u8>(), count as usize);
        let written = disk.write(&name, at as u64, bytes, || methods.xWrite.unwrap()(file, data, count, at));
        written.unwrap_or(sqlite::SQLITE_FULL)
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite::sqlite3_file, bytes: i64) -> c_int {
    // SAFETY: handed on as it came.
    unsafe {
        let Watched { disk, name, methods } = watched(file);
        disk.truncate(&name, bytes as u64, || methods.xTruncate.unwrap()(file, bytes))
    }
}

unsafe extern "C" fn sync(file: *mut sqlite::sqlite3_file, _flags: c_int) -> c_int {
    // SAFETY: the number was given by `open`. The real file is not synced: the disk beside it says what lasts.
    let Watched { disk, name, .. } = unsafe { watched(file) };
    if disk.sync(&name) { sqlite::SQLITE_OK } else { sqlite::SQLITE_IOERR_FSYNC }
}
