//! Where committed transactions leave word of the jobs that they enqueued.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::storage::{Committed, JobId};

#[derive(Clone)]
pub struct Desk {
    /// By kind, the leases of jobs born with one of this process, the oldest first.
    leases: Arc<Mutex<HashMap<&'static str, Vec<JobId>>>>,
    moved: Arc<watch::Sender<()>>,
}

impl Default for Desk {
    fn default() -> Self {
        Self { leases: Arc::default(), moved: Arc::new(watch::Sender::new(())) }
    }
}

impl Desk {
    pub fn carry(&self, committed: &Committed) {
        if committed.jobs.is_empty() && committed.job_due_at.is_none() {
            return;
        }
        let mut leases = open(&self.leases);
        for (kind, lease) in &committed.jobs {
            leases.entry(kind).or_default().push(*lease);
        }
        drop(leases);
        self.moved.send_replace(());
    }

    /// Takes at most `most` leases of these kinds.
    pub(super) fn take(&self, kinds: impl Iterator<Item = &'static str>, most: usize) -> Vec<JobId> {
        let mut taken = Vec::new();
        let mut leases = open(&self.leases);
        for kind in kinds {
            if let Some(waiting) = leases.get_mut(kind) {
                let count = waiting.len().min(most - taken.len());
                taken.extend(waiting.drain(..count));
            }
        }
        taken
    }

    pub(super) fn listen(&self) -> watch::Receiver<()> {
        self.moved.subscribe()
    }
}

fn open<T>(cell: &Mutex<T>) -> MutexGuard<'_, T> {
    cell.lock().unwrap_or_else(PoisonError::into_inner)
}
