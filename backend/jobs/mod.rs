//! Work that must happen later (waves, reminders, mail, push), kept in the database with a due time.
//!
//! A job is taken with a lease; the transaction of its effect also ends it, `WHERE lease = mine`, so a job done twice
//! has its effect once. What leaves the house (mail, push) is at-least-once.

mod desk;
mod set_back;
mod worker;

use std::collections::HashMap;

use futures_util::future::BoxFuture;
use serde::{Serialize, de::DeserializeOwned};

use crate::args;
use crate::clock::{MINUTE, SECOND};
use crate::storage::{Error, HandedOver, JobId, Row, Sql, Storage, Tx, sql};
pub use desk::Desk;
pub use worker::{Lane, Worker};

/// A job that takes longer than this is taken by another worker.
const LEASE_MS: i64 = 2 * MINUTE;

/// A job, taken.
#[derive(Clone, Debug, Row)]
pub struct Job {
    pub id: JobId,
    pub kind: String,
    pub payload: String,
    pub lease: i64,
    /// How many times it was taken, this one included.
    pub tries: i64,
    pub due_at: i64,
}

/// Why a job did not end.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    #[error(transparent)]
    Storage(#[from] Error),
    /// The world outside did not answer: tried again later, more and more rarely.
    #[error("not now: {0}")]
    NotNow(String),
    #[error("the payload cannot be read: {0}")]
    Payload(#[from] serde_json::Error),
}

pub type Handler = Box<dyn Fn(Job) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync>;

/// A job to be enqueued. With a `key`, one job of that key exists at most: a second one moves it to its own time.
pub struct NewJob {
    kind: &'static str,
    key: Option<String>,
    payload: String,
    due_at: i64,
}

impl NewJob {
    pub fn new(kind: &'static str, key: Option<String>, payload: &impl Serialize, due_at: i64) -> Result<Self, Error> {
        let payload = serde_json::to_string(payload).map_err(|error| Error::Row(error.to_string()))?;
        Ok(Self { kind, key, payload, due_at })
    }
}

/// Enqueues a job.
pub async fn later(tx: &Tx, kind: &'static str, key: Option<&str>, payload: &(impl Serialize + Sync), due_at: i64) -> Result<(), Error> {
    enqueue(tx, vec![NewJob::new(kind, key.map(str::to_owned), payload, due_at)?]).await
}

/// Enqueues jobs of different keys, in one statement. Those due at once are born with a lease of this process, which is handed
/// them after the commit: no second transaction takes them.
pub async fn enqueue(tx: &Tx, jobs: Vec<NewJob>) -> Result<(), Error> {
    if jobs.is_empty() {
        return Ok(());
    }
    let statement = format!(
        "INSERT INTO jobs (id, kind, job_key, payload, due_at, lease, leased_until, tries, created_at) VALUES {} \
         ON CONFLICT (job_key) DO UPDATE SET payload = excluded.payload, due_at = excluded.due_at, lease = excluded.lease, \
         leased_until = excluded.leased_until, tries = excluded.tries, created_at = excluded.created_at RETURNING id, lease",
        sql::rows_of_marks(jobs.len(), 9)
    );
    let (mut values, mut kinds) = (Vec::with_capacity(jobs.len() * 9), HashMap::new());
    for NewJob { kind, key, payload, due_at } in jobs {
        let is_handed_over = due_at <= tx.now() && tx.has_worker();
        let lease: Option<JobId> = is_handed_over.then(|| tx.new_id());
        let leased_until = if is_handed_over { tx.now() + LEASE_MS } else { 0 };
        let id: JobId = tx.new_id();
        values.extend(args![id, kind, key, payload, due_at, lease, leased_until, i64::from(is_handed_over), tx.now()]);
        match lease {
            Some(lease) => drop(kinds.insert(lease, kind)),
            None => tx.job_is_due(kind, due_at),
        }
    }
    for Enqueued { id, lease } in tx.all(&statement, values).await? {
        if let Some((lease, kind)) = lease.and_then(|lease| kinds.remove_entry(&lease)) {
            tx.hand_over(HandedOver { kind, id, lease });
        }
    }
    Ok(())
}

/// A row as it is now: a job of a key that exists keeps its id.
#[derive(Row)]
struct Enqueued {
    id: JobId,
    lease: Option<JobId>,
}

/// Takes a keyed job back.
pub async fn cancel(tx: &Tx, key: &str) -> Result<(), Error> {
    tx.execute("DELETE FROM jobs WHERE job_key = $1", args![key]).await?;
    Ok(())
}

/// Takes several back, in one statement.
pub async fn cancel_all(tx: &Tx, keys: Vec<String>) -> Result<(), Error> {
    if keys.is_empty() {
        return Ok(());
    }
    let statement = format!("DELETE FROM jobs WHERE job_key IN ({})", sql::marks(1, keys.len()));
    tx.execute(&statement, keys.into_iter().map(sql::Arg::from).collect()).await?;
    Ok(())
}

/// What is due and not ended.
#[derive(Clone, Debug, Default, Row)]
pub struct Due {
    pub count: i64,
    /// For how long the first of them has been due.
    pub oldest_ms: i64,
}

pub async fn due(db: &impl Sql, now: i64) -> Result<Due, Error> {
    let statement = "SELECT COUNT(*) AS count, COALESCE($1 - MIN(due_at), 0) AS oldest_ms FROM jobs WHERE due_at <= $1";
    Ok(db.first(statement, args![now]).await?.unwrap_or_default())
}

impl Job {
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, JobError> {
        Ok(serde_json::from_str(&self.payload)?)
    }

    /// Gives the job back, to be tried again, more and more rarely: at the instant returned.
    async fn put_off(&self, storage: &Storage) -> Result<i64, Error> {
        let (id, lease, wait) = (self.id, self.lease, SECOND << self.tries.clamp(1, 11)); // 2 s, 4 s, … 34 min
        storage
            .write(async move |tx| {
                let statement = "UPDATE jobs SET lease = NULL, leased_until = 0, due_at = $3, created_at = $4 WHERE id = $1 AND lease = $2";
                tx.execute(statement, args![id, lease, tx.now() + wait, tx.now()]).await?;
                Ok(tx.now() + wait)
            })
            .await
    }

    /// Ends the job in the transaction of its effect. `false`: another worker has it now, so the effect must not be kept.
    pub async fn done(&self, tx: &Tx) -> Result<bool, Error> {
        Ok(tx.execute("DELETE FROM jobs WHERE id = $1 AND lease = $2", args![self.id, self.lease]).await? == 1)
    }
}
