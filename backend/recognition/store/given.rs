//! What the ledger asks of the slices before it: whose time it is, for which association, and how it was confirmed.

use crate::args;
use crate::recognition::Source;
use crate::storage::{AccountId, AssociationId, Error, HelpSessionId, Sql};

/// Who gave the time of a source; `None` before its first line.
pub async fn whose(db: &impl Sql, source: Source) -> Result<Option<AccountId>, Error> {
    let statement =
        "SELECT l.account_id FROM hours l WHERE COALESCE(l.help_session_id, l.signup_id, l.completion_id) = $1 ORDER BY l.id LIMIT 1";
    db.scalar(statement, args![source.row()]).await
}

/// How the asker confirmed; `None` when they did not.
pub async fn confirmed_how(db: &impl Sql, id: HelpSessionId) -> Result<Option<String>, Error> {
    let statement = "SELECT confirmed_how FROM help_sessions WHERE id = $1 AND confirmed_at IS NOT NULL";
    Ok(db.scalar::<Option<String>>(statement, args![id]).await?.flatten())
}

/// The association that somebody joined first, of those they help for.
pub async fn first_association(db: &impl Sql, account: AccountId) -> Result<Option<AssociationId>, Error> {
    let statement = "SELECT association_id FROM memberships WHERE account_id = $1 AND state = 'active' ORDER BY asked_at, id LIMIT 1";
    db.scalar(statement, args![account]).await
}

/// Whether somebody who stayed as a volunteer was still in civic service at an instant.
pub async fn was_in_service(db: &impl Sql, account: AccountId, at: i64) -> Result<bool, Error> {
    let statement = "SELECT account_id FROM contract_ends WHERE account_id = $1 AND stayed_at > $2 ORDER BY last_day LIMIT 1";
    Ok(db.scalar::<AccountId>(statement, args![account, at]).await?.is_some())
}

/// The civic-service volunteers of an association whose tutor somebody is, while both belong to it.
pub async fn tutored(db: &impl Sql, tutor: AccountId, association: AssociationId) -> Result<Vec<AccountId>, Error> {
    let statement = "SELECT c.account_id FROM contracts c WHERE c.tutor_id = $1 AND c.association_id = $2 AND 2 = (SELECT COUNT(*) FROM memberships m \
                     WHERE m.association_id = c.association_id AND m.account_id IN (c.account_id, c.tutor_id) AND m.state = 'active') \
                     ORDER BY c.account_id";
    db.column(statement, args![tutor, association]).await
}
