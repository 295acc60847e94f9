//! Memberships that end with an account, in SQL.

use crate::args;
use crate::storage::{AccountId, AssociationId, Error, MembershipId, Row, Sql, Tx};

/// A membership that has just ended.
#[derive(Row)]
pub(in crate::associations) struct Ended {
    pub id: MembershipId,
    pub association_id: AssociationId,
}

pub(in crate::associations) async fn end_all(tx: &Tx, account: AccountId) -> Result<Vec<Ended>, Error> {
    let ended: Vec<Ended> = tx
        .all(
            "SELECT id, association_id FROM memberships WHERE account_id = $1 AND state IN ('active', 'asked') ORDER BY id",
            args![account],
        )
        .await?;
    let statement = "UPDATE memberships SET state = 'ended', ended_at = $2 WHERE account_id = $1 AND state IN ('active', 'asked')";
    tx.execute(statement, args![account, tx.now()]).await?;
    Ok(ended)
}

/// Invitations hold a name and an address: those that were sent to this account's.
pub(in crate::associations) async fn forget_invitations(tx: &Tx, account: AccountId) -> Result<(), Error> {
    let statement = "UPDATE invitations SET name = '', contact = NULL, token = NULL, contact_hash = NULL WHERE contact_hash IS NOT NULL \
                     AND contact_hash = (SELECT email_hash FROM accounts WHERE id = $1)";
    tx.execute(statement, args![account]).await?;
    Ok(())
}

/// The associations that an account coordinates, in order.
pub(in crate::associations) async fn coordinated_by(tx: &Tx, account: AccountId) -> Result<Vec<AssociationId>, Error> {
    let statement = "SELECT association_id FROM memberships WHERE account_id = $1 AND role = 'coordinator' AND state = 'active' \
                     ORDER BY association_id";
    tx.column(statement, args![account]).await
}

pub(in crate::associations) async fn has_other_coordinator(tx: &Tx, association: AssociationId, account: AccountId) -> Result<bool, Error> {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM memberships WHERE association_id = $1 AND account_id <> $2 \
                     AND role = 'coordinator' AND state = 'active'";
    Ok(tx.scalar::<i64>(statement, args![association, account]).await?.unwrap_or(0) > 0)
}
