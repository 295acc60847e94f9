//! How something went in the last day, for the operator's page: kept in memory, and forgotten by a restart.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const HOUR: Duration = Duration::from_secs(3600);
const HOURS: usize = 24;

/// Counts by hour, shared by whoever does something and whoever asks how it goes.
#[derive(Clone, Debug, Default)]
pub struct Lately(Arc<Mutex<VecDeque<Hour>>>);

#[derive(Debug)]
struct Hour {
    since: Instant,
    seen: Seen,
}

/// What was seen in the last day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub well: u64,
    pub failed: u64,
    /// The longest delay noted.
    pub slowest: Duration,
}

impl Lately {
    pub fn well(&self) {
        self.note(|seen| seen.well += 1);
    }

    pub fn failed(&self) {
        self.note(|seen| seen.failed += 1);
    }

    /// Something that was due came so much later.
    pub fn late(&self, by: Duration) {
        self.note(|seen| {
            seen.well += 1;
            seen.slowest = seen.slowest.max(by);
        });
    }

    fn note(&self, what: impl Fn(&mut Seen)) {
        self.note_at(Instant::now(), what);
    }

    fn note_at(&self, now: Instant, what: impl Fn(&mut Seen)) {
        let mut hours = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if hours.back().is_none_or(|hour| now.duration_since(hour.since) >= HOUR) {
            hours.push_back(Hour { since: now, seen: Seen::default() });
        }
        if hours.len() > HOURS {
            hours.pop_front();
        }
        if let Some(hour) = hours.back_mut() {
            what(&mut hour.seen);
        }
    }

    /// The sum of the hours that began less than `within` ago; a day at most.
    pub fn seen(&self, within: Duration) -> Seen {
        self.seen_at(Instant::now(), within)
    }

    fn seen_at(&self, now: Instant, within: Duration) -> Seen {
        let hours = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        hours.iter().filter(|hour| now.duration_since(hour.since) < within).fold(Seen::default(), |sum, hour| Seen {
            well: sum.well + hour.seen.well,
            failed: sum.failed + hour.seen.failed,
            slowest: sum.slowest.max(hour.seen.slowest),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_older_than_a_day_is_forgotten() {
        let (lately, start) = (Lately::default(), Instant::now());
        let at = |hours: u32| start + HOUR * hours;
        lately.note_at(at(0), |seen| seen.failed += 1);
        lately.note_at(at(1), |seen| seen.slowest = Duration::from_secs(3));
        lately.note_at(at(1), |seen| seen.well += 1);
        let day = HOUR * 24;
        assert_eq!(lately.seen_at(at(1), day), Seen { well: 1, failed: 1, slowest: Duration::from_secs(3) });
        assert_eq!(lately.seen_at(at(24), day).failed, 0);
        assert_eq!(lately.seen_at(at(2), HOUR), Seen::default(), "an hour asks for the last hour alone");
        for hour in 2..40 {
            lately.note_at(at(hour), |seen| seen.well += 1);
        }
        assert_eq!(lately.seen_at(at(39), day).well, 24);
        assert_eq!(lately.0.lock().unwrap().len(), HOURS);
    }
}
