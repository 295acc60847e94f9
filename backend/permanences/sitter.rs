//! Who may sit in a permanence, and whom it can rest on.

use jiff::{ToSpan, Zoned};

use super::{Permanence, Refusal};
use crate::helpers::{Contract, HelperKind, Profile};
use crate::holidays::is_public_holiday_in;
use crate::places::communes::departement_of;

/// Code du travail, L3162-1: whoever is under 18 gives no more than 7 hours a day, nor 35 a week.
const UNDER_AGE_MINUTES_A_DAY: i64 = 7 * 60;
const UNDER_AGE_MINUTES_A_WEEK: i64 = 35 * 60;

/// Who sits there, for the rule of the minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitter {
    pub kind: HelperKind,
    pub is_adult: bool,
}

impl Sitter {
    /// Whom a permanence can rest on: an adult who is no civic-service volunteer.
    pub fn carries(self) -> bool {
        self.is_adult && self.kind == HelperKind::Volunteer
    }
}

/// Whether there are enough people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    Enough,
    /// As many are missing.
    Short(i64),
    /// The number is reached, but by civic-service volunteers or minors alone.
    NobodyCarries,
}

/// How many are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    pub min: i64,
    pub max: i64,
}

impl Seats {
    pub fn filled(self, sitters: impl Iterator<Item = Sitter> + Clone) -> Filled {
        let count = i64::try_from(sitters.clone().count()).unwrap_or(i64::MAX);
        match self.min - count {
            missing if missing > 0 => Filled::Short(missing),
            _ if self.min > 0 && !sitters.into_iter().any(Sitter::carries) => Filled::NobodyCarries,
            _ => Filled::Enough,
        }
    }
}

/// Minutes that somebody gave, or promised by the seats they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub that_day: i64,
    pub that_week: i64,
}

impl Given {
    /// Whether so many minutes more are too many for somebody under 18.
    pub fn is_too_much_with(self, minutes: i64) -> bool {
        self.that_day + minutes > UNDER_AGE_MINUTES_A_DAY || self.that_week + minutes > UNDER_AGE_MINUTES_A_WEEK
    }
}

impl Sitter {
    /// What somebody is on the day of a permanence: a contract may say when they come of age.
    pub fn of(profile: &Profile, permanence: &Permanence) -> Self {
        let day = permanence.local(permanence.starts_at).date();
        let is_under_age = profile.contract.as_ref().map_or(!profile.is_adult, |contract| contract.is_under_age(day, profile.is_adult));
        Self { kind: profile.kind, is_adult: !is_under_age }
    }
}

impl Permanence {
    /// What forbids this helper a seat here, whoever else sits.
    pub fn refuses(&self, helper: &Profile) -> Option<Refusal> {
        match (helper.kind, &helper.contract) {
            (HelperKind::CivicService, None) => Some(Refusal::NoContract),
            (HelperKind::CivicService, Some(contract)) if !self.is_within(contract) => Some(Refusal::OutOfContract),
            _ => self.refuses_any(Sitter::of(helper, self)),
        }
    }

    /// What forbids a seat here to everybody like this one.
    pub fn refuses_any(&self, sitter: Sitter) -> Option<Refusal> {
        match sitter.kind {
            HelperKind::Family => Some(Refusal::Family),
            _ if !sitter.is_adult && self.is_too_late_for_minors() => Some(Refusal::TooYoung),
            _ => None,
        }
    }

    /// Whether the days, hours and places of a civic-service contract allow it.
    fn is_within(&self, contract: &Contract) -> bool {
        let (starts, ends) = (self.local(self.starts_at), self.local(self.ends_at));
        let minute = |at: &Zoned| u16::try_from(at.hour()).unwrap_or(0) * 60 + u16::try_from(at.minute()).unwrap_or(0);
        let until = if ends.date() == starts.date() { minute(&ends) } else { 24 * 60 + minute(&ends) };
        let day = usize::try_from(starts.date().weekday().to_monday_zero_offset()).unwrap_or(0);
        let is_in = contract.week.day(day).iter().any(|part| part.from <= minute(&starts) && until <= part.until);
        contract.runs_on(starts.date()) && is_in && (contract.places.is_empty() || contract.places.contains(&self.place))
    }

    /// Code du travail, L3163-1, L3163-2 and L3164-6, which associations follow for their volunteers under 18: not from 22 h to 6 h, not on
    /// public holidays.
    fn is_too_late_for_minors(&self) -> bool {
        let (starts, ends) = (self.local(self.starts_at), self.local(self.ends_at));
        let last = ends.datetime();
        let latest = starts.date().at(22, 0, 0, 0);
        is_public_holiday_in(starts.date(), departement_of(&self.commune)) || starts.hour() < 6 || last > latest
    }

    /// The day of a permanence and its week from Monday on, in the zone of its place: first and last instants, UTC milliseconds.
    pub fn day_and_week(&self) -> [(i64, i64); 2] {
        let day = self.local(self.starts_at).date();
        let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
        let midnight = |day| super::repeat::instant(day, &self.time_zone()).unwrap_or(self.starts_at);
        [(day, 1), (monday, 7)].map(|(from, days)| {
            let until = from.saturating_add(days.days());
            (midnight(from.at(0, 0, 0, 0)), midnight(until.at(0, 0, 0, 0)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::steps;
    use super::*;
    use crate::storage::PlaceId;

    const VOLUNTEER: Sitter = Sitter { kind: HelperKind::Volunteer, is_adult: true };
    const CIVIC: Sitter = Sitter { kind: HelperKind::CivicService, is_adult: true };
    const YOUNG: Sitter = Sitter { kind: HelperKind::Volunteer, is_adult: false };

    #[test]
    fn a_contract_says_when_and_where() {
        use crate::associations::WeeklyHours;
        use jiff::civil::date;
        let permanence = steps::tests::permanence(); // Tuesday 1 December 2026, 14 to 17 h
        let contract = Contract {
            association: permanence.association,
            first_day: date(2026, 11, 1),
            last_day: date(2026, 12, 1),
            week: WeeklyHours::same([1], &[(14 * 60, 17 * 60)]),
            places: vec![permanence.place],
            tutor: None,
            turns_18_on: None,
        };
        assert!(permanence.is_within(&contract));
        for other in [
            Contract { last_day: date(2026, 11, 30), ..contract.clone() },
            Contract { week: WeeklyHours::same([1], &[(14 * 60, 16 * 60)]), ..contract.clone() },
            Contract { week: WeeklyHours::same([2], &[(0, 24 * 60)]), ..contract.clone() },
            Contract { places: vec![PlaceId(99)], ..contract.clone() },
        ] {
            assert!(!permanence.is_within(&other), "{other:?}");
        }
        assert!(permanence.is_within(&Contract { places: Vec::new(), ..contract }), "any place");
    }

    #[test]
    fn civic_service_volunteers_never_alone_fill_the_minimum() {
        let two = Seats { min: 2, max: 4 };
        let filled = |sitters: &[Sitter]| two.filled(sitters.iter().copied());
        assert_eq!(filled(&[VOLUNTEER]), Filled::Short(1));
        assert_eq!(filled(&[CIVIC, CIVIC]), Filled::NobodyCarries);
        assert_eq!(filled(&[CIVIC, YOUNG, CIVIC]), Filled::NobodyCarries);
        assert_eq!(filled(&[CIVIC, VOLUNTEER]), Filled::Enough);
        assert_eq!(Seats { min: 0, max: 4 }.filled(std::iter::empty()), Filled::Enough);
    }
}
