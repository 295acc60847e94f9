//! Waves, offers, the claim, hand-back and escalation: who helps whom. Feeds `matching`.

pub mod actions;
pub mod assigning;
mod available;
pub mod by_hand;
pub mod claim;
pub mod ending;
mod full;
pub mod pages;
pub mod reasons;
pub mod reports;
pub mod rights;
pub mod roster;
pub mod signs;
pub mod store;
mod times;
mod trained;
mod warm;
pub mod waves;
mod why_not;

use crate::storage::{AccountId, AskerId, AssociationId, Db, HelpRequestId, MembershipId, OfferId, PairingId, stored_by_word};
pub use reasons::Why;
pub use why_not::WhyNot;

/// A help request shown to one helper, with the reasons why them.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub id: OfferId,
    pub help_request: HelpRequestId,
    pub account: AccountId,
    /// What it goes through; none for an offer of the circle.
    pub membership: Option<MembershipId>,
    pub association: Option<AssociationId>,
    pub round: i64,
    pub is_now: bool,
    pub reasons: Vec<Why>,
    pub state: OfferState,
    pub left_because: Option<String>,
    pub offered_at: i64,
    pub ended_at: Option<i64>,
}

/// Why an offer left that may be made again in the same round: they were not free then, or not trained yet. SQL: [`ONCE_MORE_SQL`].
const ONCE_MORE: [&str; 2] = [NOT_FREE, NOT_TRAINED];
const ONCE_MORE_SQL: &str = "('not_free', 'not_trained')";
const NOT_FREE: &str = "not_free";
const NOT_TRAINED: &str = "not_trained";

impl Offer {
    /// Whether its helper may be offered the same help request again in this round.
    fn may_come_back(&self) -> bool {
        self.left_because.as_deref().is_some_and(|because| ONCE_MORE.contains(&because))
    }
}

stored_by_word! {
    OfferState {
        Live "live",
        Accepted "accepted",
        Declined "declined",
        /// Taken by somebody, withdrawn, or no longer allowed: it left without an answer.
        Left "left",
    }
}

/// The help request and the one helper who accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    pub id: PairingId,
    pub help_request: HelpRequestId,
    pub asker: AskerId,
    pub helper: AccountId,
    /// The helper's first name.
    pub helper_first_name: String,
    pub membership: Option<MembershipId>,
    pub association: Option<AssociationId>,
    pub started_at: i64,
    /// The last sign of life: a call, a message, "j'aurai du retard".
    pub last_sign_at: Option<i64>,
    /// Until when the helper said they would be late.
    pub late_until: Option<i64>,
    /// Ten minutes passed without a sign: both were asked.
    pub is_asked_after: bool,
    /// "On reprend plus tard": the agreed hour.
    pub resumes_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub end_reason: Option<String>,
}

stored_by_word! {
    /// Why a coordinator looks for somebody else: told to both, never whose wish it was.
    Replacing {
        NoNews "replaced_no_news",
        Unavailable "replaced_unavailable",
        BetterFit "replaced_better_fit",
    }
}

/// Why an acceptance does not win.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Somebody was quicker.
    #[error("taken")]
    Taken,
    #[error("withdrawn")]
    Withdrawn,
    /// A right was lost since the offer was made.
    #[error("not_allowed")]
    NotAllowed,
    /// They help as many people at once as they said they would.
    #[error("full")]
    Full,
    /// There is no such offer, or it is somebody else's.
    #[error("not_found")]
    NotFound,
}

/// Where a group's link leads. Its end is a keyed hash: an id alone opens nothing.
pub fn shared_path(db: &Db, help_request: HelpRequestId) -> String {
    format!("/shared/{help_request}/{}", &db.lookup("shared", &help_request.to_string())[..12])
}

/// After a *now* claim: both are asked, then it opens again.
pub const ASK_AFTER_MS: i64 = 10 * crate::clock::MINUTE;
pub const REOPEN_AFTER_MS: i64 = 20 * crate::clock::MINUTE;
