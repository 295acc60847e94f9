//! What lasts: every mailbox's events, through crashes of the server. Copies can be kept and put back, old events forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use binome::hub::{Cursor, Log, MOST_REPLAYED, Stored};
use binome::storage::{Error, EventId, Letter};

use crate::support::Chance;

/// Number and id of an event.
pub type Place = (i64, i64);

#[derive(Clone)]
pub struct Durable(Arc<Mutex<Inner>>);

struct Inner {
    boxes: BTreeMap<i64, Kept>,
    /// An older copy.
    copy: Option<BTreeMap<i64, Kept>>,
    next_id: i64,
    /// Every event that was ever committed, in any story.
    ever: BTreeSet<(i64, Place)>,
    chance: Chance,
}

#[derive(Clone, Default)]
struct Kept {
    head: i64,
    events: Vec<Stored>,
}

impl Durable {
    pub fn new(seed: u64) -> Self {
        let inner = Inner { boxes: BTreeMap::new(), copy: None, next_id: 1_000, ever: BTreeSet::new(), chance: Chance(seed) };
        Self(Arc::new(Mutex::new(inner)))
    }

    fn open(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    /// Commits an event.
    pub fn append(&self, mailbox: i64, kind: &'static str, data: &str) -> Letter {
        let mut inner = self.open();
        inner.next_id += 1;
        let id = EventId(inner.next_id);
        let kept = inner.boxes.entry(mailbox).or_default();
        kept.head += 1;
        let number = kept.head;
        kept.events.push(Stored { mailbox_id: mailbox, number, id, at: 0, kind: kind.into(), data: data.into() });
        inner.ever.insert((mailbox, (number, id.0)));
        Letter { mailbox, id, number, at: 0, kind, data: data.into() }
    }

    /// Forgets the older half of a mailbox's events; its head stays.
    pub fn trim(&self, mailbox: i64) {
        if let Some(kept) = self.open().boxes.get_mut(&mailbox) {
            let half = kept.events.len() / 2;
            kept.events.drain(..half);
        }
    }

    pub fn keep_copy(&self) {
        let mut inner = self.open();
        inner.copy = Some(inner.boxes.clone());
    }

    /// The older copy is put back: what came since is gone, and its numbers will be used again.
    pub fn put_copy_back(&self) {
        let mut inner = self.open();
        if let Some(copy) = inner.copy.clone() {
            inner.boxes = copy;
        }
    }

    /// What a page shows of a mailbox.
    pub fn shown(&self, mailbox: i64) -> Vec<Place> {
        let places = |kept: &Kept| kept.events.iter().map(|event| (event.number, event.id.0)).collect();
        self.open().boxes.get(&mailbox).map(places).unwrap_or_default()
    }

    pub fn cursor(&self, mailbox: i64) -> Cursor {
        let inner = self.open();
        let last = inner.boxes.get(&mailbox).and_then(|kept| kept.events.last());
        Cursor { mailbox, number: last.map_or(0, |event| event.number), event: last.map(|event| event.id) }
    }

    pub fn was_ever(&self, mailbox: i64, place: Place) -> bool {
        self.open().ever.contains(&(mailbox, place))
    }

    /// The database takes a moment, and now and then does not answer.
    async fn a_moment(&self) -> Result<(), Error> {
        let (wait_ms, fails) = {
            let mut inner = self.open();
            (inner.chance.below(15), inner.chance.once_in(200))
        };
        tokio::time::sleep(Duration::from_millis(wait_ms.try_into().unwrap())).await;
        if fails { Err(Error::GivenUp) } else { Ok(()) }
    }
}

impl Log for Durable {
    async fn after(&self, mailbox: i64, number: i64) -> Result<Vec<Stored>, Error> {
        self.a_moment().await?;
        let inner = self.open();
        let events = inner.boxes.get(&mailbox).map(|kept| kept.events.as_slice()).unwrap_or_default();
        let most = usize::try_from(MOST_REPLAYED).unwrap();
        Ok(events.iter().filter(|event| event.number > number).take(most).cloned().collect())
    }

    async fn head(&self, mailbox: i64) -> Result<Cursor, Error> {
        self.a_moment().await?;
        Ok(self.cursor(mailbox))
    }
}
