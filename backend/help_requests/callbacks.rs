//! "À rappeler": news that an asker with only a telephone must have becomes a call that a coordinator owes, with a due time.

use super::news::{self, Reached};
use super::store::callbacks as store;
use crate::storage::{AssociationId, CallbackId, Error, HelpRequestId, Row, Tx};

/// After so many calls without an answer, the call is no longer owed.
pub const MOST_TRIES: i64 = 3;

/// A call that is owed.
#[derive(Clone, Debug, PartialEq, Eq, Row)]
pub struct Callback {
    pub id: CallbackId,
    pub help_request_id: HelpRequestId,
    /// What the asker must hear: the end of a Fluent id, "callback-reason-…" (paired, unmet, nobody, reopened, no_sign, closed, corrected).
    pub reason: String,
    pub due_at: i64,
    pub tries: i64,
    pub created_at: i64,
}

/// Tells a piece of news: by mail where there is one, else a call is owed to whoever has a telephone.
/// One of a reason at a time for a help request: news that is still to be told is not told twice.
pub async fn owe(tx: &Tx, help_request: HelpRequestId, association: AssociationId, reason: &str, due_at: i64) -> Result<(), Error> {
    if news::tell(tx, help_request, reason).await? != Reached::OnlyByPhone {
        return Ok(());
    }
    store::insert(tx, help_request, association, reason, due_at).await?;
    tx.hint(format!("board/{association}"));
    Ok(())
}

/// Whose the help request is from now on owes its calls: nobody else sees whom to call.
pub async fn follow_owner(tx: &Tx, help_request: HelpRequestId) -> Result<(), Error> {
    store::follow_owner(tx, help_request).await
}

/// "J'ai appelé". `false` when it is not this association's, or was closed.
pub async fn called(tx: &Tx, id: CallbackId, association: AssociationId) -> Result<bool, Error> {
    let is_closed = store::close(tx, id, association, "called").await?;
    tx.hint(format!("board/{association}"));
    Ok(is_closed)
}

/// A coordinator says that they talked, or that nobody can be reached: no call is owed any more.
pub async fn settled(tx: &Tx, help_request: HelpRequestId, outcome: &str) -> Result<(), Error> {
    store::close_all(tx, help_request, outcome).await
}

/// "Sans réponse": tried again in half an hour, three times at most.
pub async fn unanswered(tx: &Tx, id: CallbackId, association: AssociationId) -> Result<bool, Error> {
    let again_at = tx.now() + 30 * crate::clock::MINUTE;
    let tries = store::count_try(tx, id, association, again_at).await?;
    if tries >= Some(MOST_TRIES) {
        store::close(tx, id, association, "unanswered").await?;
    }
    tx.hint(format!("board/{association}"));
    Ok(tries.is_some())
}

pub use super::store::callbacks::owed_by;
