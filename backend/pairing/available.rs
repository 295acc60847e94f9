//! A helper said when they are there: offers that no longer fit leave their list and go to others; what waits for anybody at all, and fits
//! now, reaches them seconds later.

use matching::Refusal;

use super::store::{self, roster as kept};
use super::warm::Warm;
use super::waves::{self, Settings};
use super::{NOT_FREE, Offer, ending, roster, trained};
use crate::help_requests::HelpRequest;
use crate::helpers;
use crate::jobs::{self, Job, JobError};
use crate::learning::topics::Topic;
use crate::state::AppState;
use crate::storage::{AccountId, Error, Tx};

/// The kind of job that looks at a helper's list, and at what waits.
pub const JOB: &str = "available";
/// The longest waiting are looked at: nobody's list holds more.
const MOST: i64 = 20;

/// A job, because each help request is locked before its helpers.
pub async fn look_later(tx: &Tx, helper: AccountId) -> Result<(), Error> {
    jobs::later(tx, JOB, Some(&format!("{JOB}/{helper}")), &helper, tx.now()).await
}

/// The job.
pub async fn look(state: &AppState, warm: &Warm, job: Job) -> Result<(), JobError> {
    let helper: AccountId = job.read()?;
    for offer in store::live_offers_to(state.db(), helper).await? {
        state.storage.write(async move |tx| leave(tx, &offer).await).await?;
    }
    offer_waiting(state, warm, helper).await?;
    state.storage.write(async move |tx| job.done(tx).await).await?;
    Ok(())
}

/// One offer leaves, if they are not free for it now.
async fn leave(tx: &Tx, offer: &Offer) -> Result<(), Error> {
    match ending::locked(tx, offer).await? {
        Some(asked) if !is_free_for(tx, &asked, offer.account).await? => ending::pass_on(tx, offer, &asked, NOT_FREE).await,
        _ => Ok(()),
    }
}

/// Whether what they say of their time still allows it. Quiet hours and caps are about the moment of asking, which has passed; and
/// whoever has the page open may be there though their hours are over.
async fn is_free_for(tx: &Tx, asked: &HelpRequest, account: AccountId) -> Result<bool, Error> {
    let settings = waves::settings(tx, asked).await?;
    let now = settings.now(tx.now());
    let ties = kept::Ties { offered: Vec::new(), ..kept::ties(tx, asked).await? };
    let request = roster::request(tx, asked, ties, now, &settings).await?;
    let Some(mut helper) = roster::one(tx, account, tx.now()).await? else { return Ok(true) };
    helper.is_online = true;
    let refusal = matching::may_be_asked(&request, &helper, now).err();
    Ok(!matches!(refusal, Some(Refusal::NotFree | Refusal::Paused { .. } | Refusal::OutsideContract | Refusal::OtherPlaces)))
}

async fn offer_waiting(state: &AppState, warm: &Warm, helper: AccountId) -> Result<(), Error> {
    let now = state.clock().now();
    let Some(profile) = helpers::store::profile(state.db(), helper).await?.filter(|profile| profile.paused_until <= now) else {
        return Ok(());
    };
    let topics: Vec<Topic> = Topic::all().iter().filter(|topic| profile.topics >> topic.bit() & 1 == 1).copied().collect();
    for asked in kept::waiting_for(state.db(), helper, &topics, MOST).await? {
        let settings = waves::settings(state.db(), &asked).await?;
        // Where it is closed, the wave of the opening asks them; where others may still say yes, the next wave does.
        if settings.next_opening(now) <= now && !store::has_live_offer(state.db(), asked.id).await? {
            trained::offer(state, warm, asked, helper, &settings).await?;
        }
    }
    Ok(())
}

/// Whether the contract of a civic-service volunteer allows this help, as it stands in this transaction; everybody else is bound by none.
pub(super) async fn is_within_contract(tx: &Tx, asked: &HelpRequest, profile: &helpers::Profile) -> Result<bool, Error> {
    if profile.kind != helpers::HelperKind::CivicService {
        return Ok(true);
    }
    let settings: Settings = waves::settings(tx, asked).await?;
    let now = settings.now(tx.now());
    let request = roster::request(tx, asked, kept::Ties::default(), now, &settings).await?;
    let Some(helper) = roster::one(tx, profile.account, tx.now()).await? else { return Ok(false) };
    Ok(matching::is_within_contract(&request, &helper, now).is_ok())
}
