//! Every helper who might be asked.

use std::collections::HashMap;

use crate::best::Best;
use crate::help_request::HelpRequest;
use crate::helper::{Answers, Helper, Load};
use crate::index::Index;
use crate::index::search::Search;
use crate::keys::HelperKey;
use crate::rarity::{Counts, Rarity};
use crate::time::Now;

/// The helpers, one row each, found by key.
///
/// Rows change only through these functions, so that what is derived from them (the counts of
/// what is rare, and the index) never lags behind. Each changes one helper in microseconds;
/// `collect` makes a roster of 100,000 in a tenth of a second.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// A number is kept until its helper leaves, then used again.
    rows: Vec<Option<Helper>>,
    free: Vec<u32>,
    numbers: HashMap<HelperKey, u32>,
    counts: Counts,
    index: Index,
}

impl Roster {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the helper, or replaces the row of the same key. Gives the row that was there.
    pub fn put(&mut self, helper: Helper) -> Option<Helper> {
        let before = self.remove(helper.key);
        let number = self.free.pop().unwrap_or_else(|| {
            self.rows.push(None);
            last_number(&self.rows)
        });
        self.index.insert(number, &helper);
        self.counts.add(&helper);
        self.numbers.insert(helper.key, number);
        self.rows[number as usize] = Some(helper);
        before
    }

    /// Takes the helper off the roster. Gives the row that was there.
    pub fn remove(&mut self, key: HelperKey) -> Option<Helper> {
        let number = self.numbers.remove(&key)?;
        let removed = self.rows[number as usize].take()?;
        self.index.remove(number, &removed);
        self.counts.remove(&removed);
        self.free.push(number);
        Some(removed)
    }

    /// Says whether the helper has a page open. `false` when there is no such helper.
    pub fn set_online(&mut self, key: HelperKey, is_online: bool) -> bool {
        self.change(key, |helper| helper.is_online == is_online, |helper| helper.is_online = is_online)
    }

    /// Says what is asked of the helper now, and how they answered so far. `false` when there is no such helper.
    pub fn set_load(&mut self, key: HelperKey, load: Load, answers: Answers) -> bool {
        let is_so = |helper: &Helper| (helper.load, helper.answers) == (load, answers);
        self.change(key, is_so, |helper| (helper.load, helper.answers) = (load, answers))
    }

    /// A new day has begun, perhaps a new week: what was counted for the last one counts no more.
    ///
    /// The index is made again for helpers as they are by now, which takes a tenth of a second for 100,000: call it at
    /// night. Rankings stay right without it; those of a day or two of changes cost more.
    pub fn begin_day(&mut self, is_new_week: bool) {
        for helper in self.rows.iter_mut().flatten() {
            helper.load.offers_today = 0;
            helper.load.minutes_this_week = if is_new_week { 0 } else { helper.load.minutes_this_week };
        }
        self.index = Index::of(&self.rows);
    }

    /// What moves all the time: the counts of what is rare do not depend on it.
    /// Costs next to nothing when it is so already.
    fn change(&mut self, key: HelperKey, is_so: impl Fn(&Helper) -> bool, how: impl Fn(&mut Helper)) -> bool {
        let Some(number) = self.numbers.get(&key).copied() else { return false };
        let Some(helper) = self.rows[number as usize].as_mut() else { return false };
        if is_so(helper) {
            return true;
        }
        self.index.remove(number, helper);
        how(helper);
        self.index.insert(number, helper);
        true
    }

    pub fn find(&self, key: HelperKey) -> Option<&Helper> {
        self.row(*self.numbers.get(&key)?)
    }

    fn row(&self, number: u32) -> Option<&Helper> {
        self.rows.get(number as usize)?.as_ref()
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// In no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &Helper> {
        self.rows.iter().flatten()
    }

    /// What few of the helpers whom this help request reaches can do.
    pub fn rarity(&self, request: &HelpRequest) -> Rarity {
        self.counts.rarity(request)
    }

    /// Adds the best of whom the asker does not know.
    pub(crate) fn add_strangers<'a>(&'a self, request: &'a HelpRequest, rarity: &'a Rarity, now: Now, best: &mut Best<'a>) {
        Search { request, rarity, now, row: |number| self.row(number) }.strangers(&self.index, best);
    }
}

/// Of two helpers with the same key the later counts.
impl FromIterator<Helper> for Roster {
    fn from_iter<I: IntoIterator<Item = Helper>>(helpers: I) -> Self {
        let helpers = helpers.into_iter();
        let (mut roster, count) = (Self::new(), helpers.size_hint().0);
        roster.rows.reserve(count);
        roster.numbers.reserve(count);
        for helper in helpers {
            if let Some(number) = roster.numbers.get(&helper.key) {
                roster.rows[*number as usize] = Some(helper);
            } else {
                let key = helper.key;
                roster.rows.push(Some(helper));
                roster.numbers.insert(key, last_number(&roster.rows));
            }
        }
        roster.rows.iter().flatten().for_each(|helper| roster.counts.add(helper));
        roster.index = Index::of(&roster.rows);
        roster
    }
}

/// A roster of four thousand million helpers is not of this Earth.
fn last_number(rows: &[Option<Helper>]) -> u32 {
    u32::try_from(rows.len() - 1).unwrap_or(u32::MAX)
}
