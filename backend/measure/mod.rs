//! What is measured, named in one place; Prometheus reads it at an address of its own.
//!
//! Labels are words of the program (a verb of SQL, a kind of job, the pattern of a route): never an id, an address, or
//! what somebody wrote. Until [`install`] is called, measuring costs nothing and keeps nothing.

mod disk;
mod lately;

use std::time::{Duration, Instant};

use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::PrometheusBuilder;
pub use metrics_exporter_prometheus::{BuildError, PrometheusHandle as Measured};

pub use disk::free_bytes;
pub use lately::{Lately, Seen};

const STATEMENT: &str = "binome_statement_seconds";
const WRITE_WAIT: &str = "binome_write_wait_seconds";
const MAILBOX_LAG: &str = "binome_mailbox_lag_seconds";
const JOB_LATE: &str = "binome_job_late_seconds";
const JOBS_DUE: &str = "binome_jobs_due";
const OLDEST_JOB: &str = "binome_oldest_due_job_seconds";
const DATABASE: &str = "binome_database_bytes";
const DISK_FREE: &str = "binome_disk_free_bytes";
const SOCKETS: &str = "binome_sockets";
const CONNECTIONS: &str = "binome_connections";
const CLAIMS: &str = "binome_claims_total";
const SENT: &str = "binome_sent_total";
const REFUSED: &str = "binome_refused_total";
const REQUEST: &str = "binome_request_seconds";

/// Upper bounds of the histograms, in seconds: from a statement to a wave that slept through a night.
const BUCKETS: [f64; 18] =
    [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0, 600.0, 3600.0];

/// Begins to measure, for the whole process. Called once.
pub fn install() -> Result<Measured, BuildError> {
    let measured = PrometheusBuilder::new().set_buckets(&BUCKETS)?.install_recorder()?;
    let seconds = Unit::Seconds;
    describe_histogram!(STATEMENT, seconds, "A statement, from asking to its answer, by its verb");
    describe_histogram!(WRITE_WAIT, seconds, "What a transaction waited for its turn to write");
    describe_histogram!(MAILBOX_LAG, seconds, "From the commit of an event to its frame written to a socket");
    describe_histogram!(JOB_LATE, seconds, "From the instant that a job was due to its start, by kind; waves are a kind");
    describe_gauge!(JOBS_DUE, "Jobs that are due and not ended");
    describe_gauge!(OLDEST_JOB, seconds, "How long the oldest of the due jobs has been due");
    describe_gauge!(DATABASE, Unit::Bytes, "Size of the database");
    describe_gauge!(DISK_FREE, Unit::Bytes, "What may still be written to the disk of the data folder");
    describe_gauge!(SOCKETS, "Live sockets");
    describe_gauge!(CONNECTIONS, "Connections that are no live socket");
    describe_counter!(CLAIMS, "Acceptances, by outcome");
    describe_counter!(SENT, "Mails and pushes, by channel and outcome");
    describe_counter!(REFUSED, "Requests and sockets refused, by the limit that refused them");
    describe_histogram!(REQUEST, seconds, "A request, by method, pattern of its route, and status");
    Ok(measured)
}

pub fn statement(verb: &'static str, since: Instant) {
    histogram!(STATEMENT, "verb" => verb).record(since.elapsed());
}

/// A statement's first word, when it is one that we write.
pub fn verb(sql: &str) -> &'static str {
    let word = sql.split_ascii_whitespace().next().unwrap_or_default();
    ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].into_iter().find(|known| *known == word).unwrap_or("other")
}

pub fn write_waited(since: Instant) {
    histogram!(WRITE_WAIT).record(since.elapsed());
}

pub fn frame_written(committed: Instant) {
    histogram!(MAILBOX_LAG).record(committed.elapsed());
}

pub fn job_started(kind: &str, late: Duration) {
    histogram!(JOB_LATE, "kind" => kind.to_owned()).record(late);
}

pub fn jobs_due(count: i64, oldest: Duration) {
    gauge!(JOBS_DUE).set(u32::try_from(count).unwrap_or(u32::MAX));
    gauge!(OLDEST_JOB).set(oldest);
}

pub fn space(database: i64, disk_free: Option<u64>) {
    // Gauges are floating: exact to 9 petabytes.
    #[allow(clippy::cast_precision_loss)]
    let bytes = |count: u64| count as f64;
    gauge!(DATABASE).set(bytes(database.unsigned_abs()));
    if let Some(free) = disk_free {
        gauge!(DISK_FREE).set(bytes(free));
    }
}

pub fn sockets(count: usize) {
    gauge!(SOCKETS).set(u32::try_from(count).unwrap_or(u32::MAX));
}

pub fn connections(count: usize) {
    gauge!(CONNECTIONS).set(u32::try_from(count).unwrap_or(u32::MAX));
}

pub fn claim(outcome: String) {
    counter!(CLAIMS, "outcome" => outcome).increment(1);
}

/// `channel`: mail, push.
pub fn sent(channel: &'static str, outcome: &'static str) {
    counter!(SENT, "channel" => channel, "outcome" => outcome).increment(1);
}

pub fn refused(by: &'static str) {
    counter!(REFUSED, "by" => by).increment(1);
}

/// `route`: the pattern, such as `/pairings/{id}`.
pub fn answered(method: &'static str, route: &str, status: u16, since: Instant) {
    histogram!(REQUEST, "method" => method, "route" => route.to_owned(), "status" => status.to_string()).record(since.elapsed());
}
