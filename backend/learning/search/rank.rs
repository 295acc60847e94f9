//! Documents in the order of how well they answer.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::postings::{Posting, Postings, Slot, Term};
use super::query::Need;

/// Words of a phrase that stand apart say less than the phrase.
const SCATTERED: f32 = 0.5;

/// By slot: how many of the typed words were found, and what they are worth.
pub(super) struct Tally {
    pub words: Vec<u8>,
    pub worth: Vec<f32>,
    pub found: Vec<Slot>,
}

impl Tally {
    fn of(slots: usize) -> Tally {
        Tally { words: vec![0; slots], worth: vec![0.0; slots], found: Vec::new() }
    }

    fn add(&mut self, slot: Slot, words: u8, worth: f32) {
        self.change(slot, |held, before| {
            *held += words;
            *before += worth;
        });
    }

    /// The better one counts.
    fn raise(&mut self, slot: Slot, words: u8, worth: f32) {
        self.change(slot, |held, before| {
            *held = words.max(*held);
            *before = worth.max(*before);
        });
    }

    fn change(&mut self, slot: Slot, change: impl FnOnce(&mut u8, &mut f32)) {
        if let (Some(words), Some(worth)) = (self.words.get_mut(slot as usize), self.worth.get_mut(slot as usize)) {
            if *words == 0 {
                self.found.push(slot);
            }
            change(words, worth);
        }
    }

    pub fn at(&self, slot: Slot) -> (u8, f32) {
        let words = self.words.get(slot as usize).copied().unwrap_or_default();
        (words, self.worth.get(slot as usize).copied().unwrap_or_default())
    }

    /// Gives what was found to `add`, worth so much of it, and is empty again.
    fn pour(&mut self, into: &mut Tally, share: f32) {
        for slot in std::mem::take(&mut self.found) {
            let (words, worth) = self.at(slot);
            into.add(slot, words, worth * share);
            if let (Some(words), Some(worth)) = (self.words.get_mut(slot as usize), self.worth.get_mut(slot as usize)) {
                (*words, *worth) = (0, 0.0);
            }
        }
    }
}

/// What every document is worth to these needs. `slots` bounds the slots; `documents` is how many are held.
pub(super) fn tally(needs: &[Need], postings: &Postings, slots: usize, documents: usize) -> Tally {
    let (mut all, mut of_need, mut of_word) = (Tally::of(slots), Tally::of(slots), Tally::of(slots));
    for need in needs {
        for ways in &need.words {
            // One rarity for all that a word may stand for: a rare misspelling is not worth more than the word.
            let rarity = rarity(ways.iter().map(|(term, _)| *term), postings, documents);
            for (term, factor) in ways {
                for Posting { slot, weight } in postings.of(*term) {
                    of_word.raise(*slot, 1, weight * rarity * factor);
                }
            }
            of_word.pour(&mut of_need, if need.meanings.is_empty() { 1.0 } else { SCATTERED });
        }
        let rarity = rarity(need.meanings.iter().copied(), postings, documents);
        let words = u8::try_from(need.words.len()).unwrap_or(u8::MAX);
        for Posting { slot, weight } in need.meanings.iter().flat_map(|meaning| postings.of(*meaning)) {
            of_need.raise(*slot, words, weight * rarity * f32::from(words));
        }
        of_need.pour(&mut all, 1.0);
    }
    all
}

/// Okapi's: the fewer hold the most common of these terms, the more it says.
fn rarity(terms: impl Iterator<Item = Term>, postings: &Postings, documents: usize) -> f32 {
    let holders = terms.map(|term| postings.of(term).len()).max().unwrap_or_default();
    // Counts of documents in memory: far below 2^24.
    #[allow(clippy::cast_precision_loss)]
    let (holders, documents) = (holders as f32, documents as f32);
    (1.0 + (documents - holders + 0.5).max(0.5) / (holders + 0.5)).ln()
}

/// A document that may be an answer. The greatest is the best; of equal ones, the one with the smallest key.
pub(super) struct Ranked<K> {
    pub words: u8,
    pub worth: f32,
    pub key: K,
}

impl<K: Ord> Ord for Ranked<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_worth = || self.worth.total_cmp(&other.worth);
        self.words.cmp(&other.words).then_with(by_worth).then_with(|| other.key.cmp(&self.key))
    }
}

impl<K: Ord> PartialOrd for Ranked<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: Ord> PartialEq for Ranked<K> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<K: Ord> Eq for Ranked<K> {}

/// The best of them that are allowed, best first. `allowed` is asked only of those that would be among them.
pub(super) fn best<K: Copy + Ord>(all: impl Iterator<Item = Ranked<K>>, limit: usize, allowed: impl Fn(K) -> bool) -> Vec<Ranked<K>> {
    let mut best: BinaryHeap<Reverse<Ranked<K>>> = BinaryHeap::new();
    for ranked in all {
        let has_room = best.len() < limit;
        let is_better = || best.peek().is_some_and(|Reverse(worst)| ranked > *worst);
        if (has_room || is_better()) && allowed(ranked.key) {
            if !has_room {
                best.pop();
            }
            best.push(Reverse(ranked));
        }
    }
    best.into_sorted_vec().into_iter().map(|Reverse(ranked)| ranked).collect()
}
