//! Takes due jobs and hands them to whoever knows their kind, in lanes: who waits for a mail server holds up no wave.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::{JoinError, JoinSet};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{Desk, Handler, Job, LEASE_MS, set_back};
use crate::args;
use crate::clock::SECOND;
use crate::measure::{self, Lately};
use crate::storage::{Error, HandedOver, JobId, Sql, Storage, Tx, sql};

/// Jobs that run at once, in each lane.
const AT_ONCE: usize = 8;
/// How often a lane looks without being told: jobs of other nodes, leases that ran out.
const LOOK_EVERY_MS: i64 = 20 * SECOND;
const NEVER: i64 = i64::MAX;

/// Kinds of jobs that wait for the same thing.
pub type Lane = HashMap<&'static str, Handler>;

/// Every lane of a process.
#[derive(Clone)]
pub struct Worker {
    storage: Storage,
    lanes: Vec<Running>,
}

#[derive(Clone)]
struct Running {
    storage: Storage,
    handlers: Arc<Lane>,
    /// The kinds of the lane, in SQL.
    kinds: Arc<str>,
    desk: Desk,
    lately: Lately,
}

impl Worker {
    /// `lately` is told how late jobs begin.
    pub fn new(storage: Storage, lanes: Vec<Lane>, desk: Desk, lately: Lately) -> Self {
        storage.has_worker();
        let lane = |handlers: Lane| {
            let kinds: Vec<String> = handlers.keys().map(|kind| format!("'{kind}'")).collect();
            let (handlers, kinds) = (Arc::new(handlers), kinds.join(", ").into());
            Running { storage: storage.clone(), handlers, kinds, desk: desk.clone(), lately: lately.clone() }
        };
        let lanes = lanes.into_iter().map(lane).collect();
        Self { storage, lanes }
    }

    /// Works until `stop`, then finishes what is under way.
    pub async fn run(self, stop: CancellationToken) {
        if let Err(error) = self.take_back().await {
            tracing::warn!(%error, "jobs of a program that was killed wait for their lease to end");
        }
        look_at_clock(&self.storage).await;
        let lanes: JoinSet<()> = self.lanes.into_iter().map(|lane| lane.run(stop.clone())).collect();
        lanes.join_all().await;
    }

    /// Runs what is due, and what becomes due by that, until nothing is.
    pub async fn run_due(&self) -> Result<(), Error> {
        set_back::bring_forward(&self.storage).await?;
        loop {
            let mut has_run = false;
            for lane in &self.lanes {
                has_run |= lane.run_due().await?;
            }
            if !has_run {
                return Ok(());
            }
        }
    }

    /// What is taken when the only program starts was taken by one that was killed, and a *now* wave must not wait for its lease to end.
    async fn take_back(&self) -> Result<(), Error> {
        if !self.storage.is_alone().await? {
            return Ok(());
        }
        let free = async move |tx: &Tx| tx.execute("UPDATE jobs SET lease = NULL, leased_until = 0 WHERE leased_until > 0", args![]).await;
        self.storage.write(free).await.map(|_count| ())
    }
}

impl Running {
    async fn run(self, stop: CancellationToken) {
        let clock = self.storage.clock().clone();
        let (mut told, mut running) = (self.desk.listen(), JoinSet::new());
        let (mut look_at, mut last) = (clock.now(), clock.now());
        while !stop.is_cancelled() {
            if clock.now() < last - SECOND {
                look_at_clock(&self.storage).await;
                look_at = clock.now();
            }
            last = clock.now();
            look_at = match self.start_due(&mut running, look_at).await {
                Ok(look_at) => look_at,
                Err(error) => {
                    tracing::error!(%error, "jobs could not be taken");
                    clock.now()
                }
            };
            // Neither a database that fails nor a full lane must spin.
            let wake_at = look_at.max(clock.now() + 50);
            tokio::select! {
                () = clock.sleep_until(wake_at) => {}
                Ok(()) = told.changed() => {}
                Some(ended) = running.join_next() => look_at = look_at.min(see_end(ended)),
                () = stop.cancelled() => {}
            }
        }
        while let Some(ended) = running.join_next().await {
            see_end(ended);
        }
        if let Err(error) = self.give_back().await {
            tracing::warn!(%error, "jobs that were not begun wait for their lease to end");
        }
    }

    /// `false`: there was nothing to do.
    async fn run_due(&self) -> Result<bool, Error> {
        let (mut running, mut has_run) = (JoinSet::new(), false);
        loop {
            self.start_due(&mut running, i64::MIN).await?;
            match running.join_next().await {
                Some(ended) => {
                    see_end(ended);
                }
                None => return Ok(has_run),
            }
            has_run = true;
        }
    }

    /// Fills the places that are free: with what was left on the desk, and from `look_at` on with what the table says. Returns when to
    /// look there again, unless the desk says so before.
    async fn start_due(&self, running: &mut JoinSet<i64>, look_at: i64) -> Result<i64, Error> {
        let free = AT_ONCE.saturating_sub(running.len());
        if free == 0 {
            return Ok(look_at);
        }
        let (mut jobs, due_at) = self.handed_over(free).await?;
        let (mut look_at, now) = (due_at.map_or(look_at, |due_at| look_at.min(due_at)), self.storage.clock().now());
        if jobs.len() < free && look_at <= now {
            jobs.extend(self.take(free - jobs.len()).await?);
            if jobs.len() < free {
                look_at = self.next_due_at(now).await?;
            }
        }
        for job in jobs {
            let span = tracing::error_span!("job", kind = job.kind, id = %job.id);
            running.spawn(self.clone().run_one(job).instrument(span));
        }
        Ok(look_at)
    }

    /// Returns when to look at the table for its sake: it was put off.
    async fn run_one(self, job: Job) -> i64 {
        let Some(handler) = self.handlers.get(job.kind.as_str()) else { return NEVER };
        let late = Duration::from_millis((self.storage.clock().now() - job.due_at).max(0).unsigned_abs());
        measure::job_started(&job.kind, late);
        self.lately.late(late);
        if let Err(error) = handler(job.clone()).await {
            tracing::warn!(tries = job.tries, %error, "a job did not end");
            match job.put_off(&self.storage).await {
                Ok(due_at) => return due_at,
                Err(error) => tracing::warn!(%error, "a job waits for its lease to end"),
            }
        }
        NEVER
    }

    /// What this process enqueued for at once. One whose lease has ended meanwhile is taken from the table like any other; one that
    /// was enqueued again since has another lease, and what waits behind it must not wait for that.
    /// And when the first of the others is due.
    async fn handed_over(&self, most: usize) -> Result<(Vec<Job>, Option<i64>), Error> {
        let (mut jobs, mut due_at) = (Vec::new(), None);
        while jobs.len() < most {
            let word = self.desk.take(self.handlers.keys().copied(), most - jobs.len());
            due_at = due_at.into_iter().chain(word.due_at).min();
            if word.jobs.is_empty() {
                break;
            }
            jobs.extend(self.still_ours(word.jobs).await?);
        }
        Ok((jobs, due_at))
    }

    /// Those whose lease still holds.
    async fn still_ours(&self, jobs: Vec<HandedOver>) -> Result<Vec<Job>, Error> {
        let statement = format!(
            "SELECT id, kind, payload, lease, tries, due_at FROM jobs WHERE leased_until > $1 AND {} ORDER BY due_at, id",
            are_ours(2, &jobs)
        );
        let values = args![self.storage.clock().now()].into_iter().chain(ids_and_leases(&jobs)).collect();
        self.storage.read().all(&statement, values).await
    }

    /// Jobs that are due, taken with a new lease.
    async fn take(&self, most: usize) -> Result<Vec<Job>, Error> {
        let skip = if self.storage.is_sqlite() { "" } else { " FOR UPDATE SKIP LOCKED" };
        let due = format!(
            "SELECT id FROM jobs WHERE due_at <= $1 AND leased_until <= $1 AND kind IN ({}) ORDER BY due_at, id LIMIT {most}",
            self.kinds
        );
        if self.storage.read().scalar::<i64>(&due, args![self.storage.clock().now()]).await?.is_none() {
            return Ok(Vec::new()); // the writer is not asked for nothing
        }
        let statement = format!(
            "UPDATE jobs SET lease = $2, leased_until = $3, tries = tries + 1 WHERE id IN ({due}{skip}) \
             RETURNING id, kind, payload, lease, tries, due_at"
        );
        let work = async move |tx: &Tx| {
            let lease: JobId = tx.new_id();
            let mut jobs = tx.all::<Job>(&statement, args![tx.now(), lease, tx.now() + LEASE_MS]).await?;
            jobs.sort_by_key(|job| (job.due_at, job.id));
            Ok::<_, Error>(jobs)
        };
        self.storage.write(work).await
    }

    /// What was handed over and not begun when the process stops: another may take it at once.
    async fn give_back(&self) -> Result<(), Error> {
        loop {
            let jobs = self.desk.take(self.handlers.keys().copied(), 500).jobs;
            if jobs.is_empty() {
                return Ok(());
            }
            let statement = format!("UPDATE jobs SET lease = NULL, leased_until = 0 WHERE {}", are_ours(1, &jobs));
            let work = async move |tx: &Tx| tx.execute(&statement, ids_and_leases(&jobs).collect()).await;
            self.storage.write(work).await?;
        }
    }

    /// Of what is due after `now`, until the table is looked at anyway.
    async fn next_due_at(&self, now: i64) -> Result<i64, Error> {
        let next =
            format!("SELECT due_at FROM jobs WHERE due_at > $1 AND due_at <= $2 AND kind IN ({}) ORDER BY due_at LIMIT 1", self.kinds);
        let until = now + LOOK_EVERY_MS;
        Ok(self.storage.read().scalar(&next, args![now, until]).await?.unwrap_or(until))
    }
}

/// The condition on their rows, found by their ids.
fn are_ours(first_mark: usize, jobs: &[HandedOver]) -> String {
    let (ids, leases) = (sql::marks(first_mark, jobs.len()), sql::marks(first_mark + jobs.len(), jobs.len()));
    format!("id IN ({ids}) AND lease IN ({leases})")
}

fn ids_and_leases(jobs: &[HandedOver]) -> impl Iterator<Item = sql::Arg> {
    jobs.iter().map(|job| job.id).chain(jobs.iter().map(|job| job.lease)).map(sql::Arg::from)
}

async fn look_at_clock(storage: &Storage) {
    match set_back::bring_forward(storage).await {
        Ok(0) => {}
        Ok(jobs) => tracing::warn!(jobs, "the clock was set back: what was to happen soon is not late for that"),
        Err(error) => tracing::warn!(%error, "the clock was set back, and jobs wait for it"),
    }
}

fn see_end(ended: Result<i64, JoinError>) -> i64 {
    ended.unwrap_or_else(|error| {
        tracing::error!(is_panic = error.is_panic(), "a job broke off; it is taken again when its lease ends");
        NEVER
    })
}
