//! What a helper says of their time, and what a coordinator writes of a contract.

use super::{changed, keep_profile};
use crate::associations::WeeklyHours;
use crate::audit::{self, Actor};
use crate::helpers::availability::{Exception, MOST_EXCEPTIONS, exception, local, midnight};
use crate::helpers::store::{self, contracts};
use crate::helpers::{Contract, HelperKind, Profile};
use crate::jobs::{self, Job, JobError};
use crate::storage::{AccountId, AssociationId, Error, Storage, Tx};

/// Pauses until an instant; 0 ends the pause.
pub async fn pause(tx: &Tx, account: AccountId, until_at: i64) -> Result<(), Error> {
    if let Some(profile) = store::profile(tx, account).await? {
        keep_profile(tx, &Profile { paused_until: until_at, ..profile }).await?;
    }
    Ok(())
}

/// Hours of the week, from now on. None: the usual ones, or those of the contract.
pub async fn keep_hours(tx: &Tx, account: AccountId, hours: &WeeklyHours) -> Result<(), Error> {
    if let Some(profile) = store::profile(tx, account).await? {
        keep_profile(tx, &Profile { hours: hours.clone(), ..profile }).await?;
    }
    Ok(())
}

/// What a helper is left in peace by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peace {
    /// Minutes of the day; the same twice is none.
    pub quiet_from: i64,
    pub quiet_until: i64,
    pub offers_a_day: i64,
}

pub async fn keep_peace(tx: &Tx, account: AccountId, peace: Peace) -> Result<(), Error> {
    let Peace { quiet_from, quiet_until, offers_a_day } = peace;
    if let Some(profile) = store::profile(tx, account).await? {
        keep_profile(tx, &Profile { quiet_from, quiet_until, offers_a_day, ..profile }).await?;
    }
    Ok(())
}

/// Days on which they are not there, or at other hours. `false` when they entered as many as anybody may.
pub async fn add_exception(tx: &Tx, account: AccountId, new: &Exception) -> Result<bool, Error> {
    let Some(profile) = store::profile(tx, account).await? else { return Ok(true) };
    let today = local(tx.now(), &profile.zone()).0;
    let exceptions = exception::with(&profile.exceptions, new.clone(), today);
    if exceptions.len() > MOST_EXCEPTIONS {
        return Ok(false);
    }
    store::save_exceptions(tx, account, &exceptions).await?;
    changed(tx, account).await?;
    Ok(true)
}

/// They are there as usual after all. `key`: see [`Exception::key`].
pub async fn remove_exception(tx: &Tx, account: AccountId, key: &str) -> Result<(), Error> {
    let Some(profile) = store::profile(tx, account).await? else { return Ok(()) };
    let left: Vec<Exception> = profile.exceptions.iter().filter(|one| one.key() != key).cloned().collect();
    if left.len() < profile.exceptions.len() {
        store::save_exceptions(tx, account, &left).await?;
        changed(tx, account).await?;
    }
    Ok(())
}

/// Why a contract is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoContract {
    #[error("not_civic_service")]
    NotCivicService,
    /// Another association's goes on.
    #[error("another")]
    Another,
}

/// A coordinator writes the contract of a volunteer of theirs, new or changed: seen by matching at once.
pub async fn write_contract(tx: &Tx, account: AccountId, contract: &Contract, by: AccountId) -> Result<Result<(), NoContract>, Error> {
    let profile = store::profile(tx, account).await?;
    let Some(profile) = profile.filter(|profile| profile.kind == HelperKind::CivicService) else {
        return Ok(Err(NoContract::NotCivicService));
    };
    let zone = profile.zone();
    let today = local(tx.now(), &zone).0;
    if !contracts::save(tx, account, contract, by, today).await? {
        return Ok(Err(NoContract::Another));
    }
    if let Some(birthday) = contract.turns_18_on {
        // Whatever they said themselves: wherever adults are wanted, they are none yet.
        store::save(tx, &Profile { is_adult: false, ..profile }).await?;
        jobs::later(tx, BIRTHDAY, Some(&format!("{BIRTHDAY}/{account}")), &account, midnight(birthday, &zone)).await?;
    }
    audit::note(tx, Actor::Account(by), "contract_written", format!("account {account}"), Some(contract.association), "").await?;
    changed(tx, account).await?;
    Ok(Ok(()))
}

/// The contract is over, or was never to be: nothing is offered from now on.
pub async fn end_contract(tx: &Tx, account: AccountId, association: AssociationId, by: Actor) -> Result<(), Error> {
    if contracts::delete(tx, account, association).await? {
        jobs::cancel(tx, &format!("{BIRTHDAY}/{account}")).await?;
        audit::note(tx, by, "contract_ended", format!("account {account}"), Some(association), "").await?;
        changed(tx, account).await?;
    }
    Ok(())
}

/// Civic service is over: they help as a volunteer from now on, when they said they are there.
pub async fn stay_as_volunteer(tx: &Tx, account: AccountId, association: AssociationId) -> Result<(), Error> {
    if let Some(profile) = store::profile(tx, account).await? {
        keep_profile(tx, &Profile { kind: HelperKind::Volunteer, ..profile }).await?;
    }
    end_contract(tx, account, association, Actor::Account(account)).await
}

/// The kind of job that is due on the day on which a volunteer turns 18.
pub(super) const BIRTHDAY: &str = "turns_18";

/// The job: from that day on they are an adult like others, and their birthday is kept no longer.
pub(super) async fn turn_18(storage: &Storage, job: Job) -> Result<(), JobError> {
    let account: AccountId = job.read()?;
    Ok(storage
        .write(async move |tx| {
            let is_mine = job.done(tx).await?;
            let Some(profile) = store::profile(tx, account).await?.filter(|_| is_mine) else { return Ok::<_, Error>(()) };
            contracts::forget_birthday(tx, account, local(tx.now(), &profile.zone()).0).await?;
            changed(tx, account).await
        })
        .await?)
}
