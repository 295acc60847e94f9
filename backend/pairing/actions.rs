//! What happens to pairings when something happened elsewhere, and the jobs of this slice.

use futures_util::future::BoxFuture;

use super::{ending, signs, store, waves};
use crate::audit::Actor;
use crate::facts::Fact;
use crate::jobs::{Handler, Job, JobError};
use crate::state::AppState;
use crate::storage::{Error, HelpRequestId, Tx};

pub use super::by_hand::{assign, replace, take_shared};
pub use super::claim::{Claimed, accept, decline};
pub use super::ending::{block, give_back};

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::HelpRequestOpened { help_request } => waves::begin(tx, *help_request).await,
        Fact::HelpRequestWithdrawn { help_request } => over(tx, *help_request, "withdrawn", Actor::Asker).await,
        Fact::HelpRequestClosed { help_request, by } => over(tx, *help_request, "closed", by.map_or(Actor::Asker, Actor::Account)).await,
        Fact::HelpRequestTakenOver { help_request, association } => ending::offers_of_others_left(tx, *help_request, *association).await,
        Fact::MembershipEnded { membership, account, association } => {
            ending::offers_of_membership_left(tx, *membership).await?;
            ending::pairings_of_membership_back(tx, *account, *association).await
        }
        _ => Ok(()),
    }
}

/// No help is needed any more: offers leave, and whoever helps is told.
async fn over(tx: &Tx, help_request: HelpRequestId, because: &'static str, by: Actor) -> Result<(), Error> {
    ending::offers_left(tx, help_request, because).await?;
    if let Some(pairing) = store::live_pairing(tx, help_request).await? {
        ending::end(tx, &pairing, because, by).await?;
    }
    Ok(())
}

/// The jobs of this slice.
pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    vec![
        (waves::WAVE, handler(state, |state, job| Box::pin(async move { waves::send(&state, job).await }))),
        (waves::ESCALATE, handler(state, |state, job| Box::pin(async move { waves::escalate(&state, job).await }))),
        (waves::GIVE_UP, handler(state, |state, job| Box::pin(async move { waves::give_up(&state, job).await }))),
        (signs::JOB, handler(state, |state, job| Box::pin(async move { signs::look(&state, job).await }))),
    ]
}

fn handler(state: &AppState, work: fn(AppState, Job) -> BoxFuture<'static, Result<(), JobError>>) -> Handler {
    let state = state.clone();
    Box::new(move |job| work(state.clone(), job))
}
