//! Every helper who might be asked.

use std::collections::HashMap;

use crate::help_request::HelpRequest;
use crate::helper::{Helper, Load};
use crate::keys::HelperKey;
use crate::rarity::{Counts, Rarity};

/// The helpers, one row each, found by key.
///
/// Rows change only through these functions, so that what is derived from them (the counts of
/// what is rare, and an index by place the day that a scan is too slow) never lags behind.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// In no order that means anything: ranking must not depend on it.
    rows: Vec<Helper>,
    places: HashMap<HelperKey, usize>,
    counts: Counts,
}

impl Roster {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the helper, or replaces the row of the same key. Gives the row that was there.
    pub fn put(&mut self, helper: Helper) -> Option<Helper> {
        self.counts.add(&helper);
        if let Some(row) = self.places.get(&helper.key).and_then(|place| self.rows.get_mut(*place)) {
            let before = std::mem::replace(row, helper);
            self.counts.remove(&before);
            return Some(before);
        }
        self.places.insert(helper.key, self.rows.len());
        self.rows.push(helper);
        None
    }

    /// Takes the helper off the roster. Gives the row that was there.
    pub fn remove(&mut self, key: HelperKey) -> Option<Helper> {
        let place = self.places.remove(&key)?;
        let removed = self.rows.swap_remove(place);
        if let Some(moved) = self.rows.get(place) {
            self.places.insert(moved.key, place);
        }
        self.counts.remove(&removed);
        Some(removed)
    }

    /// Says whether the helper has a page open. `false` when there is no such helper.
    pub fn set_online(&mut self, key: HelperKey, is_online: bool) -> bool {
        self.row(key).map(|helper| helper.is_online = is_online).is_some()
    }

    /// Says what is asked of the helper now. `false` when there is no such helper.
    pub fn set_load(&mut self, key: HelperKey, load: Load) -> bool {
        self.row(key).map(|helper| helper.load = load).is_some()
    }

    fn row(&mut self, key: HelperKey) -> Option<&mut Helper> {
        self.places.get(&key).and_then(|place| self.rows.get_mut(*place))
    }

    pub fn find(&self, key: HelperKey) -> Option<&Helper> {
        self.places.get(&key).and_then(|place| self.rows.get(*place))
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// In no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &Helper> {
        self.rows.iter()
    }

    /// What few of the helpers whom this help request reaches can do.
    pub fn rarity(&self, request: &HelpRequest) -> Rarity {
        self.counts.rarity(request)
    }
}

impl FromIterator<Helper> for Roster {
    fn from_iter<I: IntoIterator<Item = Helper>>(helpers: I) -> Self {
        let mut roster = Self::new();
        for helper in helpers {
            roster.put(helper);
        }
        roster
    }
}
