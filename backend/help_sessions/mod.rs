//! Helping: signs of life, chat, mentors called in, the record, its recap and confirmation.

pub mod actions;
mod chat;
pub mod drop_ins;
pub mod import;
pub mod pages;
pub mod recap;
mod record;
mod reply;
pub mod rights;
pub mod store;
pub mod vocabulary;
mod when;

pub use chat::{ChatView, chat_of};
pub use record::{HelpSession, How, Irritant, NextMeeting, Receipt, SessionRecord};
pub use reply::{ReplyView, reply_of};
pub use when::{Part, agreed_at, day_field, held_at};

use crate::clock::MINUTE;
use crate::storage::{AccountId, AssociationId, HelpRequestId, MentorCallId, MessageId, PairingId, stored_by_word};

/// The longest message of a chat, in characters.
pub const MESSAGE_CHARS: usize = 2_000;
/// A mentor who is wanted is waited for so long; then the coordinator's number is shown.
pub const MENTOR_WITHIN_MS: i64 = 2 * MINUTE;
/// What a helper can say they will be late by, in minutes.
pub const DELAYS: [i64; 3] = [10, 20, 30];

stored_by_word! {
    /// Who wrote a message.
    Author {
        Asker "asker",
        Helper "helper",
        Mentor "mentor",
    }
}

stored_by_word! {
    /// What a coordinator made of thanks that were reported.
    ThanksOutcome {
        /// Nothing is wrong with them: their helper sees them again.
        Kept "kept",
        Removed "removed",
    }
}

/// A message, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub author: Author,
    /// Of a helper or mentor.
    pub first_name: Option<String>,
    pub account: Option<AccountId>,
    pub words: String,
    pub at: i64,
}

stored_by_word! {
    /// Why a helper hands a help request back.
    HandBack {
        NoTime "no_time",
        NoAnswer "no_answer",
        TooHard "too_hard",
        Other "other",
    }
}

stored_by_word! {
    /// Where a mentor's call stands.
    MentorState {
        /// The helper asks; the asker has not agreed yet.
        Asked "asked",
        Agreed "agreed",
        Joined "joined",
        Refused "refused",
        /// Nobody came in time. A mentor may still join.
        Unanswered "unanswered",
        Ended "ended",
    }
}

/// A mentor wanted in a pairing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorCall {
    pub id: MentorCallId,
    pub pairing: PairingId,
    pub help_request: HelpRequestId,
    pub association: Option<AssociationId>,
    pub state: MentorState,
    pub mentor: Option<AccountId>,
    pub mentor_first_name: Option<String>,
    pub asked_at: i64,
}

/// What cannot be done, and why.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    Storage(#[from] crate::storage::Error),
    /// The pairing has ended: its page says how.
    #[error("over")]
    Over,
    /// The same form came with other words.
    #[error("sent already")]
    SentAlready,
}

impl MentorCall {
    /// A mentor sees a call once the asker agreed, until another mentor joined; afterwards their own.
    pub fn may_be_seen_by(&self, mentor: AccountId) -> bool {
        match self.state {
            MentorState::Agreed | MentorState::Unanswered => true,
            MentorState::Joined | MentorState::Ended => self.mentor == Some(mentor),
            MentorState::Asked | MentorState::Refused => false,
        }
    }

    /// Whether it goes on: asked, agreed to, late, or joined.
    pub fn is_live(&self) -> bool {
        !matches!(self.state, MentorState::Refused | MentorState::Ended)
    }
}
