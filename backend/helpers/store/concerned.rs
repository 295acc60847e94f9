//! Whom a tutorial or a module concerns, in SQL.

use crate::args;
use crate::learning::store::shelf::Shelved;
use crate::storage::{AccountId, Error, Sql};

/// Of those who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Everybody who helps with one of its topics, or with anything when it names none.
    HelpsWith,
    /// Who read it, or followed it.
    HasMet,
}

/// Helpers after one of them, in order: members of its association when it is an association's own.
pub async fn after(db: &impl Sql, document: &Shelved, whom: Whom, after: AccountId, most: usize) -> Result<Vec<AccountId>, Error> {
    let met = "(EXISTS (SELECT 1 FROM tutorial_readings t WHERE t.account_id = p.account_id AND t.document_id = $3) \
        OR EXISTS (SELECT 1 FROM module_attempts m WHERE m.account_id = p.account_id AND m.document_id = $3) \
        OR EXISTS (SELECT 1 FROM completions c WHERE c.account_id = p.account_id AND c.document_id = $3) \
        OR EXISTS (SELECT 1 FROM suggestions s WHERE s.account_id = p.account_id AND s.document_id = $3 AND s.opened_at IS NOT NULL))";
    let (condition, what) = match whom {
        Whom::HelpsWith => ("($3 = 0 OR (p.topics & $3) <> 0)", document.topics),
        Whom::HasMet => (met, document.id.0),
    };
    let statement = format!(
        "SELECT p.account_id FROM helpers p JOIN accounts a ON a.id = p.account_id WHERE p.account_id > $1 AND a.ended_at IS NULL \
         AND ($2 = 0 OR EXISTS (SELECT 1 FROM memberships b WHERE b.account_id = p.account_id AND b.association_id = $2 AND b.state = 'active')) \
         AND {condition} ORDER BY p.account_id LIMIT {most}"
    );
    db.column(&statement, args![after, document.association_id.map_or(0, |id| id.0), what]).await
}
