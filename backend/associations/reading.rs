//! A coordinator opens one person's record: that is audited, and outside their own cases a reason comes first.

use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor, Acts, Subject};
use crate::clock::HOUR;
use crate::state::AppState;
use crate::storage::{AssociationId, Error, Tx};
use crate::web::{AppError, Page};

/// A reason holds this long, and looking again and again is one reading.
const HOLDS_MS: i64 = HOUR;

/// Why somebody reads a record that is none of their cases: one of these, with words of theirs if they like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They take the case on from a colleague, or go on with it.
    FollowUp,
    /// The person called or came.
    TheyAsked,
    /// A complaint, a report, something that worries.
    Safety,
    /// Something written is wrong.
    Correction,
    /// Their words say it.
    Other,
}

impl Why {
    pub const ALL: [Self; 5] = [Self::FollowUp, Self::TheyAsked, Self::Safety, Self::Correction, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::FollowUp => "follow_up",
            Self::TheyAsked => "they_asked",
            Self::Safety => "safety",
            Self::Correction => "correction",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == text)
    }
}

/// Before a record is shown. `is_own`: whether what they did with it makes it one of their cases. The record must be their
/// association's: look that up first, so that another's is "not found" and no reason is asked for it.
pub async fn read(
    state: &AppState,
    page: &Page,
    by: &Coordinator,
    subject: Subject,
    is_own: impl FnOnce(&Acts) -> bool,
) -> Result<(), AppError> {
    let actor = audit::pseudonym(state.db(), by.who.account);
    let acts = audit::acts(state.db(), &actor, &subject, page.now() - HOLDS_MS).await?;
    if !acts.lately.contains("reason_given") && !is_own(&acts) {
        return Err(AppError::ReasonFirst { of: subject.as_str().to_owned(), then: page.path().to_owned() });
    }
    if acts.lately.contains("read") {
        return Ok(());
    }
    let (account, association) = (by.who.account, by.association.id);
    let work = async move |tx: &Tx| note(tx, account, subject.as_str(), association).await;
    Ok(state.storage.write(work).await?)
}

async fn note(tx: &Tx, account: crate::storage::AccountId, subject: &str, association: AssociationId) -> Result<(), Error> {
    audit::note(tx, Actor::Account(account), "read", subject.to_owned(), Some(association), "").await
}
