//! What changes of a help request, in SQL: each a conditional update, which locks the row.

use crate::args;
use crate::help_requests::{HelpRequest, State};
use crate::storage::{AskerId, AssociationId, Error, HelpRequestId, Row, Sql, Tx, sql};

/// The one conditional update of every transition: `set` is SQL over `$3…`; `false` when the state was not one of `from`.
async fn moved(tx: &Tx, id: HelpRequestId, from: &[State], to: State, set: &str, values: Vec<sql::Arg>) -> Result<bool, Error> {
    let statement = format!("UPDATE help_requests SET state = $2{set} WHERE id = $1 AND {}", is_in(from));
    let mut all = args![id, to.as_str()];
    all.extend(values);
    Ok(tx.execute(&statement, all).await? == 1)
}

fn is_in(states: &[State]) -> String {
    let states: Vec<String> = states.iter().map(|state| format!("'{}'", state.as_str())).collect();
    format!("state IN ({})", states.join(", "))
}

/// Claimed through an association; the one that took it over keeps it.
pub async fn pair(tx: &Tx, id: HelpRequestId, association: Option<AssociationId>) -> Result<bool, Error> {
    let set = ", association_id = CASE WHEN taken_over_at IS NULL THEN COALESCE($3, association_id) ELSE association_id END, \
               claimed_at = $4, reopen_at = NULL";
    moved(tx, id, &[State::Open], State::Paired, set, args![association, tx.now()]).await
}

pub async fn reopen(tx: &Tx, id: HelpRequestId, from: &[State]) -> Result<bool, Error> {
    let set = ", round = round + 1, wave = 0, claimed_at = NULL, reopen_at = NULL, ended_at = NULL, end_reason = NULL, merged_into = NULL";
    moved(tx, id, from, State::Open, set, args![]).await
}

pub async fn move_on(tx: &Tx, id: HelpRequestId, from: &[State], to: State) -> Result<bool, Error> {
    moved(tx, id, from, to, "", args![]).await
}

pub async fn leave_unmet(tx: &Tx, id: HelpRequestId, reopen_at: i64) -> Result<bool, Error> {
    moved(tx, id, &[State::Open], State::Unmet, ", reopen_at = $3", args![reopen_at]).await
}

pub async fn withdraw(tx: &Tx, id: HelpRequestId) -> Result<bool, Error> {
    let from = [State::Open, State::Unmet, State::Paired, State::Helping];
    moved(tx, id, &from, State::Withdrawn, ", ended_at = $3", args![tx.now()]).await
}

pub async fn close(tx: &Tx, id: HelpRequestId, reason: &str) -> Result<bool, Error> {
    let from = [State::Open, State::Unmet, State::Paired, State::Helping, State::Recorded];
    moved(tx, id, &from, State::Closed, ", ended_at = $3, end_reason = $4", args![tx.now(), reason]).await
}

/// An association takes it over: nobody's until then, or its own by a claim. `false` when it is another's, or was taken.
pub async fn take_over(tx: &Tx, id: HelpRequestId, association: AssociationId) -> Result<bool, Error> {
    let statement = "UPDATE help_requests SET association_id = $2, taken_over_at = $3 \
                     WHERE id = $1 AND taken_over_at IS NULL AND (association_id IS NULL OR association_id = $2)";
    Ok(tx.execute(statement, args![id, association, tx.now()]).await? == 1)
}

#[derive(Row)]
struct Keeper {
    association_id: Option<AssociationId>,
    taken_over_at: Option<i64>,
}

pub async fn begin_wave(tx: &Tx, help_request: &HelpRequest, wave: i64) -> Result<Option<Option<AssociationId>>, Error> {
    let statement = "UPDATE help_requests SET wave = $3 WHERE id = $1 AND state = 'open' AND round = $2 AND wave = $3 - 1 \
                     RETURNING association_id, taken_over_at";
    let begun = tx.first::<Keeper>(statement, args![help_request.id, help_request.round, wave]).await?;
    Ok(begun.map(|keeper| keeper.association_id.filter(|_| keeper.taken_over_at.is_some())))
}

/// `more` of them know; how many do now.
pub async fn count_told(tx: &Tx, id: HelpRequestId, more: usize) -> Result<i64, Error> {
    let more = i64::try_from(more).unwrap_or(0);
    let told: Option<i64> = tx.scalar("UPDATE help_requests SET told = told + $2 WHERE id = $1 RETURNING told", args![id, more]).await?;
    Ok(told.unwrap_or_default())
}

pub async fn approve_home(tx: &Tx, id: HelpRequestId) -> Result<bool, Error> {
    let statement = "UPDATE help_requests SET home_approved_at = $2 WHERE id = $1 AND meeting = 'home' AND home_approved_at IS NULL";
    Ok(tx.execute(statement, args![id, tx.now()]).await? == 1)
}

pub async fn lock_open(tx: &Tx, id: HelpRequestId, round: i64) -> Result<bool, Error> {
    Ok(tx.execute("UPDATE help_requests SET told = told WHERE id = $1 AND state = 'open' AND round = $2", args![id, round]).await? == 1)
}

pub async fn lock_in(tx: &Tx, id: HelpRequestId, states: &[State]) -> Result<bool, Error> {
    let statement = format!("UPDATE help_requests SET told = told WHERE id = $1 AND {}", is_in(states));
    Ok(tx.execute(&statement, args![id]).await? == 1)
}

pub async fn forget_words(tx: &Tx, id: HelpRequestId) -> Result<(), Error> {
    let statement = "UPDATE help_requests SET words = NULL, call_name = NULL, call_when = '', needs = NULL WHERE id = $1";
    tx.execute(statement, args![id]).await?;
    Ok(())
}

pub async fn insert_reach(tx: &Tx, id: HelpRequestId, associations: &[AssociationId]) -> Result<(), Error> {
    for association in associations {
        tx.execute(
            "INSERT INTO help_request_reach (help_request_id, association_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![id, *association],
        )
        .await?;
    }
    Ok(())
}

/// The help requests of an asker, oldest first.
pub async fn ids_of(tx: &Tx, asker: AskerId) -> Result<Vec<HelpRequestId>, Error> {
    tx.column("SELECT id FROM help_requests WHERE asker_id = $1 ORDER BY id", args![asker]).await
}
