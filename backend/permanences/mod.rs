//! Permanences: drop-in slots at a place, who sits in them, who came, and the calendars that tell of them.

pub mod actions;
pub mod attendance;
pub mod calendar;
mod letters;
pub mod pages;
pub mod repeat;
pub mod rights;
pub mod steps;
pub mod store;
pub mod words;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::clock::ZONE;
use crate::helpers::HelperKind;
use crate::holidays::is_public_holiday;
use crate::storage::{AssociationId, Error, PermanenceId, PlaceId, SeriesId, stored_by_word};

stored_by_word! {
    /// Where a helper stands with a permanence.
    SignupState {
        /// Has a seat.
        Seated "seated",
        /// Has none yet: first come, first seated.
        Waiting "waiting",
        /// Gave the seat up, or the association took it back.
        Left "left",
        /// Somebody else sits there instead.
        Swapped "swapped",
        Came "came",
        /// Had a seat and did not come.
        Absent "absent",
    }
}

/// Why a helper cannot do this with a permanence, in words that begin with "notice-permanence-".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has begun, or is over.
    Past,
    Cancelled,
    /// No seat is left; there is a waiting list.
    Full,
    /// A seat is left: nobody waits.
    NotFull,
    /// They sit elsewhere at that time; where is nobody's business.
    Busy,
    /// Their identity was not seen, or the charter not signed.
    NotReady,
    /// Helps relatives, and nobody else.
    Family,
    /// Under 18: not at night, not on public holidays.
    TooYoung,
    /// Without the one they would replace, civic-service volunteers alone would be left.
    CivicAlone,
    NotSeated,
    /// Somebody was quicker, or is no longer looking for anybody.
    Taken,
    /// Too early to say that one is there.
    NotYet,
    /// Fewer seats than people who have one.
    TooFewSeats,
}

impl Refusal {
    pub fn notice(self) -> &'static str {
        match self {
            Self::Past => "notice-permanence-past",
            Self::Cancelled => "notice-permanence-cancelled-already",
            Self::Full => "notice-permanence-full",
            Self::NotFull => "notice-permanence-not-full",
            Self::Busy => "notice-permanence-busy",
            Self::NotReady => "notice-permanence-not-ready",
            Self::Family => "notice-permanence-family",
            Self::TooYoung => "notice-permanence-too-young",
            Self::CivicAlone => "notice-permanence-civic-alone",
            Self::NotSeated => "notice-permanence-not-seated",
            Self::Taken => "notice-permanence-taken",
            Self::NotYet => "notice-permanence-not-yet",
            Self::TooFewSeats => "notice-permanence-too-few-seats",
        }
    }
}

impl Refusal {
    /// The same, said to a coordinator of somebody else: that they sit elsewhere, never where.
    pub fn told_of_another(self) -> &'static str {
        match self {
            Self::Busy => "notice-permanence-they-busy",
            Self::NotReady => "notice-permanence-they-not-ready",
            Self::NotSeated => "notice-permanence-they-not-seated",
            other => other.notice(),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum PermanenceError {
    #[error(transparent)]
    Storage(#[from] Error),
    /// Also for another association's.
    #[error("no such permanence here")]
    NotHere,
    #[error("refused: {0:?}")]
    Refused(Refusal),
}

impl From<Refusal> for PermanenceError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// One drop-in slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permanence {
    pub id: PermanenceId,
    pub series: SeriesId,
    pub association: AssociationId,
    pub place: PlaceId,
    pub place_name: String,
    pub address: String,
    /// INSEE code.
    pub commune: String,
    /// IANA name of the zone in which its hours are said.
    pub zone: String,
    /// UTC milliseconds.
    pub starts_at: i64,
    pub ends_at: i64,
    /// What its helpers should know; may be empty.
    pub note: String,
    pub seats: Seats,
    /// Bits, as in a helper's profile; 0 when any will do.
    pub topics: u64,
    pub languages: u64,
    /// Days before at which too few people is said; 0 never.
    pub alert_days: i64,
    /// Raised by each change that a calendar must show (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    pub changed_at: i64,
    pub cancelled_at: Option<i64>,
}

/// How many are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    pub min: i64,
    pub max: i64,
}

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

pub fn time_zone(name: &str) -> TimeZone {
    TimeZone::get(name).or_else(|_| TimeZone::get(ZONE)).unwrap_or(TimeZone::UTC) // bundled with the program
}

impl Permanence {
    pub fn time_zone(&self) -> TimeZone {
        time_zone(&self.zone)
    }

    /// An instant as a clock on the wall of the place says it.
    pub fn local(&self, at: i64) -> Zoned {
        Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(self.time_zone())
    }

    pub fn minutes(&self) -> i64 {
        (self.ends_at - self.starts_at) / crate::clock::MINUTE
    }

    pub fn has_begun(&self, now: i64) -> bool {
        self.starts_at <= now
    }

    /// Nobody sits in it any more, or can.
    pub fn closed_to_signups(&self, now: i64) -> Option<Refusal> {
        match self.cancelled_at {
            Some(_) => Some(Refusal::Cancelled),
            None => self.has_begun(now).then_some(Refusal::Past),
        }
    }

    /// What the helper is that forbids a seat here, whoever else sits.
    pub fn refuses(&self, helper: Sitter) -> Option<Refusal> {
        match helper.kind {
            HelperKind::Family => Some(Refusal::Family),
            _ if !helper.is_adult && self.is_too_late_for_minors() => Some(Refusal::TooYoung),
            _ => None,
        }
    }

    /// Code du travail, L3163-1, L3163-2 and L3164-6, which associations follow for their volunteers under 18: not from 22 h to 6 h, not on
    /// public holidays.
    fn is_too_late_for_minors(&self) -> bool {
        let (starts, ends) = (self.local(self.starts_at), self.local(self.ends_at));
        let last = ends.datetime();
        let latest = starts.date().at(22, 0, 0, 0);
        is_public_holiday(starts.date()) || starts.hour() < 6 || last > latest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOLUNTEER: Sitter = Sitter { kind: HelperKind::Volunteer, is_adult: true };
    const CIVIC: Sitter = Sitter { kind: HelperKind::CivicService, is_adult: true };
    const YOUNG: Sitter = Sitter { kind: HelperKind::Volunteer, is_adult: false };

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
