//! Chance that a seed decides: the same seed, the same draws, on every machine and with every later version of `rand`
//! (xoshiro256++ is a published algorithm, not whatever `rand` prefers today).

use std::collections::HashSet;

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

use crate::storage::id_at;

pub struct Chance(Xoshiro256PlusPlus);

impl Chance {
    /// Parts of the month draw apart (`part`), so that a change in one leaves the others as they were.
    pub fn new(seed: u64, part: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ part))
    }

    /// True in `share` of the cases (0 to 1).
    pub fn is(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// From 0, below 1.
    pub fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// From `from`, below `until`.
    pub fn between(&mut self, from: i64, until: i64) -> i64 {
        self.0.random_range(from..until.max(from + 1))
    }

    /// A place in a list of `size` (0 for an empty one).
    pub fn below(&mut self, size: usize) -> usize {
        self.0.random_range(0..size.max(1))
    }

    /// One of these, all alike.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.below(of.len())).copied()
    }

    /// The place of one, in proportion to its weight; `None` when nothing weighs.
    pub fn weighed(&mut self, weights: &[f64]) -> Option<usize> {
        let total: f64 = weights.iter().sum();
        let mut left = self.unit() * total;
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight {
                return Some(place);
            }
            left -= weight;
        }
        weights.iter().rposition(|weight| *weight > 0.0)
    }

    /// A word by its weight.
    pub fn word<T: Copy>(&mut self, of: &[(T, f64)]) -> Option<T> {
        let weights: Vec<f64> = of.iter().map(|(_, weight)| *weight).collect();
        self.weighed(&weights).and_then(|place| of.get(place)).map(|(word, _)| *word)
    }

    /// How long something takes that is mostly short and sometimes very long: `median`, half of it to twice it in two cases of
    /// three (log-normal).
    pub fn around(&mut self, median: i64) -> i64 {
        // Irwin and Hall: twelve draws summed are close enough to a normal law.
        let normal = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // minutes to days: far from either bound
        let drawn = (median as f64 * (normal * 0.7).exp()) as i64;
        drawn.max(1)
    }
}

/// Ids of the past: each in its place in time, none twice.
pub struct Ids {
    chance: Chance,
    given: HashSet<i64>,
}

impl Ids {
    pub fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed, 0), given: HashSet::new() }
    }

    /// The id of a row made at an instant.
    pub fn at<T: From<i64>>(&mut self, at: i64) -> T {
        loop {
            let id = id_at(at, self.chance.0.random());
            if self.given.insert(id) {
                return id.into();
            }
        }
    }
}
