//! What can be done with a help request. Every transition begins with its one conditional update, which locks the row.

use super::store::{moves, same};
use super::{Asked, HelpRequest, NewHelpRequest, State, callbacks, code, news, store, trust_word};
use crate::associations;
use crate::facts::Fact;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Handler, Job, JobError};
use crate::places::communes::communes;
use crate::state::AppState;
use crate::storage::{AccountId, AskerId, AssociationId, Error, HelpRequestId, Storage, Tx};
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
    moves::insert_reach(tx, help_request, &reach).await?;
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
    store::code_of(tx, asker).await
}

/// A helper has claimed it. `false`: somebody was quicker, or it is no longer open. It becomes their association's, unless
/// another took it over.
pub async fn pair(tx: &Tx, id: HelpRequestId, association: Option<AssociationId>) -> Result<bool, Error> {
    let is_paired = moves::pair(tx, id, association).await?;
    if is_paired {
        seen(tx, id, State::Paired).await?;
        callbacks::follow_owner(tx, id).await?;
        // Whoever has only a telephone is called by their helper.
        news::tell(tx, id, "paired").await?;
    }
    Ok(is_paired)
}

/// Opens it again, first in line, in a new round. `false` when it was not in one of these states.
pub async fn reopen(tx: &Tx, id: HelpRequestId, from: &[State]) -> Result<bool, Error> {
    let is_reopened = moves::reopen(tx, id, from).await?;
    if is_reopened {
        seen(tx, id, State::Open).await?;
        tx.record(Fact::HelpRequestOpened { help_request: id });
    }
    Ok(is_reopened)
}

/// Moves on along its life (helping, recorded, confirmed). `false` when it was not in one of these states.
pub async fn move_on(tx: &Tx, id: HelpRequestId, from: &[State], to: State) -> Result<bool, Error> {
    let is_moved = moves::move_on(tx, id, from, to).await?;
    if is_moved {
        seen(tx, id, to).await?;
    }
    Ok(is_moved)
}

/// Nobody came: it reopens first in line at `reopen_at`.
pub async fn leave_unmet(tx: &Tx, id: HelpRequestId, reopen_at: i64) -> Result<bool, Error> {
    let is_left = moves::leave_unmet(tx, id, reopen_at).await?;
    if is_left {
        seen(tx, id, State::Unmet).await?;
    }
    Ok(is_left)
}

/// The asker no longer needs help. `false` when it had ended already.
pub async fn withdraw(tx: &Tx, id: HelpRequestId) -> Result<bool, Error> {
    let is_withdrawn = moves::withdraw(tx, id).await?;
    if is_withdrawn {
        seen(tx, id, State::Withdrawn).await?;
        tx.record(Fact::HelpRequestWithdrawn { help_request: id });
    }
    Ok(is_withdrawn)
}

/// It is closed without help, with a reason in plain words (no name in it). `by`: a coordinator or its helper, else the asker.
pub async fn close(tx: &Tx, id: HelpRequestId, reason: &str, by: Option<AccountId>) -> Result<bool, Error> {
    let is_closed = moves::close(tx, id, reason).await?;
    if is_closed {
        seen(tx, id, State::Closed).await?;
        tx.record(Fact::HelpRequestClosed { help_request: id, by });
    }
    Ok(is_closed)
}

/// One of two that the same person asked is closed, and follows the other: both this association's, the first with nobody who
/// helps. `false` when one of them is not, or no longer waits. Opened again, it is followed by itself.
pub async fn merge(tx: &Tx, id: HelpRequestId, into: HelpRequestId, association: AssociationId, by: AccountId) -> Result<bool, Error> {
    if id == into {
        return Ok(false);
    }
    let waits = [State::Open, State::Unmet];
    let goes_on = [State::Open, State::Unmet, State::Paired, State::Helping];
    let mut both = [(id, &waits[..]), (into, &goes_on[..])];
    both.sort_by_key(|(one, _)| *one);
    for (one, states) in both {
        if !same::lock_own(tx, one, association, states).await? {
            return Ok(false);
        }
    }
    same::follow(tx, id, into).await?;
    close(tx, id, "duplicate", Some(by)).await
}

/// An association makes it its own, before a claim does or once its helper has: nobody else's helpers are asked from now on.
/// `false` when it is another's, or was taken over before.
pub async fn take_over(tx: &Tx, id: HelpRequestId, association: AssociationId) -> Result<bool, Error> {
    let is_taken = moves::take_over(tx, id, association).await?;
    if is_taken {
        callbacks::follow_owner(tx, id).await?;
        tx.record(Fact::HelpRequestTakenOver { help_request: id, association });
    }
    hint_reach(tx, id).await?;
    Ok(is_taken)
}

/// Locks a help request for its next wave, and counts the wave. `None`: it no longer waits in this round, or the wave was
/// written. Else who keeps it to itself now (see [`HelpRequest::kept_by`]).
pub async fn begin_wave(tx: &Tx, help_request: &HelpRequest, wave: i64) -> Result<Option<Option<AssociationId>>, Error> {
    moves::begin_wave(tx, help_request, wave).await
}

/// More helpers know: the asker is told how many in all. Lock it first.
pub async fn count_told(tx: &Tx, id: HelpRequestId, more: usize) -> Result<(), Error> {
    let told = moves::count_told(tx, id, more).await?;
    tell(tx, Mailbox::Asker(id), Event::HelpersTold { help_request: id, told });
    Ok(())
}

/// A coordinator approves this one visit at home: it is open in a new round, in which helpers may be asked. `false` when it
/// was approved, is no visit, or no longer waits.
pub async fn approve_home(tx: &Tx, id: HelpRequestId) -> Result<bool, Error> {
    Ok(moves::approve_home(tx, id).await? && reopen(tx, id, &[State::Open, State::Unmet]).await?)
}

/// Locks the row of an open help request in its round: claim, wave and hand-back all begin with it.
pub async fn lock_open(tx: &Tx, id: HelpRequestId, round: i64) -> Result<bool, Error> {
    moves::lock_open(tx, id, round).await
}

/// Locks the row of a help request that is in one of these states, before anything is written for it. `false` when it is not.
pub async fn lock_in(tx: &Tx, id: HelpRequestId, states: &[State]) -> Result<bool, Error> {
    moves::lock_in(tx, id, states).await
}

/// The asker's free words on a help request are no longer needed: its topic and its dates stay.
pub async fn forget_words(tx: &Tx, id: HelpRequestId) -> Result<(), Error> {
    moves::forget_words(tx, id).await
}

/// Somebody joins the asker's circle: they are asked first from now on.
pub async fn keep_in_circle(tx: &Tx, asker: AskerId, account: AccountId) -> Result<(), Error> {
    store::insert_circle(tx, asker, account).await
}

/// Whoever looks at it sees that it moved.
async fn seen(tx: &Tx, id: HelpRequestId, state: State) -> Result<(), Error> {
    let around = same::around(tx, id).await?;
    for one in around.merged.into_iter().chain([id]) {
        tell(tx, Mailbox::Asker(one), Event::HelpRequestMoved { help_request: one, state: state.as_str() });
    }
    hint_boards(tx, &around.boards);
    Ok(())
}

/// Boards of every association that may see it look again.
pub async fn hint_reach(tx: &Tx, id: HelpRequestId) -> Result<(), Error> {
    hint_boards(tx, &same::around(tx, id).await?.boards);
    Ok(())
}

/// The boards of these associations changed.
pub fn hint_boards(tx: &Tx, associations: &[AssociationId]) {
    for association in associations {
        tx.hint(format!("board/{association}"));
    }
}

/// A person came back with their code.
pub async fn note_contact(tx: &Tx, asker: AskerId) -> Result<(), Error> {
    store::note_contact(tx, asker).await
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
        Fact::AccountErased { account } => store::forget_helper(tx, *account).await,
        Fact::HelpRequestWithdrawn { help_request } | Fact::HelpRequestClosed { help_request, .. } => {
            jobs::cancel(tx, &format!("{REOPEN} {help_request}")).await
        }
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
