//! Counts statements the way the product measures them: as Prometheus would, on the thread of one test.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use metrics::{Counter, Gauge, Histogram, HistogramFn, Key, KeyName, LocalRecorderGuard, Metadata, Recorder, SharedString, Unit};

/// Every statement of the product is timed under this name.
const STATEMENT: &str = "binome_statement_seconds";

#[derive(Default)]
struct Statements(Arc<Seen>);

#[derive(Default)]
struct Seen(AtomicU64);

impl HistogramFn for Seen {
    fn record(&self, _seconds: f64) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Recorder for Statements {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, _: &Key, _: &Metadata<'_>) -> Counter {
        Counter::noop()
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        if key.name() == STATEMENT { Histogram::from_arc(Arc::clone(&self.0)) } else { Histogram::noop() }
    }
}

/// Counts what the current thread asks of the database, until it is dropped. A test's server runs on the test's thread.
pub struct Counting {
    seen: Arc<Seen>,
    _until_dropped: LocalRecorderGuard<'static>,
}

impl Counting {
    pub fn begin() -> Self {
        let recorder: &'static Statements = Box::leak(Box::default());
        Self { seen: Arc::clone(&recorder.0), _until_dropped: metrics::set_default_local_recorder(recorder) }
    }

    /// How many statements since the last call.
    pub fn taken(&self) -> u64 {
        self.seen.0.swap(0, Ordering::Relaxed)
    }
}
