//! Who came, from when until when: what counts as hours.

use super::Permanence;
use crate::clock::{HOUR, MINUTE};

/// One may say "I am here" this long before the start.
pub const EARLY_MS: i64 = HOUR;
/// And "I am leaving" this long after the end.
pub const LATE_MS: i64 = 4 * HOUR;
/// Nobody helps for longer at a stretch.
const LONGEST_MS: i64 = 16 * HOUR;

/// Whether a helper may say now that they are there.
pub fn may_arrive(permanence: &Permanence, now: i64) -> bool {
    permanence.cancelled_at.is_none() && (permanence.starts_at - EARLY_MS..permanence.ends_at).contains(&now)
}

/// Whole minutes between two instants, the nearest; 0 while one of them is missing.
pub fn minutes(arrived_at: Option<i64>, left_at: Option<i64>) -> i64 {
    let (Some(arrived_at), Some(left_at)) = (arrived_at, left_at) else { return 0 };
    ((left_at - arrived_at).clamp(0, LONGEST_MS) + MINUTE / 2) / MINUTE
}

/// The start and end that a coordinator typed, as minutes of the local day; an end before its start is the next morning's.
pub fn real(permanence: &Permanence, from: i64, until: i64) -> Option<(i64, i64)> {
    let length = (until - from).rem_euclid(24 * 60);
    let (arrived_at, left_at) =
        super::repeat::instants(permanence.local(permanence.starts_at).date(), from, length, &permanence.time_zone())?;
    (length > 0 && left_at - arrived_at <= LONGEST_MS).then_some((arrived_at, left_at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permanences::steps::tests::permanence;

    #[test]
    fn minutes_are_those_really_spent() {
        let at = |minutes: i64| Some(minutes * MINUTE + 31_000);
        assert_eq!((minutes(at(0), at(90)), minutes(at(0), None), minutes(at(90), at(0))), (90, 0, 0));
        assert_eq!(minutes(Some(0), Some(89_500)), 1);
    }

    #[test]
    fn what_a_coordinator_types_is_local() {
        let permanence = permanence();
        let from_two_to_half_past_four = real(&permanence, 14 * 60, 16 * 60 + 30);
        assert_eq!(from_two_to_half_past_four, Some((permanence.starts_at, permanence.ends_at - 30 * MINUTE)));
        assert_eq!(real(&permanence, 14 * 60, 14 * 60), None);
        assert_eq!(real(&permanence, 14 * 60, 13 * 60), None, "23 hours");
    }
}
