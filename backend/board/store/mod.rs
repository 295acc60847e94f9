//! What the board reads of the slices before it. Every query takes the coordinator, whose association it is bound to.

pub mod figures;
pub mod history;
pub mod line;
pub mod online;

use std::collections::HashMap;

use crate::args;
use crate::associations::rights::Coordinator;
use crate::help_requests::callbacks::Callback;
use crate::help_requests::{self, HelpRequest};
use crate::help_sessions::store::remarks::OPEN;
use crate::recognition::store::WAITING;
use crate::storage::{AccountId, CallbackId, Error, HelpRequestId, ReportId, Row, Sql, sql};

/// Theirs, or nobody's in their reach. `$1` is the association.
const SEEN: &str = "(h.association_id = $1 OR (h.association_id IS NULL AND EXISTS \
    (SELECT 1 FROM help_request_reach r WHERE r.help_request_id = h.id AND r.association_id = $1)))";

/// One help request, if this coordinator may see it.
pub async fn seen(db: &impl Sql, coordinator: &Coordinator, id: HelpRequestId) -> Result<Option<HelpRequest>, Error> {
    help_requests::store::first(db, &format!("{SEEN} AND h.id = $2"), args![coordinator.association.id, id]).await
}

/// Calls that they owe, the most urgent first; those about the one beside the list before all.
pub async fn owed(
    db: &impl Sql,
    coordinator: &Coordinator,
    open: Option<HelpRequestId>,
    skipped: usize,
    most: usize,
) -> Result<Vec<Callback>, Error> {
    let rows = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    db.all(
        "SELECT c.id, c.help_request_id, c.reason, c.due_at, c.tries, c.created_at FROM callbacks c \
         JOIN help_requests h ON h.id = c.help_request_id WHERE c.association_id = $1 AND c.closed_at IS NULL AND NOT h.is_test \
         ORDER BY CASE WHEN c.help_request_id = $2 THEN 0 ELSE 1 END, c.due_at, c.id LIMIT $3 OFFSET $4",
        args![coordinator.association.id, open.map_or(0, |open| open.0), rows(most), rows(skipped)],
    )
    .await
}

/// What calls that they owe are about, however it stands now.
pub async fn called_about(db: &impl Sql, coordinator: &Coordinator, ids: &[HelpRequestId]) -> Result<Vec<HelpRequest>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rest = format!("{SEEN} AND h.id IN ({}) ORDER BY h.id", sql::marks(2, ids.len()));
    let values = std::iter::once(sql::Arg::from(coordinator.association.id)).chain(ids.iter().map(|id| sql::Arg::from(*id)));
    help_requests::store::all(db, &rest, values.collect()).await
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
    /// Reports, contested records and reported thanks that nobody has dealt with.
    pub reports: i64,
    pub joining: i64,
    /// Meetings and permanences whose hours wait for a yes or no.
    pub hours: i64,
    /// Active members, themselves among them.
    pub members: i64,
    /// Calls that they owe; a test is nobody's news.
    pub calls: i64,
    /// The latest of these calls.
    pub newest_call: Option<CallbackId>,
}

pub async fn counts(db: &impl Sql, coordinator: &Coordinator) -> Result<Counts, Error> {
    let counts = db
        .first(
            &format!(
                "SELECT (SELECT COUNT(*) FROM reports WHERE association_id = $1 AND closed_at IS NULL) \
             + (SELECT COUNT(*) FROM help_sessions s WHERE {OPEN}) AS reports, \
             (SELECT COUNT(*) FROM memberships WHERE association_id = $1 AND state = 'asked') AS joining, \
             (SELECT COUNT(DISTINCT w.source) FROM ({WAITING}) w) AS hours, \
             (SELECT COUNT(*) FROM memberships WHERE association_id = $1 AND state = 'active') AS members, \
             (SELECT COUNT(*) FROM callbacks c JOIN help_requests h ON h.id = c.help_request_id WHERE c.association_id = $1 \
             AND c.closed_at IS NULL AND NOT h.is_test) AS calls, \
             (SELECT MAX(c.id) FROM callbacks c JOIN help_requests h ON h.id = c.help_request_id WHERE c.association_id = $1 \
             AND c.closed_at IS NULL AND NOT h.is_test) AS newest_call"
            ),
            args![coordinator.association.id],
        )
        .await?;
    Ok(counts.unwrap_or_default())
}

/// Somebody of theirs who was offered a help request, and what they said.
#[derive(Clone, Debug, Row)]
pub struct Told {
    pub first_name: String,
    pub last_name: String,
    pub round: i64,
    pub wave: i64,
    pub state: String,
    pub left_because: Option<String>,
    pub offered_at: i64,
    pub ended_at: Option<i64>,
}

/// Who of theirs was offered it, latest first.
pub async fn told(db: &impl Sql, coordinator: &Coordinator, id: HelpRequestId) -> Result<Vec<Told>, Error> {
    db.all(
        "SELECT a.first_name, a.last_name, o.round, o.wave, o.state, o.left_because, o.offered_at, o.ended_at FROM offers o \
         JOIN accounts a ON a.id = o.account_id WHERE o.help_request_id = $1 AND o.association_id = $2 ORDER BY o.offered_at DESC, o.id",
        args![id, coordinator.association.id],
    )
    .await
}

/// A wave of a help request: how many were told in it, of any association, or of the asker's circle.
#[derive(Clone, Debug, Row)]
pub struct WaveOf {
    pub round: i64,
    pub wave: i64,
    pub told: i64,
    pub at: i64,
}

/// The waves of a help request and what was offered by hand (wave 0 before the first), latest first.
pub async fn waves(db: &impl Sql, coordinator: &Coordinator, id: HelpRequestId) -> Result<Vec<WaveOf>, Error> {
    let statement = format!(
        "SELECT o.round, o.wave, CAST(COUNT(*) AS BIGINT) AS told, MIN(o.offered_at) AS at FROM offers o \
         JOIN help_requests h ON h.id = o.help_request_id WHERE {SEEN} AND h.id = $2 \
         GROUP BY o.round, o.wave ORDER BY o.round DESC, o.wave DESC"
    );
    db.all(&statement, args![coordinator.association.id, id]).await
}

/// Somebody's name, as a coordinator of theirs sees it.
#[derive(Clone, Debug, Row)]
pub struct Name {
    pub id: AccountId,
    pub first_name: String,
    pub last_name: String,
}

/// The names of some of their people (anybody else is left out), and their own.
pub async fn names(db: &impl Sql, coordinator: &Coordinator, accounts: &[AccountId]) -> Result<HashMap<AccountId, Name>, Error> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let statement = format!(
        "SELECT a.id, a.first_name, a.last_name FROM accounts a WHERE (a.id = $2 OR EXISTS \
         (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.association_id = $1)) AND a.id IN ({})",
        sql::marks(3, accounts.len())
    );
    let mut values = args![coordinator.association.id, coordinator.who.account];
    values.extend(accounts.iter().map(|account| sql::Arg::from(*account)));
    let rows = db.all::<Name>(&statement, values).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// What a call of theirs is about; `None` when it is not theirs.
pub async fn about(db: &impl Sql, coordinator: &Coordinator, call: CallbackId) -> Result<Option<HelpRequestId>, Error> {
    let statement = "SELECT help_request_id FROM callbacks WHERE id = $1 AND association_id = $2";
    db.scalar(statement, args![call, coordinator.association.id]).await
}

/// Whether their association owes a call about it.
pub async fn owes_call(db: &impl Sql, coordinator: &Coordinator, id: HelpRequestId) -> Result<bool, Error> {
    let statement = "SELECT COUNT(*) FROM callbacks WHERE help_request_id = $1 AND association_id = $2 AND closed_at IS NULL";
    Ok(db.scalar::<i64>(statement, args![id, coordinator.association.id]).await?.unwrap_or(0) > 0)
}

/// Why a help request of theirs was closed.
pub async fn end_reason(db: &impl Sql, coordinator: &Coordinator, id: HelpRequestId) -> Result<Option<String>, Error> {
    let statement = "SELECT COALESCE(end_reason, '') FROM help_requests WHERE id = $1 AND association_id = $2";
    db.scalar(statement, args![id, coordinator.association.id]).await
}

/// A report to their association, and about which helper's pairing. What was said is `reports::told`.
#[derive(Clone, Debug, Row)]
pub struct ReportShown {
    pub id: ReportId,
    pub help_request_id: HelpRequestId,
    pub first_name: String,
    pub last_name: String,
    pub is_by_asker: bool,
    pub reason: String,
    pub created_at: i64,
    pub closed_at: Option<i64>,
    pub outcome: Option<String>,
}

const REPORTED: &str = "SELECT r.id, r.help_request_id, a.first_name, a.last_name, r.is_by_asker, r.reason, r.created_at, r.closed_at, r.outcome \
    FROM reports r JOIN accounts a ON a.id = r.account_id WHERE r.association_id = $1";

/// The reports of an association, those still open first, the oldest of them on top; the closed ones latest first.
pub async fn reports(db: &impl Sql, coordinator: &Coordinator) -> Result<Vec<ReportShown>, Error> {
    let order = "ORDER BY CASE WHEN r.closed_at IS NULL THEN r.id ELSE 9223372036854775807 END, r.closed_at DESC, r.id LIMIT 200";
    db.all(&format!("{REPORTED} {order}"), args![coordinator.association.id]).await
}

/// One report, if it is to their association.
pub async fn report(db: &impl Sql, coordinator: &Coordinator, id: ReportId) -> Result<Option<ReportShown>, Error> {
    db.first(&format!("{REPORTED} AND r.id = $2"), args![coordinator.association.id, id]).await
}
