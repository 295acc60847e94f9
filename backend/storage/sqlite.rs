//! SQLite where it is asked: a statement runs on the thread of the task that awaits it, in some microseconds.
//!
//! A driver that hands each statement to a thread of its own pays two switches for it, ten times what most statements cost.
//! What may take long is run beside the tasks instead, so that no other waits for it: commits, which wait for the disk, and
//! every statement that was slow the last time.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, Statement};
use sea_orm::Value;
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::Semaphore;
use tokio::task::block_in_place;

use super::{Arg, Cells, Error};

/// A statement that took so long the last time is run beside the tasks.
const SLOW: Duration = Duration::from_millis(1);
const READERS: usize = 4;
/// Statements kept ready on each connection.
const READY: usize = 256;
/// Longer ones (many rows at once) are seldom the same twice.
const LONGEST_READY: usize = 4_096;
const BUSY: Duration = Duration::from_secs(5);

/// Which statements are slow, by their hash: a wrong one would cost its statement some microseconds.
#[derive(Clone, Default)]
struct Slow(Arc<(RandomState, RwLock<HashSet<u64>>)>);

/// The connections that pages read through.
#[derive(Clone)]
pub struct Readers(Arc<Lent>);

struct Lent {
    count: u32,
    free: Semaphore,
    idle: Mutex<Vec<Connection>>,
    slow: Slow,
}

/// The one connection that writes.
#[derive(Clone)]
pub struct Writer {
    connection: Arc<Mutex<Connection>>,
    slow: Slow,
}

/// A connection that makes the file when there is none.
pub(super) fn open(file: &Path) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(READY);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; \
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;",
    )?;
    Ok(connection)
}

/// A connection that changes nothing.
pub(super) fn open_to_read(file: &Path) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY)?;
    connection.execute_batch("PRAGMA temp_store = MEMORY;")?;
    Ok(connection)
}

impl Readers {
    pub fn open(file: &Path) -> Result<Self, rusqlite::Error> {
        let connections: Result<Vec<_>, _> = (0..READERS).map(|_| open(file)).collect();
        Ok(Self::of(connections?))
    }

    pub fn of(connections: Vec<Connection>) -> Self {
        let count = u32::try_from(connections.len()).unwrap_or(u32::MAX);
        Self(Arc::new(Lent { count, free: Semaphore::new(connections.len()), idle: Mutex::new(connections), slow: Slow::default() }))
    }

    /// Runs a statement and hands over each of its rows, until the answer is `false`.
    pub async fn run(&self, sql: &str, args: &[Arg], row: impl FnMut(Cells<'_>) -> Result<bool, Error>) -> Result<u64, Error> {
        tokio::task::consume_budget().await;
        let _lent = self.0.free.acquire().await.map_err(|_closed| Error::Closed)?;
        let connection = open_lock(&self.0.idle).pop().ok_or(Error::Closed)?;
        let ended = self.0.slow.watch(sql, || run(&connection, sql, args, row));
        open_lock(&self.0.idle).push(connection);
        ended
    }

    /// Closes every connection, once nobody uses them.
    pub async fn close(&self) {
        drop(self.0.free.acquire_many(self.0.count).await);
        self.0.free.close();
        let connections = std::mem::take(&mut *open_lock(&self.0.idle));
        beside(move || drop(connections));
    }
}

impl Writer {
    pub fn of(connection: Connection) -> Self {
        Self { connection: Arc::new(Mutex::new(connection)), slow: Slow::default() }
    }

    pub async fn run(&self, sql: &str, args: &[Arg], row: impl FnMut(Cells<'_>) -> Result<bool, Error>) -> Result<u64, Error> {
        tokio::task::consume_budget().await;
        self.slow.watch(sql, || run(&open_lock(&self.connection), sql, args, row))
    }

    /// A statement of a transaction's own: it begins, or marks a place in it.
    pub fn mark(&self, sql: &str) -> Result<(), Error> {
        Ok(open_lock(&self.connection).prepare_cached(sql)?.raw_execute().map(|_touched| ())?)
    }

    /// Waits for the disk.
    pub fn commit(&self) -> Result<(), Error> {
        beside(|| self.mark("COMMIT"))
    }
}

impl Slow {
    /// Runs `work` where it stands, or beside the tasks when the last time was slow.
    fn watch<T>(&self, sql: &str, work: impl FnOnce() -> T) -> T {
        let (hasher, slow) = &*self.0;
        let statement = hasher.hash_one(sql);
        let was_slow = slow.read().unwrap_or_else(PoisonError::into_inner).contains(&statement);
        let since = Instant::now();
        let ended = if was_slow { beside(work) } else { work() };
        let is_slow = since.elapsed() >= SLOW;
        if is_slow != was_slow {
            let mut slow = slow.write().unwrap_or_else(PoisonError::into_inner);
            let _changed = if is_slow { slow.insert(statement) } else { slow.remove(&statement) };
        }
        ended
    }
}

/// Runs what takes long while another thread takes over the tasks of this one; where there is one thread, there is no other.
pub(super) fn beside<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => block_in_place(work),
        _ => work(),
    }
}

fn run(connection: &Connection, sql: &str, args: &[Arg], row: impl FnMut(Cells<'_>) -> Result<bool, Error>) -> Result<u64, Error> {
    let sql = numbered(sql);
    if sql.len() > LONGEST_READY {
        step(&mut connection.prepare(&sql)?, args, row)?;
    } else {
        step(&mut *connection.prepare_cached(&sql)?, args, row)?;
    }
    Ok(connection.changes())
}

/// `$3` is a name to SQLite, looked for among all others wherever it stands: thousands of them take a tenth of a second. `?3` is
/// a number.
fn numbered(sql: &str) -> String {
    let mut numbered = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find('$') {
        let (before, after) = rest.split_at(at);
        numbered.push_str(before);
        rest = &after[1..];
        numbered.push(if rest.starts_with(|next: char| next.is_ascii_digit()) { '?' } else { '$' });
    }
    numbered.push_str(rest);
    numbered
}

fn step(statement: &mut Statement<'_>, args: &[Arg], mut row: impl FnMut(Cells<'_>) -> Result<bool, Error>) -> Result<(), Error> {
    if statement.parameter_count() != args.len() {
        return Err(Error::Arguments { wanted: statement.parameter_count(), given: args.len() });
    }
    for (place, arg) in (1..).zip(args) {
        statement.raw_bind_parameter(place, arg)?;
    }
    let mut rows = statement.raw_query();
    while let Some(found) = rows.next()? {
        if !row(Cells::of(found))? {
            break;
        }
    }
    Ok(())
}

impl rusqlite::ToSql for Arg {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let held = match &self.0 {
            Value::BigInt(Some(number)) => ValueRef::Integer(*number),
            Value::Bool(Some(is)) => ValueRef::Integer(i64::from(*is)),
            Value::Double(Some(number)) => ValueRef::Real(*number),
            Value::String(Some(text)) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(Some(bytes)) => ValueRef::Blob(bytes),
            _ => ValueRef::Null, // an `Arg` is made of these five types alone, or of their absence
        };
        Ok(ToSqlOutput::Borrowed(held))
    }
}

fn open_lock<T>(cell: &Mutex<T>) -> MutexGuard<'_, T> {
    cell.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_numbers() {
        assert_eq!(numbered("SELECT $1, '$', $12 FROM é WHERE a = $2"), "SELECT ?1, '$', ?12 FROM é WHERE a = ?2");
    }

    #[tokio::test]
    async fn a_statement_has_the_arguments_that_it_names() {
        let readers = Readers::of(vec![Connection::open_in_memory().unwrap()]);
        let ask = async |sql: &str, args: Vec<Arg>| {
            let mut found = Vec::new();
            readers
                .run(sql, &args, |cells| {
                    found.push(cells.at::<i64>(0)?);
                    Ok(true)
                })
                .await
                .map(|_touched| found)
        };
        assert_eq!(ask("SELECT $2 - $1 UNION ALL SELECT $2", crate::args![2_i64, 5_i64]).await.unwrap(), [3, 5]);
        for wrong in [crate::args![], crate::args![1_i64], crate::args![1_i64, 2_i64, 3_i64]] {
            assert!(matches!(ask("SELECT $2 - $1", wrong).await, Err(Error::Arguments { wanted: 2, .. })));
        }
    }
}
