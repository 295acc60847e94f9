//! Reports, in SQL: what was said is sealed under the association's key, or under the report's own.

use crate::args;
use crate::pairing::Pairing;
use crate::pairing::reports::{NewReport, Report, Told};
use crate::storage::{AccountId, AssociationId, Db, Error, HelpRequestId, ReportId, Row, Sealed, Sql, Tx};

pub(in crate::pairing) async fn insert(tx: &Tx, id: ReportId, pairing: &Pairing, new: &NewReport) -> Result<(), Error> {
    let key = tx.seal_key(owner(id, new.association)).await?;
    tx.execute(
        "INSERT INTO reports (id, help_request_id, account_id, association_id, is_by_asker, reason, words, evidence, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            id,
            pairing.help_request,
            pairing.helper,
            new.association,
            new.is_by_asker,
            new.reason.as_str(),
            key.seal_some("reports.words", id.0, new.words.as_deref())?,
            key.seal("reports.evidence", id.0, &new.evidence)?,
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Under whose key it is sealed: the association's, else its own.
fn owner(id: ReportId, association: Option<AssociationId>) -> i64 {
    association.map_or(id.0, |association| association.0)
}

/// The reports that an association has still to look at, oldest first.
pub async fn open_of(db: &impl Sql, association: AssociationId) -> Result<Vec<Report>, Error> {
    let statement = "SELECT id, help_request_id, account_id, association_id, is_by_asker, reason, created_at FROM reports \
                     WHERE association_id = $1 AND closed_at IS NULL ORDER BY id";
    db.all(statement, args![association]).await
}

/// Whether what was said about a help request is frozen.
pub async fn is_frozen(db: &impl Sql, help_request: HelpRequestId) -> Result<bool, Error> {
    let statement = "SELECT id FROM reports WHERE help_request_id = $1 AND closed_at IS NULL ORDER BY id LIMIT 1";
    Ok(db.scalar::<i64>(statement, args![help_request]).await?.is_some())
}

/// What a report of this association holds; nothing for another's.
pub async fn told(db: &Db, association: AssociationId, id: ReportId) -> Result<Told, Error> {
    #[derive(Row)]
    struct Hidden {
        words: Option<Sealed>,
        evidence: Option<Sealed>,
    }
    let hidden =
        db.first::<Hidden>("SELECT words, evidence FROM reports WHERE id = $1 AND association_id = $2", args![id, association]).await?;
    let (Some(hidden), Some(key)) = (hidden, db.seal_key(association.0).await?) else { return Ok(Told::default()) };
    Ok(Told {
        words: key.open_some("reports.words", id.0, hidden.words.as_ref())?,
        evidence: key.open_some("reports.evidence", id.0, hidden.evidence.as_ref())?,
    })
}

pub(in crate::pairing) async fn close(
    tx: &Tx,
    by: AccountId,
    association: AssociationId,
    id: ReportId,
    outcome: &str,
) -> Result<bool, Error> {
    let statement =
        "UPDATE reports SET closed_at = $3, closed_by = $4, outcome = $5 WHERE id = $1 AND association_id = $2 AND closed_at IS NULL";
    Ok(tx.execute(statement, args![id, association, tx.now(), by, outcome]).await? == 1)
}
