//! What the helper is handed: the tutorials for the topic and the asker's own words, and a module that would help.

use serde::Serialize;

use super::pairing_view::AskedFor;
use crate::learning::library::Library;
use crate::learning::shown::{Card, cards};
use crate::learning::store::attempts;
use crate::learning::suggestions::{About, NewSuggestion, Why};
use crate::learning::{self, actions};
use crate::pairing::rights::Helping;
use crate::state::AppState;
use crate::storage::{AccountId, DocumentId, Error, Storage};
use crate::web::{AppError, Lang};

#[derive(Default, Serialize)]
pub struct Hand {
    tutorials: Vec<Card>,
    /// One that they have not passed.
    module: Option<Card>,
    /// The end of an address that says beside whom one reads.
    kept: String,
}

/// Nothing once the pairing is over.
pub async fn hand(state: &AppState, helping: &Helping, lang: Lang, asked_for: Option<&AskedFor>) -> Result<Hand, AppError> {
    let Some(AskedFor { topic, words }) = asked_for else { return Ok(Hand::default()) };
    let library = Library::of(state).await?;
    let associations: Vec<_> = helping.pairing.association.into_iter().collect();
    let declined = learning::store::suggestions::declined(state.db(), helping.who.account).await?;
    let mut tutorials = library.for_help(*topic, words, &associations);
    tutorials.retain(|book| !declined.contains(&book.document.id));
    let passed = attempts::unlocked(state.db(), &[helping.who.account], state.clock().now()).await?;
    let is_trained = passed.get(&helping.who.account).is_some_and(|all| all.iter().any(|bits| bits >> topic.bit() & 1 == 1));
    let module = library.module_for(*topic, &associations).filter(|book| !is_trained && !declined.contains(&book.document.id));
    Ok(Hand {
        tutorials: cards(&tutorials, lang),
        module: module.map(|book| Card::of(&book, lang)),
        kept: format!("?pairing={}", helping.pairing.id),
    })
}

/// What was handed is counted as what is proposed otherwise: seen, opened, done. Once for each pairing.
pub fn propose_later(state: &AppState, helping: &Helping, hand: &Hand) {
    let handed: Vec<DocumentId> = hand.tutorials.iter().chain(&hand.module).map(|card| card.id).collect();
    if handed.is_empty() {
        return;
    }
    let (storage, account, since_at) = (state.storage.clone(), helping.who.account, helping.pairing.started_at);
    tokio::spawn(async move {
        if let Err(error) = propose(&storage, account, handed, since_at).await {
            tracing::warn!(%error, "what was handed to a helper is not counted");
        }
    });
}

async fn propose(storage: &Storage, account: AccountId, mut handed: Vec<DocumentId>, since_at: i64) -> Result<(), Error> {
    let before = learning::store::suggestions::proposed(storage.read(), account, Why::Claimed, since_at).await?;
    handed.retain(|document| !before.contains(document));
    if handed.is_empty() {
        return Ok(());
    }
    storage
        .write(async move |tx| {
            for document in &handed {
                let new = NewSuggestion { document: *document, why: Why::Claimed, about: About::default(), association: None };
                actions::suggest(tx, &[account], &new).await?;
            }
            Ok(())
        })
        .await
}
