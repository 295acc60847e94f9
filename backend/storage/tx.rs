//! A write transaction: everything that changes the truth, and everything that will be told of it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::DatabaseTransaction;

use super::letters::Letter;
use super::sql::Way;
use super::{Error, IdMaker, JobId, Sql, sqlite};
use crate::facts::Fact;

/// One write transaction. Made by [`super::Storage::write`] alone; every writing action takes it as `tx: &Tx`.
pub struct Tx {
    pub(super) inner: Transaction,
    pub(super) keys: super::Keys,
    ids: std::sync::Arc<IdMaker>,
    now: i64,
    letters: Mutex<Vec<Letter>>,
    hints: Mutex<BTreeSet<String>>,
    facts: Mutex<Vec<Fact>>,
    /// Kinds of the jobs that this transaction enqueued for later, and when each is due.
    jobs_due: Mutex<Vec<(&'static str, i64)>>,
    /// The jobs that this process runs right after the commit.
    jobs: Mutex<Vec<HandedOver>>,
    has_worker: bool,
    /// A statement failed: nothing of this transaction may be kept.
    is_broken: AtomicBool,
    /// It failed because two transactions met, and the same work tried again will pass.
    meets_another: AtomicBool,
    /// It failed for another reason than a row that a constraint refused: the connection cannot be trusted.
    is_failing: AtomicBool,
}

/// The database's own transaction.
pub(super) enum Transaction {
    /// A member of the group that the queue has open.
    Sqlite(sqlite::Writer),
    Postgres(DatabaseTransaction),
}

/// A job that was born with a lease of this process.
#[derive(Clone, Copy, Debug)]
pub struct HandedOver {
    pub kind: &'static str,
    pub id: JobId,
    pub lease: JobId,
}

/// What a committed transaction wants carried on.
#[derive(Debug, Default)]
pub struct Committed {
    /// In the order of their numbers, mailbox by mailbox.
    pub letters: Vec<Letter>,
    pub hints: BTreeSet<String>,
    /// Kinds of the jobs to be done later, and when.
    pub jobs_due: Vec<(&'static str, i64)>,
    /// Those to be done at once, by this process.
    pub jobs: Vec<HandedOver>,
    /// The database did not say whether it committed.
    pub is_doubtful: bool,
}

impl Tx {
    pub(super) fn new(inner: Transaction, keys: super::Keys, ids: std::sync::Arc<IdMaker>, now: i64, has_worker: bool) -> Self {
        Self {
            inner,
            keys,
            ids,
            now,
            letters: Mutex::default(),
            hints: Mutex::default(),
            facts: Mutex::default(),
            jobs_due: Mutex::default(),
            jobs: Mutex::default(),
            has_worker,
            is_broken: AtomicBool::new(false),
            meets_another: AtomicBool::new(false),
            is_failing: AtomicBool::new(false),
        }
    }

    /// The instant of this transaction, the same from its first line to its last.
    pub fn now(&self) -> i64 {
        self.now
    }

    pub fn new_id<T: From<i64>>(&self) -> T {
        self.ids.next(self.now).into()
    }

    /// What makes a `SELECT` lock its rows in the order it reads them. SQLite has one writer, so nothing to lock.
    pub fn locks(&self) -> &'static str {
        if self.is_sqlite() { "" } else { " FOR UPDATE" }
    }

    /// The same, leaving out rows that another transaction holds.
    pub fn locks_free_ones(&self) -> &'static str {
        if self.is_sqlite() { "" } else { " FOR UPDATE SKIP LOCKED" }
    }

    fn is_sqlite(&self) -> bool {
        matches!(self.inner, Transaction::Sqlite(_))
    }

    /// Puts a letter in a mailbox; numbered last before the commit, in one sorted step.
    pub fn post(&self, letter: Letter) {
        open(&self.letters).push(letter);
    }

    /// Says that a moving picture changed (`board/…`): carried after the commit, stored nowhere.
    pub fn hint(&self, name: impl Into<String>) {
        open(&self.hints).insert(name.into());
    }

    /// Tells the later slices what happened; they react in this same transaction.
    pub fn record(&self, fact: Fact) {
        open(&self.facts).push(fact);
    }

    pub(crate) fn job_is_due(&self, kind: &'static str, at: i64) {
        open(&self.jobs_due).push((kind, at));
    }

    /// Whether this process runs jobs, so that they can be handed to it.
    pub(crate) fn has_worker(&self) -> bool {
        self.has_worker
    }

    pub(crate) fn hand_over(&self, job: HandedOver) {
        open(&self.jobs).push(job);
    }

    pub(super) fn take_facts(&self) -> Vec<Fact> {
        std::mem::take(&mut open(&self.facts))
    }

    pub(super) fn take_letters(&self) -> Vec<Letter> {
        std::mem::take(&mut open(&self.letters))
    }

    pub(super) fn is_broken(&self) -> bool {
        self.is_broken.load(Ordering::Relaxed)
    }

    pub(super) fn is_failing(&self) -> bool {
        self.is_failing.load(Ordering::Relaxed)
    }

    pub(super) fn passes_if_tried_again(&self) -> bool {
        self.meets_another.load(Ordering::Relaxed)
    }

    /// The database's own transaction, to be ended, and what is carried on if it commits.
    pub(super) fn into_parts(self, letters: Vec<Letter>) -> (Transaction, Committed) {
        let hints = self.hints.into_inner().unwrap_or_else(PoisonError::into_inner);
        let jobs_due = self.jobs_due.into_inner().unwrap_or_else(PoisonError::into_inner);
        let jobs = self.jobs.into_inner().unwrap_or_else(PoisonError::into_inner);
        (self.inner, Committed { letters, hints, jobs_due, jobs, is_doubtful: false })
    }
}

impl Transaction {
    /// PostgreSQL alone: on SQLite the queue ends what it began.
    pub async fn commit(self) -> Result<(), Error> {
        let Self::Postgres(transaction) = self else { return Ok(()) };
        Ok(transaction.commit().await?)
    }

    pub async fn rollback(self) -> Result<(), Error> {
        let Self::Postgres(transaction) = self else { return Ok(()) };
        Ok(transaction.rollback().await?)
    }
}

impl Sql for Tx {
    fn way(&self) -> Way<'_> {
        match &self.inner {
            Transaction::Sqlite(writer) => Way::SqliteWriter(writer),
            Transaction::Postgres(transaction) => Way::PostgresTransaction(transaction),
        }
    }

    /// After any database error the transaction may not commit, whatever its caller makes of it: PostgreSQL has
    /// aborted it, and SQLite may have.
    fn seen(&self, failed: Option<&Error>) {
        let Some(error) = failed else { return };
        self.is_broken.store(true, Ordering::Relaxed);
        if error.passes_if_tried_again() {
            self.meets_another.store(true, Ordering::Relaxed);
        } else if !error.is_constraint() {
            self.is_failing.store(true, Ordering::Relaxed);
        }
    }
}

fn open<T>(cell: &Mutex<T>) -> MutexGuard<'_, T> {
    cell.lock().unwrap_or_else(PoisonError::into_inner)
}
