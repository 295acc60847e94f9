//! The best so far.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::help_request::HelpRequest;
use crate::helper::Helper;
use crate::keys::HelperKey;
use crate::rarity::Rarity;
use crate::rules::{self, Fit};
use crate::score;
use crate::time::Now;

/// A place in the order: the greater, the later.
type Order = (Reverse<u32>, HelperKey);

/// Somebody who may be asked, and their score.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub helper: &'a Helper,
    pub score: u32,
    pub fit: Fit,
}

impl Found<'_> {
    fn order(&self) -> Order {
        (Reverse(self.score), self.helper.key)
    }
}

impl PartialEq for Found<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.order() == other.order()
    }
}

impl Eq for Found<'_> {}

impl PartialOrd for Found<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Found<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}

/// The best so far, as many as were asked for.
pub(crate) struct Best<'a> {
    limit: usize,
    /// The worst of them on top.
    heap: BinaryHeap<Found<'a>>,
}

impl<'a> Best<'a> {
    pub fn of(limit: usize) -> Self {
        Self { limit, heap: BinaryHeap::new() }
    }

    /// Whether somebody of this score and key would be one of the best.
    pub fn admits(&self, score: u32, key: HelperKey) -> bool {
        self.heap.len() < self.limit || self.heap.peek().is_some_and(|worst| (Reverse(score), key) < worst.order())
    }

    pub fn add(&mut self, found: Found<'a>) {
        if self.admits(found.score, found.helper.key) {
            self.heap.push(found);
        }
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
    }

    /// Adds the helper when all rules hold and they are among the best.
    pub fn consider(&mut self, request: &HelpRequest, helper: &'a Helper, rarity: &Rarity, now: Now) {
        if let Ok(fit) = rules::fit(request, helper, now) {
            self.add(Found { helper, score: score::score(request, helper, &fit, rarity, now), fit });
        }
    }

    pub fn in_order(self) -> Vec<Found<'a>> {
        self.heap.into_sorted_vec()
    }
}
