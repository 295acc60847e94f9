//! A helper who accompanies as many people as they may: what still waits in their list goes to others, and does not wait for them.

use super::{Offer, ending, store};
use crate::associations::{self, Association};
use crate::helpers::loads;
use crate::jobs::{self, Job, JobError};
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, Sql, Tx};

/// The kind of job that makes room.
pub const JOB: &str = "full";

/// The most pairings that a helper may be in, through this association or a circle: the tighter of the usual and its setting.
pub async fn most_pairings(db: &impl Sql, association: Option<AssociationId>) -> Result<i64, Error> {
    Ok(match association {
        Some(id) => most(associations::store::association(db, id).await?.as_ref()),
        None => most(None),
    })
}

/// The same, of an association that was read.
pub fn most(association: Option<&Association>) -> i64 {
    let usual = i64::from(matching::Caps::default().open_pairings);
    association.map_or(usual, |its| its.settings.open_pairings.min(usual))
}

/// Looks at the helper's list after a claim. A job, because each help request is locked before its helpers.
pub async fn look_later(tx: &Tx, helper: AccountId) -> Result<(), Error> {
    jobs::later(tx, JOB, Some(&format!("{JOB}/{helper}")), &helper, tx.now()).await
}

/// The job.
pub async fn make_room(state: &AppState, job: Job) -> Result<(), JobError> {
    let helper: AccountId = job.read()?;
    for offer in store::live_offers_to(state.db(), helper).await? {
        let most = most_pairings(state.db(), offer.association).await?;
        state.storage.write(async move |tx| pass_on(tx, &offer, most).await).await?;
    }
    state.storage.write(async move |tx| job.done(tx).await).await?;
    Ok(())
}

/// One offer leaves the list, if it is full.
async fn pass_on(tx: &Tx, offer: &Offer, most: i64) -> Result<(), Error> {
    let Some(asked) = ending::locked(tx, offer).await? else { return Ok(()) };
    let is_full = loads::lock(tx, offer.account).await?.is_some_and(|load| load.open_pairings >= most);
    if is_full { ending::pass_on(tx, offer, &asked, "full").await } else { Ok(()) }
}
