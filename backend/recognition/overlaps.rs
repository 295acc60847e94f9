//! Time that may have been counted twice: two meetings at once, or meetings in a permanence whose hours count too. It is said, and
//! whoever validates decides.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Activity, Source, Standing};
use crate::clock::{HOUR, MINUTE};
use crate::storage::{AccountId, stored_by_word};

/// Watches differ, and one meeting ends while the next begins.
const SLACK_MS: i64 = 5 * MINUTE;
/// The longest stretch that counts.
pub const LONGEST_MS: i64 = 16 * HOUR;

stored_by_word! {
    Overlap {
        /// Both were noted for the same time.
        SameTime "same_time",
        /// A meeting during a permanence.
        InPermanence "in_permanence",
        /// A meeting noted without its hour, on the day of a permanence.
        SameDay "same_day",
    }
}

/// What each of these may have been counted twice with. A module is passed whenever one likes, and overlaps with nothing.
pub fn overlaps(standings: &[Standing], zone: &TimeZone) -> HashMap<Source, Vec<(Overlap, Source)>> {
    let mut people: HashMap<AccountId, Vec<&Standing>> = HashMap::new();
    for standing in standings.iter().filter(|one| one.minutes > 0 && one.source.activity() != Activity::Training) {
        people.entry(standing.account).or_default().push(standing);
    }
    let mut found: HashMap<Source, Vec<(Overlap, Source)>> = HashMap::new();
    for mut own in people.into_values() {
        own.sort_by_key(|one| (one.held_at, one.source));
        for (at, one) in own.iter().enumerate() {
            // Whatever begins later than a day after cannot touch it.
            for other in own.iter().skip(at + 1).take_while(|other| other.held_at < one.held_at + 24 * HOUR) {
                if let Some(overlap) = between(one, other, zone) {
                    found.entry(one.source).or_default().push((overlap, other.source));
                    found.entry(other.source).or_default().push((overlap, one.source));
                }
            }
        }
    }
    found
}

fn between(one: &Standing, other: &Standing, zone: &TimeZone) -> Option<Overlap> {
    let permanences = [one, other].iter().filter(|it| it.source.activity() == Activity::Permanence).count();
    let has_no_hour = [one, other].iter().any(|it| is_without_hour(it, zone));
    if has_no_hour {
        let day = |it: &Standing| local(it.held_at, zone).map(|at| at.date());
        return (permanences == 1 && day(one) == day(other)).then_some(Overlap::SameDay);
    }
    let shared = one.until_at().min(other.until_at()) - one.held_at.max(other.held_at);
    let shortest = one.minutes.min(other.minutes) * MINUTE;
    let is_shared = shared >= SLACK_MS.min(shortest);
    is_shared.then_some(if permanences == 1 { Overlap::InPermanence } else { Overlap::SameTime })
}

/// Whoever notes help given on a day without its hour has it stand at noon.
fn is_without_hour(standing: &Standing, zone: &TimeZone) -> bool {
    let is_noon = |at: jiff::Zoned| at.hour() == 12 && at.minute() == 0 && at.timestamp().as_millisecond() % MINUTE == 0;
    standing.source.activity() == Activity::Help && local(standing.held_at, zone).is_some_and(is_noon)
}

fn local(at: i64, zone: &TimeZone) -> Option<jiff::Zoned> {
    Some(Timestamp::from_millisecond(at).ok()?.to_zoned(zone.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::{HoursKind, Verb};
    use crate::storage::{HelpSessionId, SignupId};

    /// Monday 23 November 2026, 14 h in UTC.
    const AT: i64 = 1_795_442_400_000;

    fn standing(source: Source, account: i64, from_minute: i64, minutes: i64) -> Standing {
        Standing {
            source,
            account: AccountId(account),
            first_name: String::new(),
            last_name: String::new(),
            association: None,
            kind: HoursKind::Volunteer,
            minutes,
            held_at: AT + from_minute * MINUTE,
            verb: Verb::Recorded,
            is_confirmed: false,
            how: None,
            is_disputed: false,
            reason: None,
        }
    }

    fn help(id: i64, from_minute: i64, minutes: i64) -> Standing {
        standing(Source::HelpSession(HelpSessionId(id)), 1, from_minute, minutes)
    }

    #[test]
    fn the_same_time_is_told_of_both_and_the_next_meeting_of_neither() {
        let all = [help(1, 0, 30), help(2, 20, 30), help(3, 48, 30), standing(Source::HelpSession(HelpSessionId(4)), 2, 0, 90)];
        let found = overlaps(&all, &TimeZone::UTC);
        assert_eq!(found[&all[0].source], [(Overlap::SameTime, all[1].source)]);
        assert_eq!(found[&all[1].source], [(Overlap::SameTime, all[0].source)]);
        assert_eq!(found.len(), 2, "two minutes are nothing, and another person is another person");
    }

    #[test]
    fn a_meeting_in_a_permanence_counts_twice_even_without_its_hour() {
        let there = standing(Source::Permanence(SignupId(1)), 1, 0, 180);
        let (inside, without_hour, next_day) = (help(2, 60, 15), help(3, -120, 15), help(4, 22 * 60, 15));
        let found = overlaps(&[there.clone(), inside.clone(), without_hour.clone(), next_day], &TimeZone::UTC);
        assert_eq!(found[&there.source], [(Overlap::SameDay, without_hour.source), (Overlap::InPermanence, inside.source)]);
        assert_eq!(found[&inside.source], [(Overlap::InPermanence, there.source)]);
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn what_was_refused_overlaps_with_nothing() {
        assert!(overlaps(&[help(1, 0, 30), help(2, 0, 0)], &TimeZone::UTC).is_empty());
    }
}
