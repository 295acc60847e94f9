//! Contracts of civic service that end, in SQL.

use crate::args;
use crate::storage::{AccountId, AssociationId, Error, MembershipId, Row, Sql, Tx};

/// A contract whose last day is near, or was not long ago.
#[derive(Clone, Debug, PartialEq, Eq, Row)]
pub struct Ending {
    pub account_id: AccountId,
    pub membership_id: MembershipId,
    pub first_name: String,
    pub last_name: String,
    pub association_id: AssociationId,
    /// "2026-12-20".
    pub last_day: String,
    pub tutor_id: Option<AccountId>,
}

const SELECT: &str = "SELECT c.account_id, m.id AS membership_id, a.first_name, a.last_name, c.association_id, c.last_day, c.tutor_id FROM contracts c \
    JOIN accounts a ON a.id = c.account_id JOIN helpers h ON h.account_id = c.account_id \
    JOIN memberships m ON m.account_id = c.account_id AND m.association_id = c.association_id \
    WHERE h.kind = 'civic_service' AND m.state = 'active' AND a.ended_at IS NULL AND c.last_day >= $1 AND c.last_day <= $2";

/// Contracts that end between two days, both included, of which nobody was told.
pub async fn untold(db: &impl Sql, from: &str, until: &str) -> Result<Vec<Ending>, Error> {
    let statement = format!(
        "{SELECT} AND NOT EXISTS (SELECT 1 FROM contract_ends e WHERE e.account_id = c.account_id AND e.last_day = c.last_day) ORDER BY c.account_id"
    );
    db.all(&statement, args![from, until]).await
}

/// Those of an association that end between two days, both included; the soonest first.
pub async fn of_association(db: &impl Sql, association: AssociationId, from: &str, until: &str) -> Result<Vec<Ending>, Error> {
    let statement = format!("{SELECT} AND c.association_id = $3 ORDER BY c.last_day, c.account_id LIMIT 100");
    db.all(&statement, args![from, until, association]).await
}

/// Somebody's own, until it is ended or they stay.
pub async fn of_account(db: &impl Sql, account: AccountId) -> Result<Option<Ending>, Error> {
    let statement = format!("{SELECT} AND c.account_id = $3");
    db.first(&statement, args!["0000-01-01", "9999-12-31", account]).await
}

/// `false` when it was told already.
pub(in crate::recognition) async fn told(tx: &Tx, ending: &Ending) -> Result<bool, Error> {
    let statement =
        "INSERT INTO contract_ends (account_id, last_day, association_id, told_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    Ok(tx.execute(statement, args![ending.account_id, &ending.last_day, ending.association_id, tx.now()]).await? == 1)
}

pub(in crate::recognition) async fn stayed(tx: &Tx, ending: &Ending) -> Result<(), Error> {
    let statement = "INSERT INTO contract_ends (account_id, last_day, association_id, told_at, stayed_at) VALUES ($1, $2, $3, $4, $4) \
                     ON CONFLICT (account_id, last_day) DO UPDATE SET stayed_at = excluded.stayed_at";
    tx.execute(statement, args![ending.account_id, &ending.last_day, ending.association_id, tx.now()]).await?;
    Ok(())
}
