//! What records say, version by version, in SQL. A version is written once.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::records::unknown;
use crate::args;
use crate::help_sessions::vocabulary::{Autonomie, Feeling, Lieu, Materiel, Outcome, Redirection, StatutSocial, TrancheAge};
use crate::help_sessions::{HelpSession, SessionRecord};
use crate::storage::{AccountId, Db, Error, Row, SealKey, Sealed, Sql, Tx};

pub(super) fn place(column: &str, version: i64) -> String {
    format!("session_records.{column}/{version}")
}

fn in_json(column: &str, value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| unknown("session_records", column))
}

pub(super) fn of_json<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| unknown("session_records", column))
}

pub(in crate::help_sessions) async fn insert_record(
    tx: &Tx,
    session: &HelpSession,
    version: i64,
    record: &SessionRecord,
    by: AccountId,
) -> Result<(), Error> {
    let key = tx.seal_key(session.owner()).await?;
    let topics: Vec<&str> = record.topics.iter().map(|topic| topic.as_str()).collect();
    let materiel: Vec<&str> = record.materiel.iter().map(|materiel| materiel.as_str()).collect();
    let receipts = if record.receipts.is_empty() { None } else { Some(in_json("receipts", &record.receipts)?) };
    let irritant = record.irritant.as_ref().map(|irritant| in_json("irritant", irritant)).transpose()?;
    let seal = |column: &str, words: Option<&str>| key.seal_some(&place(column, version), session.id.0, words);
    tx.execute(
        "INSERT INTO session_records (help_session_id, version, topics, minutes, lieu, materiel, autonomie, outcome, redirection, feeling, \
         tranche_age, statut_social, next_meeting_at, done, next_step, receipts, irritant, written_by, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        args![
            session.id,
            version,
            topics.join(" "),
            record.minutes,
            record.lieu.as_str(),
            materiel.join(" "),
            record.autonomie.as_str(),
            record.outcome.as_str(),
            record.redirection.map(Redirection::as_str),
            record.feeling.map(Feeling::as_str),
            record.tranche_age.as_str(),
            record.statut_social.as_str(),
            record.next_meeting_at,
            seal("done", record.done.as_deref())?,
            seal("next_step", record.next_step.as_deref())?,
            seal("receipts", receipts.as_deref())?,
            seal("irritant", irritant.as_deref())?,
            by,
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

#[derive(Row)]
struct RecordRow {
    version: i64,
    topics: String,
    minutes: i64,
    lieu: String,
    materiel: String,
    autonomie: String,
    outcome: String,
    redirection: Option<String>,
    feeling: Option<String>,
    tranche_age: String,
    statut_social: String,
    next_meeting_at: Option<i64>,
    done: Option<Sealed>,
    next_step: Option<Sealed>,
    receipts: Option<Sealed>,
    irritant: Option<Sealed>,
    created_at: i64,
}

/// One version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub version: i64,
    /// When it was written, UTC milliseconds.
    pub written_at: i64,
    pub record: SessionRecord,
}

impl RecordRow {
    fn read(self, session: &HelpSession, key: Option<&SealKey>) -> Result<Version, Error> {
        let open = |column: &str, sealed: &Option<Sealed>| match key {
            Some(key) => key.open_some(&place(column, self.version), session.id.0, sealed.as_ref()),
            None => Ok(None),
        };
        let (receipts, irritant) = (open("receipts", &self.receipts)?, open("irritant", &self.irritant)?);
        let record = SessionRecord {
            topics: self.topics.split(' ').filter_map(|word| word.parse().ok()).collect(),
            minutes: self.minutes,
            lieu: Lieu::parse(&self.lieu).ok_or_else(|| unknown("session_records.lieu", &self.lieu))?,
            materiel: self.materiel.split(' ').filter_map(Materiel::parse).collect(),
            autonomie: Autonomie::parse(&self.autonomie).ok_or_else(|| unknown("session_records.autonomie", &self.autonomie))?,
            outcome: Outcome::parse(&self.outcome).ok_or_else(|| unknown("session_records.outcome", &self.outcome))?,
            redirection: self.redirection.as_deref().and_then(Redirection::parse),
            feeling: self.feeling.as_deref().and_then(Feeling::parse),
            tranche_age: TrancheAge::parse(&self.tranche_age).unwrap_or(TrancheAge::NonCommunique),
            statut_social: StatutSocial::parse(&self.statut_social).unwrap_or(StatutSocial::NonCommunique),
            next_meeting_at: self.next_meeting_at,
            done: open("done", &self.done)?,
            next_step: open("next_step", &self.next_step)?,
            receipts: receipts.map(|text| of_json("receipts", &text)).transpose()?.unwrap_or_default(),
            irritant: irritant.map(|text| of_json("irritant", &text)).transpose()?,
        };
        Ok(Version { version: self.version, written_at: self.created_at, record })
    }
}

/// Every version of a record, latest first; free words are gone once their owner was erased.
pub async fn versions(db: &Db, session: &HelpSession) -> Result<Vec<Version>, Error> {
    let statement = "SELECT version, topics, minutes, lieu, materiel, autonomie, outcome, redirection, feeling, tranche_age, statut_social, \
                     next_meeting_at, done, next_step, receipts, irritant, created_at FROM session_records \
                     WHERE help_session_id = $1 ORDER BY version DESC";
    let rows: Vec<RecordRow> = db.all(statement, args![session.id]).await?;
    let key = db.seal_key(session.owner()).await?;
    rows.into_iter().map(|row| row.read(session, key.as_ref())).collect()
}

/// The record that counts.
pub async fn record(db: &Db, session: &HelpSession) -> Result<Option<SessionRecord>, Error> {
    let all = versions(db, session).await?;
    Ok(all.into_iter().find(|one| one.version == session.version).map(|one| one.record))
}
