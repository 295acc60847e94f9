//! What somebody's badges are earned by, in SQL.

use std::collections::{HashMap, HashSet};

use crate::args;
use crate::learning::topics::Topic;
use crate::storage::{AccountId, AssociationId, Error, HelpSessionId, PairingId, Row, Sql};

/// Minutes that somebody gave to others, help and permanences: what they learned is no gift.
pub async fn given(db: &impl Sql, account: AccountId) -> Result<i64, Error> {
    let statement = "SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM hours WHERE account_id = $1 AND completion_id IS NULL";
    Ok(db.scalar(statement, args![account]).await?.unwrap_or(0))
}

/// The meetings of somebody that count: not refused, not corrected to nothing.
pub async fn counted(db: &impl Sql, account: AccountId) -> Result<HashSet<HelpSessionId>, Error> {
    let statement = "SELECT help_session_id FROM hours WHERE account_id = $1 AND help_session_id IS NOT NULL GROUP BY help_session_id \
                     HAVING SUM(minutes) > 0";
    Ok(db.column(statement, args![account]).await?.into_iter().collect())
}

#[derive(Row)]
struct TopicsRow {
    id: HelpSessionId,
    topics: String,
}

/// What each meeting of somebody was about.
pub async fn meetings(db: &impl Sql, account: AccountId) -> Result<HashMap<HelpSessionId, Vec<Topic>>, Error> {
    let statement = "SELECT s.id, r.topics FROM help_sessions s JOIN session_records r ON r.help_session_id = s.id \
                     AND r.version = s.version WHERE s.account_id = $1";
    let rows: Vec<TopicsRow> = db.all(statement, args![account]).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.topics.split(' ').filter_map(|word| word.parse().ok()).collect())).collect())
}

/// How many of these meetings of somebody were on each topic.
pub async fn topics(db: &impl Sql, account: AccountId, counted: &HashSet<HelpSessionId>) -> Result<HashMap<Topic, i64>, Error> {
    let mut count = HashMap::new();
    let all = meetings(db, account).await?;
    let those = all.into_iter().filter(|(id, _)| counted.contains(id));
    those.flat_map(|(_, topics)| topics).for_each(|topic| *count.entry(topic).or_insert(0) += 1);
    Ok(count)
}

/// A meeting or a permanence that counts.
#[derive(Clone, Copy, Debug, Row)]
pub struct Moment {
    /// UTC milliseconds.
    pub at: i64,
    pub minutes: i64,
    pub help_session_id: Option<HelpSessionId>,
}

/// What somebody gave to others, in the order of the days.
pub async fn moments(db: &impl Sql, account: AccountId) -> Result<Vec<Moment>, Error> {
    let statement = "SELECT MIN(held_at) AS at, CAST(SUM(minutes) AS BIGINT) AS minutes, help_session_id FROM hours WHERE account_id = $1 \
                     AND completion_id IS NULL GROUP BY help_session_id, signup_id HAVING SUM(minutes) > 0 ORDER BY MIN(held_at)";
    db.all(statement, args![account]).await
}

/// When the permanences began to which somebody came.
pub async fn permanences(db: &impl Sql, account: AccountId) -> Result<Vec<i64>, Error> {
    let statement = "SELECT p.starts_at FROM permanence_signups s JOIN permanences p ON p.id = s.permanence_id \
                     WHERE s.account_id = $1 AND s.state = 'came' ORDER BY p.starts_at";
    db.column(statement, args![account]).await
}

/// How many pairings of others somebody joined as a mentor.
pub async fn mentored(db: &impl Sql, account: AccountId) -> Result<i64, Error> {
    let statement = "SELECT CAST(COUNT(DISTINCT pairing_id) AS BIGINT) FROM mentor_calls WHERE mentor_id = $1";
    Ok(db.scalar(statement, args![account]).await?.unwrap_or(0))
}

/// Who joined a pairing as a mentor, and through which association.
pub async fn mentors(db: &impl Sql, pairing: PairingId) -> Result<Vec<(AccountId, Option<AssociationId>)>, Error> {
    #[derive(Row)]
    struct Joined {
        mentor_id: AccountId,
        association_id: Option<AssociationId>,
    }
    let statement = "SELECT mentor_id, association_id FROM mentor_calls WHERE pairing_id = $1 AND mentor_id IS NOT NULL ORDER BY id";
    let rows: Vec<Joined> = db.all(statement, args![pairing]).await?;
    Ok(rows.into_iter().map(|row| (row.mentor_id, row.association_id)).collect())
}

/// The one association that somebody helps for; `None` when there are several, or none.
pub async fn only_association(db: &impl Sql, account: AccountId) -> Result<Option<AssociationId>, Error> {
    let statement = "SELECT DISTINCT association_id FROM memberships WHERE account_id = $1 AND state = 'active'";
    let found: Vec<AssociationId> = db.column(statement, args![account]).await?;
    Ok(match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}
