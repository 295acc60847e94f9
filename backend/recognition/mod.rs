//! Hours: a ledger of lines, never edited; totals are their sums.

pub mod actions;
pub mod attestations;
pub mod pages;
pub mod paper;
pub mod store;

use crate::helpers::HelperKind;
use crate::storage::{AccountId, AssociationId, HelpSessionId, PermanenceId, SignupId, stored_by_word};

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
        /// + the minutes of a record.
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

/// Where the hours of one meeting stand: the verb that was said last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub help_session: HelpSessionId,
    pub account: AccountId,
    pub first_name: String,
    pub association: Option<AssociationId>,
    pub kind: HoursKind,
    /// The sum of its lines.
    pub minutes: i64,
    pub held_at: i64,
    /// The last of recorded, corrected, validated, refused.
    pub verb: Verb,
    pub is_confirmed: bool,
    pub is_disputed: bool,
    /// Why it was refused.
    pub reason: Option<String>,
}

impl Standing {
    /// Whether the association has still to say yes or no. What was undone asks nothing.
    pub fn waits(&self) -> bool {
        self.association.is_some() && self.minutes > 0 && matches!(self.verb, Verb::Recorded | Verb::Corrected)
    }
}

/// Time given at a permanence: what was noted there, no line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtPermanence {
    pub signup: SignupId,
    pub permanence: PermanenceId,
    pub first_name: String,
    pub place_name: String,
    pub held_at: i64,
    pub minutes: i64,
    pub is_validated: bool,
}

/// Sums over a span of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub minutes: i64,
    /// Of these, those that an association agreed to.
    pub validated_minutes: i64,
    /// Meetings and permanences that count.
    pub sessions: i64,
    /// Different people helped through help requests.
    pub people: i64,
}
