//! Somebody passed a module: what waits for just that reaches them seconds later. What they passed has lapsed: offers that they can
//! no longer accept leave their list. So it is when an association begins to want training.

use super::store::roster as kept;
use super::warm::Warm;
use super::waves::{self, Settings};
use super::{NOT_TRAINED, Offer, by_hand, claim, ending, roster, store};
use crate::associations;
use crate::help_requests::{self, HelpRequest};
use crate::jobs::{self, Job, JobError};
use crate::learning::store::attempts;
use crate::learning::topics::Topic;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, Tx};

/// The kind of job that offers what waits.
pub const JOB: &str = "trained";
/// The longest waiting are looked at: nobody's list holds more.
const MOST: i64 = 20;

/// Looks at what waits after a module was passed. A job, because each help request is locked before its helpers.
pub async fn look_later(tx: &Tx, helper: AccountId) -> Result<(), Error> {
    jobs::later(tx, JOB, Some(&format!("{JOB}/{helper}")), &helper, tx.now()).await
}

/// The job: everything that they are trained for, as two modules may have been passed since.
pub async fn offer_waiting(state: &AppState, warm: &Warm, job: Job) -> Result<(), JobError> {
    let helper: AccountId = job.read()?;
    let now = state.clock().now();
    let unlocked = attempts::unlocked(state.db(), &[helper], now).await?.remove(&helper).unwrap_or_default();
    let opened = |topic: &&Topic| unlocked.iter().any(|bits| bits >> topic.bit() & 1 == 1);
    let topics: Vec<Topic> = Topic::all().iter().filter(opened).copied().collect();
    for asked in kept::waiting_for(state.db(), helper, &topics, MOST).await? {
        let settings = waves::settings(state.db(), &asked).await?;
        // Where it is closed, the wave of the opening asks them; where no training is needed, they were asked.
        if settings.next_opening(now) <= now && settings.needing_training.contains(roster::topic(asked.topic)) {
            offer(state, warm, asked, helper, &settings).await?;
        }
    }
    state.storage.write(async move |tx| job.done(tx).await).await?;
    Ok(())
}

/// The kind of job that takes back what only the trained may be offered.
pub const LAPSED: &str = "lapsed";

/// Looks at a helper's list once a module that they passed is no longer valid.
pub async fn look_at_list_later(tx: &Tx, helper: AccountId) -> Result<(), Error> {
    jobs::later(tx, LAPSED, Some(&format!("{LAPSED}/{helper}")), &helper, tx.now()).await
}

/// The job.
pub async fn take_back(state: &AppState, job: Job) -> Result<(), JobError> {
    let helper: AccountId = job.read()?;
    for offer in store::live_offers_to(state.db(), helper).await? {
        state.storage.write(async move |tx| leave(tx, &offer).await).await?;
    }
    state.storage.write(async move |tx| job.done(tx).await).await?;
    Ok(())
}

/// The kind of job that takes back what an association now wants trained helpers for.
pub const RULE: &str = "training_rule";

/// Looks at what is offered under an association's rule, which was changed.
pub async fn look_at_rule_later(tx: &Tx, association: AssociationId) -> Result<(), Error> {
    jobs::later(tx, RULE, Some(&format!("{RULE}/{association}")), &association, tx.now()).await
}

/// The job. Where the rule asks for less, what leaves is nothing.
pub async fn apply_rule(state: &AppState, job: Job) -> Result<(), JobError> {
    let association: AssociationId = job.read()?;
    if let Some(rule) = associations::store::association(state.db(), association).await? {
        for offer in store::gaps::live_offers_under(state.db(), association, &rule.settings.needs_training).await? {
            state.storage.write(async move |tx| leave(tx, &offer).await).await?;
        }
    }
    state.storage.write(async move |tx| job.done(tx).await).await?;
    Ok(())
}

/// One offer leaves, unless a claim of it would still win. Where nobody has one left, who lacks only the training is looked for.
async fn leave(tx: &Tx, offer: &Offer) -> Result<(), Error> {
    let Some(asked) = ending::locked(tx, offer).await? else { return Ok(()) };
    if claim::may_for_training(tx, offer.account, &asked).await? {
        return Ok(());
    }
    ending::pass_on(tx, offer, &asked, NOT_TRAINED).await?;
    if store::has_live_offer(tx, asked.id).await? { Ok(()) } else { waves::gap::look_later(tx, &asked).await }
}

/// Offers one help request, if the engine now ranks them for it.
pub(super) async fn offer(state: &AppState, warm: &Warm, asked: HelpRequest, helper: AccountId, settings: &Settings) -> Result<(), Error> {
    let now = settings.now(state.clock().now());
    let ties = kept::ties(state.db(), &asked).await?;
    let request = roster::request(state.db(), &asked, ties, now, settings).await?;
    let Some(ranked) = warm.consider(&request, now, helper).await? else { return Ok(()) };
    let public_url = state.public_url();
    state
        .storage
        .write(async move |tx| {
            let is_open = help_requests::actions::lock_open(tx, asked.id, asked.round).await?;
            if !is_open || by_hand::may_be_offered(tx, &asked, &ranked).await?.is_err() {
                return Ok(());
            }
            waves::offer_to(tx, &asked, &ranked, false, &public_url).await?;
            help_requests::actions::count_told(tx, asked.id, 1).await?;
            help_requests::actions::hint_reach(tx, asked.id).await
        })
        .await
}
