//! A meeting and its record: what was done, how long, who did what, what next.

use super::vocabulary::{Autonomie, Feeling, Lieu, Materiel, Outcome, Redirection, SessionType};
use crate::learning::topics::Topic;
use crate::storage::{AccountId, AskerId, AssociationId, HelpRequestId, HelpSessionId, PairingId, stored_by_word};

stored_by_word! {
    /// How the asker confirmed.
    How {
        Code "code",
        Link "link",
        /// On the signed paper, noted by a coordinator.
        Paper "paper",
    }
}

/// One meeting of helper and asker; without a pairing, what a helper logs by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpSession {
    pub id: HelpSessionId,
    pub help_request: Option<HelpRequestId>,
    pub asker: Option<AskerId>,
    pub pairing: Option<PairingId>,
    /// The helper.
    pub account: AccountId,
    pub helper_first_name: String,
    pub association: Option<AssociationId>,
    pub kind: SessionType,
    /// When they met, UTC milliseconds.
    pub held_at: i64,
    /// Of the record that counts: the highest.
    pub version: i64,
    pub confirmed_at: Option<i64>,
    pub disputed_at: Option<i64>,
    /// How often its recap was mailed at the asker's wish.
    pub mailed: i64,
}

impl HelpSession {
    /// Whose key seals the free words of its records: the asker's, else the helper's.
    pub fn owner(&self) -> i64 {
        self.asker.map_or(self.account.0, |asker| asker.0)
    }
}

/// A record, written once; a correction is another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRecord {
    pub topics: Vec<Topic>,
    pub minutes: i64,
    pub lieu: Lieu,
    pub materiel: Vec<Materiel>,
    pub autonomie: Autonomie,
    pub outcome: Outcome,
    pub redirection: Option<Redirection>,
    pub feeling: Option<Feeling>,
    pub next_meeting_at: Option<i64>,
    /// In the helper's words, free of secrets; the asker reads it.
    pub done: Option<String>,
    pub next_step: Option<String>,
}
