//! Proposing a document to helpers: told live, mailed once a week, counted, declined for good.

use std::collections::BTreeMap;

use super::letters;
use crate::clock::DAY;
use crate::hub::{Event, Mailbox, tell};
use crate::learning::store::suggestions as store;
use crate::learning::suggestions::{About, NewSuggestion, Why};
use crate::learning::topics::Topic;
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

/// What is proposed to a helper because people near them wait for somebody trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub account: AccountId,
    pub module: DocumentId,
    /// How many help requests near them found nobody trained.
    pub count: i64,
}

/// Proposes to each the module that would open a topic, the first ones first, to `most` of them: never more than one a week to the
/// same helper, whatever the topic.
pub async fn suggest_wanted(tx: &Tx, to: &[Wanted], topic: Topic, most: usize) -> Result<Vec<AccountId>, Error> {
    let mut asked = not_lately(tx, to).await?;
    asked.truncate(most);
    // Two help requests of the same moment never both reach somebody.
    store::hold(tx, &asked.iter().map(|wanted| wanted.account).collect::<Vec<_>>()).await?;
    let mut by_module: BTreeMap<(DocumentId, i64), Vec<AccountId>> = BTreeMap::new();
    for wanted in not_lately(tx, &asked).await? {
        by_module.entry((wanted.module, wanted.count)).or_default().push(wanted.account);
    }
    let mut told = Vec::new();
    for ((document, count), accounts) in by_module {
        let about = About { count, topic: topic.as_str().to_owned() };
        told.extend(suggest(tx, &accounts, &NewSuggestion { document, why: Why::Wanted, about, association: None }).await?);
    }
    Ok(told)
}

async fn not_lately(tx: &Tx, to: &[Wanted]) -> Result<Vec<Wanted>, Error> {
    let accounts: Vec<AccountId> = to.iter().map(|wanted| wanted.account).collect();
    let lately = store::proposed_since(tx, &accounts, Why::Wanted, tx.now() - 7 * DAY).await?;
    Ok(to.iter().filter(|wanted| !lately.contains(&wanted.account)).copied().collect())
}

/// Never again. `false` when it is not theirs.
pub async fn decline(tx: &Tx, account: AccountId, id: SuggestionId) -> Result<bool, Error> {
    let is_theirs = store::decline(tx, account, id).await?;
    if is_theirs {
        tell(tx, Mailbox::Account(account), Event::LearningMoved {});
    }
    Ok(is_theirs)
}

/// These were shown to them.
pub async fn seen(tx: &Tx, account: AccountId, shown: &[SuggestionId]) -> Result<(), Error> {
    store::seen(tx, account, shown).await
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
