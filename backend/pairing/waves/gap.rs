//! A wave that found too few trained helpers: whoever lacks only the training is told which module would let them help.

use matching::Position;

use super::{Step, awaited, over, settings};
use crate::clock::DAY;
use crate::help_requests::HelpRequest;
use crate::jobs::{self, Job, JobError};
use crate::learning::actions::{Wanted, suggest_wanted};
use crate::learning::store::shelf::{self, Shelved};
use crate::pairing::roster;
use crate::pairing::store::{self, gaps};
use crate::pairing::warm::Warm;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, Tx};

/// The kind of job that looks who lacks only the training.
pub const GAP: &str = "gap";
/// The nearest are told, and no more.
const MOST: usize = 20;
/// Looked at to find them.
const LOOKED_AT: usize = 200;
/// What people call "près de chez vous": half an hour by road.
const NEAR_METRES: u32 = 30_000;
/// Since when help requests that found nobody are counted.
const COUNTED_MS: i64 = 14 * DAY;

/// Somebody who would be asked if they were trained.
struct Untrained {
    account: AccountId,
    associations: Vec<AssociationId>,
    home: Position,
    metres: u32,
}

/// Looks who lacks only the training, as soon as may be.
pub(in crate::pairing) async fn look_later(tx: &Tx, asked: &HelpRequest) -> Result<(), Error> {
    jobs::enqueue(tx, vec![super::job(GAP, asked, 0, tx.now())?]).await
}

/// The job, after the first wave of a round, or once nobody who was asked is trained.
pub async fn look(state: &AppState, warm: &Warm, job: Job) -> Result<(), JobError> {
    let step: Step = job.read()?;
    let Some(asked) = awaited(state.db(), step).await? else { return over(state, job).await };
    let settings = settings(state.db(), &asked).await?;
    let now = settings.now(state.clock().now());
    let ties = store::roster::ties(state.db(), &asked).await?;
    let told = ties.offered.len();
    let request = roster::request(state.db(), &asked, ties, now, &settings).await?;
    let found = warm.untrained(&request, now, LOOKED_AT).await?;
    let is_gap = !found.is_empty();
    let near = nearest(found, request.place.or(request.position));
    let modules = shelf::modules_that_unlock(state.db(), asked.topic).await?;
    Ok(state
        .storage
        .write(async move |tx| {
            if !job.done(tx).await? || asked.is_test || !is_gap {
                return Ok(());
            }
            gaps::keep(tx, asked.id, told).await?;
            propose(tx, &asked, &near, &modules).await
        })
        .await?)
}

/// Those near a point, the nearest first.
fn nearest(found: Vec<matching::Helper>, point: Option<Position>) -> Vec<Untrained> {
    let Some(point) = point else { return Vec::new() };
    let untrained = |helper: matching::Helper| {
        let home = helper.position?;
        let associations = helper.memberships.iter().map(|own| AssociationId(own.association.0)).collect();
        Some(Untrained { account: AccountId(helper.key.0), associations, home, metres: home.metres_to(point) })
    };
    let mut near: Vec<Untrained> = found.into_iter().filter_map(untrained).filter(|one| one.metres <= NEAR_METRES).collect();
    near.sort_by_key(|one| (one.metres, one.account));
    near
}

/// To each the shortest module that they may follow, with how many near them found nobody.
async fn propose(tx: &Tx, asked: &HelpRequest, near: &[Untrained], modules: &[Shelved]) -> Result<(), Error> {
    let communes = gaps::communes(tx, asked.topic, tx.now() - COUNTED_MS).await?;
    let points: Vec<Position> = communes.iter().filter_map(|commune| roster::position(commune)).collect();
    let wanted = |one: &Untrained| {
        let module = modules.iter().find(|module| module.is_open_to(&one.associations))?.id;
        let count = points.iter().filter(|point| point.metres_to(one.home) <= NEAR_METRES).count();
        Some(Wanted { account: one.account, module, count: i64::try_from(count).unwrap_or(i64::MAX) })
    };
    let wanted: Vec<Wanted> = near.iter().filter_map(wanted).collect();
    suggest_wanted(tx, &wanted, asked.topic, MOST).await.map(|_told| ())
}
