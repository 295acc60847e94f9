//! "À rappeler": news that an asker with only a telephone must have becomes a call that a coordinator owes, with a due time.

use super::actions::hint_reach;
use super::news::{self, Reached};
use crate::args;
use crate::storage::{AssociationId, CallbackId, Error, HelpRequestId, Row, Sql, Tx};

/// After so many calls without an answer, the call is no longer owed.
pub const MOST_TRIES: i64 = 3;

/// A call that is owed.
#[derive(Clone, Debug, PartialEq, Eq, Row)]
pub struct Callback {
    pub id: CallbackId,
    pub help_request_id: HelpRequestId,
    /// What the asker must hear: the end of a Fluent id, "callback-reason-…" (paired, unmet, nobody, reopened, no_sign).
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
    let id: CallbackId = tx.new_id();
    tx.execute(
        "INSERT INTO callbacks (id, help_request_id, association_id, reason, due_at, tries, created_at) \
         SELECT $1, $2, $3, $4, $5, 0, $6 WHERE NOT EXISTS \
         (SELECT 1 FROM callbacks WHERE help_request_id = $2 AND reason = $4 AND closed_at IS NULL)",
        args![id, help_request, association, reason, due_at, tx.now()],
    )
    .await?;
    hint_reach(tx, help_request).await
}

/// "J'ai appelé". `false` when it is not this association's, or was closed.
pub async fn called(tx: &Tx, id: CallbackId, association: AssociationId) -> Result<bool, Error> {
    close(tx, id, association, "called").await
}

/// "Sans réponse": tried again in half an hour, three times at most.
pub async fn unanswered(tx: &Tx, id: CallbackId, association: AssociationId) -> Result<bool, Error> {
    let again_at = tx.now() + 30 * crate::clock::MINUTE;
    let counted = tx
        .execute(
            "UPDATE callbacks SET tries = tries + 1, due_at = $3 WHERE id = $1 AND association_id = $2 AND closed_at IS NULL",
            args![id, association, again_at],
        )
        .await?;
    let tries: Option<i64> = tx.scalar("SELECT tries FROM callbacks WHERE id = $1", args![id]).await?;
    if tries >= Some(MOST_TRIES) {
        close(tx, id, association, "unanswered").await?;
    }
    tx.hint(format!("board/{association}"));
    Ok(counted == 1)
}

async fn close(tx: &Tx, id: CallbackId, association: AssociationId, outcome: &str) -> Result<bool, Error> {
    let closed = tx
        .execute(
            "UPDATE callbacks SET closed_at = $3, outcome = $4 WHERE id = $1 AND association_id = $2 AND closed_at IS NULL",
            args![id, association, tx.now(), outcome],
        )
        .await?;
    tx.hint(format!("board/{association}"));
    Ok(closed == 1)
}

/// Calls that this association owes, the most urgent first.
pub async fn owed_by(db: &impl Sql, association: AssociationId) -> Result<Vec<Callback>, Error> {
    db.all(
        "SELECT id, help_request_id, reason, due_at, tries, created_at FROM callbacks WHERE association_id = $1 AND closed_at IS NULL \
         ORDER BY due_at, id",
        args![association],
    )
    .await
}
