//! What people would do if they were asked: the same whoever asks them, and in whatever order.
//!
//! Each answer is a function of the seed, the help request and the helper. So every way of asking meets the same people,
//! and differences between two ways are theirs, not those of luck.

use matching::{HelperKey, Urgency};

use crate::chance::Chance;
use crate::clock::{DAY, HOUR, MINUTE};

/// Of a hundred offers five are accepted, on average over helpers: half of them accept fewer than 3.6, few accept many more.
const MEDIAN_WILLINGNESS: f64 = 0.036;
const WILLINGNESS_DEVIATION: f64 = 0.8;
const MOST_WILLING: f64 = 0.5;
/// No is also an answer.
const DECLINES: f64 = 0.15;

/// What one helper answers to one help request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// After so many seconds; unless it left meanwhile.
    Yes(i64),
    No(i64),
    Silence,
}

#[derive(Clone, Copy, Debug)]
pub struct People {
    pub seed: u64,
}

impl People {
    fn chance(self, about: &[u64]) -> Chance {
        let seed = about.iter().fold(self.seed, |seed, number| Chance::of(seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15)).number());
        Chance::of(seed)
    }

    /// Share of offers that this helper accepts.
    pub fn willingness(self, helper: HelperKey) -> f64 {
        self.chance(&[1, helper.0.cast_unsigned()]).log_normal(MEDIAN_WILLINGNESS, WILLINGNESS_DEVIATION).min(MOST_WILLING)
    }

    pub fn answer(self, request: usize, helper: HelperKey, urgency: Urgency, is_online: bool) -> Answer {
        let mut chance = self.chance(&[2, request as u64, helper.0.cast_unsigned()]);
        let luck = chance.share();
        let willingness = self.willingness(helper);
        if luck >= willingness + DECLINES {
            return Answer::Silence;
        }
        let (median, deviation) = match (urgency, is_online) {
            (Urgency::Now, true) => (25, 0.6),
            (Urgency::Now, false) => (3 * MINUTE, 1.0),
            (Urgency::Today, _) => (40 * MINUTE, 1.2),
            (Urgency::ThisWeek | Urgency::Dated, _) => (5 * HOUR, 1.0),
        };
        let after = (chance.log_normal(median as f64, deviation) as i64).clamp(3, 6 * DAY);
        if luck < willingness { Answer::Yes(after) } else { Answer::No(after) }
    }

    /// Minutes of help, and seconds until the pairing is closed.
    pub fn help(self, request: usize, urgency: Urgency) -> (u32, i64) {
        let minutes = 10 + self.chance(&[3, request as u64]).exponential(25.0).min(110.0) as u32;
        let closed_after = match urgency {
            Urgency::Now => i64::from(minutes) * MINUTE + 30 * MINUTE,
            Urgency::Today => 4 * HOUR,
            Urgency::ThisWeek | Urgency::Dated => 2 * DAY,
        };
        (minutes, closed_after)
    }

    /// The seconds at which some helper opens a page and closes it, on one day: one in eight, between 8 and 20 h, for
    /// twenty minutes. So one in two hundred and ninety is there at a time, as the pages of volunteers are.
    pub fn visits(self, day: i64, helpers: usize) -> impl Iterator<Item = (i64, i64, HelperKey)> {
        let mut chance = self.chance(&[4, day.cast_unsigned()]);
        (0..helpers / 8).map(move |_| {
            let from = day * DAY + 8 * HOUR + chance.below(12 * HOUR as usize) as i64;
            let until = from + 1 + chance.exponential(20.0 * MINUTE as f64) as i64;
            (from, until, HelperKey(chance.below(helpers) as i64 + 1))
        })
    }
}
