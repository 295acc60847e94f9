//! Where committed transactions leave word of the jobs that they enqueued.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::storage::{Committed, HandedOver};

#[derive(Clone)]
pub struct Desk {
    words: Arc<Mutex<HashMap<&'static str, Word>>>,
    moved: Arc<watch::Sender<()>>,
}

/// What is known of the jobs of one kind, or of several.
#[derive(Default)]
pub(super) struct Word {
    /// Of those born with a lease of this process, the oldest first.
    pub jobs: Vec<HandedOver>,
    /// When the first of those to be done later is due.
    pub due_at: Option<i64>,
}

impl Default for Desk {
    fn default() -> Self {
        Self { words: Arc::default(), moved: Arc::new(watch::Sender::new(())) }
    }
}

impl Desk {
    pub fn carry(&self, committed: &Committed) {
        if committed.jobs.is_empty() && committed.jobs_due.is_empty() {
            return;
        }
        let mut words = open(&self.words);
        for job in &committed.jobs {
            words.entry(job.kind).or_default().jobs.push(*job);
        }
        for (kind, due_at) in &committed.jobs_due {
            words.entry(kind).or_default().hear(Some(*due_at));
        }
        drop(words);
        self.moved.send_replace(());
    }

    /// Takes the word of these kinds, with at most `most` jobs.
    pub(super) fn take(&self, kinds: impl Iterator<Item = &'static str>, most: usize) -> Word {
        let mut taken = Word::default();
        let mut words = open(&self.words);
        for kind in kinds {
            if let Some(word) = words.get_mut(kind) {
                let count = word.jobs.len().min(most - taken.jobs.len());
                taken.jobs.extend(word.jobs.drain(..count));
                taken.hear(word.due_at.take());
            }
        }
        taken
    }

    pub(super) fn listen(&self) -> watch::Receiver<()> {
        self.moved.subscribe()
    }
}

impl Word {
    fn hear(&mut self, due_at: Option<i64>) {
        self.due_at = self.due_at.into_iter().chain(due_at).min();
    }
}

fn open<T>(cell: &Mutex<T>) -> MutexGuard<'_, T> {
    cell.lock().unwrap_or_else(PoisonError::into_inner)
}
