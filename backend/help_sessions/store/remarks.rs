//! What coordinators look at of meetings, in SQL: contested records, reported thanks. Every query takes the coordinator.

use crate::args;
use crate::associations::rights::Coordinator;
use crate::help_sessions::ThanksOutcome;
use crate::storage::{AssociationId, Error, HelpSessionId, Row, Sql, Tx};

/// The most that a list shows.
const MOST: i64 = 200;

/// A meeting of which something was said. What was said is `said::said`, and reading it is audited by the caller.
#[derive(Clone, Debug, PartialEq, Eq, Row)]
pub struct Remarked {
    pub id: HelpSessionId,
    /// The helper.
    pub first_name: String,
    pub last_name: String,
    pub held_at: i64,
    pub disputed_at: Option<i64>,
    /// When a coordinator had dealt with it.
    pub settled_at: Option<i64>,
    pub thanks_reported_at: Option<i64>,
    /// A [`ThanksOutcome`].
    pub thanks_outcome: Option<String>,
}

impl Remarked {
    /// The asker said no, and nobody has dealt with it.
    pub fn is_contested(&self) -> bool {
        self.disputed_at.is_some() && self.settled_at.is_none()
    }

    /// Thanks were reported, and nobody has looked.
    pub fn has_reported_thanks(&self) -> bool {
        self.thanks_reported_at.is_some() && self.thanks_outcome.is_none()
    }
}

/// Meetings `s` that the association $1 has still to look at.
pub const OPEN: &str = "s.told_association_id = $1 AND ((s.disputed_at IS NOT NULL AND s.settled_at IS NULL) \
    OR (s.thanks_reported_at IS NOT NULL AND s.thanks_outcome IS NULL))";

const REMARKED: &str = "SELECT s.id, a.first_name, a.last_name, s.held_at, s.disputed_at, s.settled_at, s.thanks_reported_at, s.thanks_outcome \
    FROM help_sessions s JOIN accounts a ON a.id = s.account_id";

/// What is still to look at, the oldest meeting first.
pub async fn open(db: &impl Sql, by: &Coordinator) -> Result<Vec<Remarked>, Error> {
    db.all(&format!("{REMARKED} WHERE {OPEN} ORDER BY s.id LIMIT $2"), args![by.association.id, MOST]).await
}

/// What was looked at, the latest meeting first.
pub async fn closed(db: &impl Sql, by: &Coordinator) -> Result<Vec<Remarked>, Error> {
    let statement = format!(
        "{REMARKED} WHERE s.told_association_id = $1 AND NOT ({OPEN}) AND (s.disputed_at IS NOT NULL OR s.thanks_outcome IS NOT NULL) \
         ORDER BY s.id DESC LIMIT $2"
    );
    db.all(&statement, args![by.association.id, MOST]).await
}

/// A meeting that is this association's, or that it was told of.
pub async fn one(db: &impl Sql, by: &Coordinator, id: HelpSessionId) -> Result<Option<Remarked>, Error> {
    let statement = format!("{REMARKED} WHERE s.id = $2 AND (s.association_id = $1 OR s.told_association_id = $1)");
    db.first(&statement, args![by.association.id, id]).await
}

pub(in crate::help_sessions) async fn settle(tx: &Tx, by: &Coordinator, id: HelpSessionId) -> Result<bool, Error> {
    let statement = "UPDATE help_sessions SET settled_at = $3 WHERE id = $1 AND told_association_id = $2 AND disputed_at IS NOT NULL \
                     AND settled_at IS NULL";
    Ok(tx.execute(statement, args![id, by.association.id, tx.now()]).await? == 1)
}

pub(in crate::help_sessions) async fn report_thanks(tx: &Tx, id: HelpSessionId, told: Option<AssociationId>) -> Result<bool, Error> {
    let statement = "UPDATE help_sessions SET thanks_reported_at = $2, told_association_id = $3 \
                     WHERE id = $1 AND thanked_at IS NOT NULL AND said IS NOT NULL AND thanks_reported_at IS NULL";
    Ok(tx.execute(statement, args![id, tx.now(), told]).await? == 1)
}

pub(in crate::help_sessions) async fn decide_thanks(
    tx: &Tx,
    by: &Coordinator,
    id: HelpSessionId,
    outcome: ThanksOutcome,
) -> Result<bool, Error> {
    let statement = "UPDATE help_sessions SET thanks_outcome = $3 WHERE id = $1 AND told_association_id = $2 \
                     AND thanks_reported_at IS NOT NULL AND thanks_outcome IS NULL";
    Ok(tx.execute(statement, args![id, by.association.id, outcome.as_str()]).await? == 1)
}
