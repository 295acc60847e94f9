//! Help requests that found too few trained helpers, and offers to those who are not, in SQL.

use crate::args;
use crate::learning::topics::Topic;
use crate::pairing::Offer;
use crate::storage::{AssociationId, Error, HelpRequestId, Sql, Tx, sql};

/// Its first wave found so many trained helpers, fewer than it wanted.
pub(in crate::pairing) async fn keep(tx: &Tx, help_request: HelpRequestId, told: usize) -> Result<(), Error> {
    let statement = "INSERT INTO training_gaps (help_request_id, told, at) VALUES ($1, $2, $3) \
        ON CONFLICT (help_request_id) DO UPDATE SET told = excluded.told, at = excluded.at";
    tx.execute(statement, args![help_request, i64::try_from(told).unwrap_or(i64::MAX), tx.now()]).await?;
    Ok(())
}

/// Where help requests of a topic found nobody trained since an instant: their communes, one for each.
pub(in crate::pairing) async fn communes(db: &impl Sql, topic: Topic, since_at: i64) -> Result<Vec<String>, Error> {
    let statement = "SELECT h.commune FROM training_gaps g JOIN help_requests h ON h.id = g.help_request_id \
        WHERE h.topic = $1 AND g.told = 0 AND g.at > $2 ORDER BY g.at DESC, h.id LIMIT 500";
    db.column(statement, args![topic.as_str(), since_at]).await
}

/// The live offers about some topics (La Coop's words) where the settings of an association hold, the oldest first.
pub(in crate::pairing) async fn live_offers_under(db: &impl Sql, rule: AssociationId, topics: &[String]) -> Result<Vec<Offer>, Error> {
    if topics.is_empty() {
        return Ok(Vec::new());
    }
    let condition = format!(
        "o.state = 'live' AND o.help_request_id IN (SELECT h.id FROM help_requests h WHERE h.state = 'open' \
         AND h.settings_association_id = $1 AND h.topic IN ({})) ORDER BY o.offered_at, o.id",
        sql::marks(2, topics.len())
    );
    let topics = topics.iter().map(|topic| sql::Arg::from(topic.as_str()));
    super::offers(db, &condition, args![rule].into_iter().chain(topics).collect()).await
}
