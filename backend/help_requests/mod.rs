//! Asking for help: three blocks, a code, a slip; the states of a help request; calls that are owed.

pub mod actions;
pub mod callbacks;
pub mod code;
pub mod erasure;
pub mod nearby;
pub mod news;
pub mod pages;
pub mod rights;
pub mod secrets;
pub mod store;
pub mod trust_word;

use crate::learning::topics::Topic;
use crate::storage::{AccountId, AskerId, AssociationId, HelpRequestId, PlaceId, stored_by_word};
use crate::web::contacts::{Email, Phone};

stored_by_word! {
    /// Where a help request stands (DESIGN.md, section 3).
    State {
        Open "open",
        Paired "paired",
        Helping "helping",
        Recorded "recorded",
        Confirmed "confirmed",
        /// Nobody came: called back, and reopened first in line at the next opening.
        Unmet "unmet",
        Withdrawn "withdrawn",
        /// Closed by a coordinator, with a reason.
        Closed "closed",
    }
}

stored_by_word! {
    /// How asker and helper meet.
    Meeting {
        Phone "phone",
        Place "place",
        Messages "messages",
        Home "home",
    }
}

stored_by_word! {
    /// How soon.
    Urgency {
        Now "now",
        Today "today",
        Week "week",
        Dated "dated",
    }
}

stored_by_word! {
    /// What makes it harder; sealed with the asker's words.
    Need {
        Hears "hears",
        Sees "sees",
        Reads "reads",
        Moves "moves",
    }
}

/// A help request, without anything personal: what is personal is in [`store::AskerWords`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequest {
    pub id: HelpRequestId,
    pub asker: AskerId,
    pub state: State,
    pub topic: Topic,
    /// The tile that was chosen (`learning::topics::tile`).
    pub tile: String,
    pub meeting: Meeting,
    pub urgency: Urgency,
    /// For [`Urgency::Dated`]: when, UTC milliseconds.
    pub wanted_at: Option<i64>,
    /// INSEE code.
    pub commune: String,
    pub place: Option<PlaceId>,
    pub is_for_other: bool,
    /// ISO 639-1: "fr", "ar"…
    pub language: String,
    pub is_minor: bool,
    pub trust_word: String,
    /// Whose it is; empty until an association takes it or its helper claims.
    pub association: Option<AssociationId>,
    pub named_association: Option<AssociationId>,
    /// Whose settings, hours and telephone apply: the one named, else the nearest that covers.
    pub settings_association: Option<AssociationId>,
    /// Only the asker's circle is asked.
    pub is_circle_only: bool,
    pub home_approved_at: Option<i64>,
    /// When a coordinator made it their association's own: from then on only its helpers, and the circle, are asked.
    pub taken_over_at: Option<i64>,
    /// Whoever asked in the asker's name, signed in (at a desk, or a family helper).
    pub asked_by: Option<AccountId>,
    pub is_test: bool,
    /// Rises each time it is opened again: offers and waves belong to a round.
    pub round: i64,
    /// The last wave written in this round; 0 before the first.
    pub wave: i64,
    /// How many helpers were told, over all rounds.
    pub told: i64,
    /// Its place in the waiting line: when it was first opened, kept when it is opened again.
    pub line_at: i64,
    pub reopen_at: Option<i64>,
    pub created_at: i64,
    pub claimed_at: Option<i64>,
    pub ended_at: Option<i64>,
}

impl HelpRequest {
    /// The association that took it over; it stays whose it is, whoever claims.
    pub fn kept_by(&self) -> Option<AssociationId> {
        self.association.filter(|_| self.taken_over_at.is_some())
    }
}

/// What an asker sends, checked.
#[derive(Clone, Debug)]
pub struct NewHelpRequest {
    pub topic: Topic,
    pub tile: String,
    pub words: Option<String>,
    pub meeting: Meeting,
    pub urgency: Urgency,
    pub wanted_at: Option<i64>,
    pub commune: String,
    pub place: Option<PlaceId>,
    pub is_for_other: bool,
    /// Of whoever is helped.
    pub first_name: String,
    /// Whom to call, when it is somebody else.
    pub call_name: Option<String>,
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    /// In the asker's words: "plutôt le matin". At most 80 characters.
    pub call_when: String,
    pub language: String,
    pub needs: Vec<Need>,
    pub is_minor: bool,
    pub named_association: Option<AssociationId>,
    pub is_circle_only: bool,
    /// Somebody signed in who asks for a caller or a relative.
    pub asked_by: Option<AccountId>,
    /// The asker whose code this is, when somebody asks again with their code.
    pub asker: Option<AskerId>,
    /// Asked first: they know the asker already (a family helper who asks for a relative).
    pub circle: Vec<AccountId>,
    pub is_test: bool,
}

/// What became of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub help_request: HelpRequestId,
    pub asker: AskerId,
    /// The personal code, as printed: "K7F4-QX2R".
    pub code: String,
}
