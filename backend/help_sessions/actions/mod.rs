//! What people can do while help is given, and what follows later.

pub mod confirm;
pub mod drop_ins;
pub mod log_imports;
pub mod mentors;
pub mod messages;
pub mod recap;
pub mod records;
pub mod remarks;
pub mod reports;
pub mod signs;
pub mod unread;
mod unsolved;
pub mod upkeep;

use futures_util::future::BoxFuture;

use super::rights::Asking;
use super::store;
use crate::facts::Fact;
use crate::help_requests::{State, actions as asked_actions};
use crate::jobs::{Handler, Job, JobError};
use crate::pairing::rights::Helping;
use crate::pairing::{self, Pairing};
use crate::state::AppState;
use crate::storage::{Error, HelpRequestId, PairingId, Tx};

/// While help goes on.
const UNDER_WAY: [State; 2] = [State::Paired, State::Helping];

/// The pairing as it stands, its help request locked; `None` once it is over.
async fn live(tx: &Tx, help_request: HelpRequestId, pairing: PairingId) -> Result<Option<Pairing>, Error> {
    if !asked_actions::lock_in(tx, help_request, &UNDER_WAY).await? {
        return Ok(None);
    }
    Ok(pairing::store::pairing(tx, pairing).await?.filter(|pairing| pairing.ended_at.is_none()))
}

async fn live_for_helper(tx: &Tx, helping: &Helping) -> Result<Option<Pairing>, Error> {
    live(tx, helping.help_request.id, helping.pairing.id).await
}

async fn live_for_asker(tx: &Tx, asking: &Asking) -> Result<Option<Pairing>, Error> {
    if !asked_actions::lock_in(tx, asking.help_request.id, &UNDER_WAY).await? {
        return Ok(None);
    }
    pairing::store::live_pairing(tx, asking.help_request.id).await
}

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::HelpRequestWithdrawn { help_request } | Fact::HelpRequestClosed { help_request, .. } => {
            upkeep::erase_chat_later(tx, *help_request).await
        }
        Fact::SessionRecorded { help_session } => unsolved::propose(tx, *help_session).await,
        Fact::PairingEnded { pairing } => {
            store::meetings::off(tx, *pairing).await?;
            mentors::over(tx, *pairing).await
        }
        Fact::AskerErased { asker } => upkeep::forget_asker(tx, *asker).await,
        Fact::AccountErased { account } => drop_ins::forget_helper(tx, *account).await,
        _ => Ok(()),
    }
}

/// The jobs of this slice.
pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    vec![
        (mentors::WAIT, handler(state, |state, job| Box::pin(async move { mentors::waited(&state, job).await }))),
        (upkeep::ERASE_CHAT, handler(state, |state, job| Box::pin(async move { upkeep::erase_chat(&state, job).await }))),
        (recap::JOB, handler(state, |state, job| Box::pin(async move { recap::mail_job(&state, job).await }))),
        (unread::JOB, handler(state, |state, job| Box::pin(async move { unread::look(&state, job).await }))),
        (signs::REMIND, handler(state, |state, job| Box::pin(async move { signs::remind(&state, job).await }))),
    ]
}

fn handler(state: &AppState, work: fn(AppState, Job) -> BoxFuture<'static, Result<(), JobError>>) -> Handler {
    let state = state.clone();
    Box::new(move |job| work(state.clone(), job))
}
