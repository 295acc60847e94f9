//! Work that must happen later (waves, reminders, mail, push), kept in the database with a due time.
//!
//! A job is taken with a lease; the transaction of its effect also ends it, `WHERE lease = mine`, so a job done twice
//! has its effect once. What leaves the house (mail, push) is at-least-once.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde::{Serialize, de::DeserializeOwned};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use crate::args;
use crate::clock::{MINUTE, SECOND};
use crate::measure::{self, Lately};
use crate::storage::{Error, JobId, Row, Sql, Storage, Tx};

/// A job that takes longer than this is taken by another worker.
const LEASE_MS: i64 = 2 * MINUTE;
const AT_ONCE: usize = 8;
/// How often the worker looks without being told: jobs of other nodes, leases that ran out.
const LOOK_EVERY_MS: i64 = 20 * SECOND;

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

/// Enqueues a job. With a `key`, one job of that key exists at most: a second call moves it to the new time.
pub async fn later(tx: &Tx, kind: &'static str, key: Option<&str>, payload: &(impl Serialize + Sync), due_at: i64) -> Result<(), Error> {
    let payload = serde_json::to_string(payload).map_err(|error| Error::Row(error.to_string()))?;
    let id: JobId = tx.new_id();
    tx.execute(
        "INSERT INTO jobs (id, kind, job_key, payload, due_at, lease, leased_until, tries, created_at) VALUES ($1, $2, $3, $4, $5, NULL, 0, 0, $6) \
         ON CONFLICT (job_key) DO UPDATE SET payload = excluded.payload, due_at = excluded.due_at, lease = NULL, leased_until = 0, tries = 0",
        args![id, kind, key, payload, due_at, tx.now()],
    )
    .await?;
    tx.job_is_due(due_at);
    Ok(())
}

/// Takes a keyed job back.
pub async fn cancel(tx: &Tx, key: &str) -> Result<(), Error> {
    tx.execute("DELETE FROM jobs WHERE job_key = $1", args![key]).await?;
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

    /// Ends the job in the transaction of its effect. `false`: another worker has it now, so the effect must not be kept.
    pub async fn done(&self, tx: &Tx) -> Result<bool, Error> {
        Ok(tx.execute("DELETE FROM jobs WHERE id = $1 AND lease = $2", args![self.id, self.lease]).await? == 1)
    }
}

/// Takes due jobs and hands them to whoever knows their kind.
#[derive(Clone)]
pub struct Worker(Arc<Inner>);

struct Inner {
    storage: Storage,
    handlers: HashMap<&'static str, Handler>,
    wake: Arc<Notify>,
    lately: Lately,
}

impl Worker {
    /// `wake` is notified when a transaction enqueued a job; `lately` is told how late jobs begin.
    pub fn new(storage: Storage, handlers: HashMap<&'static str, Handler>, wake: Arc<Notify>, lately: Lately) -> Self {
        Self(Arc::new(Inner { storage, handlers, wake, lately }))
    }

    /// Works until `stop`, then finishes what is under way.
    pub async fn run(self, stop: CancellationToken) {
        let clock = self.0.storage.clock().clone();
        if let Err(error) = self.take_back().await {
            tracing::warn!(%error, "jobs of a program that was killed wait for their lease to end");
        }
        while !stop.is_cancelled() {
            if let Err(error) = self.run_due().await {
                tracing::error!(%error, "jobs could not be taken");
            }
            let next = self.next_due_at().await.unwrap_or(None).unwrap_or(i64::MAX).min(clock.now() + LOOK_EVERY_MS);
            // A job that failed just now must not spin.
            let next = next.max(clock.now() + 50);
            tokio::select! {
                () = clock.sleep_until(next) => {}
                () = self.0.wake.notified() => {}
                () = stop.cancelled() => {}
            }
        }
    }

    /// Runs what is due, and what becomes due by that, until nothing is.
    pub async fn run_due(&self) -> Result<(), Error> {
        loop {
            let jobs = self.take().await?;
            if jobs.is_empty() {
                return Ok(());
            }
            let places = Arc::new(Semaphore::new(AT_ONCE));
            let mut running = tokio::task::JoinSet::new();
            for job in jobs {
                let (worker, places) = (self.clone(), Arc::clone(&places));
                running.spawn(async move {
                    let _place = places.acquire().await;
                    let span = tracing::error_span!("job", kind = job.kind, id = %job.id);
                    worker.run_one(job).instrument(span).await;
                });
            }
            while let Some(ended) = running.join_next().await {
                if let Err(error) = ended {
                    tracing::error!(is_panic = error.is_panic(), "a job broke off; it is taken again when its lease ends");
                }
            }
        }
    }

    async fn run_one(&self, job: Job) {
        let Some(handler) = self.0.handlers.get(job.kind.as_str()) else {
            tracing::error!("nobody knows this kind of job");
            return;
        };
        let late = Duration::from_millis((self.0.storage.clock().now() - job.due_at).max(0).unsigned_abs());
        measure::job_started(&job.kind, late);
        self.0.lately.late(late);
        if let Err(error) = handler(job.clone()).await {
            tracing::warn!(tries = job.tries, %error, "a job did not end");
            if let Err(error) = self.put_off(&job).await {
                tracing::warn!(%error, "a job waits for its lease to end");
            }
        }
    }

    /// One process serves a SQLite file: what was taken when it starts was taken by one that was killed, and a *now* wave must not
    /// wait for its lease to end.
    async fn take_back(&self) -> Result<(), Error> {
        if self.0.storage.is_sqlite() {
            let give_back = async move |tx: &Tx| {
                tx.execute("UPDATE jobs SET lease = NULL, leased_until = 0 WHERE leased_until > 0", args![]).await?;
                Ok::<_, Error>(())
            };
            self.0.storage.write(give_back).await?;
        }
        Ok(())
    }

    async fn put_off(&self, job: &Job) -> Result<(), Error> {
        let wait = SECOND << job.tries.clamp(1, 11); // 2 s, 4 s, … 34 min
        let (id, lease) = (job.id, job.lease);
        self.0
            .storage
            .write(async move |tx| {
                tx.execute(
                    "UPDATE jobs SET lease = NULL, leased_until = 0, due_at = $3 WHERE id = $1 AND lease = $2",
                    args![id, lease, tx.now() + wait],
                )
                .await?;
                Ok(())
            })
            .await
    }

    async fn take(&self) -> Result<Vec<Job>, Error> {
        let skip = if self.0.storage.is_sqlite() { "" } else { " FOR UPDATE SKIP LOCKED" };
        let due = "SELECT id FROM jobs WHERE due_at <= $1 AND leased_until <= $1 ORDER BY due_at, id LIMIT 32";
        if self.0.storage.read().scalar::<i64>(due, args![self.0.storage.clock().now()]).await?.is_none() {
            return Ok(Vec::new()); // the writer is not asked for nothing
        }
        let statement = format!(
            "UPDATE jobs SET lease = $2, leased_until = $3, tries = tries + 1 WHERE id IN ({due}{skip}) \
             RETURNING id, kind, payload, lease, tries, due_at"
        );
        self.0
            .storage
            .write(async move |tx| {
                let lease: JobId = tx.new_id();
                let mut jobs = tx.all::<Job>(&statement, args![tx.now(), lease, tx.now() + LEASE_MS]).await?;
                jobs.sort_by_key(|job| (job.due_at, job.id));
                Ok(jobs)
            })
            .await
    }

    async fn next_due_at(&self) -> Result<Option<i64>, Error> {
        let next = "SELECT CASE WHEN due_at > leased_until THEN due_at ELSE leased_until END FROM jobs ORDER BY 1 LIMIT 1";
        self.0.storage.read().scalar(next, args![]).await
    }
}
