//! What is proposed to a helper to read or to follow, and why, in words.

use serde::Serialize;

use crate::learning::actions;
use crate::learning::library::Library;
use crate::learning::shown::{Because, Card};
use crate::learning::store::suggestions;
use crate::learning::suggestions::Why;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, SuggestionId, Tx};
use crate::web::{AppError, Lang};

/// Tutorials of help requests that were taken stand on their pages too: only the latest are said again.
const MOST_CLAIMED: usize = 3;

/// A document, proposed for one reason or several.
#[derive(Serialize)]
pub struct Proposal {
    pub id: SuggestionId,
    pub card: Card,
    pub because: Vec<Because>,
    #[serde(skip)]
    weight: usize,
    /// Those that were not shown before.
    #[serde(skip)]
    unseen: Vec<SuggestionId>,
}

/// What somebody asked for comes first, then what people near them wait for.
fn weight(why: Why) -> usize {
    match why {
        Why::Assigned => 0,
        Why::Wanted => 1,
        Why::Refresher => 2,
        Why::Unsolved => 3,
        Why::Published | Why::Changed => 4,
        Why::Claimed => 5,
    }
}

impl Proposal {
    pub fn is_claimed(&self) -> bool {
        self.weight == weight(Why::Claimed)
    }
}

/// What is proposed to somebody of these associations, the most wanted first; one line a document.
pub async fn proposals(
    state: &AppState,
    account: AccountId,
    associations: &[AssociationId],
    library: &Library,
    lang: Lang,
) -> Result<Vec<Proposal>, AppError> {
    let mut made: Vec<Proposal> = Vec::new();
    for one in suggestions::open(state.db(), account).await? {
        let Some(book) = library.book(one.document).filter(|book| book.is_open_to(associations)) else { continue };
        let place = made.iter().position(|proposal| proposal.card.id == one.document).unwrap_or_else(|| {
            let (card, because) = (Card::of(&book, lang), Vec::new());
            made.push(Proposal { id: one.id, card, because, weight: usize::MAX, unseen: Vec::new() });
            made.len() - 1
        });
        let Some(proposal) = made.get_mut(place) else { continue };
        proposal.weight = proposal.weight.min(weight(one.why));
        proposal.unseen.extend((!one.is_seen).then_some(one.id));
        proposal.because.push(Because::of(&one, lang));
    }
    made.sort_by_key(|proposal| proposal.weight);
    let mut claimed = 0;
    made.retain(|proposal| {
        claimed += usize::from(proposal.is_claimed());
        !proposal.is_claimed() || claimed <= MOST_CLAIMED
    });
    Ok(made)
}

/// Once, and beside the answer: these were shown.
pub fn see_later(state: &AppState, account: AccountId, shown: &[Proposal]) {
    let unseen: Vec<SuggestionId> = shown.iter().flat_map(|proposal| proposal.unseen.iter().copied()).collect();
    if unseen.is_empty() {
        return;
    }
    let storage = state.storage.clone();
    tokio::spawn(async move {
        let work = async move |tx: &Tx| actions::seen(tx, account, &unseen).await;
        if let Err(error) = storage.write(work).await {
            tracing::warn!(%error, "that a proposal was seen is not counted");
        }
    });
}
