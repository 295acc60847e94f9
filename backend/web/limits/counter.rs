//! How often somebody did something lately. In memory: a restart forgets it, which costs nothing.
//!
//! Our own, where a crate (`governor`) exists: it refuses at once and on its own clock; here whoever goes on is slowed
//! first, some things are counted only once they went wrong, and tests move the clock by hand.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::config::Rate;

/// Beyond this many names, those whose time is over are dropped, then the half whose time ends first.
const MOST_NAMES: usize = 50_000;
/// What whoever reached the rate's limit waits for each answer; those before them wait less.
const LONGEST_DELAY: Duration = Duration::from_secs(3);

/// Counts by name, in windows that begin with the first time. Names are kept as keyed hashes.
#[derive(Debug)]
pub struct Counter {
    rate: Rate,
    keyed: RandomState,
    windows: Mutex<HashMap<u64, Window>>,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    ends_at: i64,
    count: u32,
}

/// Too often; in so many seconds it may be done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooOften {
    pub wait_s: u32,
}

impl Counter {
    pub fn new(rate: Rate) -> Self {
        Self { rate, keyed: RandomState::new(), windows: Mutex::default() }
    }

    /// Once more, by `who`: how long to make them wait for their answer.
    pub fn count(&self, who: impl Hash, now: i64) -> Result<Duration, TooOften> {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= MOST_NAMES {
            make_room(&mut windows, now);
        }
        let window = windows.entry(self.keyed.hash_one(who)).or_insert(Window { ends_at: 0, count: 0 });
        if !window.goes_on(now, self.rate) {
            *window = Window { ends_at: now + i64::from(self.rate.window_s) * 1_000, count: 0 };
        }
        window.count = window.count.saturating_add(1);
        if window.count > self.rate.most { Err(window.too_often(now)) } else { Ok(self.delay(window.count)) }
    }

    /// Whether `who` did it as often as they may.
    pub fn check(&self, who: impl Hash, now: i64) -> Result<(), TooOften> {
        let windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let window = windows.get(&self.keyed.hash_one(who)).filter(|window| window.goes_on(now, self.rate));
        match window {
            Some(window) if window.count >= self.rate.most => Err(window.too_often(now)),
            _ => Ok(()),
        }
    }

    /// Nothing at full pace, then more and more.
    fn delay(&self, count: u32) -> Duration {
        let over = count.saturating_sub(self.rate.at_full_pace);
        let slope = self.rate.most.saturating_sub(self.rate.at_full_pace).max(1);
        LONGEST_DELAY * over.min(slope) / slope
    }
}

impl Window {
    /// One that would end later than if it began now is of before the clock was set back.
    fn goes_on(self, now: i64, rate: Rate) -> bool {
        (now + 1..=now + i64::from(rate.window_s) * 1_000).contains(&self.ends_at)
    }

    fn too_often(self, now: i64) -> TooOften {
        TooOften { wait_s: u32::try_from((self.ends_at - now + 999) / 1_000).unwrap_or(u32::MAX).max(1) }
    }
}

fn make_room(windows: &mut HashMap<u64, Window>, now: i64) {
    windows.retain(|_, window| window.ends_at > now);
    if windows.len() >= MOST_NAMES {
        let mut ends: Vec<i64> = windows.values().map(|window| window.ends_at).collect();
        let middle = ends.len() / 2;
        let (_, median, _) = ends.select_nth_unstable(middle);
        let median = *median;
        windows.retain(|_, window| window.ends_at > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_slowed_then_refused_until_its_window_ends() {
        let counter = Counter::new(Rate::new(2, 4, 60));
        let waits: Vec<_> = (0..4).map(|_| counter.count("a", 0).unwrap()).collect();
        assert_eq!(waits, [0, 0, 1_500, 3_000].map(Duration::from_millis));
        assert_eq!(counter.count("a", 59_001), Err(TooOften { wait_s: 1 }));
        assert_eq!(counter.check("a", 30_000), Err(TooOften { wait_s: 30 }));
        assert_eq!(counter.count("b", 59_001), Ok(Duration::ZERO), "another is not slowed");
        assert_eq!((counter.check("a", 60_000), counter.count("a", 60_000)), (Ok(()), Ok(Duration::ZERO)));
        for _ in 0..4 {
            let _ = counter.count("c", 7_200_000);
        }
        assert!(counter.check("c", 7_200_000).is_err());
        assert_eq!(counter.check("c", 3_600_000), Ok(()), "a clock set back by an hour refuses nobody for an hour");
    }

    #[test]
    fn a_flood_of_names_does_not_wipe_the_latest_ones() {
        let counter = Counter::new(Rate::new(0, 1, 3_600));
        for name in 0..MOST_NAMES + 10_000 {
            counter.count(name, i64::try_from(name).unwrap()).unwrap();
        }
        let kept = (MOST_NAMES - 10_000..MOST_NAMES + 10_000).filter(|name| counter.check(name, 60_000).is_err()).count();
        assert_eq!(kept, 20_000);
        assert!(counter.windows.lock().unwrap().len() <= MOST_NAMES);
    }
}
