//! What can be done with a help request. Every transition begins with its one conditional update, which locks the row.

use super::{Asked, HelpRequest, NewHelpRequest, State, code, news, store, trust_word};
use crate::args;
use crate::associations;
use crate::facts::Fact;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Handler, Job, JobError};
use crate::places::communes::communes;
use crate::state::AppState;
use crate::storage::{AccountId, AskerId, AssociationId, Error, HelpRequestId, Sql, Storage, Tx};
use serde::{Deserialize, Serialize};

/// The job that opens an unmet help request again.
const REOPEN: &str = "reopen";

/// Asks for help: makes the asker (or finds the one whose code it is), the help request, and tells that it is open.
pub async fn ask(tx: &Tx, new: &NewHelpRequest) -> Result<Asked, Error> {
    let (asker, code) = match new.asker {
        Some(asker) => {
            store::update_asker(tx, asker, new).await?;
            (asker, code_of(tx, asker).await?)
        }
        None => new_asker(tx, new).await?,
    };
    let reach = reach(tx, new).await?;
    let help_request = store::insert(tx, asker, new, reach.first().copied(), trust_word::new()).await?;
    store::insert_reach(tx, help_request, &reach).await?;
    for account in &new.circle {
        store::insert_circle(tx, asker, *account).await?;
    }
    hint_boards(tx, &reach);
    tx.record(Fact::HelpRequestOpened { help_request });
    Ok(Asked { help_request, asker, code })
}

/// The associations that may see it: the one named first, then those that cover the commune. A test is its association's alone.
async fn reach(tx: &Tx, new: &NewHelpRequest) -> Result<Vec<AssociationId>, Error> {
    if new.is_circle_only || (new.is_test && new.named_association.is_some()) {
        return Ok(new.named_association.into_iter().collect());
    }
    let departement = communes().by_code(&new.commune).map_or("", |commune| commune.departement);
    let covering = associations::store::covering(tx, &new.commune, departement).await?;
    let mut reach: Vec<AssociationId> = new.named_association.into_iter().collect();
    reach.extend(covering.into_iter().map(|association| association.id).filter(|id| Some(*id) != new.named_association));
    Ok(reach)
}

async fn new_asker(tx: &Tx, new: &NewHelpRequest) -> Result<(AskerId, String), Error> {
    for _ in 0..8 {
        let code = code::new();
        if let Some(asker) = store::insert_asker(tx, new, &code).await? {
            return Ok((asker, code));
        }
    }
    Err(Error::Row("eight codes in a row were taken".into()))
}

/// The personal code of an asker, as kept (see [`code::display`]). Read it only for the asker, or for whoever asked in their name.
pub async fn code_of(tx: &Tx, asker: AskerId) -> Result<String, Error> {
    let sealed = tx.scalar("SELECT code FROM askers WHERE id = $1", args![asker]).await?.ok_or(Error::Sealed("no such asker"))?;
    tx.seal_key(asker.0).await?.open("askers.code", asker.0, &sealed)
}

/// A helper has claimed it. `false`: somebody was quicker, or it is no longer open.
pub async fn pair(tx: &Tx, id: HelpRequestId, association: Option<AssociationId>) -> Result<bool, Error> {
    let set = ", association_id = COALESCE($3, association_id), claimed_at = $4, reopen_at = NULL";
    let is_paired = moved(tx, id, &[State::Open], State::Paired, set, args![association, tx.now()]).await?;
    if is_paired {
        // Whoever has only a telephone is called by their helper.
        news::tell(tx, id, "paired").await?;
    }
    Ok(is_paired)
}

/// Opens it again, first in line, in a new round. `false` when it was not in one of these states.
pub async fn reopen(tx: &Tx, id: HelpRequestId, from: &[State]) -> Result<bool, Error> {
    let set = ", round = round + 1, wave = 0, claimed_at = NULL, reopen_at = NULL, ended_at = NULL, end_reason = NULL";
    let is_reopened = moved(tx, id, from, State::Open, set, args![]).await?;
    if is_reopened {
        tx.record(Fact::HelpRequestOpened { help_request: id });
    }
    Ok(is_reopened)
}

/// Moves on along its life (helping, recorded, confirmed). `false` when it was not in one of these states.
pub async fn move_on(tx: &Tx, id: HelpRequestId, from: &[State], to: State) -> Result<bool, Error> {
    moved(tx, id, from, to, "", args![]).await
}

/// Nobody came: it reopens first in line at `reopen_at`.
pub async fn leave_unmet(tx: &Tx, id: HelpRequestId, reopen_at: i64) -> Result<bool, Error> {
    moved(tx, id, &[State::Open], State::Unmet, ", reopen_at = $3", args![reopen_at]).await
}

/// The asker no longer needs help. `false` when it had ended already.
pub async fn withdraw(tx: &Tx, id: HelpRequestId) -> Result<bool, Error> {
    let from = [State::Open, State::Unmet, State::Paired, State::Helping];
    let is_withdrawn = moved(tx, id, &from, State::Withdrawn, ", ended_at = $3", args![tx.now()]).await?;
    if is_withdrawn {
        tx.record(Fact::HelpRequestWithdrawn { help_request: id });
    }
    Ok(is_withdrawn)
}

/// A coordinator closes it, with a reason in plain words (no name in it).
pub async fn close(tx: &Tx, id: HelpRequestId, reason: &str) -> Result<bool, Error> {
    let from = [State::Open, State::Unmet, State::Paired, State::Helping, State::Recorded];
    let is_closed = moved(tx, id, &from, State::Closed, ", ended_at = $3, end_reason = $4", args![tx.now(), reason]).await?;
    if is_closed {
        tx.record(Fact::HelpRequestWithdrawn { help_request: id });
    }
    Ok(is_closed)
}

/// An association makes it its own, before a claim does. `false` when it was somebody's.
pub async fn take_over(tx: &Tx, id: HelpRequestId, association: AssociationId) -> Result<bool, Error> {
    let taken =
        tx.execute("UPDATE help_requests SET association_id = $2 WHERE id = $1 AND association_id IS NULL", args![id, association]).await?;
    hint_reach(tx, id).await?;
    Ok(taken == 1)
}

/// Another wave was written: `told` more helpers know. `false`: it is no longer open in this round, so the wave must not be kept.
pub async fn count_wave(tx: &Tx, help_request: &HelpRequest, wave: i64, told: i64) -> Result<bool, Error> {
    let counted = tx
        .execute(
            "UPDATE help_requests SET wave = $3, told = told + $4 WHERE id = $1 AND state = 'open' AND round = $2 AND wave = $3 - 1",
            args![help_request.id, help_request.round, wave, told],
        )
        .await?;
    Ok(counted == 1)
}

/// One more helper knows, outside the waves. Lock it first.
pub async fn count_told(tx: &Tx, help_request: &HelpRequest) -> Result<(), Error> {
    let id = help_request.id;
    tx.execute("UPDATE help_requests SET told = told + 1 WHERE id = $1", args![id]).await?;
    let told: Option<i64> = tx.scalar("SELECT told FROM help_requests WHERE id = $1", args![id]).await?;
    tell(tx, Mailbox::Asker(id), Event::HelpersTold { help_request: id, told: told.unwrap_or_default() });
    hint_reach(tx, id).await
}

/// A coordinator approves this one visit at home: it is open in a new round, in which helpers may be asked. `false` when it
/// was approved, is no visit, or no longer waits.
pub async fn approve_home(tx: &Tx, id: HelpRequestId) -> Result<bool, Error> {
    let approved = tx
        .execute(
            "UPDATE help_requests SET home_approved_at = $2 WHERE id = $1 AND meeting = 'home' AND home_approved_at IS NULL",
            args![id, tx.now()],
        )
        .await?;
    Ok(approved == 1 && reopen(tx, id, &[State::Open, State::Unmet]).await?)
}

/// Locks the row of an open help request in its round: claim, wave and hand-back all begin with it.
pub async fn lock_open(tx: &Tx, id: HelpRequestId, round: i64) -> Result<bool, Error> {
    Ok(tx.execute("UPDATE help_requests SET told = told WHERE id = $1 AND state = 'open' AND round = $2", args![id, round]).await? == 1)
}

/// Locks the row of a help request that is in one of these states, before anything is written for it. `false` when it is not.
pub async fn lock_in(tx: &Tx, id: HelpRequestId, states: &[State]) -> Result<bool, Error> {
    let states: Vec<String> = states.iter().map(|state| format!("'{}'", state.as_str())).collect();
    let statement = format!("UPDATE help_requests SET told = told WHERE id = $1 AND state IN ({})", states.join(", "));
    Ok(tx.execute(&statement, args![id]).await? == 1)
}

/// The asker's free words on a help request are no longer needed: its topic and its dates stay.
pub async fn forget_words(tx: &Tx, id: HelpRequestId) -> Result<(), Error> {
    let statement = "UPDATE help_requests SET words = NULL, call_name = NULL, call_when = '', needs = NULL WHERE id = $1";
    tx.execute(statement, args![id]).await?;
    Ok(())
}

/// Somebody joins the asker's circle: they are asked first from now on.
pub async fn keep_in_circle(tx: &Tx, asker: AskerId, account: AccountId) -> Result<(), Error> {
    store::insert_circle(tx, asker, account).await
}

async fn moved(tx: &Tx, id: HelpRequestId, from: &[State], to: State, set: &str, values: Vec<crate::storage::Arg>) -> Result<bool, Error> {
    let is_moved = store::transition(tx, id, from, to, set, values).await?;
    if is_moved {
        tell(tx, Mailbox::Asker(id), Event::HelpRequestMoved { help_request: id, state: to.as_str() });
        hint_reach(tx, id).await?;
    }
    Ok(is_moved)
}

/// Boards of every association that may see it look again.
pub async fn hint_reach(tx: &Tx, id: HelpRequestId) -> Result<(), Error> {
    let reach: Vec<AssociationId> =
        tx.column("SELECT association_id FROM help_request_reach WHERE help_request_id = $1 ORDER BY association_id", args![id]).await?;
    hint_boards(tx, &reach);
    Ok(())
}

fn hint_boards(tx: &Tx, associations: &[AssociationId]) {
    for association in associations {
        tx.hint(format!("board/{association}"));
    }
}

/// A person came back with their code.
pub async fn note_contact(tx: &Tx, asker: AskerId) -> Result<(), Error> {
    tx.execute("UPDATE askers SET last_contact_at = $2 WHERE id = $1", args![asker, tx.now()]).await?;
    Ok(())
}

/// Reopens an unmet help request at `at`. For whoever calls [`leave_unmet`].
pub async fn reopen_later(tx: &Tx, id: HelpRequestId, at: i64) -> Result<(), Error> {
    jobs::later(tx, REOPEN, Some(&format!("{REOPEN} {id}")), &Reopening { help_request: id }, at).await
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Reopening {
    help_request: HelpRequestId,
}

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::AskerErased { asker } => store::erase_asker(tx, *asker).await,
        Fact::HelpRequestWithdrawn { help_request } => jobs::cancel(tx, &format!("{REOPEN} {help_request}")).await,
        _ => Ok(()),
    }
}

/// The jobs of this slice.
pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    let storage = state.storage.clone();
    let reopen: Handler = Box::new(move |job| {
        let storage = storage.clone();
        Box::pin(async move { reopen_now(&storage, job).await })
    });
    vec![(REOPEN, reopen)]
}

async fn reopen_now(storage: &Storage, job: Job) -> Result<(), JobError> {
    let Reopening { help_request } = job.read()?;
    storage
        .write(async move |tx| {
            if job.done(tx).await? {
                reopen(tx, help_request, &[State::Unmet]).await?;
            }
            Ok(())
        })
        .await
}
