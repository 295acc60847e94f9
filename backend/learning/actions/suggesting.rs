//! Proposing a document to helpers: told live, mailed once a week, counted, declined for good.

use super::letters;
use crate::hub::{Event, Mailbox, tell};
use crate::learning::store::suggestions as store;
use crate::learning::suggestions::{NewSuggestion, Why};
use crate::storage::{AccountId, DocumentId, Error, SuggestionId, Tx};

/// Proposes a document to each of these, but not to whoever declined it for good or has it before them already. Returns who was told.
pub async fn suggest(tx: &Tx, to: &[AccountId], new: &NewSuggestion) -> Result<Vec<AccountId>, Error> {
    let mut told = store::insert(tx, to, new).await?;
    told.sort_unstable();
    for account in &told {
        tell(tx, Mailbox::Account(*account), Event::LearningMoved {});
    }
    if new.why != Why::Claimed {
        letters::write_soon(tx, &told).await?;
    }
    Ok(told)
}

/// Never again. `false` when it is not theirs.
pub async fn decline(tx: &Tx, account: AccountId, id: SuggestionId) -> Result<bool, Error> {
    let is_theirs = store::decline(tx, account, id).await?;
    if is_theirs {
        tell(tx, Mailbox::Account(account), Event::LearningMoved {});
    }
    Ok(is_theirs)
}

/// What is proposed was shown to them.
pub async fn seen(tx: &Tx, account: AccountId) -> Result<(), Error> {
    store::seen(tx, account).await
}

/// They opened a document.
pub async fn opened(tx: &Tx, account: AccountId, document: DocumentId) -> Result<(), Error> {
    store::opened(tx, account, document).await
}

/// They did what was proposed.
pub(super) async fn done(tx: &Tx, account: AccountId, document: DocumentId) -> Result<(), Error> {
    store::done(tx, account, document).await?;
    tell(tx, Mailbox::Account(account), Event::LearningMoved {});
    Ok(())
}
