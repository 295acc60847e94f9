//! The one home of the wall clock, and a clock that tests move by hand.
//!
//! Instants are `i64` milliseconds since 1970-01-01 UTC everywhere: both databases hold the same bytes.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// The zone of an instance's words and hours; an association overseas says times in its own.
pub const ZONE: &str = "Europe/Paris";

/// Tells the time, and wakes sleepers when it comes.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Real,
    Hand(Arc<watch::Sender<i64>>),
}

impl Clock {
    pub fn real() -> Self {
        Self(Kind::Real)
    }

    /// A clock that stands still at `start_at` until [`Clock::move_to`].
    pub fn by_hand(start_at: i64) -> Self {
        Self(Kind::Hand(Arc::new(watch::channel(start_at).0)))
    }

    /// Now, in UTC milliseconds.
    pub fn now(&self) -> i64 {
        match &self.0 {
            Kind::Real => wall_clock(),
            Kind::Hand(sender) => *sender.borrow(),
        }
    }

    /// Moves a hand-moved clock; the real one does not move.
    pub fn move_to(&self, at: i64) {
        if let Kind::Hand(sender) = &self.0 {
            sender.send_replace(at);
        }
    }

    /// Returns once `at` has come, or the clock was set back: whoever waits looks again. The real clock is looked at every ten seconds
    /// at least, so that a machine that slept, or whose clock was set, is late by no more than that.
    pub async fn sleep_until(&self, at: i64) {
        match &self.0 {
            Kind::Real => {
                let mut last = wall_clock();
                while last < at {
                    let left = (at - last).clamp(0, 10 * SECOND);
                    tokio::time::sleep(Duration::from_millis(left.unsigned_abs())).await;
                    let now = wall_clock();
                    if now < last {
                        return;
                    }
                    last = now;
                }
            }
            Kind::Hand(sender) => {
                let mut changes = sender.subscribe();
                let mut last = *changes.borrow_and_update();
                while last < at {
                    // The sender lives in `self`, so a change comes.
                    let _changed = changes.changed().await;
                    let now = *changes.borrow_and_update();
                    if now < last {
                        return;
                    }
                    last = now;
                }
            }
        }
    }
}

#[allow(clippy::disallowed_methods)] // the only home of the wall clock
fn wall_clock() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_sleeper_wakes_when_the_hand_passes_its_instant() {
        let clock = Clock::by_hand(1_000);
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move {
                clock.sleep_until(2_000).await;
                clock.now()
            }
        });
        clock.move_to(1_500);
        assert!(!sleeper.is_finished());
        clock.move_to(2_500);
        assert_eq!(sleeper.await.unwrap_or_default(), 2_500);
    }

    #[tokio::test]
    async fn a_clock_set_back_wakes_whoever_waits() {
        let clock = Clock::by_hand(10 * HOUR);
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(10 * HOUR + SECOND).await }
        });
        tokio::task::yield_now().await;
        clock.move_to(9 * HOUR);
        let woken = tokio::time::timeout(Duration::from_secs(5), sleeper).await;
        assert!(woken.is_ok(), "it would sleep for an hour more");
    }
}
