//! Badges: what a helper did, written so that any wallet reads it and anybody can check it (Open Badges 3.0, W3C Verifiable
//! Credentials 2.0).
//!
//! A badge is a row; its credential is written and signed whenever somebody takes it, with the key of the day. Nothing signed is
//! kept, so a key that is retired is destroyed: what it signed is still verified with its public half, which stays published.

pub mod achievement;
pub mod baking;
pub mod credential;
pub mod picture;
pub mod proof;
pub mod status;

pub use achievement::{Achievement, Named, Words, words};
pub use credential::Issuer;
pub use proof::{IssuerKey, Proof, PublicKey, VcJwt};

use crate::storage::{AccountId, AssociationId, BadgeId};
use crate::web::Lang;

/// A badge that somebody earned.
#[derive(Clone, Debug)]
pub struct Badge {
    pub id: BadgeId,
    /// What its page is named by: long and random.
    pub code: String,
    /// Whose; nobody's once they left.
    pub account: Option<AccountId>,
    pub achievement: Achievement,
    pub named: Named,
    /// Of its words.
    pub lang: Lang,
    /// Through whom it was earned; the one that may take it back.
    pub association: Option<AssociationId>,
    /// A random UUID that stands for the person in this badge alone.
    pub subject: String,
    /// Where its bit is among those withdrawn.
    pub status: Place,
    pub is_public: bool,
    pub earned_at: i64,
    /// When its helper first saw it.
    pub seen_at: Option<i64>,
    pub withdrawn_at: Option<i64>,
}

/// A place in a status list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub list: i64,
    pub index: i64,
}

impl Badge {
    pub fn words(&self) -> Words {
        words(self.lang, self.achievement, &self.named)
    }
}
