//! What happens to pairings when something happened elsewhere, and the jobs of this slice.

use futures_util::future::BoxFuture;

use super::{ending, signs, store, waves};
use crate::audit::Actor;
use crate::facts::Fact;
use crate::jobs::{Handler, Job, JobError};
use crate::state::AppState;
use crate::storage::{Error, Tx};

pub use super::by_hand::{assign, take_shared};
pub use super::claim::{Claimed, accept, decline};
pub use super::ending::{block, give_back};

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::HelpRequestOpened { help_request } => waves::begin(tx, *help_request).await,
        Fact::HelpRequestWithdrawn { help_request } => {
            ending::offers_left(tx, *help_request, "withdrawn").await?;
            if let Some(pairing) = store::live_pairing(tx, *help_request).await? {
                ending::end(tx, &pairing, "withdrawn", Actor::Asker).await?;
            }
            Ok(())
        }
        Fact::MembershipEnded { membership, account, association } => {
            ending::offers_of_membership_left(tx, *membership).await?;
            ending::pairings_of_membership_back(tx, *account, *association).await
        }
        _ => Ok(()),
    }
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
