//! Who is there now, of the association's own.

use crate::args;
use crate::associations::rights::Coordinator;
use crate::storage::{AccountId, AssociationId, Error, Row, Sql, sql};

/// One of their helpers who has a page open.
#[derive(Clone, Debug, PartialEq, Eq, Row)]
pub struct Online {
    pub account_id: AccountId,
    pub first_name: String,
    /// Bits of `Topic::bit`.
    pub topics: i64,
    /// Minutes of the day.
    pub quiet_from: i64,
    pub quiet_until: i64,
}

/// More than anybody reads.
const MOST: i64 = 500;

/// Their members who are there, ready to help and not paused; never another association's, nor the coordinator who looks.
pub async fn online(db: &impl Sql, coordinator: &Coordinator, now: i64) -> Result<Vec<Online>, Error> {
    db.all(
        "SELECT a.id AS account_id, a.first_name, p.topics, p.quiet_from, p.quiet_until FROM presences n \
         JOIN memberships m ON m.account_id = n.account_id AND m.association_id = $1 AND m.state = 'active' \
         JOIN helpers p ON p.account_id = n.account_id JOIN accounts a ON a.id = n.account_id \
         WHERE n.until_at > $2 AND p.paused_until <= $2 AND p.identity_seen_at IS NOT NULL AND p.charter_signed_at IS NOT NULL \
         AND a.id <> $3 ORDER BY a.sort_key, a.id LIMIT $4",
        args![coordinator.association.id, now, coordinator.who.account, MOST],
    )
    .await
}

/// Everybody who is there, of any association: only to know whose boards have changed.
pub async fn present(db: &impl Sql, now: i64) -> Result<Vec<AccountId>, Error> {
    db.column("SELECT account_id FROM presences WHERE until_at > $1 ORDER BY account_id", args![now]).await
}

/// The associations of these accounts.
pub async fn associations_of(db: &impl Sql, accounts: &[AccountId]) -> Result<Vec<AssociationId>, Error> {
    let mut all: Vec<AssociationId> = Vec::new();
    for some in accounts.chunks(500) {
        let statement = format!(
            "SELECT DISTINCT association_id FROM memberships WHERE state = 'active' AND account_id IN ({}) ORDER BY association_id",
            sql::marks(1, some.len())
        );
        all.extend(db.column::<AssociationId>(&statement, some.iter().map(|id| sql::Arg::from(*id)).collect()).await?);
    }
    all.sort_unstable_by_key(|id| id.0);
    all.dedup();
    Ok(all)
}
