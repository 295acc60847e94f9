//! A document proposed to a helper: it says why, is counted, and can be declined for good.

use serde::{Deserialize, Serialize};

use crate::storage::{AssociationId, DocumentId, SuggestionId, stored_by_word};

stored_by_word! {
    Why {
        /// The tutorials of the help request that they took.
        Claimed "claimed",
        /// Help requests near them found nobody who is trained.
        Wanted "wanted",
        Published "published",
        Changed "changed",
        /// What they helped with was not solved.
        Unsolved "unsolved",
        /// Their coordinator did.
        Assigned "assigned",
        /// What they passed is no longer valid, or soon.
        Refresher "refresher",
    }
}

impl Why {
    /// Fluent id of the reason in a few words, without arguments.
    pub fn short_id(self) -> &'static str {
        match self {
            Self::Claimed => "learning-why-claimed",
            Self::Wanted => "learning-why-wanted-short",
            Self::Published => "learning-why-published",
            Self::Changed => "learning-why-changed",
            Self::Unsolved => "learning-why-unsolved",
            Self::Assigned => "learning-why-assigned-short",
            Self::Refresher => "learning-why-refresher",
        }
    }
}

/// What a suggestion is about: small facts, no name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Help requests that found nobody trained; 0 elsewhere.
    #[serde(default)]
    pub count: i64,
    /// La Coop's word, or nothing.
    #[serde(default)]
    pub topic: String,
}

#[derive(Clone, Debug)]
pub struct NewSuggestion {
    pub document: DocumentId,
    pub why: Why,
    pub about: About,
    /// Whose coordinator assigned it.
    pub association: Option<AssociationId>,
}

/// One that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub id: SuggestionId,
    pub document: DocumentId,
    pub why: Why,
    pub about: About,
    /// The name of whose coordinator assigned it.
    pub association: Option<String>,
    pub made_at: i64,
    pub is_seen: bool,
}
