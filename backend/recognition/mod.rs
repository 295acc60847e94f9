//! Hours: a ledger of lines, never edited; totals are their sums. Help, permanences and training count, each by its kind.

pub mod actions;
pub mod answer;
pub mod attestations;
pub mod badges;
pub mod engagement;
pub mod exports;
pub mod overlaps;
pub mod pages;
pub mod paper;
pub mod rights;
mod sheet;
mod source;
pub mod span;
pub mod split;
pub mod store;
pub mod takeaway;
pub mod valuation;
pub mod waiting;

use crate::clock::MINUTE;
use crate::help_sessions::How;
use crate::helpers::HelperKind;
use crate::storage::{AccountId, AssociationId, stored_by_word};

pub use source::{Activity, Source};

stored_by_word! {
    /// What an hour is, for whoever counts it.
    HoursKind {
        Volunteer "volunteer",
        Family "family",
        /// Help given by a civic-service volunteer: their activity, not volunteering.
        CivicActivity "civic_activity",
    }
}

impl HoursKind {
    /// What the help of such a helper counts as.
    pub fn of(kind: HelperKind) -> Self {
        match kind {
            HelperKind::Volunteer => Self::Volunteer,
            HelperKind::Family => Self::Family,
            HelperKind::CivicService => Self::CivicActivity,
        }
    }
}

stored_by_word! {
    /// What a line of the ledger says.
    Verb {
        /// + the minutes of a record, of a permanence, of a module.
        Recorded "recorded",
        /// + or − what a correction changed.
        Corrected "corrected",
        /// 0: the asker confirmed.
        Confirmed "confirmed",
        /// 0: the asker said that it was not so.
        Disputed "disputed",
        /// 0: the association agrees.
        Validated "validated",
        /// − all that was counted, with a reason.
        Refused "refused",
    }
}

stored_by_word! {
    /// What anybody but the helper said of the hours.
    Confirmation {
        Confirmed "confirmed",
        /// Confirmed in a way that the helper could have gone by themselves: their own word, until the association agrees.
        Declared "declared",
        Unconfirmed "unconfirmed",
        Disputed "disputed",
    }
}

/// Where the hours of one meeting, permanence or module stand: the verb that was said last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub source: Source,
    pub account: AccountId,
    pub first_name: String,
    pub last_name: String,
    pub association: Option<AssociationId>,
    pub kind: HoursKind,
    /// The sum of its lines.
    pub minutes: i64,
    pub held_at: i64,
    /// The last of recorded, corrected, validated, refused.
    pub verb: Verb,
    pub is_confirmed: bool,
    /// How, of what is confirmed.
    pub how: Option<How>,
    pub is_disputed: bool,
    /// Why it was refused.
    pub reason: Option<String>,
}

impl Standing {
    /// Whether the association has still to say yes or no. What was undone asks nothing.
    pub fn waits(&self) -> bool {
        self.association.is_some() && self.minutes > 0 && matches!(self.verb, Verb::Recorded | Verb::Corrected)
    }

    /// Whether the association may still say no: hours that it agreed to, too, once the asker said that it was not so.
    pub fn may_be_refused(&self) -> bool {
        self.waits() || (self.association.is_some() && self.minutes > 0 && self.is_disputed && self.verb == Verb::Validated)
    }

    pub fn confirmation(&self) -> Confirmation {
        match (self.is_disputed, self.is_confirmed, self.how) {
            (true, ..) => Confirmation::Disputed,
            (_, true, Some(how)) if !how.is_independent() => Confirmation::Declared,
            (_, true, _) => Confirmation::Confirmed,
            _ => Confirmation::Unconfirmed,
        }
    }

    /// The first instant that its minutes no longer cover.
    pub fn until_at(&self) -> i64 {
        self.held_at + self.minutes * MINUTE
    }
}

/// Sums over a span of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub minutes: i64,
    /// Of these, those that an association agreed to.
    pub validated_minutes: i64,
    /// Meetings, permanences and modules that count.
    pub sessions: i64,
    /// Different people helped through help requests.
    pub people: i64,
}

impl Totals {
    /// What lines come to; the people are counted apart.
    pub fn of(standings: &[Standing]) -> Self {
        let counted = || standings.iter().filter(|standing| standing.minutes > 0);
        let validated = counted().filter(|standing| standing.verb == Verb::Validated);
        Self {
            minutes: counted().map(|standing| standing.minutes).sum(),
            validated_minutes: validated.map(|standing| standing.minutes).sum(),
            sessions: i64::try_from(counted().count()).unwrap_or(i64::MAX),
            people: 0,
        }
    }
}
