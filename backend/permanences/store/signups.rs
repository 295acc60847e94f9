//! Who sits where, who waits, who came, in SQL.

use crate::args;
use crate::clock::MINUTE;
use crate::helpers::HelperKind;
use crate::permanences::{Permanence, SignupState, Sitter};
use crate::storage::{AccountId, AssociationId, Error, PermanenceId, Row, SignupId, Sql, Tx, sql};

/// A helper's seat, their place on the waiting list, or what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signup {
    pub id: SignupId,
    pub permanence: PermanenceId,
    pub account: AccountId,
    pub first_name: String,
    pub last_name: String,
    pub sitter: Sitter,
    pub state: SignupState,
    /// Raised each time they gain or lose the seat.
    pub sequence: i64,
    /// When they came to this state: the order of the waiting list.
    pub moved_at: i64,
    pub swap_asked_at: Option<i64>,
    pub arrived_at: Option<i64>,
    pub left_at: Option<i64>,
    /// When the association agreed to the hours.
    pub validated_at: Option<i64>,
}

impl Signup {
    /// Whether it takes one of the seats.
    pub fn sits(&self) -> bool {
        matches!(self.state, SignupState::Seated | SignupState::Came)
    }
}

#[derive(Row)]
struct SignupRow {
    id: SignupId,
    permanence_id: PermanenceId,
    account_id: AccountId,
    first_name: String,
    last_name: String,
    kind: String,
    is_adult: bool,
    state: String,
    sequence: i64,
    moved_at: i64,
    swap_asked_at: Option<i64>,
    arrived_at: Option<i64>,
    left_at: Option<i64>,
    validated_at: Option<i64>,
}

impl SignupRow {
    fn read(self) -> Result<Signup, Error> {
        let odd = |what: &str, word: &str| Error::Row(format!("{what} {word:?}"));
        let kind = HelperKind::parse(&self.kind).ok_or_else(|| odd("helpers.kind", &self.kind))?;
        Ok(Signup {
            id: self.id,
            permanence: self.permanence_id,
            account: self.account_id,
            first_name: self.first_name,
            last_name: self.last_name,
            sitter: Sitter { kind, is_adult: self.is_adult },
            state: SignupState::parse(&self.state).ok_or_else(|| odd("permanence_signups.state", &self.state))?,
            sequence: self.sequence,
            moved_at: self.moved_at,
            swap_asked_at: self.swap_asked_at,
            arrived_at: self.arrived_at,
            left_at: self.left_at,
            validated_at: self.validated_at,
        })
    }
}

const SELECT: &str = "SELECT s.id, s.permanence_id, s.account_id, a.first_name, a.last_name, h.kind, h.is_adult, s.state, s.sequence, s.moved_at, \
    s.swap_asked_at, s.arrived_at, s.left_at, s.validated_at FROM permanence_signups s JOIN accounts a ON a.id = s.account_id \
    JOIN helpers h ON h.account_id = s.account_id";

async fn read(db: &impl Sql, rest: &str, values: Vec<sql::Arg>) -> Result<Vec<Signup>, Error> {
    db.all::<SignupRow>(&format!("{SELECT} {rest}"), values).await?.into_iter().map(SignupRow::read).collect()
}

/// Everybody of some permanences, in the order in which they came.
pub async fn of(db: &impl Sql, permanences: &[PermanenceId]) -> Result<Vec<Signup>, Error> {
    let mut found = Vec::new();
    for some in permanences.chunks(500) {
        let rest = format!("WHERE s.permanence_id IN ({}) ORDER BY s.moved_at, s.id", sql::marks(1, some.len()));
        found.extend(read(db, &rest, some.iter().map(|id| sql::Arg::from(*id)).collect()).await?);
    }
    Ok(found)
}

/// One of a permanence of this association; `None` for any other's.
pub async fn of_association(db: &impl Sql, association: AssociationId, id: SignupId) -> Result<Option<Signup>, Error> {
    let rest = "WHERE s.id = $2 AND s.permanence_id IN (SELECT id FROM permanences WHERE association_id = $1)";
    Ok(read(db, rest, args![association, id]).await?.pop())
}

/// A helper's own, of permanences that end after an instant.
pub async fn of_account(db: &impl Sql, account: AccountId, from: i64) -> Result<Vec<Signup>, Error> {
    let rest = "WHERE s.account_id = $1 AND s.permanence_id IN (SELECT id FROM permanences WHERE ends_at > $2) ORDER BY s.id";
    read(db, rest, args![account, from]).await
}

/// The seats of an account in an association's permanences that have not begun, the waiting lists included.
pub(in crate::permanences) async fn coming(tx: &Tx, account: AccountId, association: AssociationId) -> Result<Vec<PermanenceId>, Error> {
    let statement = "SELECT p.id FROM permanence_signups s JOIN permanences p ON p.id = s.permanence_id WHERE s.account_id = $1 \
        AND p.association_id = $2 AND p.starts_at > $3 AND s.state IN ('seated', 'waiting') ORDER BY p.id";
    tx.column(statement, args![account, association, tx.now()]).await
}

/// Sits elsewhere at that time, in any association: `a` is the account, $1 the permanence, $2 its start, $3 its end.
fn sits_elsewhere(account: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM permanence_signups o JOIN permanences q ON q.id = o.permanence_id WHERE o.account_id = {account} \
         AND o.state IN ('seated', 'came') AND q.cancelled_at IS NULL AND q.id <> $1 AND q.starts_at < $3 AND q.ends_at > $2)"
    )
}

/// Whether this account sits elsewhere at that time. Its load must be locked: two sign-ups at the same moment see each other.
pub(in crate::permanences) async fn is_elsewhere(tx: &Tx, account: AccountId, permanence: &Permanence) -> Result<bool, Error> {
    let statement = format!("SELECT account_id FROM helpers WHERE account_id = $4 AND {}", sits_elsewhere("$4"));
    let values = args![permanence.id, permanence.starts_at, permanence.ends_at, account];
    Ok(tx.scalar::<AccountId>(&statement, values).await?.is_some())
}

/// Minutes of the seats that an account has in permanences which begin between two instants and are still to come, this one apart.
pub(in crate::permanences) async fn promised(
    tx: &Tx,
    account: AccountId,
    apart: &Permanence,
    (from, until): (i64, i64),
) -> Result<i64, Error> {
    let statement = "SELECT CAST(COALESCE(SUM(p.ends_at - p.starts_at), 0) AS BIGINT) FROM permanence_signups s \
        JOIN permanences p ON p.id = s.permanence_id WHERE s.account_id = $1 AND s.state = 'seated' AND p.cancelled_at IS NULL AND p.id <> $2 \
        AND p.starts_at >= $3 AND p.starts_at < $4";
    Ok(tx.scalar::<i64>(statement, args![account, apart.id, from, until]).await?.unwrap_or(0) / MINUTE)
}

/// Somebody who could sit there.
#[derive(Clone, Debug)]
pub struct Free {
    pub account: AccountId,
    pub first_name: String,
    pub last_name: String,
    pub sitter: Sitter,
}

#[derive(Row)]
struct FreeRow {
    account_id: AccountId,
    first_name: String,
    last_name: String,
    kind: String,
    is_adult: bool,
}

/// Members in good standing who could sit there: not paused, with no seat there or elsewhere at that time; in order of their ids.
/// What the permanence itself refuses is left out.
pub async fn free(db: &impl Sql, permanence: &Permanence, now: i64) -> Result<Vec<Free>, Error> {
    let statement = format!(
        "SELECT h.account_id, a.first_name, a.last_name, h.kind, h.is_adult FROM memberships m JOIN helpers h ON h.account_id = m.account_id \
         JOIN accounts a ON a.id = m.account_id WHERE m.association_id = $4 AND m.state = 'active' AND a.ended_at IS NULL AND h.kind <> 'family' \
         AND h.identity_seen_at IS NOT NULL AND h.charter_signed_at IS NOT NULL AND h.paused_until <= $5 \
         AND NOT EXISTS (SELECT 1 FROM permanence_signups s WHERE s.permanence_id = $1 AND s.account_id = h.account_id \
         AND s.state IN ('seated', 'came')) AND NOT {} ORDER BY h.account_id",
        sits_elsewhere("h.account_id")
    );
    let values = args![permanence.id, permanence.starts_at, permanence.ends_at, permanence.association, now];
    let rows = db.all::<FreeRow>(&statement, values).await?;
    let read = |row: FreeRow| {
        let sitter = Sitter { kind: HelperKind::parse(&row.kind)?, is_adult: row.is_adult };
        Some(Free { account: row.account_id, first_name: row.first_name, last_name: row.last_name, sitter })
    };
    Ok(rows.into_iter().filter_map(read).filter(|free| permanence.refuses_any(free.sitter).is_none()).collect())
}

/// Puts an account in a state, new or not. What was noted of an earlier stay is forgotten.
pub(in crate::permanences) async fn put(tx: &Tx, permanence: PermanenceId, account: AccountId, state: SignupState) -> Result<(), Error> {
    let id: SignupId = tx.new_id();
    tx.execute(
        "INSERT INTO permanence_signups (id, permanence_id, account_id, state, sequence, moved_at) VALUES ($1, $2, $3, $4, 0, $5) \
         ON CONFLICT (permanence_id, account_id) DO UPDATE SET state = excluded.state, sequence = permanence_signups.sequence + 1, \
         moved_at = excluded.moved_at, swap_asked_at = NULL, arrived_at = NULL, left_at = NULL, validated_at = NULL, noted_by = NULL",
        args![id, permanence, account, state.as_str(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Looks for somebody in one's place, or no longer.
pub(in crate::permanences) async fn ask_swap(tx: &Tx, id: SignupId, asked_at: Option<i64>) -> Result<(), Error> {
    tx.execute("UPDATE permanence_signups SET swap_asked_at = $2 WHERE id = $1", args![id, asked_at]).await?;
    Ok(())
}

/// What is known of somebody's coming.
#[derive(Clone, Copy, Debug)]
pub(in crate::permanences) struct Attended {
    pub state: SignupState,
    pub arrived_at: Option<i64>,
    pub left_at: Option<i64>,
    pub noted_by: Option<AccountId>,
    pub validated_at: Option<i64>,
}

pub(in crate::permanences) async fn attend(tx: &Tx, id: SignupId, attended: Attended) -> Result<(), Error> {
    tx.execute(
        "UPDATE permanence_signups SET state = $2, arrived_at = $3, left_at = $4, noted_by = $5, validated_at = $6, swap_asked_at = NULL WHERE id = $1",
        args![id, attended.state.as_str(), attended.arrived_at, attended.left_at, attended.noted_by, attended.validated_at],
    )
    .await?;
    Ok(())
}

/// The association agreed to the hours.
pub(in crate::permanences) async fn validate(tx: &Tx, association: AssociationId, id: SignupId) -> Result<(), Error> {
    let statement = "UPDATE permanence_signups SET validated_at = $3 WHERE id = $2 AND state = 'came' AND validated_at IS NULL \
                     AND permanence_id IN (SELECT id FROM permanences WHERE association_id = $1)";
    tx.execute(statement, args![association, id, tx.now()]).await?;
    Ok(())
}
