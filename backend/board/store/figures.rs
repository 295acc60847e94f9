//! What figures are counted from: one line a help request, one line a meeting, read some thousands at a time so that memory stays
//! bounded. Integers and text only: both databases give the same lines.

use crate::args;
use crate::associations::rights::Coordinator;
use crate::storage::{Error, Row, Sql};

/// Lines read at once.
const AT_ONCE: i64 = 4_000;

/// Who asked: nobody's account when it was by oneself, or by a relative.
const ASKED: &str = "CASE WHEN h.id IS NULL THEN NULL WHEN h.asked_by IS NOT NULL THEN 'desk' WHEN h.is_for_other = TRUE THEN 'relative' \
    ELSE 'oneself' END";

/// A help request of the association, and who accepted it.
#[derive(Clone, Debug, Row)]
pub struct AskedRow {
    pub id: i64,
    pub asker_id: i64,
    pub created_at: i64,
    pub state: String,
    pub end_reason: Option<String>,
    pub claimed_at: Option<i64>,
    /// The first time that somebody accepted, even if they handed it back.
    pub first_at: Option<i64>,
    pub topic: String,
    pub meeting: String,
    /// "oneself", "relative" or "desk".
    pub asked: String,
    pub language: String,
    pub commune: String,
    pub place: Option<String>,
    /// What kind of helper accepted it last.
    pub kind: Option<String>,
}

/// A meeting of the association; what it knows of its help request, if it came from one that is not erased.
#[derive(Clone, Debug, Row)]
pub struct HeldRow {
    pub id: i64,
    pub held_at: i64,
    pub account_id: i64,
    /// The sum of its lines in the ledger: what was refused is nought.
    pub minutes: i64,
    pub topics: String,
    pub lieu: String,
    pub autonomie: String,
    /// Who came to a workshop, as it was counted last.
    pub participants: Option<i64>,
    pub kind: Option<String>,
    pub asker_id: Option<i64>,
    pub topic: Option<String>,
    pub meeting: Option<String>,
    pub asked: Option<String>,
    pub language: Option<String>,
    pub commune: Option<String>,
    pub place: Option<String>,
}

/// Those asked from `from_at` on and before `until_at`, in that order; no tests. Each is handed to `each`.
pub async fn asked(db: &impl Sql, by: &Coordinator, span: (i64, i64), each: impl FnMut(AskedRow) + Send) -> Result<(), Error> {
    let statement = &format!(
        "SELECT h.id, h.asker_id, h.created_at, h.state, h.end_reason, h.claimed_at, \
        (SELECT MIN(p.started_at) FROM pairings p WHERE p.help_request_id = h.id) AS first_at, \
        h.topic, h.meeting, {ASKED} AS asked, h.language, h.commune, pl.name AS place, \
        (SELECT he.kind FROM pairings p JOIN helpers he ON he.account_id = p.account_id WHERE p.help_request_id = h.id \
         ORDER BY p.id DESC LIMIT 1) AS kind \
        FROM help_requests h LEFT JOIN places pl ON pl.id = h.place_id \
        WHERE h.association_id = $1 AND h.created_at < $2 AND (h.created_at, h.id) > ($3, $4) AND h.is_test = FALSE \
        ORDER BY h.created_at, h.id LIMIT $5"
    );
    in_parts(db, statement, by, span, |row: &AskedRow| (row.created_at, row.id), each).await
}

/// Meetings held from `from_at` on and before `until_at`, in that order; none of a test.
pub async fn held(db: &impl Sql, by: &Coordinator, span: (i64, i64), each: impl FnMut(HeldRow) + Send) -> Result<(), Error> {
    let statement = &format!(
        "SELECT s.id, s.held_at, s.account_id, \
        (SELECT CAST(COALESCE(SUM(l.minutes), 0) AS BIGINT) FROM hours l WHERE l.help_session_id = s.id) AS minutes, \
        (SELECT w.people FROM workshops w WHERE w.help_session_id = s.id ORDER BY w.version DESC LIMIT 1) AS participants, \
        r.topics, r.lieu, r.autonomie, he.kind, h.asker_id, h.topic, h.meeting, {ASKED} AS asked, h.language, h.commune, pl.name AS place \
        FROM help_sessions s JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version \
        LEFT JOIN helpers he ON he.account_id = s.account_id LEFT JOIN help_requests h ON h.id = s.help_request_id \
        LEFT JOIN places pl ON pl.id = h.place_id \
        WHERE s.association_id = $1 AND s.held_at < $2 AND (s.held_at, s.id) > ($3, $4) AND COALESCE(h.is_test, FALSE) = FALSE \
        ORDER BY s.held_at, s.id LIMIT $5"
    );
    in_parts(db, statement, by, span, |row: &HeldRow| (row.held_at, row.id), each).await
}

/// `statement` takes the association, until when, after which instant and id, and how many lines; `place` is what it is sorted by.
async fn in_parts<R: Row + Send>(
    db: &impl Sql,
    statement: &str,
    by: &Coordinator,
    (from_at, until_at): (i64, i64),
    place: impl Fn(&R) -> (i64, i64) + Send,
    mut each: impl FnMut(R) + Send,
) -> Result<(), Error> {
    let mut after = (from_at, i64::MIN);
    loop {
        let rows = db.all::<R>(statement, args![by.association.id, until_at, after.0, after.1, AT_ONCE]).await?;
        let is_last = i64::try_from(rows.len()).is_ok_and(|count| count < AT_ONCE);
        let Some(last) = rows.last().map(&place) else { return Ok(()) };
        rows.into_iter().for_each(&mut each);
        if is_last {
            return Ok(());
        }
        after = last;
    }
}

/// How many reached the association and stayed nobody's.
pub async fn nobodys(db: &impl Sql, by: &Coordinator, (from_at, until_at): (i64, i64)) -> Result<i64, Error> {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM help_request_reach r JOIN help_requests h ON h.id = r.help_request_id \
        WHERE r.association_id = $1 AND h.association_id IS NULL AND h.is_test = FALSE AND h.created_at >= $2 AND h.created_at < $3";
    Ok(db.scalar(statement, args![by.association.id, from_at, until_at]).await?.unwrap_or(0))
}
