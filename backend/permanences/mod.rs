//! Permanences: drop-in slots at a place, who sits in them, who came, and the calendars that tell of them.

pub mod actions;
pub mod attendance;
pub mod calendar;
mod letters;
pub mod pages;
pub mod repeat;
pub mod rights;
mod sitter;
pub mod steps;
pub mod store;
pub mod words;

pub use sitter::{Filled, Given, Seats, Sitter};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::clock::ZONE;
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

/// Why a helper cannot do this with a permanence, in words that begin with "refusal-permanence-".
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
    /// In civic service, and the association has not noted the contract yet.
    NoContract,
    /// Not the days, hours or places of their civic-service contract.
    OutOfContract,
    /// Under 18: more than 7 hours that day, or 35 that week.
    TooManyHours,
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
            Self::Past => "refusal-permanence-past",
            Self::Cancelled => "refusal-permanence-cancelled-already",
            Self::Full => "refusal-permanence-full",
            Self::NotFull => "refusal-permanence-not-full",
            Self::Busy => "refusal-permanence-busy",
            Self::NotReady => "refusal-permanence-not-ready",
            Self::Family => "refusal-permanence-family",
            Self::TooYoung => "refusal-permanence-too-young",
            Self::NoContract => "refusal-permanence-no-contract",
            Self::OutOfContract => "refusal-permanence-out-of-contract",
            Self::TooManyHours => "refusal-permanence-too-many-hours",
            Self::CivicAlone => "refusal-permanence-civic-alone",
            Self::NotSeated => "refusal-permanence-not-seated",
            Self::Taken => "refusal-permanence-taken",
            Self::NotYet => "refusal-permanence-not-yet",
            Self::TooFewSeats => "refusal-permanence-too-few-seats",
        }
    }
}

impl Refusal {
    /// The same, said to a coordinator of somebody else: that they sit elsewhere, never where.
    pub fn told_of_another(self) -> &'static str {
        match self {
            Self::Busy => "refusal-permanence-they-busy",
            Self::NotReady => "refusal-permanence-they-not-ready",
            Self::NotSeated => "refusal-permanence-they-not-seated",
            Self::NoContract => "refusal-permanence-they-no-contract",
            Self::OutOfContract => "refusal-permanence-they-out-of-contract",
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
}
