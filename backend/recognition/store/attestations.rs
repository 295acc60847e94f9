//! Attestations, and the meetings that they sum up, in SQL.

use std::collections::HashMap;

use crate::args;
use crate::help_requests::code;
use crate::help_sessions::vocabulary::{Autonomie, Lieu};
use crate::recognition::Standing;
use crate::recognition::attestations::{self, Attestation, Attested, Counted, Meeting};
use crate::storage::{AccountId, AssociationId, AttestationId, Db, Error, HelpSessionId, Row, Sealed, Sql, Tx, sql};

#[derive(Row)]
struct MeetingRow {
    id: HelpSessionId,
    topics: String,
    lieu: String,
    autonomie: String,
}

/// What an association validated of somebody's time in a span of it.
pub async fn counted(db: &impl Sql, account: AccountId, association: AssociationId, from: i64, until: i64) -> Result<Vec<Counted>, Error> {
    let statement = "SELECT s.id, r.topics, r.lieu, r.autonomie FROM help_sessions s JOIN session_records r ON r.help_session_id = s.id \
                     AND r.version = s.version WHERE s.account_id = $1 AND s.association_id = $2 AND s.held_at >= $3 AND s.held_at < $4";
    let rows: Vec<MeetingRow> = db.all(statement, args![account, association, from, until]).await?;
    let rows: HashMap<HelpSessionId, MeetingRow> = rows.into_iter().map(|row| (row.id, row)).collect();
    let standings = super::of(db, account, from, until).await?;
    let valid = standings.iter().filter(|standing| attestations::counts(standing, association));
    valid.map(|standing| read(standing, standing.source.help_session().and_then(|id| rows.get(&id)))).collect()
}

fn read(standing: &Standing, row: Option<&MeetingRow>) -> Result<Counted, Error> {
    let unknown = |column: &str, word: &str| Error::Row(format!("session_records.{column} {word:?}"));
    let meeting = match row {
        Some(row) => Some(Meeting {
            topics: row.topics.split(' ').filter_map(|word| word.parse().ok()).collect(),
            lieu: Lieu::parse(&row.lieu).ok_or_else(|| unknown("lieu", &row.lieu))?,
            autonomie: Autonomie::parse(&row.autonomie).ok_or_else(|| unknown("autonomie", &row.autonomie))?,
        }),
        None => None,
    };
    Ok(Counted { kind: standing.kind, activity: standing.source.activity(), minutes: standing.minutes, meeting })
}

/// Different people whom somebody helped for an association in a span of time, in meetings that it agreed to.
pub async fn people(db: &impl Sql, account: AccountId, association: AssociationId, from: i64, until: i64) -> Result<i64, Error> {
    let statement = "SELECT CAST(COUNT(DISTINCT h.asker_id) AS BIGINT) FROM help_sessions s JOIN help_requests h ON h.id = s.help_request_id \
                     WHERE s.account_id = $1 AND s.association_id = $2 AND s.held_at >= $3 AND s.held_at < $4 \
                     AND 'validated' = (SELECT l.verb FROM hours l WHERE l.help_session_id = s.id \
                     AND l.verb IN ('recorded', 'corrected', 'validated', 'refused') ORDER BY l.id DESC LIMIT 1)";
    Ok(db.scalar(statement, args![account, association, from, until]).await?.unwrap_or(0))
}

/// Keeps a new paper, with a code of its own.
pub(in crate::recognition) async fn insert(
    tx: &Tx,
    account: AccountId,
    association: AssociationId,
    by: AccountId,
    lang: &str,
    attested: &Attested,
) -> Result<AttestationId, Error> {
    let (id, code, key): (AttestationId, _, _) = (tx.new_id(), code::new(), tx.seal_key(account.0).await?);
    let words = serde_json::to_string(attested).map_err(|error| Error::Row(error.to_string()))?;
    tx.execute(
        "INSERT INTO attestations (id, code_hash, code, account_id, association_id, lang, attested, signed_by, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            id,
            tx.lookup("attestation", &code),
            key.seal("attestations.code", id.0, &code)?,
            account,
            association,
            lang,
            key.seal("attestations.attested", id.0, &words)?,
            by,
            tx.now()
        ],
    )
    .await?;
    Ok(id)
}

/// `false` when it was another association's or somebody else's, or withdrawn already.
pub(in crate::recognition) async fn withdraw(
    tx: &Tx,
    association: AssociationId,
    account: AccountId,
    id: AttestationId,
    replaced_by: Option<AttestationId>,
) -> Result<bool, Error> {
    let statement = "UPDATE attestations SET withdrawn_at = $4, replaced_by = $5 WHERE id = $1 AND association_id = $2 AND account_id = $3 \
                     AND withdrawn_at IS NULL";
    Ok(tx.execute(statement, args![id, association, account, tx.now(), replaced_by]).await? == 1)
}

#[derive(Row)]
struct AttestationRow {
    id: AttestationId,
    account_id: AccountId,
    association_id: AssociationId,
    lang: String,
    code: Sealed,
    attested: Sealed,
    withdrawn_at: Option<i64>,
    replaced_by: Option<AttestationId>,
}

async fn some(db: &Db, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Attestation>, Error> {
    let statement = format!(
        "SELECT t.id, t.account_id, t.association_id, t.lang, t.code, t.attested, t.withdrawn_at, t.replaced_by FROM attestations t \
         WHERE {condition} ORDER BY t.id DESC"
    );
    let rows: Vec<AttestationRow> = db.all(&statement, args).await?;
    let owners: Vec<i64> = rows.iter().map(|row| row.account_id.0).collect();
    let keys = db.seal_keys(&owners).await?;
    // Whoever was erased took their papers along.
    rows.into_iter().filter_map(|row| keys.of(row.account_id.0).map(|key| (row, key))).map(|(row, key)| open(&row, key)).collect()
}

fn open(row: &AttestationRow, key: &crate::storage::SealKey) -> Result<Attestation, Error> {
    let words = key.open("attestations.attested", row.id.0, &row.attested)?;
    Ok(Attestation {
        id: row.id,
        code: key.open("attestations.code", row.id.0, &row.code)?,
        account: row.account_id,
        association: row.association_id,
        lang: row.lang.clone(),
        attested: serde_json::from_str(&words).map_err(|error| Error::Row(error.to_string()))?,
        withdrawn_at: row.withdrawn_at,
        replaced_by: row.replaced_by,
    })
}

pub async fn attestation(db: &Db, id: AttestationId) -> Result<Option<Attestation>, Error> {
    Ok(some(db, "t.id = $1", args![id]).await?.pop())
}

/// The paper of a code.
pub async fn by_code(db: &Db, code: &str) -> Result<Option<Attestation>, Error> {
    Ok(some(db, "t.code_hash = $1", args![db.lookup("attestation", code)]).await?.pop())
}

/// Somebody's papers, latest first.
pub async fn attestations_of(db: &Db, account: AccountId) -> Result<Vec<Attestation>, Error> {
    some(db, "t.account_id = $1", args![account]).await
}

/// What an association signed, latest first.
pub async fn signed_by(db: &Db, association: AssociationId) -> Result<Vec<Attestation>, Error> {
    some(
        db,
        "t.association_id = $1 AND t.id IN (SELECT id FROM attestations WHERE association_id = $1 ORDER BY id DESC LIMIT 200)",
        args![association],
    )
    .await
}
