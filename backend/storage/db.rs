//! Readers and the one way to write.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use sea_orm::{DatabaseConnection, TransactionTrait};

use super::queue::{Kept, Queue, Then, Turn};
use super::sql::Way;
use super::tx::Transaction;
use super::{Committed, Error, IdMaker, Keys, SealKey, SealKeys, Sql, Tx, alone, letters, seal, sqlite};
use crate::clock::Clock;
use crate::facts::Fact;
use crate::measure;

const MOST_TRIES: u32 = 6;

/// The readers: what pages read through.
#[derive(Clone)]
pub struct Db {
    pub(super) readers: Readers,
    pub(super) keys: Keys,
}

#[derive(Clone)]
pub(super) enum Readers {
    Sqlite(sqlite::Readers),
    Postgres(DatabaseConnection),
}

impl Db {
    /// The key of an owner; `None` once their words were erased.
    pub async fn seal_key(&self, owner: impl Into<i64> + Send) -> Result<Option<SealKey>, Error> {
        let owner = owner.into();
        Ok(self.seal_keys(&[owner]).await?.of(owner).cloned())
    }

    pub async fn seal_keys(&self, owners: &[i64]) -> Result<SealKeys, Error> {
        seal::load(self, &self.keys, owners).await
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self.readers, Readers::Sqlite(_))
    }

    /// Closes every connection, once nobody uses them.
    pub async fn close(&self) {
        match &self.readers {
            Readers::Sqlite(readers) => readers.close().await,
            Readers::Postgres(pool) => {
                if let Err(error) = pool.close_by_ref().await {
                    tracing::warn!(%error, "the database did not close");
                }
            }
        }
    }

    pub fn lookup(&self, what: &str, value: &str) -> String {
        self.keys.lookup(what, value)
    }
}

impl Sql for Db {
    fn way(&self) -> Way<'_> {
        match &self.readers {
            Readers::Sqlite(readers) => Way::Sqlite(readers),
            Readers::Postgres(pool) => Way::Postgres(pool),
        }
    }

    fn seen(&self, _failed: Option<&Error>) {}
}

/// Who reacts to a fact, in its transaction. Wired by `lib.rs`.
pub type Reactions = for<'a> fn(&'a Tx, &'a Fact) -> BoxFuture<'a, Result<(), Error>>;
/// Who carries on what a committed transaction tells. Wired by `lib.rs`.
pub type Carrier = Box<dyn Fn(Committed) + Send + Sync>;

/// The database of one instance.
#[derive(Clone)]
pub struct Storage(Arc<Inner>);

/// How transactions get to the database.
pub(super) enum Writer {
    /// SQLite: one connection, everybody in turn.
    Queue(Queue),
    /// PostgreSQL: the same pool as the readers'.
    Pool(DatabaseConnection),
}

/// How a try at a transaction ended, when it was not refused.
enum Attempt<T> {
    Kept(T),
    /// It met another, or another's failure took it down: the same work may pass now.
    Again,
}

struct Inner {
    db: Db,
    writer: Writer,
    clock: Clock,
    ids: Arc<IdMaker>,
    reactions: OnceLock<Reactions>,
    carrier: OnceLock<Carrier>,
    /// This process runs jobs.
    has_worker: AtomicBool,
    /// On PostgreSQL, what says to other programs that this one is here.
    here: Mutex<Option<alone::Here>>,
}

impl Storage {
    pub(super) fn new(readers: Readers, writer: Writer, keys: Keys, clock: Clock) -> Self {
        let db = Db { readers, keys };
        Self(Arc::new(Inner {
            db,
            writer,
            clock,
            ids: Arc::default(),
            reactions: OnceLock::new(),
            carrier: OnceLock::new(),
            has_worker: AtomicBool::new(false),
            here: Mutex::default(),
        }))
    }

    /// Wires what `storage` may not name. Called once, before anything is written; a second call changes nothing.
    pub fn wire(&self, reactions: Reactions, carrier: Carrier) {
        let _first_wins = self.0.reactions.set(reactions);
        let _first_wins = self.0.carrier.set(carrier);
    }

    /// From now on, this process is handed the jobs that are due at once.
    pub fn has_worker(&self) {
        self.0.has_worker.store(true, Ordering::Relaxed);
    }

    pub fn read(&self) -> &Db {
        &self.0.db
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Closes every connection, once nobody uses them.
    pub async fn close(&self) {
        if let Writer::Queue(queue) = &self.0.writer {
            self.commit(queue.turn().await);
            queue.turn().await.close();
        }
        drop(self.0.here.lock().unwrap_or_else(PoisonError::into_inner).take());
        self.0.db.close().await;
    }

    /// Whether no other program serves this database. From now on, others see that this one does.
    pub async fn is_alone(&self) -> Result<bool, Error> {
        let Writer::Pool(pool) = &self.0.writer else { return Ok(true) };
        let (here, is_alone) = alone::look(pool).await?;
        *self.0.here.lock().unwrap_or_else(PoisonError::into_inner) = Some(here);
        Ok(is_alone)
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self.0.writer, Writer::Queue(_))
    }

    /// Runs `work` in one transaction, which commits if it answers `Ok`, and then carries on what it told.
    ///
    /// `work` may be run again (deadlock, serialization failure), so it must have no effect but through `tx`, and await
    /// nothing else. A refusal that must leave a trace is an `Ok` value: `Err` rolls back.
    pub async fn write<T, E: From<Error>>(&self, work: impl AsyncFn(&Tx) -> Result<T, E>) -> Result<T, E> {
        for tried in 1..=MOST_TRIES {
            let attempt = match &self.0.writer {
                Writer::Queue(queue) => self.write_in_turn(queue, &work).await?,
                Writer::Pool(pool) => self.write_beside_others(pool, &work).await?,
            };
            if let Attempt::Kept(answer) = attempt {
                return Ok(answer);
            }
            tokio::time::sleep(Duration::from_millis(u64::from(rand::random::<u8>() % 20) * u64::from(tried))).await;
        }
        Err(Error::GivenUp.into())
    }

    /// PostgreSQL: transactions run side by side, and may meet.
    async fn write_beside_others<T, E: From<Error>>(
        &self,
        pool: &DatabaseConnection,
        work: &impl AsyncFn(&Tx) -> Result<T, E>,
    ) -> Result<Attempt<T>, E> {
        let since = Instant::now();
        let tx = self.tx(Transaction::Postgres(pool.begin().await.map_err(Error::from)?));
        measure::write_waited(since);
        match self.run(&tx, work).await {
            Ok((answer, letters)) => {
                let (inner, committed) = tx.into_parts(letters);
                if let Err(error) = inner.commit().await {
                    // Only its answer may have been lost: whoever listens looks.
                    self.carry(Committed { is_doubtful: true, ..committed });
                    return Err(error.into());
                }
                self.carry(committed);
                Ok(Attempt::Kept(answer))
            }
            Err(refused) => {
                let is_worth_another_try = tx.passes_if_tried_again();
                tx.into_parts(Vec::new()).0.rollback().await?;
                if is_worth_another_try { Ok(Attempt::Again) } else { Err(refused) }
            }
        }
    }

    /// SQLite: one after the other, those who wait at the same time behind one fsync.
    async fn write_in_turn<T, E: From<Error>>(&self, queue: &Queue, work: &impl AsyncFn(&Tx) -> Result<T, E>) -> Result<Attempt<T>, E> {
        let since = Instant::now();
        let mut turn = queue.turn().await;
        measure::write_waited(since);
        let writer = match turn.begin() {
            Ok(writer) => writer,
            Err(error) => {
                turn.abandon();
                return Err(error.into());
            }
        };
        let tx = self.tx(Transaction::Sqlite(writer));
        let (answer, letters) = match self.run(&tx, work).await {
            Ok(done) => done,
            Err(refused) => {
                let is_failing = tx.is_failing();
                drop(tx);
                if is_failing {
                    turn.abandon()
                } else {
                    turn.refuse()?
                }
                return Err(refused);
            }
        };
        let committed = tx.into_parts(letters).1;
        let Kept { ended, then } = turn.keep(committed)?;
        self.see_to_commit(queue, then);
        match ended.await {
            Ok(Ok(())) => Ok(Attempt::Kept(answer)),
            Ok(Err(failure)) => Err(Error::NotKept(failure).into()),
            Err(_taken_down_by_another) => Ok(Attempt::Again),
        }
    }

    /// The commit runs in a task of its own: a writer that goes away cannot leave its group open.
    fn see_to_commit(&self, queue: &Queue, then: Then) {
        let (storage, queue) = (self.clone(), queue.clone());
        match then {
            Then::Wait => {}
            Then::CommitNow(turn) => drop(tokio::spawn(async move { storage.commit(turn) })),
            Then::CommitInTurn(group) => drop(tokio::spawn(async move {
                if let Some(turn) = queue.turn_to_commit(group).await {
                    storage.commit(turn);
                }
            })),
        }
    }

    fn commit(&self, turn: Turn) {
        turn.commit(|committed| self.carry(committed));
    }

    fn tx(&self, inner: Transaction) -> Tx {
        Tx::new(inner, self.0.db.keys.clone(), Arc::clone(&self.0.ids), self.0.clock.now(), self.0.has_worker.load(Ordering::Relaxed))
    }

    /// The work, the reactions to its facts, and the numbers of its letters.
    async fn run<T, E: From<Error>>(&self, tx: &Tx, work: &impl AsyncFn(&Tx) -> Result<T, E>) -> Result<(T, Vec<super::Letter>), E> {
        let answer = work(tx).await?;
        if let Some(react) = self.0.reactions.get() {
            loop {
                let facts = tx.take_facts();
                if facts.is_empty() {
                    break;
                }
                for fact in &facts {
                    react(tx, fact).await?;
                }
            }
        }
        let letters = letters::append(tx, tx.take_letters()).await?;
        if tx.is_broken() {
            return Err(Error::GivenUp.into());
        }
        Ok((answer, letters))
    }

    fn carry(&self, committed: Committed) {
        if let Some(carrier) = self.0.carrier.get() {
            carrier(committed);
        }
    }
}
