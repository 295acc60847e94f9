//! Everything that is kept in somebody's name, in SQL, to be taken away: rows as they stand, the newest last.

use serde_json::{Value, json};

use crate::args;
use crate::recognition::takeaway::{Sheet, instant};
use crate::storage::{AccountId, Db, Error, HelpSessionId, Row, Sealed, Sql};

#[derive(Row)]
struct HoursRow {
    held_at: i64,
    created_at: i64,
    association: Option<String>,
    kind: String,
    verb: String,
    minutes: i64,
    reason: Option<String>,
}

/// The lines of the ledger.
pub async fn hours(db: &Db, account: AccountId) -> Result<Sheet, Error> {
    let statement = "SELECT l.held_at, l.created_at, s.name AS association, l.kind, l.verb, l.minutes, l.reason FROM hours l \
                     LEFT JOIN associations s ON s.id = l.association_id WHERE l.account_id = $1 ORDER BY l.id";
    let rows = db.all::<HoursRow>(statement, args![account]).await?.into_iter().map(|row| {
        vec![
            instant(row.held_at),
            json!(row.association),
            json!(row.kind),
            json!(row.verb),
            json!(row.minutes),
            json!(row.reason),
            instant(row.created_at),
        ]
    });
    let columns = &["held_at", "association", "kind", "said", "minutes", "reason", "written_at"];
    Ok(Sheet { name: "hours", columns, rows: rows.collect() })
}

#[derive(Row)]
struct RecordRow {
    id: HelpSessionId,
    owner: i64,
    held_at: i64,
    version: i64,
    topics: String,
    minutes: i64,
    lieu: String,
    materiel: String,
    autonomie: String,
    outcome: String,
    feeling: Option<String>,
    done: Option<Sealed>,
    next_step: Option<Sealed>,
}

/// Every version of every record that they wrote, with their own words; nothing that the person helped said. File numbers, age and
/// situation are the person's, and stay with them.
pub async fn records(db: &Db, account: AccountId) -> Result<Sheet, Error> {
    let statement = "SELECT s.id, COALESCE(h.asker_id, s.account_id) AS owner, s.held_at, r.version, r.topics, r.minutes, r.lieu, r.materiel, \
                     r.autonomie, r.outcome, r.feeling, r.done, r.next_step FROM session_records r JOIN help_sessions s \
                     ON s.id = r.help_session_id LEFT JOIN help_requests h ON h.id = s.help_request_id WHERE r.written_by = $1 \
                     ORDER BY s.id, r.version";
    let rows: Vec<RecordRow> = db.all(statement, args![account]).await?;
    let owners: Vec<i64> = rows.iter().map(|row| row.owner).collect();
    let keys = db.seal_keys(&owners).await?;
    let words = |row: &RecordRow, column: &str, sealed: &Option<Sealed>| match keys.of(row.owner) {
        Some(key) => key.open_some(&format!("session_records.{column}/{}", row.version), row.id.0, sealed.as_ref()),
        None => Ok(None),
    };
    let read = |row: &RecordRow| -> Result<Vec<Value>, Error> {
        Ok(vec![
            json!(row.id),
            json!(row.version),
            instant(row.held_at),
            json!(row.topics),
            json!(row.minutes),
            json!(row.lieu),
            json!(row.materiel),
            json!(row.autonomie),
            json!(row.outcome),
            json!(row.feeling),
            json!(words(row, "done", &row.done)?),
            json!(words(row, "next_step", &row.next_step)?),
        ])
    };
    let columns = &[
        "record",
        "version",
        "held_at",
        "thematiques",
        "minutes",
        "lieu",
        "materiel",
        "autonomie",
        "outcome",
        "feeling",
        "done",
        "next_step",
    ];
    Ok(Sheet { name: "records", columns, rows: rows.iter().map(read).collect::<Result<_, _>>()? })
}

#[derive(Row)]
struct MembershipRow {
    association: String,
    role: String,
    state: String,
    asked_at: i64,
    approved_at: Option<i64>,
    ended_at: Option<i64>,
}

pub async fn memberships(db: &Db, account: AccountId) -> Result<Sheet, Error> {
    let statement = "SELECT s.name AS association, m.role, m.state, m.asked_at, m.approved_at, m.ended_at FROM memberships m \
                     JOIN associations s ON s.id = m.association_id WHERE m.account_id = $1 ORDER BY m.id";
    let rows = db.all::<MembershipRow>(statement, args![account]).await?.into_iter().map(|row| {
        let at = |at: Option<i64>| at.map_or(Value::Null, instant);
        vec![json!(row.association), json!(row.role), json!(row.state), instant(row.asked_at), at(row.approved_at), at(row.ended_at)]
    });
    let columns = &["association", "role", "state", "asked_at", "approved_at", "ended_at"];
    Ok(Sheet { name: "memberships", columns, rows: rows.collect() })
}

#[derive(Row)]
struct SignupRow {
    place: String,
    starts_at: i64,
    ends_at: i64,
    state: String,
    arrived_at: Option<i64>,
    left_at: Option<i64>,
}

pub async fn permanences(db: &Db, account: AccountId) -> Result<Sheet, Error> {
    let statement = "SELECT l.name AS place, p.starts_at, p.ends_at, s.state, s.arrived_at, s.left_at FROM permanence_signups s \
                     JOIN permanences p ON p.id = s.permanence_id JOIN places l ON l.id = p.place_id WHERE s.account_id = $1 ORDER BY s.id";
    let rows = db.all::<SignupRow>(statement, args![account]).await?.into_iter().map(|row| {
        let at = |at: Option<i64>| at.map_or(Value::Null, instant);
        vec![json!(row.place), instant(row.starts_at), instant(row.ends_at), json!(row.state), at(row.arrived_at), at(row.left_at)]
    });
    Ok(Sheet { name: "permanences", columns: &["place", "starts_at", "ends_at", "state", "arrived_at", "left_at"], rows: rows.collect() })
}
