//! Meetings and the versions of their records, in SQL.

use crate::args;
use crate::help_sessions::vocabulary::{Outcome, SessionType};
use crate::help_sessions::{HelpSession, How, NextMeeting};
use crate::learning::topics::Topic;
use crate::storage::{AccountId, AskerId, AssociationId, Db, Error, HelpRequestId, HelpSessionId, PairingId, Row, Sealed, Sql, Tx, sql};

#[derive(Row)]
struct SessionRow {
    id: HelpSessionId,
    help_request_id: Option<HelpRequestId>,
    asker_id: Option<AskerId>,
    pairing_id: Option<PairingId>,
    account_id: AccountId,
    first_name: String,
    association_id: Option<AssociationId>,
    kind: String,
    held_at: i64,
    version: i64,
    confirmed_at: Option<i64>,
    confirmed_how: Option<String>,
    disputed_at: Option<i64>,
    contested_version: Option<i64>,
    thanked_at: Option<i64>,
    mailed: i64,
    commune: Option<String>,
    next_at: Option<i64>,
    next_changes: Option<i64>,
    next_changed_at: Option<i64>,
    is_off: Option<bool>,
}

/// Where words of a meeting are sealed for.
pub(super) const SAID: &str = "help_sessions.said";
pub(super) const CONTESTED: &str = "help_sessions.contested";

/// Thanks that their helper is shown (`s` is the meeting): not those that they reported, unless a coordinator saw nothing wrong.
pub(super) const THANKED: &str =
    "s.thanked_at IS NOT NULL AND s.said IS NOT NULL AND (s.thanks_reported_at IS NULL OR s.thanks_outcome = 'kept')";

pub(super) fn unknown(column: &str, word: &str) -> Error {
    Error::Row(format!("{column} {word:?}"))
}

impl SessionRow {
    fn read(self) -> Result<HelpSession, Error> {
        Ok(HelpSession {
            id: self.id,
            help_request: self.help_request_id,
            asker: self.asker_id,
            pairing: self.pairing_id,
            account: self.account_id,
            helper_first_name: self.first_name,
            association: self.association_id,
            kind: SessionType::parse(&self.kind).ok_or_else(|| unknown("help_sessions.type", &self.kind))?,
            held_at: self.held_at,
            version: self.version,
            confirmed_at: self.confirmed_at,
            confirmed_how: self.confirmed_how.as_deref().and_then(How::parse),
            disputed_at: self.disputed_at,
            contested_version: self.contested_version,
            thanked_at: self.thanked_at,
            mailed: self.mailed,
            next_meeting: self.next_at.map(|at| NextMeeting {
                at,
                changes: self.next_changes.unwrap_or_default(),
                changed_at: self.next_changed_at.unwrap_or(at),
                is_off: self.is_off.unwrap_or_default(),
            }),
            commune: self.commune,
        })
    }
}

async fn sessions(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<HelpSession>, Error> {
    let statement = format!(
        "SELECT s.id, s.help_request_id, h.asker_id, s.pairing_id, s.account_id, a.first_name, s.association_id, s.type AS kind, s.held_at, \
         s.version, s.confirmed_at, s.confirmed_how, s.disputed_at, s.contested_version, s.thanked_at, s.mailed, h.commune, m.at AS next_at, \
         m.changes AS next_changes, m.changed_at AS next_changed_at, m.is_off FROM help_sessions s JOIN accounts a ON a.id = s.account_id \
         LEFT JOIN help_requests h ON h.id = s.help_request_id LEFT JOIN next_meetings m ON m.help_session_id = s.id WHERE {condition}"
    );
    db.all::<SessionRow>(&statement, args).await?.into_iter().map(SessionRow::read).collect()
}

pub async fn session(db: &impl Sql, id: HelpSessionId) -> Result<Option<HelpSession>, Error> {
    Ok(sessions(db, "s.id = $1", args![id]).await?.pop())
}

/// The meetings of an asker, latest first.
pub async fn sessions_of_asker(db: &impl Sql, asker: AskerId) -> Result<Vec<HelpSession>, Error> {
    sessions(db, "h.asker_id = $1 ORDER BY s.id DESC LIMIT 50", args![asker]).await
}

/// The meetings of a pairing, latest first.
pub async fn sessions_of_pairing(db: &impl Sql, pairing: PairingId) -> Result<Vec<HelpSession>, Error> {
    sessions(db, "s.pairing_id = $1 ORDER BY s.id DESC LIMIT 50", args![pairing]).await
}

/// A line of a helper's list: what a meeting was about, and what the asker said when they confirmed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: HelpSessionId,
    pub topics: Vec<Topic>,
    pub said: Option<String>,
}

/// The meetings of a helper in a span of time, in two statements however many they are.
pub async fn listed(db: &Db, account: AccountId, from: i64, until: i64) -> Result<Vec<Listed>, Error> {
    #[derive(Row)]
    struct ListedRow {
        id: HelpSessionId,
        owner: i64,
        topics: String,
        said: Option<Sealed>,
    }
    let statement = &format!(
        "SELECT s.id, COALESCE(h.asker_id, s.account_id) AS owner, r.topics, \
                     CASE WHEN {THANKED} THEN s.said END AS said FROM help_sessions s \
                     JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version \
                     LEFT JOIN help_requests h ON h.id = s.help_request_id WHERE s.account_id = $1 AND s.held_at >= $2 AND s.held_at < $3"
    );
    let rows: Vec<ListedRow> = db.all(statement, args![account, from, until]).await?;
    let owners: Vec<i64> = rows.iter().filter(|row| row.said.is_some()).map(|row| row.owner).collect();
    let keys = db.seal_keys(&owners).await?;
    let read = |row: ListedRow| {
        let said = match keys.of(row.owner) {
            Some(key) => key.open_some(SAID, row.id.0, row.said.as_ref())?,
            None => None,
        };
        Ok(Listed { id: row.id, topics: row.topics.split(' ').filter_map(|word| word.parse().ok()).collect(), said })
    };
    rows.into_iter().map(read).collect()
}

pub(in crate::help_sessions) async fn insert(tx: &Tx, new: &HelpSession) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO help_sessions (id, help_request_id, pairing_id, account_id, association_id, type, held_at, version, mailed, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 0, $8)",
        args![new.id, new.help_request, new.pairing, new.account, new.association, new.kind.as_str(), new.held_at, tx.now()],
    )
    .await?;
    Ok(())
}

/// A next version; `false` when somebody wrote one since `version`. A corrected record is confirmed anew; what the asker contested stays so.
pub(in crate::help_sessions) async fn next_version(tx: &Tx, id: HelpSessionId, version: i64) -> Result<bool, Error> {
    let statement = "UPDATE help_sessions SET version = version + 1, confirmed_at = NULL, confirmed_how = NULL \
                     WHERE id = $1 AND version = $2";
    Ok(tx.execute(statement, args![id, version]).await? == 1)
}

/// What the record that counts is about, and what came of it.
pub(in crate::help_sessions) async fn outcome_of(db: &impl Sql, id: HelpSessionId) -> Result<Option<(Vec<Topic>, Outcome)>, Error> {
    #[derive(Row)]
    struct Said {
        topics: String,
        outcome: String,
    }
    let statement = "SELECT r.topics, r.outcome FROM session_records r JOIN help_sessions s ON s.id = r.help_session_id \
                     AND s.version = r.version WHERE s.id = $1";
    let Some(said) = db.first::<Said>(statement, args![id]).await? else { return Ok(None) };
    let outcome = Outcome::parse(&said.outcome).ok_or_else(|| unknown("session_records.outcome", &said.outcome))?;
    Ok(Some((said.topics.split(' ').filter_map(|word| word.parse().ok()).collect(), outcome)))
}

/// The asker confirms; `false` when they had. `kept_where`: where the signed paper is. Only their own word undoes their "no"; what passed
/// through the helper's hands gives way to what stands by itself.
pub(in crate::help_sessions) async fn confirm(tx: &Tx, session: &HelpSession, how: How, kept_where: Option<&str>) -> Result<bool, Error> {
    let declared: Vec<String> = How::ALL.iter().filter(|how| !how.is_independent()).map(|how| format!("'{}'", how.as_str())).collect();
    let mut may = "confirmed_at IS NULL".to_owned();
    if how.is_independent() {
        may = format!("(confirmed_at IS NULL OR confirmed_how IN ({}))", declared.join(", "));
    }
    if !how.is_the_askers() {
        may += " AND disputed_at IS NULL";
    }
    let statement = format!(
        "UPDATE help_sessions SET confirmed_at = $2, confirmed_how = $3, disputed_at = NULL, kept_where = COALESCE($4, kept_where) \
         WHERE id = $1 AND {may}"
    );
    let kept_where = seal(tx, session, "help_sessions.kept_where", kept_where).await?;
    Ok(tx.execute(&statement, args![session.id, tx.now(), how.as_str(), kept_where]).await? == 1)
}

/// The asker thanks, once; `false` when they had.
pub(in crate::help_sessions) async fn thank(tx: &Tx, session: &HelpSession, words: &str) -> Result<bool, Error> {
    let statement = "UPDATE help_sessions SET said = $2, thanked_at = $3 WHERE id = $1 AND thanked_at IS NULL";
    let words = seal(tx, session, SAID, Some(words)).await?;
    Ok(tx.execute(statement, args![session.id, words, tx.now()]).await? == 1)
}

/// The asker says that it was not so, of the version that counts; `false` when they had. `words`: all that they said of it.
/// `told`: whose coordinators look at it.
pub(in crate::help_sessions) async fn dispute(
    tx: &Tx,
    session: &HelpSession,
    words: Option<&str>,
    told: Option<AssociationId>,
) -> Result<bool, Error> {
    let statement = "UPDATE help_sessions SET disputed_at = $2, contested_version = version, confirmed_at = NULL, confirmed_how = NULL, \
                     contested = COALESCE($3, contested), told_association_id = $4, settled_at = NULL \
                     WHERE id = $1 AND (disputed_at IS NULL OR contested_version < version OR $5 = TRUE)";
    let sealed = seal(tx, session, CONTESTED, words).await?;
    Ok(tx.execute(statement, args![session.id, tx.now(), sealed, told, words.is_some()]).await? == 1)
}

/// What the asker contested until now, opened.
pub(in crate::help_sessions) async fn contested(tx: &Tx, session: &HelpSession) -> Result<Option<String>, Error> {
    let sealed: Option<Option<Sealed>> = tx.scalar("SELECT contested FROM help_sessions WHERE id = $1", args![session.id]).await?;
    let key = tx.seal_key(session.owner()).await?;
    key.open_some(CONTESTED, session.id.0, sealed.flatten().as_ref())
}

async fn seal(tx: &Tx, session: &HelpSession, place: &str, words: Option<&str>) -> Result<Option<Sealed>, Error> {
    tx.seal_key(session.owner()).await?.seal_some(place, session.id.0, words)
}

/// Counts a recap that leaves by mail; `false` when enough have left.
pub(in crate::help_sessions) async fn count_mail(tx: &Tx, id: HelpSessionId, most: i64) -> Result<bool, Error> {
    Ok(tx.execute("UPDATE help_sessions SET mailed = mailed + 1 WHERE id = $1 AND mailed < $2", args![id, most]).await? == 1)
}

/// The minutes of the record that counts.
pub async fn minutes_of(db: &impl Sql, id: HelpSessionId) -> Result<Option<i64>, Error> {
    let statement = "SELECT r.minutes FROM session_records r JOIN help_sessions s ON s.id = r.help_session_id AND s.version = r.version \
                     WHERE s.id = $1";
    db.scalar(statement, args![id]).await
}

/// Meetings and what was said of them stay without the person.
pub(in crate::help_sessions) async fn forget_asker(tx: &Tx, asker: AskerId) -> Result<(), Error> {
    let of_asker = "(SELECT id FROM help_requests WHERE asker_id = $1)";
    let words = format!(
        "UPDATE session_records SET done = NULL, next_step = NULL, receipts = NULL, irritant = NULL WHERE help_session_id IN \
         (SELECT id FROM help_sessions WHERE help_request_id IN {of_asker})"
    );
    tx.execute(&words, args![asker]).await?;
    super::meetings::forget_asker(tx, asker).await?;
    let links = format!(
        "UPDATE help_sessions SET help_request_id = NULL, pairing_id = NULL, said = NULL, thanked_at = NULL, contested = NULL, \
         kept_where = NULL, thanks_reported_at = NULL, told_association_id = CASE WHEN disputed_at IS NULL THEN NULL ELSE told_association_id END WHERE help_request_id IN {of_asker}"
    );
    tx.execute(&links, args![asker]).await?;
    Ok(())
}
