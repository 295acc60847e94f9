//! One after the other, for one thing: whoever comes while somebody acts on it waits, and then finds what became of it.
//!
//! It decides nothing: the transaction does. It only keeps a crowd of which one can win from writing all at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OwnedMutexGuard;

type Waiting = HashMap<i64, Arc<tokio::sync::Mutex<()>>>;

/// Whose turn it is, by the id of the thing, on this node.
#[derive(Clone, Default)]
pub struct Turns(Arc<Mutex<Waiting>>);

/// A turn, given back when it is dropped.
pub struct OwnTurn {
    turns: Turns,
    id: i64,
    held: Option<OwnedMutexGuard<()>>,
    /// Somebody else's turn came before: what was read earlier may have changed.
    pub has_waited: bool,
}

impl Turns {
    /// The turn to act on this thing, in order of arrival.
    pub async fn of(&self, id: impl Into<i64>) -> OwnTurn {
        let id = id.into();
        let turn = Arc::clone(self.open().entry(id).or_default());
        let at_once = Arc::clone(&turn).try_lock_owned().ok();
        let has_waited = at_once.is_none();
        // Made before it waits: whoever goes away meanwhile leaves nothing behind.
        let mut own = OwnTurn { turns: self.clone(), id, held: at_once, has_waited };
        if has_waited {
            own.held = Some(turn.lock_owned().await);
        }
        own
    }

    fn open(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OwnTurn {
    fn drop(&mut self) {
        self.held = None;
        let mut waiting = self.turns.open();
        if waiting.get(&self.id).is_some_and(|turn| Arc::strong_count(turn) == 1) {
            waiting.remove(&self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_after_the_other_and_nothing_is_left_behind() {
        let turns = Turns::default();
        let (first, other) = (turns.of(1).await, turns.of(2).await);
        assert!(!first.has_waited && !other.has_waited, "two things know nothing of each other");
        let later = {
            let turns = turns.clone();
            tokio::spawn(async move { turns.of(1).await.has_waited })
        };
        let gone = {
            let turns = turns.clone();
            tokio::spawn(async move { turns.of(1).await.has_waited })
        };
        tokio::task::yield_now().await;
        gone.abort();
        assert!(gone.await.is_err() && !later.is_finished());
        drop((first, other));
        assert!(later.await.unwrap());
        assert!(turns.open().is_empty());
    }
}
