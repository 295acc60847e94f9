//! Who listens to what: each socket has one bounded queue, wherever what waits in it comes from.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Instant;

use axum::extract::ws::Utf8Bytes;
use tokio::sync::Notify;

/// Frames that may wait for one slow reader before it is closed, and comes back with its cursor.
const MOST_WAITING: usize = 256;

/// What waits for a socket to carry it.
#[derive(Clone, Debug)]
pub(super) enum Parcel {
    Event(Arc<Told>),
    /// This mailbox may have moved, here or on another node: read it.
    Moved(i64),
    /// The name of a moving picture.
    Hint(Arc<String>),
}

/// A stored event, encoded once for all who listen.
#[derive(Debug)]
pub(super) struct Told {
    pub mailbox: i64,
    pub number: i64,
    pub frame: Utf8Bytes,
    pub kind: &'static str,
    pub data: String,
    pub committed: Instant,
}

#[derive(Default)]
pub(super) struct Listeners {
    next: u64,
    sockets: usize,
    mailboxes: HashMap<i64, Vec<(u64, Arc<Queue>)>>,
    hints: HashMap<String, Vec<(u64, Arc<Queue>)>>,
}

/// What waits for one socket. Not a channel of tokio's: that has room for 32 things from the beginning, and most sockets are idle.
#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    has_moved: Notify,
}

#[derive(Default)]
struct Waiting {
    parcels: VecDeque<Parcel>,
    /// Something did not fit, or nobody hears any more.
    is_over: bool,
}

impl Queue {
    fn open(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the socket is to be told more. One that cannot keep up hears that it ends, and resumes later.
    fn push(&self, parcel: Parcel) -> bool {
        let mut waiting = self.open();
        waiting.is_over |= waiting.parcels.len() == MOST_WAITING;
        let is_told = !waiting.is_over;
        if is_told {
            waiting.parcels.push_back(parcel);
        }
        drop(waiting);
        self.has_moved.notify_one();
        is_told
    }

    /// The next thing; none when it is over.
    fn take(&self) -> Poll<Option<Parcel>> {
        let mut waiting = self.open();
        if waiting.is_over {
            return Poll::Ready(None);
        }
        let Some(parcel) = waiting.parcels.pop_front() else { return Poll::Pending };
        if waiting.parcels.is_empty() {
            waiting.parcels = VecDeque::new(); // an idle socket keeps no room
        }
        Poll::Ready(Some(parcel))
    }
}

/// A socket's own end of its queue.
pub(super) struct Ear {
    key: u64,
    queue: Arc<Queue>,
}

impl Ear {
    /// The next thing to carry; none once something was missed.
    pub async fn hear(&self) -> Option<Parcel> {
        loop {
            if let Poll::Ready(next) = self.queue.take() {
                return next;
            }
            self.queue.has_moved.notified().await;
        }
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        *self.queue.open() = Waiting { parcels: VecDeque::new(), is_over: true };
    }
}

impl Listeners {
    pub fn sockets(&self) -> usize {
        self.sockets
    }

    /// How many sockets listen to a mailbox.
    pub fn of(&self, mailbox: i64) -> usize {
        self.mailboxes.get(&mailbox).map_or(0, Vec::len)
    }

    pub fn join(&mut self, mailboxes: &[i64], hints: &[String]) -> Ear {
        let queue = Arc::new(Queue::default());
        self.next += 1;
        self.sockets += 1;
        let key = self.next;
        for mailbox in mailboxes {
            self.mailboxes.entry(*mailbox).or_default().push((key, queue.clone()));
        }
        for hint in hints {
            self.hints.entry(hint.clone()).or_default().push((key, queue.clone()));
        }
        Ear { key, queue }
    }

    pub fn leave(&mut self, ear: &Ear, mailboxes: &[i64], hints: &[String]) {
        for mailbox in mailboxes {
            remove(&mut self.mailboxes, mailbox, ear.key);
        }
        for hint in hints {
            remove(&mut self.hints, hint, ear.key);
        }
        self.sockets -= 1;
    }

    /// To those who listen to a mailbox; made only if there is somebody.
    pub fn tell(&mut self, mailbox: i64, parcel: impl FnOnce() -> Parcel) {
        push(self.mailboxes.get_mut(&mailbox), parcel);
    }

    /// To those who look at a moving picture.
    pub fn hint(&mut self, name: &str) {
        push(self.hints.get_mut(name), || Parcel::Hint(Arc::new(name.to_owned())));
    }
}

fn push(some: Option<&mut Vec<(u64, Arc<Queue>)>>, parcel: impl FnOnce() -> Parcel) {
    if let Some(some) = some {
        let parcel = parcel();
        some.retain(|(_, queue)| queue.push(parcel.clone()));
    }
}

fn remove<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Vec<(u64, Arc<Queue>)>>, at: &K, key: u64) {
    if let Some(some) = map.get_mut(at) {
        some.retain(|(other, _)| *other != key);
        if some.is_empty() {
            map.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_misses_one_thing_hears_no_more_of_any_mailbox() {
        let mut listeners = Listeners::default();
        let ear = listeners.join(&[1, 2], &["board".to_owned()]);
        for _ in 0..MOST_WAITING {
            listeners.tell(1, || Parcel::Moved(1));
        }
        assert!(matches!(ear.hear().await, Some(Parcel::Moved(1))), "as much as fits is heard");
        listeners.tell(2, || Parcel::Moved(2));
        listeners.hint("board");
        assert!(ear.hear().await.is_none(), "a hint did not fit: the socket ends, and its page looks again");
        listeners.leave(&ear, &[1, 2], &["board".to_owned()]);
        assert_eq!((listeners.sockets(), listeners.of(1), listeners.of(2)), (0, 0, 0));
    }
}
