//! The ledger of hours, in SQL. Lines are added, never changed.

pub mod achievements;
pub mod attestations;
pub mod badges;
pub mod earned;
pub mod export;
pub mod issuer_keys;

use std::collections::BTreeMap;

use crate::args;
use crate::permanences::attendance;
use crate::recognition::{AtPermanence, HoursKind, Standing, Totals, Verb};
use crate::storage::{AccountId, AssociationId, Error, HelpSessionId, HoursId, PermanenceId, Row, SignupId, Sql, Tx, sql};

/// A line about to be written.
pub(super) struct Line<'a> {
    pub help_session: HelpSessionId,
    pub account: AccountId,
    pub association: Option<AssociationId>,
    pub kind: HoursKind,
    pub verb: Verb,
    pub minutes: i64,
    pub held_at: i64,
    pub written_by: Option<AccountId>,
    pub reason: Option<&'a str>,
}

pub(super) async fn insert(tx: &Tx, line: &Line<'_>) -> Result<(), Error> {
    let id: HoursId = tx.new_id();
    tx.execute(
        "INSERT INTO hours (id, help_session_id, account_id, association_id, kind, verb, minutes, held_at, written_by, reason, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            id,
            line.help_session,
            line.account,
            line.association,
            line.kind.as_str(),
            line.verb.as_str(),
            line.minutes,
            line.held_at,
            line.written_by,
            line.reason,
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

#[derive(Row)]
struct LineRow {
    help_session_id: HelpSessionId,
    account_id: AccountId,
    first_name: String,
    association_id: Option<AssociationId>,
    kind: String,
    verb: String,
    minutes: i64,
    held_at: i64,
    reason: Option<String>,
}

/// What the lines of each meeting come to. `condition` chooses meetings by `l`, every line of which is then read.
async fn standings(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Standing>, Error> {
    let statement = format!(
        "SELECT l.help_session_id, l.account_id, a.first_name, l.association_id, l.kind, l.verb, l.minutes, l.held_at, l.reason FROM hours l \
         JOIN accounts a ON a.id = l.account_id WHERE {condition} ORDER BY l.id"
    );
    let mut found: BTreeMap<HelpSessionId, Standing> = BTreeMap::new();
    for row in db.all::<LineRow>(&statement, args).await? {
        add(&mut found, row)?;
    }
    Ok(found.into_values().collect())
}

fn add(found: &mut BTreeMap<HelpSessionId, Standing>, row: LineRow) -> Result<(), Error> {
    let verb = Verb::parse(&row.verb).ok_or_else(|| Error::Row(format!("hours.verb {:?}", row.verb)))?;
    let kind = HoursKind::parse(&row.kind).ok_or_else(|| Error::Row(format!("hours.kind {:?}", row.kind)))?;
    let standing = found.entry(row.help_session_id).or_insert_with(|| Standing {
        help_session: row.help_session_id,
        account: row.account_id,
        first_name: row.first_name,
        association: row.association_id,
        kind,
        minutes: 0,
        held_at: row.held_at,
        verb,
        is_confirmed: false,
        is_disputed: false,
        reason: None,
    });
    standing.minutes += row.minutes;
    match verb {
        Verb::Confirmed => (standing.is_confirmed, standing.is_disputed) = (true, false),
        Verb::Disputed => (standing.is_confirmed, standing.is_disputed) = (false, true),
        // What was confirmed is no longer what is written.
        Verb::Recorded | Verb::Corrected => {
            (standing.verb, standing.reason) = (verb, None);
            (standing.is_confirmed, standing.is_disputed) = (false, false);
        }
        Verb::Validated | Verb::Refused => (standing.verb, standing.reason) = (verb, row.reason),
    }
    Ok(())
}

/// Where the hours of one meeting stand; `None` before its first record.
pub async fn standing(db: &impl Sql, help_session: HelpSessionId) -> Result<Option<Standing>, Error> {
    Ok(standings(db, "l.help_session_id = $1", args![help_session]).await?.pop())
}

/// A helper's meetings in a span of time, latest first.
pub async fn of(db: &impl Sql, account: AccountId, from: i64, until: i64) -> Result<Vec<Standing>, Error> {
    let mut found = standings(db, "l.account_id = $1 AND l.held_at >= $2 AND l.held_at < $3", args![account, from, until]).await?;
    found.sort_by_key(|standing| std::cmp::Reverse((standing.held_at, standing.help_session)));
    Ok(found)
}

/// What an association has still to say yes or no to, oldest first.
pub async fn to_validate(db: &impl Sql, association: AssociationId) -> Result<Vec<Standing>, Error> {
    // Meetings whose last word on the minutes is the helper's.
    let condition = "l.help_session_id IN (SELECT h.help_session_id FROM hours h WHERE h.association_id = $1 \
                     AND h.verb IN ('recorded', 'corrected') AND NOT EXISTS (SELECT 1 FROM hours d WHERE d.help_session_id = h.help_session_id \
                     AND d.verb IN ('validated', 'refused') AND d.id > h.id))";
    let mut found = standings(db, condition, args![association]).await?;
    found.sort_by_key(|standing| (standing.held_at, standing.help_session));
    Ok(found)
}

#[derive(Row)]
struct AtPermanenceRow {
    id: SignupId,
    permanence_id: PermanenceId,
    first_name: String,
    place_name: String,
    arrived_at: i64,
    left_at: i64,
    validated_at: Option<i64>,
}

async fn at_permanences(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<AtPermanence>, Error> {
    let statement = format!(
        "SELECT s.id, s.permanence_id, a.first_name, l.name AS place_name, s.arrived_at, s.left_at, s.validated_at FROM permanence_signups s \
         JOIN permanences p ON p.id = s.permanence_id JOIN places l ON l.id = p.place_id JOIN accounts a ON a.id = s.account_id \
         WHERE s.state = 'came' AND s.arrived_at IS NOT NULL AND s.left_at IS NOT NULL AND {condition} ORDER BY s.arrived_at DESC, s.id"
    );
    let rows = db.all::<AtPermanenceRow>(&statement, args).await?;
    let read = |row: AtPermanenceRow| AtPermanence {
        signup: row.id,
        permanence: row.permanence_id,
        first_name: row.first_name,
        place_name: row.place_name,
        held_at: row.arrived_at,
        minutes: attendance::minutes(Some(row.arrived_at), Some(row.left_at)),
        is_validated: row.validated_at.is_some(),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// A helper's permanences in a span of time, latest first.
pub async fn permanences_of(db: &impl Sql, account: AccountId, from: i64, until: i64) -> Result<Vec<AtPermanence>, Error> {
    at_permanences(db, "s.account_id = $1 AND s.arrived_at >= $2 AND s.arrived_at < $3", args![account, from, until]).await
}

/// Permanences whose hours the association has still to agree to, latest first.
pub async fn permanences_to_validate(db: &impl Sql, association: AssociationId) -> Result<Vec<AtPermanence>, Error> {
    at_permanences(db, "p.association_id = $1 AND s.validated_at IS NULL", args![association]).await
}

/// A helper's sums in a span of time.
pub async fn totals_of(db: &impl Sql, account: AccountId, from: i64, until: i64) -> Result<Totals, Error> {
    let standings = of(db, account, from, until).await?;
    let counted = || standings.iter().filter(|standing| standing.minutes > 0);
    let validated = counted().filter(|standing| standing.verb == Verb::Validated);
    let people = "SELECT CAST(COUNT(DISTINCT h.asker_id) AS BIGINT) FROM help_sessions s JOIN help_requests h ON h.id = s.help_request_id \
                  WHERE s.account_id = $1 AND s.held_at >= $2 AND s.held_at < $3";
    let permanences = permanences_of(db, account, from, until).await?;
    let agreed = permanences.iter().filter(|permanence| permanence.is_validated).map(|permanence| permanence.minutes).sum::<i64>();
    Ok(Totals {
        minutes: counted().map(|standing| standing.minutes).sum::<i64>() + permanences.iter().map(|one| one.minutes).sum::<i64>(),
        validated_minutes: validated.map(|standing| standing.minutes).sum::<i64>() + agreed,
        sessions: i64::try_from(counted().count() + permanences.len()).unwrap_or(i64::MAX),
        people: db.scalar(people, args![account, from, until]).await?.unwrap_or(0),
    })
}
