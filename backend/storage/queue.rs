//! Writing on SQLite: a fair queue to the one writer connection, where those who wait at the same time share one fsync.
//!
//! Whoever finds no **group** opens one (`BEGIN`); those already in the queue join it behind savepoints; the commit takes
//! its own place in the queue, behind them. So a lone writer waits for nobody, and under load the group grows by itself.
//! An answer leaves only after the group's `COMMIT`.
//!
//! A refused row undoes its own member alone. Any other error of the database leaves nothing that can be trusted: the
//! group is abandoned whole, and the connection is dropped.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sea_orm::{DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use super::{Committed, Error, open};

/// A group commits at once when it has so many members, or is so old: its first member waits for its answer.
const MOST_MEMBERS: usize = 64;
const OLDEST: Duration = Duration::from_millis(10);

/// How a group ended for one of its members. A sender dropped without a word: another member's failure took the group down.
pub(super) type Ended = Result<(), String>;

/// The queue. Tokio's mutex serves in order of arrival.
#[derive(Clone)]
pub(super) struct Queue(Arc<Mutex<Writer>>);

struct Writer {
    file: PathBuf,
    /// None after a failure, until somebody writes again.
    connection: Option<DatabaseConnection>,
    group: Option<Group>,
    /// How many groups were opened.
    opened: u64,
    /// A member writes now. Found by the next one, it says that the member's task was cancelled in the middle of a statement,
    /// so that nobody knows where its transaction stands.
    is_busy: bool,
}

struct Group {
    whole: DatabaseTransaction,
    began: Instant,
    members: Vec<(Committed, oneshot::Sender<Ended>)>,
}

/// A place at the writer: nobody else writes until it is given back.
pub(super) struct Turn(OwnedMutexGuard<Writer>);

/// What a kept member waits for, and what its writer must see to.
pub(super) struct Kept {
    pub ended: oneshot::Receiver<Ended>,
    pub then: Then,
}

pub(super) enum Then {
    /// Another member sees to the commit.
    Wait,
    /// This member opened the group of this number: its commit takes a place in the queue.
    CommitInTurn(u64),
    /// The group is as large or as old as it may be.
    CommitNow(Turn),
}

impl Queue {
    pub fn new(file: PathBuf, connection: DatabaseConnection) -> Self {
        Self(Arc::new(Mutex::new(Writer { file, connection: Some(connection), group: None, opened: 0, is_busy: false })))
    }

    pub async fn turn(&self) -> Turn {
        Turn(Arc::clone(&self.0).lock_owned().await)
    }

    /// The turn that commits a group, unless the group has ended by then.
    pub async fn turn_to_commit(&self, group: u64) -> Option<Turn> {
        let turn = self.turn().await;
        (turn.0.opened == group && turn.0.group.is_some()).then_some(turn)
    }
}

impl Turn {
    /// Begins a group, or a member of the one that is open.
    pub async fn begin(&mut self) -> Result<DatabaseTransaction, Error> {
        if self.0.is_busy {
            self.0.abandon().await;
        }
        self.0.is_busy = true;
        if let Some(group) = &self.0.group {
            return Ok(group.whole.begin().await?);
        }
        let connection = self.0.connection().await?;
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        Ok(connection.begin_with_options(options).await?)
    }

    /// Keeps what a member wrote, to be committed with its group.
    pub async fn keep(mut self, tx: DatabaseTransaction, committed: Committed) -> Result<Kept, Error> {
        let (told, ended) = oneshot::channel();
        let Writer { group, opened, is_busy, .. } = &mut *self.0;
        let then = match group {
            Some(group) => {
                if let Err(error) = tx.commit().await {
                    self.abandon().await;
                    return Err(error.into());
                }
                *is_busy = false;
                group.members.push((committed, told));
                if group.is_full() { Then::CommitNow(self) } else { Then::Wait }
            }
            None => {
                (*opened, *is_busy) = (*opened + 1, false);
                *group = Some(Group { whole: tx, began: Instant::now(), members: vec![(committed, told)] });
                Then::CommitInTurn(*opened)
            }
        };
        Ok(Kept { ended, then })
    }

    /// Undoes what one member wrote; the others of its group go on.
    pub async fn refuse(mut self, tx: DatabaseTransaction) -> Result<(), Error> {
        if let Err(error) = tx.rollback().await {
            self.abandon().await;
            return Err(error.into());
        }
        self.0.is_busy = false;
        Ok(())
    }

    /// After a failure of the database: nothing of the group is kept, and the connection is not used again.
    pub async fn abandon(mut self) {
        self.0.abandon().await;
    }

    /// Commits the group, carries on what each member told, in their order, and only then lets them answer.
    pub async fn commit(mut self, carry: impl Fn(Committed)) {
        if self.0.is_busy {
            return self.abandon().await;
        }
        let Some(Group { whole, members, .. }) = self.0.group.take() else { return };
        let ended = whole.commit().await.map_err(|error| error.to_string());
        if ended.is_err() {
            self.abandon().await;
        } else {
            drop(self); // the next may write while this is told
        }
        for (committed, told) in members {
            let ended = ended.clone().map(|()| carry(committed));
            let _cancelled = told.send(ended); // whoever wrote it may have gone: it is written all the same
        }
    }
}

impl Group {
    fn is_full(&self) -> bool {
        self.members.len() >= MOST_MEMBERS || self.began.elapsed() >= OLDEST
    }
}

impl Writer {
    async fn abandon(&mut self) {
        self.is_busy = false;
        drop(self.group.take()); // its transaction rolls back, its members see their sender gone
        if let Some(connection) = self.connection.take()
            && let Err(error) = connection.close().await
        {
            tracing::warn!(%error, "a failed connection did not close");
        }
    }

    async fn connection(&mut self) -> Result<&DatabaseConnection, Error> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => open::writer(&self.file).await?,
        };
        Ok(self.connection.insert(connection))
    }
}
