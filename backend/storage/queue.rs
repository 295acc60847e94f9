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

use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use super::{Committed, Error, sqlite};

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
    connection: Option<sqlite::Writer>,
    is_closed: bool,
    group: Option<Group>,
    /// How many groups were opened.
    opened: u64,
    /// A member writes now. Found by the next one, it says that the member's task was cancelled before it could say what of it
    /// is kept.
    is_busy: bool,
}

struct Group {
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
    pub fn new(file: PathBuf, writer: sqlite::Writer) -> Self {
        Self(Arc::new(Mutex::new(Writer { file, connection: Some(writer), is_closed: false, group: None, opened: 0, is_busy: false })))
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
    /// Begins a member of the group that is open, or of a new one.
    pub fn begin(&mut self) -> Result<sqlite::Writer, Error> {
        if self.0.is_busy {
            self.0.abandon();
        }
        self.0.is_busy = true;
        let writer = self.0.connection()?;
        if self.0.group.is_none() {
            writer.mark("BEGIN IMMEDIATE")?;
            self.0.opened += 1;
            self.0.group = Some(Group { began: Instant::now(), members: Vec::new() });
        }
        writer.mark("SAVEPOINT member")?;
        Ok(writer)
    }

    /// Keeps what a member wrote, to be committed with its group.
    pub fn keep(mut self, committed: Committed) -> Result<Kept, Error> {
        self.end_member(&["RELEASE member"])?;
        let (told, ended) = oneshot::channel();
        let opened = self.0.opened;
        let Some(group) = &mut self.0.group else { return Err(Error::GivenUp) };
        group.members.push((committed, told));
        let then = match group.members.len() {
            1 => Then::CommitInTurn(opened),
            _ if group.is_full() => Then::CommitNow(self),
            _ => Then::Wait,
        };
        Ok(Kept { ended, then })
    }

    /// Undoes what one member wrote; the others of its group go on.
    pub fn refuse(mut self) -> Result<(), Error> {
        self.end_member(&["ROLLBACK TO member", "RELEASE member"])?;
        if self.0.group.take_if(|group| group.members.is_empty()).is_some() {
            self.end_member(&["ROLLBACK"])?;
        }
        Ok(())
    }

    fn end_member(&mut self, marks: &[&str]) -> Result<(), Error> {
        let writer = self.0.connection()?;
        for mark in marks {
            if let Err(error) = writer.mark(mark) {
                self.0.abandon();
                return Err(error);
            }
        }
        self.0.is_busy = false;
        Ok(())
    }

    /// After a failure of the database: nothing of the group is kept, and the connection is not used again.
    pub fn abandon(mut self) {
        self.0.abandon();
    }

    /// Nobody writes from now on.
    pub fn close(mut self) {
        self.0.abandon();
        self.0.is_closed = true;
    }

    /// Commits the group, carries on what each member told, in their order, and only then lets them answer.
    pub fn commit(mut self, carry: impl Fn(Committed)) {
        if self.0.is_busy {
            return self.abandon();
        }
        let Some(Group { members, .. }) = self.0.group.take() else { return };
        let ended = self.0.connection().and_then(|writer| writer.commit()).map_err(|error| error.to_string());
        if ended.is_err() {
            self.abandon();
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
    fn abandon(&mut self) {
        self.is_busy = false;
        self.group = None; // its members see their sender gone
        let connection = self.connection.take(); // what it had not committed is rolled back as it closes
        sqlite::beside(move || drop(connection));
    }

    fn connection(&mut self) -> Result<sqlite::Writer, Error> {
        if self.is_closed {
            return Err(Error::Closed);
        }
        let writer = match self.connection.take() {
            Some(writer) => writer,
            None => sqlite::Writer::of(sqlite::beside(|| sqlite::open(&self.file))?),
        };
        Ok(self.connection.insert(writer).clone())
    }
}
