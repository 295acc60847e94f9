//! What happens to pairings when something happened elsewhere, and the jobs of this slice.

use futures_util::future::BoxFuture;

use super::warm::{self, Repack, Warm};
use super::{available, ending, full, signs, store, trained, waves};
use crate::audit::Actor;
use crate::facts::Fact;
use crate::jobs::{self, Handler, Job, JobError};
use crate::state::AppState;
use crate::storage::{AccountId, Error, HelpRequestId, Tx};

pub use super::by_hand::{assign, replace, take_shared};
pub use super::claim::{Claimed, accept, decline};
pub use super::ending::{block, give_back};
pub use super::warm::repack;

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::HelpRequestOpened { help_request } => waves::begin(tx, *help_request).await,
        Fact::HelpRequestWithdrawn { help_request } => over(tx, *help_request, "withdrawn", Actor::Asker).await,
        Fact::HelpRequestClosed { help_request, by } => over(tx, *help_request, "closed", by.map_or(Actor::Asker, Actor::Account)).await,
        Fact::HelpRequestTakenOver { help_request, association } => ending::offers_of_others_left(tx, *help_request, *association).await,
        Fact::TrainingMoved { account, unlocked } => {
            warm::repack(tx, &[*account]).await?;
            if *unlocked == 0 { trained::look_at_list_later(tx, *account).await } else { trained::look_later(tx, *account).await }
        }
        Fact::TrainingRuleChanged { association } => trained::look_at_rule_later(tx, *association).await,
        Fact::HelperChanged { account } => {
            warm::repack(tx, &[*account]).await?;
            available::look_later(tx, *account).await
        }
        Fact::MembershipChanged { account, .. } => warm::repack(tx, &[*account]).await,
        Fact::AssociationChanged { association } => {
            let from_the_first = Repack { association: *association, after: AccountId(0) };
            jobs::later(tx, warm::REPACK, Some(&format!("repack/{association}")), &from_the_first, tx.now()).await
        }
        Fact::AccountErased { account } => {
            warm::repack(tx, &[*account]).await?;
            ending::everything_back(tx, *account).await
        }
        Fact::MembershipEnded { membership, account, association } => {
            warm::repack(tx, &[*account]).await?;
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
    // Waves rank the roster in memory, which is read from now on.
    let warm = Warm::new(state.storage.clone(), state.hub.clone());
    tokio::spawn(warm.clone().warm_up());
    vec![
        (waves::WAVE, ranking(state, &warm, |state, warm, job| Box::pin(async move { waves::send(&state, &warm, job).await }))),
        (waves::gap::GAP, ranking(state, &warm, |state, warm, job| Box::pin(async move { waves::gap::look(&state, &warm, job).await }))),
        (trained::JOB, ranking(state, &warm, |state, warm, job| Box::pin(async move { trained::offer_waiting(&state, &warm, job).await }))),
        (available::JOB, ranking(state, &warm, |state, warm, job| Box::pin(async move { available::look(&state, &warm, job).await }))),
        (warm::REPACK, handler(state, |state, job| Box::pin(async move { warm::repack_members(&state, job).await }))),
        (waves::ESCALATE, handler(state, |state, job| Box::pin(async move { waves::escalate(&state, job).await }))),
        (waves::GIVE_UP, handler(state, |state, job| Box::pin(async move { waves::give_up(&state, job).await }))),
        (trained::LAPSED, handler(state, |state, job| Box::pin(async move { trained::take_back(&state, job).await }))),
        (trained::RULE, handler(state, |state, job| Box::pin(async move { trained::apply_rule(&state, job).await }))),
        (full::JOB, handler(state, |state, job| Box::pin(async move { full::make_room(&state, job).await }))),
        (signs::JOB, handler(state, |state, job| Box::pin(async move { signs::look(&state, job).await }))),
    ]
}

/// A job that asks the roster in memory.
fn ranking(state: &AppState, warm: &Warm, work: fn(AppState, Warm, Job) -> BoxFuture<'static, Result<(), JobError>>) -> Handler {
    let (state, warm) = (state.clone(), warm.clone());
    Box::new(move |job| work(state.clone(), warm.clone(), job))
}

fn handler(state: &AppState, work: fn(AppState, Job) -> BoxFuture<'static, Result<(), JobError>>) -> Handler {
    let state = state.clone();
    Box::new(move |job| work(state.clone(), job))
}
