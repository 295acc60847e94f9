//! Readers and the one way to write.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::future::BoxFuture;
use sea_orm::{DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait};

use super::{Committed, Error, IdMaker, Keys, SealKey, SealKeys, Sql, Tx, letters, seal};
use crate::clock::Clock;
use crate::facts::Fact;

const MOST_TRIES: u32 = 6;

/// The readers: what pages read through.
#[derive(Clone)]
pub struct Db {
    connection: DatabaseConnection,
    keys: Keys,
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

    pub fn lookup(&self, what: &str, value: &str) -> String {
        self.keys.lookup(what, value)
    }
}

impl Sql for Db {
    type Connection = DatabaseConnection;

    fn connection(&self) -> &DatabaseConnection {
        &self.connection
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

struct Inner {
    db: Db,
    /// On SQLite, a pool of exactly one connection: sqlx hands it out in order of arrival.
    writer: DatabaseConnection,
    clock: Clock,
    ids: Arc<IdMaker>,
    reactions: OnceLock<Reactions>,
    carrier: OnceLock<Carrier>,
}

impl Storage {
    pub(super) fn new(readers: DatabaseConnection, writer: DatabaseConnection, keys: Keys, clock: Clock) -> Self {
        let db = Db { connection: readers, keys };
        Self(Arc::new(Inner { db, writer, clock, ids: Arc::default(), reactions: OnceLock::new(), carrier: OnceLock::new() }))
    }

    /// Wires what `storage` may not name. Called once, before anything is written; a second call changes nothing.
    pub fn wire(&self, reactions: Reactions, carrier: Carrier) {
        let _first_wins = self.0.reactions.set(reactions);
        let _first_wins = self.0.carrier.set(carrier);
    }

    pub fn read(&self) -> &Db {
        &self.0.db
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Closes every connection, once nobody uses them.
    pub async fn close(&self) {
        for connection in [&self.0.writer, &self.0.db.connection] {
            if let Err(error) = connection.close_by_ref().await {
                tracing::warn!(%error, "the database did not close");
            }
        }
    }

    pub fn is_sqlite(&self) -> bool {
        self.0.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// Runs `work` in one transaction, which commits if it answers `Ok`, and then carries on what it told.
    ///
    /// `work` may be run again (deadlock, serialization failure), so it must have no effect but through `tx`, and await
    /// nothing else. A refusal that must leave a trace is an `Ok` value: `Err` rolls back.
    pub async fn write<T, E: From<Error>>(&self, work: impl AsyncFn(&Tx) -> Result<T, E>) -> Result<T, E> {
        let mut tries = 0;
        loop {
            tries += 1;
            let tx = self.begin().await?;
            match self.attempt(&tx, &work).await {
                Ok((answer, letters)) => {
                    self.carry(tx.commit(letters).await?);
                    return Ok(answer);
                }
                Err(_) if tx.passes_if_tried_again() && tries < MOST_TRIES => {
                    tx.roll_back().await?;
                    tokio::time::sleep(Duration::from_millis(u64::from(rand::random::<u8>() % 20) * u64::from(tries))).await;
                }
                Err(refused) => {
                    tx.roll_back().await?;
                    return Err(refused);
                }
            }
        }
    }

    async fn begin(&self) -> Result<Tx, Error> {
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        let inner = self.0.writer.begin_with_options(options).await?;
        Ok(Tx::new(inner, self.0.db.keys.clone(), Arc::clone(&self.0.ids), self.0.clock.now()))
    }

    async fn attempt<T, E: From<Error>>(&self, tx: &Tx, work: &impl AsyncFn(&Tx) -> Result<T, E>) -> Result<(T, Vec<super::Letter>), E> {
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
