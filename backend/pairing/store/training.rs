//! What a coordinator sees of training, in SQL: counts of one association, topic by topic.

use std::collections::HashMap;

use crate::args;
use crate::learning::store::attempts;
use crate::learning::topics::Topic;
use crate::storage::{AccountId, AssociationId, DocumentId, Error, Row, Sql};

/// How many help requests, of one topic.
#[derive(Clone, Debug, Row)]
pub struct Count {
    pub topic: String,
    pub count: i64,
}

/// What was asked since an instant, of all that this association may see.
pub async fn asked(db: &impl Sql, association: AssociationId, since_at: i64) -> Result<Vec<Count>, Error> {
    let statement = "SELECT h.topic, CAST(COUNT(*) AS BIGINT) AS count FROM help_request_reach r JOIN help_requests h ON h.id = r.help_request_id \
        WHERE r.association_id = $1 AND h.created_at > $2 AND h.is_test = FALSE GROUP BY h.topic ORDER BY h.topic";
    db.all(statement, args![association, since_at]).await
}

/// Of those, what found nobody trained.
pub async fn unmet(db: &impl Sql, association: AssociationId, since_at: i64) -> Result<Vec<Count>, Error> {
    let statement = "SELECT h.topic, CAST(COUNT(*) AS BIGINT) AS count FROM training_gaps g JOIN help_requests h ON h.id = g.help_request_id \
        JOIN help_request_reach r ON r.help_request_id = h.id AND r.association_id = $1 \
        WHERE g.told = 0 AND g.at > $2 GROUP BY h.topic ORDER BY h.topic";
    db.all(statement, args![association, since_at]).await
}

/// A set of topics (bits), and how many members have it.
#[derive(Clone, Debug, Row)]
pub struct Set {
    pub topics: i64,
    pub count: i64,
}

/// How many of these have a topic in their set.
pub fn with_bit(sets: &[Set], topic: Topic) -> i64 {
    sets.iter().filter(|set| set.topics >> topic.bit() & 1 == 1).map(|set| set.count).sum()
}

/// The topics that members chose to help with.
pub async fn chosen(db: &impl Sql, association: AssociationId) -> Result<Vec<Set>, Error> {
    let statement = "SELECT p.topics, CAST(COUNT(*) AS BIGINT) AS count FROM memberships m JOIN helpers p ON p.account_id = m.account_id \
        WHERE m.association_id = $1 AND m.state = 'active' GROUP BY p.topics ORDER BY p.topics";
    db.all(statement, args![association]).await
}

/// Active members, as a condition on completions; `$1` is their association.
const MEMBERS: &str = "c.account_id IN (SELECT account_id FROM memberships WHERE association_id = $1 AND state = 'active')";

/// The topics that members chose and are trained for at an instant: one set each.
pub async fn trained(db: &impl Sql, association: AssociationId, now: i64) -> Result<Vec<Set>, Error> {
    #[derive(Row)]
    struct Chosen {
        account_id: AccountId,
        topics: i64,
    }
    let mut unlocked = attempts::unlocked_where(db, MEMBERS, args![association], now).await?;
    let statement = format!(
        "SELECT p.account_id, p.topics FROM helpers p WHERE p.account_id IN (SELECT c.account_id FROM completions c WHERE {MEMBERS})"
    );
    let chosen: Vec<Chosen> = db.all(&statement, args![association]).await?;
    let set = |one: Chosen| Set {
        topics: unlocked.remove(&one.account_id).into_iter().flatten().fold(0, |all, set| all | set) & one.topics,
        count: 1,
    };
    Ok(chosen.into_iter().map(set).collect())
}

/// For how many members each module is valid at an instant.
pub async fn passed(db: &impl Sql, association: AssociationId, now: i64) -> Result<HashMap<DocumentId, i64>, Error> {
    #[derive(Row)]
    struct Passed {
        document_id: DocumentId,
        count: i64,
    }
    let statement = format!(
        "SELECT c.document_id, CAST(COUNT(DISTINCT c.account_id) AS BIGINT) AS count FROM completions c \
         WHERE {MEMBERS} AND (c.valid_until IS NULL OR c.valid_until > $2) GROUP BY c.document_id ORDER BY c.document_id"
    );
    let passed: Vec<Passed> = db.all(&statement, args![association, now]).await?;
    Ok(passed.into_iter().map(|one| (one.document_id, one.count)).collect())
}
