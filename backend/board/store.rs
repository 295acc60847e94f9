//! What the board reads of the slices before it. Every query takes the coordinator, whose association it is bound to.

use std::collections::HashMap;

use crate::args;
use crate::associations::rights::Coordinator;
use crate::help_requests::{self, HelpRequest};
use crate::storage::{AccountId, Error, HelpRequestId, Row, Sql, sql};

/// Theirs, or nobody's in their reach. `$1` is the association.
const SEEN: &str = "(h.association_id = $1 OR (h.association_id IS NULL AND EXISTS \
    (SELECT 1 FROM help_request_reach r WHERE r.help_request_id = h.id AND r.association_id = $1)))";
/// More than a coordinator can look at; the oldest come first.
const MOST: &str = "300";

/// One help request, if this coordinator may see it.
pub async fn seen(db: &impl Sql, coordinator: &Coordinator, id: HelpRequestId) -> Result<Option<HelpRequest>, Error> {
    help_requests::store::first(db, &format!("{SEEN} AND h.id = $2"), args![coordinator.association.id, id]).await
}

/// What has not ended, by its place in the waiting line.
pub async fn going_on(db: &impl Sql, coordinator: &Coordinator) -> Result<Vec<HelpRequest>, Error> {
    let rest = format!("h.state IN ('open', 'unmet', 'paired', 'helping', 'recorded') AND {SEEN} ORDER BY h.line_at, h.id LIMIT {MOST}");
    help_requests::store::all(db, &rest, args![coordinator.association.id]).await
}

/// Who helps, in the latest pairing of a help request.
#[derive(Clone, Debug, Row)]
pub struct Helping {
    pub help_request_id: HelpRequestId,
    pub account_id: AccountId,
    pub first_name: String,
    pub started_at: i64,
    pub last_sign_at: Option<i64>,
    pub late_until: Option<i64>,
    pub resumes_at: Option<i64>,
    pub ended_at: Option<i64>,
}

/// The latest pairing of each of these help requests.
pub async fn helping(db: &impl Sql, ids: &[HelpRequestId]) -> Result<HashMap<HelpRequestId, Helping>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let statement = format!(
        "SELECT p.help_request_id, p.account_id, a.first_name, p.started_at, p.last_sign_at, p.late_until, p.resumes_at, p.ended_at \
         FROM pairings p JOIN accounts a ON a.id = p.account_id WHERE p.help_request_id IN ({}) ORDER BY p.id",
        sql::marks(1, ids.len())
    );
    let rows = db.all::<Helping>(&statement, ids.iter().map(|id| sql::Arg::from(*id)).collect()).await?;
    Ok(rows.into_iter().map(|row| (row.help_request_id, row)).collect())
}

/// How many things wait elsewhere than in the columns.
#[derive(Clone, Copy, Debug, Default, Row, serde::Serialize)]
pub struct Counts {
    pub reports: i64,
    pub joining: i64,
}

pub async fn counts(db: &impl Sql, coordinator: &Coordinator) -> Result<Counts, Error> {
    let counts = db
        .first(
            "SELECT (SELECT COUNT(*) FROM reports WHERE association_id = $1 AND closed_at IS NULL) AS reports, \
             (SELECT COUNT(*) FROM memberships WHERE association_id = $1 AND state = 'asked') AS joining",
            args![coordinator.association.id],
        )
        .await?;
    Ok(counts.unwrap_or_default())
}
