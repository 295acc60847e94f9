//! Mentors' calls, in SQL.

use crate::args;
use crate::help_sessions::{MentorCall, MentorState};
use crate::pairing::Pairing;
use crate::storage::{AccountId, AssociationId, Error, HelpRequestId, MentorCallId, PairingId, Row, Sql, Tx, sql};

#[derive(Row)]
struct CallRow {
    id: MentorCallId,
    pairing_id: PairingId,
    help_request_id: HelpRequestId,
    association_id: Option<AssociationId>,
    state: String,
    mentor_id: Option<AccountId>,
    first_name: Option<String>,
    asked_at: i64,
}

impl CallRow {
    fn read(self) -> Result<MentorCall, Error> {
        Ok(MentorCall {
            id: self.id,
            pairing: self.pairing_id,
            help_request: self.help_request_id,
            association: self.association_id,
            state: MentorState::parse(&self.state).ok_or_else(|| Error::Row(format!("mentor_calls.state {:?}", self.state)))?,
            mentor: self.mentor_id,
            mentor_first_name: self.first_name,
            asked_at: self.asked_at,
        })
    }
}

async fn calls(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<MentorCall>, Error> {
    let statement = format!(
        "SELECT c.id, c.pairing_id, c.help_request_id, c.association_id, c.state, c.mentor_id, a.first_name, c.asked_at FROM mentor_calls c \
         LEFT JOIN accounts a ON a.id = c.mentor_id JOIN pairings p ON p.id = c.pairing_id WHERE {condition}"
    );
    db.all::<CallRow>(&statement, args).await?.into_iter().map(CallRow::read).collect()
}

pub async fn call(db: &impl Sql, id: MentorCallId) -> Result<Option<MentorCall>, Error> {
    Ok(calls(db, "c.id = $1", args![id]).await?.pop())
}

/// The latest call of a pairing, whatever became of it.
pub async fn latest(db: &impl Sql, pairing: PairingId) -> Result<Option<MentorCall>, Error> {
    Ok(calls(db, "c.pairing_id = $1 ORDER BY c.id DESC LIMIT 1", args![pairing]).await?.pop())
}

/// The calls that a mentor of these associations may join, and those they are in, oldest first.
pub async fn calls_for(db: &impl Sql, mentor: AccountId, associations: &[AssociationId]) -> Result<Vec<MentorCall>, Error> {
    if associations.is_empty() {
        return Ok(Vec::new());
    }
    let condition = format!(
        "p.ended_at IS NULL AND p.account_id <> $1 AND c.association_id IN ({}) \
         AND (c.state IN ('agreed', 'unanswered') OR (c.state = 'joined' AND c.mentor_id = $1)) ORDER BY c.id",
        sql::marks(2, associations.len())
    );
    let mut values = args![mentor];
    values.extend(associations.iter().map(|association| sql::Arg::from(*association)));
    calls(db, &condition, values).await
}

pub(in crate::help_sessions) async fn insert(
    tx: &Tx,
    pairing: &Pairing,
    association: Option<AssociationId>,
    state: MentorState,
) -> Result<MentorCallId, Error> {
    let id: MentorCallId = tx.new_id();
    tx.execute(
        "INSERT INTO mentor_calls (id, pairing_id, help_request_id, association_id, state, asked_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, pairing.id, pairing.help_request, association, state.as_str(), tx.now()],
    )
    .await?;
    Ok(id)
}

/// Moves a call on, if it is in one of these states; `false` when it is not. `mentor`: who joins.
pub(in crate::help_sessions) async fn move_on(
    tx: &Tx,
    id: MentorCallId,
    from: &[MentorState],
    to: MentorState,
    mentor: Option<AccountId>,
) -> Result<bool, Error> {
    let from: Vec<String> = from.iter().map(|state| format!("'{}'", state.as_str())).collect();
    let at = match to {
        MentorState::Agreed => ", agreed_at = $4",
        MentorState::Ended | MentorState::Refused => ", ended_at = $4",
        _ => ", agreed_at = COALESCE(agreed_at, $4)",
    };
    let statement = format!(
        "UPDATE mentor_calls SET state = $2, mentor_id = COALESCE($3, mentor_id){at} WHERE id = $1 AND state IN ({})",
        from.join(", ")
    );
    Ok(tx.execute(&statement, args![id, to.as_str(), mentor, tx.now()]).await? == 1)
}
