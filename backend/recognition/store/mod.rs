//! The ledger of hours, in SQL. Lines are added, never changed.

pub mod achievements;
pub mod attestations;
pub mod badges;
pub mod earned;
pub mod endings;
pub mod export;
pub mod exports;
pub mod given;
pub mod issuer_keys;
pub mod named;

use std::collections::BTreeMap;

use crate::args;
use crate::help_sessions::How;
use crate::recognition::{HoursKind, Source, Standing, Totals, Verb};
use crate::storage::{AccountId, AssociationId, CompletionId, Error, HelpSessionId, HoursId, Row, SignupId, Sql, Tx, sql};

/// A line about to be written.
pub(super) struct Line<'a> {
    pub source: Source,
    pub account: AccountId,
    pub association: Option<AssociationId>,
    pub kind: HoursKind,
    pub verb: Verb,
    /// Of a confirmation.
    pub how: Option<How>,
    pub minutes: i64,
    pub held_at: i64,
    pub written_by: Option<AccountId>,
    pub reason: Option<&'a str>,
}

pub(super) async fn insert(tx: &Tx, line: &Line<'_>) -> Result<(), Error> {
    let id: HoursId = tx.new_id();
    let (help_session, signup, completion) = match line.source {
        Source::HelpSession(id) => (Some(id), None, None),
        Source::Permanence(id) => (None, Some(id), None),
        Source::Training(id) => (None, None, Some(id)),
    };
    tx.execute(
        "INSERT INTO hours (id, help_session_id, signup_id, completion_id, account_id, association_id, kind, verb, how, minutes, held_at, \
         written_by, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args![
            id,
            help_session,
            signup,
            completion,
            line.account,
            line.association,
            line.kind.as_str(),
            line.verb.as_str(),
            line.how.map(How::as_str),
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
    help_session_id: Option<HelpSessionId>,
    signup_id: Option<SignupId>,
    completion_id: Option<CompletionId>,
    account_id: AccountId,
    first_name: String,
    last_name: String,
    association_id: Option<AssociationId>,
    kind: String,
    verb: String,
    how: Option<String>,
    minutes: i64,
    held_at: i64,
    reason: Option<String>,
}

impl LineRow {
    fn source(&self) -> Result<Source, Error> {
        let help_session = self.help_session_id.map(Source::HelpSession);
        let other = || self.signup_id.map(Source::Permanence).or(self.completion_id.map(Source::Training));
        help_session.or_else(other).ok_or_else(|| Error::Row("a line of hours that counts nothing".into()))
    }
}

/// The column that all lines of one source share.
const SOURCE: &str = "COALESCE(l.help_session_id, l.signup_id, l.completion_id)";

/// What the lines of each source come to, in the order of their instants. `condition` chooses sources by `l`, every line of which is then read.
async fn standings(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Standing>, Error> {
    let statement = format!(
        "SELECT l.help_session_id, l.signup_id, l.completion_id, l.account_id, a.first_name, a.last_name, l.association_id, l.kind, l.verb, \
         l.how, l.minutes, l.held_at, l.reason FROM hours l JOIN accounts a ON a.id = l.account_id WHERE {condition} ORDER BY l.id"
    );
    let mut found: BTreeMap<Source, Standing> = BTreeMap::new();
    for row in db.all::<LineRow>(&statement, args).await? {
        add(&mut found, row)?;
    }
    let mut standings: Vec<Standing> = found.into_values().collect();
    standings.sort_by_key(|standing| (standing.held_at, standing.source));
    Ok(standings)
}

fn add(found: &mut BTreeMap<Source, Standing>, row: LineRow) -> Result<(), Error> {
    let verb = Verb::parse(&row.verb).ok_or_else(|| Error::Row(format!("hours.verb {:?}", row.verb)))?;
    let kind = HoursKind::parse(&row.kind).ok_or_else(|| Error::Row(format!("hours.kind {:?}", row.kind)))?;
    let source = row.source()?;
    let standing = found.entry(source).or_insert_with(|| Standing {
        source,
        account: row.account_id,
        first_name: row.first_name,
        last_name: row.last_name,
        association: row.association_id,
        kind,
        minutes: 0,
        held_at: row.held_at,
        verb,
        is_confirmed: false,
        how: None,
        is_disputed: false,
        reason: None,
    });
    standing.minutes += row.minutes;
    match verb {
        Verb::Confirmed => {
            (standing.is_confirmed, standing.is_disputed) = (true, false);
            standing.how = row.how.as_deref().and_then(How::parse);
        }
        Verb::Disputed => (standing.is_confirmed, standing.is_disputed) = (false, true),
        // What was confirmed is no longer what is written; what was contested stays so until the asker agrees.
        Verb::Recorded | Verb::Corrected => (standing.verb, standing.reason, standing.is_confirmed) = (verb, None, false),
        Verb::Validated | Verb::Refused => (standing.verb, standing.reason) = (verb, row.reason),
    }
    Ok(())
}

/// Where the hours of one source stand; `None` before its first line.
pub async fn standing(db: &impl Sql, source: Source) -> Result<Option<Standing>, Error> {
    let column = match source {
        Source::HelpSession(_) => "help_session_id",
        Source::Permanence(_) => "signup_id",
        Source::Training(_) => "completion_id",
    };
    Ok(standings(db, &format!("l.{column} = $1"), args![source.row()]).await?.pop())
}

/// All that a helper gave in a span of time, latest first.
pub async fn of(db: &impl Sql, account: AccountId, from: i64, until: i64) -> Result<Vec<Standing>, Error> {
    let mut found = standings(db, "l.account_id = $1 AND l.held_at >= $2 AND l.held_at < $3", args![account, from, until]).await?;
    found.reverse();
    Ok(found)
}

/// All that was given through an association in a span of time, oldest first.
pub async fn of_association(db: &impl Sql, association: AssociationId, from: i64, until: i64) -> Result<Vec<Standing>, Error> {
    standings(db, "l.association_id = $1 AND l.held_at >= $2 AND l.held_at < $3", args![association, from, until]).await
}

/// All that these people gave around what somebody has to answer: what it may overlap with.
pub async fn around(db: &impl Sql, accounts: &[AccountId], from: i64, until: i64) -> Result<Vec<Standing>, Error> {
    let mut found = Vec::new();
    for some in accounts.chunks(500) {
        let condition = format!("l.held_at >= $1 AND l.held_at < $2 AND l.account_id IN ({})", sql::marks(3, some.len()));
        let values = args![from, until].into_iter().chain(some.iter().map(|account| sql::Arg::from(*account))).collect();
        found.extend(standings(db, &condition, values).await?);
    }
    Ok(found)
}

/// What an association has still to say yes or no to, oldest first: sources whose last word on the minutes is the helper's.
pub async fn to_validate(db: &impl Sql, association: AssociationId) -> Result<Vec<Standing>, Error> {
    standings(db, &format!("{SOURCE} IN ({WAITING})"), args![association]).await
}

/// Sources of the association $1 that wait for its answer (what was undone asks nothing), as a table of one column, `source`. Answers are found by the index of sources.
pub const WAITING: &str = "SELECT COALESCE(h.help_session_id, h.signup_id, h.completion_id) AS source FROM hours h WHERE h.association_id = $1 \
    AND h.verb IN ('recorded', 'corrected') AND NOT EXISTS (SELECT 1 FROM hours d \
    WHERE COALESCE(d.help_session_id, d.signup_id, d.completion_id) = COALESCE(h.help_session_id, h.signup_id, h.completion_id) \
    AND d.verb IN ('validated', 'refused') AND d.id > h.id) AND 0 < (SELECT SUM(s.minutes) FROM hours s \
    WHERE COALESCE(s.help_session_id, s.signup_id, s.completion_id) = COALESCE(h.help_session_id, h.signup_id, h.completion_id))";

/// The lines of a source, in the order in which they were written: verb and minutes.
pub async fn lines(db: &impl Sql, source: Source) -> Result<Vec<(Verb, i64)>, Error> {
    #[derive(Row)]
    struct Written {
        verb: String,
        minutes: i64,
    }
    let statement = format!("SELECT l.verb, l.minutes FROM hours l WHERE {SOURCE} = $1 ORDER BY l.id");
    let rows: Vec<Written> = db.all(&statement, args![source.row()]).await?;
    Ok(rows.into_iter().filter_map(|row| Some((Verb::parse(&row.verb)?, row.minutes))).collect())
}

/// A helper's sums in a span of time.
pub async fn totals_of(db: &impl Sql, account: AccountId, from: i64, until: i64) -> Result<Totals, Error> {
    let standings = of(db, account, from, until).await?;
    let people = "SELECT CAST(COUNT(DISTINCT h.asker_id) AS BIGINT) FROM help_sessions s JOIN help_requests h ON h.id = s.help_request_id \
                  WHERE s.account_id = $1 AND s.held_at >= $2 AND s.held_at < $3 \
                  AND 0 < (SELECT COALESCE(SUM(l.minutes), 0) FROM hours l WHERE l.help_session_id = s.id)";
    Ok(Totals { people: db.scalar(people, args![account, from, until]).await?.unwrap_or(0), ..Totals::of(&standings) })
}
