//! What one member did through their association, in SQL: help requests, help noted without one, permanences.

use crate::args;
use crate::associations::rights::Coordinator;
use crate::storage::{AccountId, Error, Row, Sql};

/// One thing done.
#[derive(Clone, Debug, Row)]
pub struct Done {
    /// "pairing", "logged" or "permanence".
    pub what: String,
    /// Of the help request, the meeting or the permanence.
    pub id: i64,
    /// UTC milliseconds.
    pub at: i64,
    /// Topics with a space between them, or the name of a place.
    pub about: String,
    /// Why the pairing ended, empty while it goes on; "came" or "absent".
    pub outcome: String,
    pub minutes: i64,
}

/// `$1` is the association, `$2` the member's account. What the asker wrote is none of it.
const DONE: &str = "\
    SELECT 'pairing' AS what, h.id, p.started_at AS at, h.topic AS about, COALESCE(p.end_reason, '') AS outcome, \
    CAST(COALESCE((SELECT SUM(r.minutes) FROM help_sessions s JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version \
    WHERE s.pairing_id = p.id), 0) AS BIGINT) AS minutes \
    FROM pairings p JOIN help_requests h ON h.id = p.help_request_id WHERE p.association_id = $1 AND p.account_id = $2 AND NOT h.is_test \
    UNION ALL \
    SELECT 'logged', s.id, s.held_at, r.topics, '', r.minutes FROM help_sessions s \
    JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version \
    WHERE s.association_id = $1 AND s.account_id = $2 AND s.pairing_id IS NULL AND r.minutes > 0 \
    UNION ALL \
    SELECT 'permanence', p.id, p.starts_at, l.name, s.state, \
    CAST(CASE WHEN s.arrived_at IS NULL OR s.left_at IS NULL THEN 0 ELSE (s.left_at - s.arrived_at) / 60000 END AS BIGINT) \
    FROM permanence_signups s JOIN permanences p ON p.id = s.permanence_id JOIN places l ON l.id = p.place_id \
    WHERE p.association_id = $1 AND s.account_id = $2 AND s.state IN ('came', 'absent')";

/// How many things there are.
pub async fn count(db: &impl Sql, by: &Coordinator, member: AccountId) -> Result<usize, Error> {
    let statement = format!("SELECT COUNT(*) FROM ({DONE}) AS done");
    let count: Option<i64> = db.scalar(&statement, args![by.association.id, member]).await?;
    Ok(usize::try_from(count.unwrap_or(0)).unwrap_or(0))
}

/// Some of them, the latest first.
pub async fn page(db: &impl Sql, by: &Coordinator, member: AccountId, skipped: usize, most: usize) -> Result<Vec<Done>, Error> {
    let rows = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let statement = format!("{DONE} ORDER BY at DESC, id DESC LIMIT $3 OFFSET $4");
    db.all(&statement, args![by.association.id, member, rows(most), rows(skipped)]).await
}
