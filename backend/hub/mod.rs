//! The hub: carries what committed transactions tell to the browsers that listen.
//!
//! The database is the truth; the hub only carries on. Two deliveries: a **mailbox** is stored and numbered, a **hint** is
//! a moving picture, neither stored nor numbered. `PROTOCOL.md` is all that a client's author needs.

mod bus;
mod close;
mod conversation;
mod event;
mod frames;
mod listeners;
mod live;
mod store;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::clock::{Clock, SECOND};
use crate::config::Limits;
use crate::measure;
use crate::storage::{Committed, Error, Letter, Storage};
pub use bus::Bus;
pub use event::{Event, Mailbox, tell};
pub use frames::cursors;
use listeners::{Ear, Listeners, Parcel, Told};
pub use live::{Listener, TakingPart, live};
pub use store::{Cursor, Log, MOST_REPLAYED, Stored, cursor, cursors_of};

/// How long somebody counts as being there after their last sign.
pub const PRESENCE_MS: i64 = 90 * SECOND;

/// Who listens, and who is there.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    /// Held for a look-up or an insertion, never across an await.
    listeners: Mutex<Listeners>,
    /// When each account last gave a sign, on this node.
    seen: Mutex<HashMap<i64, i64>>,
    /// The highest number that any of an account's pages acknowledged, on this node.
    acknowledged: Mutex<HashMap<i64, i64>>,
    /// Who came and was not there, until the roster in memory looks.
    appeared: Mutex<Vec<i64>>,
    /// Somebody came: presence is written soon, so that a wave after a crash knows.
    has_appeared: Notify,
    bus: Bus,
    clock: Clock,
    most_sockets: usize,
    most_per_mailbox: usize,
    most_silence: Duration,
}

impl Hub {
    pub fn new(clock: Clock, bus: Bus, limits: &Limits) -> Self {
        let most = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        Self(Arc::new(Inner {
            listeners: Mutex::default(),
            seen: Mutex::default(),
            acknowledged: Mutex::default(),
            appeared: Mutex::default(),
            has_appeared: Notify::new(),
            bus,
            clock,
            most_sockets: most(limits.sockets),
            most_per_mailbox: most(limits.sockets_per_account),
            most_silence: limits.socket_within(),
        }))
    }

    /// Carries on what a transaction told, after its commit.
    pub fn carry(&self, committed: Committed) {
        for letter in &committed.letters {
            if committed.is_doubtful { self.look(letter.mailbox) } else { self.deliver(letter) }
        }
        for name in &committed.hints {
            self.hint(name);
        }
        self.0.bus.moved(&committed);
    }

    fn deliver(&self, letter: &Letter) {
        let told = || Told {
            mailbox: letter.mailbox,
            number: letter.number,
            frame: frames::event(letter.mailbox, letter.number, letter.id, letter.at, letter.kind, &letter.data),
            kind: letter.kind,
            data: letter.data.clone(),
            committed: Instant::now(),
        };
        open(&self.0.listeners).tell(letter.mailbox, || Parcel::Event(Arc::new(told())));
    }

    /// Tells those who look at a moving picture that it changed.
    pub fn hint(&self, name: &str) {
        open(&self.0.listeners).hint(name);
    }

    /// The same, to those alone who listen to these mailboxes.
    fn hint_to(&self, mailboxes: &[i64], name: &str) {
        let mut listeners = open(&self.0.listeners);
        for mailbox in mailboxes {
            listeners.tell(*mailbox, || Parcel::Hint(Arc::new(name.to_owned())));
        }
    }

    /// This mailbox may have moved: whoever listens reads it.
    pub fn look(&self, mailbox: i64) {
        open(&self.0.listeners).tell(mailbox, || Parcel::Moved(mailbox));
    }

    /// None when there are as many sockets as there may be, of one mailbox or in all.
    fn listen(&self, mailboxes: &[i64], hints: &[String]) -> Option<Ear> {
        let mut listeners = open(&self.0.listeners);
        if listeners.sockets() >= self.0.most_sockets || mailboxes.iter().any(|mailbox| listeners.of(*mailbox) >= self.0.most_per_mailbox) {
            measure::refused("sockets");
            return None;
        }
        Some(listeners.join(mailboxes, hints))
    }

    fn leave(&self, ear: &Ear, mailboxes: &[i64], hints: &[String]) {
        open(&self.0.listeners).leave(ear, mailboxes, hints);
    }

    /// How long a socket stays without a sign of its peer.
    fn most_silence(&self) -> Duration {
        self.0.most_silence
    }

    /// Live sockets on this node.
    pub fn sockets(&self) -> usize {
        open(&self.0.listeners).sockets()
    }

    /// An account gave a sign of being there.
    fn is_here(&self, account: i64) {
        let now = self.0.clock.now();
        let before = open(&self.0.seen).insert(account, now);
        if before.is_none_or(|before| before < now - PRESENCE_MS) {
            open(&self.0.appeared).push(account);
            self.0.has_appeared.notify_one();
        }
    }

    /// The accounts of which this node had a sign within [`PRESENCE_MS`].
    pub fn present(&self) -> Vec<i64> {
        let now = self.0.clock.now();
        let mut seen = open(&self.0.seen);
        seen.retain(|_, at| {
            *at = now.min(*at); // the clock was set back: they were there a moment ago, not in an hour
            *at > now - PRESENCE_MS
        });
        let mut present: Vec<i64> = seen.keys().copied().collect();
        present.sort_unstable();
        present
    }

    /// The accounts that came since the last call. One reader only: the roster in memory.
    pub fn take_appeared(&self) -> Vec<i64> {
        std::mem::take(&mut open(&self.0.appeared))
    }

    /// Whether this node had a sign of the account within [`PRESENCE_MS`].
    pub fn is_present(&self, account: i64) -> bool {
        let since = self.0.clock.now() - PRESENCE_MS;
        open(&self.0.seen).get(&account).is_some_and(|at| *at > since)
    }

    fn acknowledge(&self, mailbox: i64, number: i64) {
        let mut acknowledged = open(&self.0.acknowledged);
        let highest = acknowledged.entry(mailbox).or_default();
        *highest = number.max(*highest);
    }

    /// Whether a page of this mailbox's owner had the event of this number. Forgotten by a restart: then one tells again.
    pub fn has_acknowledged(&self, mailbox: i64, number: i64) -> bool {
        open(&self.0.acknowledged).get(&mailbox).is_some_and(|highest| *highest >= number)
    }

    /// Writes who is there every ten seconds, and soon after somebody came, so that a wave resumed after a crash knows.
    pub async fn keep_presence(self, storage: Storage) {
        loop {
            let now = self.0.clock.now();
            let present = self.present();
            if !present.is_empty()
                && let Err(error) = store::keep_presence(&storage, present, now + PRESENCE_MS).await
            {
                tracing::warn!(%error, "presence was not written");
            }
            tokio::select! {
                () = self.0.clock.sleep_until(now + 10 * SECOND) => {}
                // Half a second, so that a crowd that comes back is one write.
                () = self.0.has_appeared.notified() => tokio::time::sleep(Duration::from_millis(500)).await,
            }
        }
    }

    /// Forgets events older than 30 days.
    pub async fn trim(storage: &Storage) -> Result<u64, Error> {
        store::trim(storage, storage.clock().now() - 30 * crate::clock::DAY).await
    }
}

fn open<T>(cell: &Mutex<T>) -> MutexGuard<'_, T> {
    cell.lock().unwrap_or_else(PoisonError::into_inner)
}
