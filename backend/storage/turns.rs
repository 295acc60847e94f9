//! A crowd that does one thing of which one can win: while somebody tries, the others wait, and then look what became of it.
//!
//! It decides nothing: the transaction does. It keeps those who have lost from writing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

/// Who tries what, by the id of the thing, on this node. The token is cancelled when their try ends.
#[derive(Clone, Default)]
pub struct Turns(Arc<Mutex<HashMap<i64, CancellationToken>>>);

/// A try under way; it ends when it is dropped.
pub struct Turn {
    turns: Turns,
    id: i64,
}

impl Turns {
    /// The turn to try, or, while somebody else tries, what to wait for: all who wait go on together.
    pub fn take(&self, id: impl Into<i64>) -> Result<Turn, CancellationToken> {
        let id = id.into();
        let mut open = self.open();
        if let Some(theirs) = open.get(&id) {
            return Err(theirs.clone());
        }
        open.insert(id, CancellationToken::new());
        Ok(Turn { turns: self.clone(), id })
    }

    fn open(&self) -> MutexGuard<'_, HashMap<i64, CancellationToken>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(ended) = self.turns.open().remove(&self.id) {
            ended.cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_comes_meanwhile_waits_for_the_end_of_the_try() {
        let turns = Turns::default();
        let (Ok(first), Ok(_other)) = (turns.take(1), turns.take(2)) else { panic!("two things know nothing of each other") };
        let Err(ended) = turns.take(1) else { panic!("one tries at a time") };
        assert!(!ended.is_cancelled());
        drop(first);
        ended.cancelled().await;
        assert!(turns.take(1).is_ok());
    }
}
