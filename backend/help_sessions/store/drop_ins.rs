//! Drop-ins and workshops, in SQL.

use crate::args;
use crate::help_sessions::HelpSession;
use crate::help_sessions::drop_ins::{Noted, Usual};
use crate::help_sessions::vocabulary::{Autonomie, Lieu, Materiel, Outcome, SessionType};
use crate::learning::topics::Topic;
use crate::storage::{AccountId, Db, Error, HelpSessionId, PermanenceId, Row, Sealed, Sql, Storage, Tx};

/// A page shows no more.
const MOST: i64 = 200;
/// So many drop-ins say what is usual.
const LOOKED_AT: i64 = 30;

#[derive(Row)]
struct NotedRow {
    id: HelpSessionId,
    kind: String,
    held_at: i64,
    created_at: i64,
    topics: String,
    minutes: i64,
    people: Option<i64>,
}

fn topics(words: &str) -> Vec<Topic> {
    words.split(' ').filter_map(|word| word.parse().ok()).collect()
}

/// What an account noted of itself since an instant, or of a day since then; the latest first. Nothing that a file brought in.
pub async fn since(db: &impl Sql, account: AccountId, at: i64) -> Result<Vec<Noted>, Error> {
    let statement = "SELECT s.id, s.type AS kind, s.held_at, s.created_at, r.topics, r.minutes, w.people FROM help_sessions s \
        JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version \
        LEFT JOIN workshops w ON w.help_session_id = s.id \
        AND w.version = (SELECT MAX(v.version) FROM workshops v WHERE v.help_session_id = s.id) \
        WHERE s.account_id = $1 AND s.pairing_id IS NULL AND (s.held_at >= $2 OR s.created_at >= $2) \
        AND NOT EXISTS (SELECT 1 FROM imported_sessions i WHERE i.help_session_id = s.id) ORDER BY s.held_at DESC, s.id DESC LIMIT $3";
    let rows: Vec<NotedRow> = db.all(statement, args![account, at, MOST]).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: NotedRow) -> Result<Noted, Error> {
    Ok(Noted {
        id: row.id,
        kind: SessionType::parse(&row.kind).ok_or_else(|| Error::Row(format!("help_sessions.type {:?}", row.kind)))?,
        held_at: row.held_at,
        created_at: row.created_at,
        topics: topics(&row.topics),
        minutes: row.minutes,
        people: row.people,
    })
}

#[derive(Row)]
struct UsualRow {
    topics: String,
    minutes: i64,
    lieu: String,
    materiel: String,
    autonomie: String,
    outcome: String,
}

/// What an account says of most of its drop-ins; `None` before the first.
pub async fn usual(db: &impl Sql, account: AccountId) -> Result<Option<Usual>, Error> {
    let statement = "SELECT r.topics, r.minutes, r.lieu, r.materiel, r.autonomie, r.outcome FROM help_sessions s \
        JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version \
        WHERE s.account_id = $1 AND s.pairing_id IS NULL AND s.type = 'individuel' AND r.minutes > 0 \
        ORDER BY s.held_at DESC, s.id DESC LIMIT $2";
    let rows: Vec<UsualRow> = db.all(statement, args![account, LOOKED_AT]).await?;
    let Some(last) = rows.first() else { return Ok(None) };
    let standard = Usual::default();
    Ok(Some(Usual {
        topics: rows.iter().flat_map(|row| topics(&row.topics)).collect(),
        minutes: Some(last.minutes),
        lieu: Lieu::parse(&last.lieu).unwrap_or(standard.lieu),
        materiel: last.materiel.split(' ').filter_map(Materiel::parse).collect(),
        autonomie: Autonomie::parse(&last.autonomie).unwrap_or(standard.autonomie),
        outcome: Outcome::parse(&last.outcome).unwrap_or(standard.outcome),
    }))
}

/// A permanence that goes on now.
#[derive(Clone, Debug, Row, serde::Serialize)]
pub struct Here {
    pub id: PermanenceId,
    pub name: String,
    pub ends_at: i64,
}

/// The permanence where somebody has a seat at this moment, or came and has not left.
pub async fn here(db: &impl Sql, account: AccountId, now: i64) -> Result<Option<Here>, Error> {
    let statement = "SELECT p.id, l.name, p.ends_at FROM permanence_signups s JOIN permanences p ON p.id = s.permanence_id \
        JOIN places l ON l.id = p.place_id WHERE s.account_id = $1 AND s.state IN ('seated', 'came') AND s.left_at IS NULL \
        AND p.cancelled_at IS NULL AND p.starts_at <= $2 AND p.ends_at > $2 ORDER BY p.starts_at, p.id LIMIT 1";
    db.first(statement, args![account, now]).await
}

/// Who came to a workshop, as its helper noted it last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participants {
    pub version: i64,
    pub people: i64,
    /// Gone after thirty days.
    pub first_names: Vec<String>,
}

fn place(version: i64) -> String {
    format!("workshops.first_names/{version}")
}

/// `None` for what is no workshop.
pub async fn participants(db: &Db, session: &HelpSession) -> Result<Option<Participants>, Error> {
    #[derive(Row)]
    struct WorkshopRow {
        version: i64,
        people: i64,
        first_names: Option<Sealed>,
    }
    let statement = "SELECT version, people, first_names FROM workshops WHERE help_session_id = $1 ORDER BY version DESC LIMIT 1";
    let Some(row) = db.first::<WorkshopRow>(statement, args![session.id]).await? else { return Ok(None) };
    let names = match (&row.first_names, db.seal_key(session.account.0).await?) {
        (Some(sealed), Some(key)) => key.open(&place(row.version), session.id.0, sealed)?,
        _ => String::new(),
    };
    Ok(Some(Participants { version: row.version, people: row.people, first_names: names.lines().map(str::to_owned).collect() }))
}

/// A next version of who came; `false` when there is one of that number.
pub(in crate::help_sessions) async fn insert_participants(
    tx: &Tx,
    account: AccountId,
    id: HelpSessionId,
    came: &Participants,
) -> Result<bool, Error> {
    let names = (!came.first_names.is_empty()).then(|| came.first_names.join("\n"));
    let sealed = tx.seal_key(account.0).await?.seal_some(&place(came.version), id.0, names.as_deref())?;
    let statement = "INSERT INTO workshops (help_session_id, version, people, first_names, created_at) VALUES ($1, $2, $3, $4, $5) \
                     ON CONFLICT (help_session_id, version) DO NOTHING";
    Ok(tx.execute(statement, args![id, came.version, came.people, sealed, tx.now()]).await? == 1)
}

/// Forgets what participants are called, of workshops noted before an instant. How many came stays.
pub async fn forget_names(storage: &Storage, before_at: i64) -> Result<(), Error> {
    storage
        .write(async move |tx| {
            tx.execute("UPDATE workshops SET first_names = NULL WHERE created_at < $1 AND first_names IS NOT NULL", args![before_at])
                .await?;
            Ok(())
        })
        .await
}
