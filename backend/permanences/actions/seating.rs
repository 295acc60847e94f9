//! Taking a seat, waiting for one, giving it up. The row of the permanence is locked first: the last seat is taken once.

use super::{Locked, PermanenceError, Refusal, SignupState, alert_if_late, is_member, may_sit, moved, tell_own};
use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor};
use crate::helpers::loads;
use crate::permanences::letters::{self, News};
use crate::permanences::store::{self, signups};
use crate::storage::{AccountId, Error, PermanenceId, SignupId, Tx};

/// Takes a seat. Somebody who has one keeps it.
pub async fn sign_up(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<(), PermanenceError> {
    let locked = Locked::for_member(tx, account, id).await?;
    if locked.of(account).is_some_and(signups::Signup::sits) {
        return Ok(());
    }
    if let Some(refusal) = locked.permanence.closed_to_signups(tx.now()) {
        return Err(refusal.into());
    }
    if locked.is_full() {
        return Err(Refusal::Full.into());
    }
    may_sit(tx, account, &locked.permanence).await??;
    put(tx, &locked, account, SignupState::Seated).await?;
    Ok(())
}

/// Waits for a seat, behind whoever waits already.
pub async fn wait(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<(), PermanenceError> {
    let locked = Locked::for_member(tx, account, id).await?;
    if locked.of(account).is_some_and(|signup| signup.sits() || signup.state == SignupState::Waiting) {
        return Ok(());
    }
    if let Some(refusal) = locked.permanence.closed_to_signups(tx.now()) {
        return Err(refusal.into());
    }
    if !locked.is_full() {
        return Err(Refusal::NotFull.into());
    }
    may_sit(tx, account, &locked.permanence).await??;
    put(tx, &locked, account, SignupState::Waiting).await?;
    Ok(())
}

async fn put(tx: &Tx, locked: &Locked, account: AccountId, state: SignupState) -> Result<(), Error> {
    signups::put(tx, locked.permanence.id, account, state).await?;
    tell_own(tx, account, &locked.permanence, state);
    moved(tx, &locked.permanence);
    Ok(())
}

/// Gives up a seat, or stops waiting. The first who waits sits there at once.
pub async fn leave(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<(), PermanenceError> {
    let locked = Locked::for_member(tx, account, id).await?;
    if let Some(refusal) = locked.permanence.closed_to_signups(tx.now()) {
        return Err(refusal.into());
    }
    let is_there = locked.of(account).is_some_and(|signup| matches!(signup.state, SignupState::Seated | SignupState::Waiting));
    if !is_there {
        return Err(Refusal::NotSeated.into());
    }
    Ok(vacate(tx, locked, account, SignupState::Left).await?)
}

/// A coordinator gives a member a seat, who is told.
pub async fn place(tx: &Tx, by: &Coordinator, account: AccountId, id: PermanenceId) -> Result<(), PermanenceError> {
    let permanence = store::of_association(tx, by.association.id, id).await?.ok_or(PermanenceError::NotHere)?;
    sign_up(tx, account, id).await?;
    letters::write_later(tx, account, &permanence, News::Placed).await?;
    note(tx, by, "seat_given", id).await
}

/// A coordinator takes a seat back, before it begins; whoever had it is told.
pub async fn displace(tx: &Tx, by: &Coordinator, id: PermanenceId, signup: SignupId) -> Result<(), PermanenceError> {
    store::of_association(tx, by.association.id, id).await?.ok_or(PermanenceError::NotHere)?;
    let locked = Locked::read(tx, id).await?.ok_or(PermanenceError::NotHere)?;
    if let Some(refusal) = locked.permanence.closed_to_signups(tx.now()) {
        return Err(refusal.into());
    }
    let had = locked.signups.iter().find(|one| one.id == signup && matches!(one.state, SignupState::Seated | SignupState::Waiting));
    let account = had.ok_or(Refusal::NotSeated)?.account;
    letters::write_later(tx, account, &locked.permanence, News::TakenBack).await?;
    vacate(tx, locked, account, SignupState::Left).await?;
    note(tx, by, "seat_taken_back", id).await
}

async fn note(tx: &Tx, by: &Coordinator, verb: &str, id: PermanenceId) -> Result<(), PermanenceError> {
    Ok(audit::note(tx, Actor::Account(by.who.account), verb, format!("permanence {id}"), Some(by.association.id), "").await?)
}

/// The seat of somebody who is no longer a member.
pub async fn take_back(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<(), Error> {
    match Locked::read(tx, id).await? {
        Some(locked) => vacate(tx, locked, account, SignupState::Left).await,
        None => Ok(()),
    }
}

/// Somebody has no seat any more; the next takes it, and coordinators hear when too few are left.
pub async fn vacate(tx: &Tx, locked: Locked, account: AccountId, state: SignupState) -> Result<(), Error> {
    let had_seat = locked.of(account).is_some_and(signups::Signup::sits);
    put(tx, &locked, account, state).await?;
    if had_seat && let Some(now_so) = fill(tx, locked.permanence.id).await? {
        alert_if_late(tx, &now_so).await?;
    }
    Ok(())
}

/// Seats whoever waits while there are seats, first come first seated. Who can no longer sit there is passed over, and goes on waiting.
pub async fn fill(tx: &Tx, id: PermanenceId) -> Result<Option<Locked>, Error> {
    let Some(mut locked) = Locked::read(tx, id).await? else { return Ok(None) };
    if locked.permanence.closed_to_signups(tx.now()).is_some() {
        return Ok(Some(locked));
    }
    let waiting: Vec<AccountId> =
        locked.signups.iter().filter(|signup| signup.state == SignupState::Waiting).map(|signup| signup.account).collect();
    // In the order of ids, as everybody locks them.
    let mut sorted = waiting.clone();
    sorted.sort_unstable();
    for account in sorted {
        loads::lock(tx, account).await?;
    }
    for account in waiting {
        if locked.is_full() {
            break;
        }
        if is_member(tx, account, &locked.permanence).await? && may_sit(tx, account, &locked.permanence).await?.is_ok() {
            signups::put(tx, id, account, SignupState::Seated).await?;
            letters::write_later(tx, account, &locked.permanence, News::Seated).await?;
            moved(tx, &locked.permanence);
            locked.signups = signups::of(tx, &[id]).await?;
        }
    }
    Ok(Some(locked))
}
