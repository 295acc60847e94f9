//! "Who can take my place?": asked of everybody who could, and whoever says yes first sits there. Until then the seat stays theirs.

use super::{Filled, Locked, PermanenceError, Refusal, SignupState, may_sit, moved, seating, tell_own};
use crate::accounts::ring;
use crate::helpers;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs;
use crate::permanences::letters::{self, News};
use crate::permanences::store::signups::{self, Signup};
use crate::permanences::{Sitter, steps};
use crate::storage::{AccountId, Error, PermanenceId, SignupId, Tx};

fn ring_key(signup: SignupId, account: AccountId) -> String {
    format!("permanence_swap/{signup}/{account}")
}

/// Whether what civic-service volunteers may not do alone would fall to them, had `sitter` the seat of `of`.
fn leaves_civic_alone(locked: &Locked, of: &Signup, sitter: Sitter) -> bool {
    let others = locked.seated().filter(|signup| signup.id != of.id).map(|signup| signup.sitter);
    let after = locked.permanence.seats.filled(others.chain(std::iter::once(sitter)));
    after == Filled::NobodyCarries && locked.filled() != Filled::NobodyCarries
}

/// Looks for somebody. Whoever waits for a seat takes it at once: `true` when somebody did.
pub async fn ask_swap(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<bool, PermanenceError> {
    let locked = Locked::for_member(tx, account, id).await?;
    if let Some(refusal) = locked.permanence.closed_to_signups(tx.now()) {
        return Err(refusal.into());
    }
    let own = locked.of(account).filter(|signup| signup.state == SignupState::Seated).ok_or(Refusal::NotSeated)?.clone();
    if own.swap_asked_at.is_some() {
        return Ok(false);
    }
    for waiting in locked.signups.iter().filter(|signup| signup.state == SignupState::Waiting) {
        if !leaves_civic_alone(&locked, &own, waiting.sitter) && may_sit(tx, waiting.account, &locked.permanence).await?.is_ok() {
            sit_instead(tx, &locked, &own, waiting.account).await?;
            letters::write_later(tx, waiting.account, &locked.permanence, News::Seated).await?;
            return Ok(true);
        }
    }
    signups::ask_swap(tx, own.id, Some(tx.now())).await?;
    offer(tx, &locked, &own).await?;
    tell_own(tx, account, &locked.permanence, SignupState::Seated);
    moved(tx, &locked.permanence);
    Ok(false)
}

/// Members who could sit there instead.
async fn eligible(tx: &Tx, locked: &Locked, own: &Signup) -> Result<Vec<AccountId>, Error> {
    let free = signups::free(tx, &locked.permanence, tx.now()).await?;
    let may = |one: &signups::Free| one.account != own.account && !leaves_civic_alone(locked, own, one.sitter);
    Ok(free.into_iter().filter(may).map(|one| one.account).collect())
}

/// Everybody who could is told, and rung once they are awake.
async fn offer(tx: &Tx, locked: &Locked, own: &Signup) -> Result<(), Error> {
    let permanence = &locked.permanence;
    let mut rings = Vec::new();
    for account in eligible(tx, locked, own).await? {
        let Some(profile) = helpers::store::profile(tx, account).await? else { continue };
        if permanence.refuses(&profile).is_some() {
            continue;
        }
        tell(tx, Mailbox::Account(account), Event::PermanenceMoved { permanence: permanence.id, state: "swap_asked" });
        let due_at = steps::awake_at(permanence, &profile, tx.now());
        if due_at < permanence.starts_at {
            rings.push(ring::job(tx, ring_key(own.id, account), &letters::call(account, permanence.id, "permanence-swap"), due_at)?);
        }
    }
    jobs::enqueue(tx, rings).await
}

/// Comes after all.
pub async fn give_up_swap(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<(), PermanenceError> {
    let locked = Locked::for_member(tx, account, id).await?;
    let own = locked.of(account).filter(|signup| signup.state == SignupState::Seated).ok_or(Refusal::NotSeated)?.clone();
    signups::ask_swap(tx, own.id, None).await?;
    silence(tx, &locked, &own).await?;
    tell_own(tx, account, &locked.permanence, SignupState::Seated);
    moved(tx, &locked.permanence);
    Ok(())
}

/// Rings that have not left yet are needless.
async fn silence(tx: &Tx, locked: &Locked, own: &Signup) -> Result<(), Error> {
    let keys = eligible(tx, locked, own).await?.into_iter().map(|account| ring_key(own.id, account)).collect();
    jobs::cancel_all(tx, keys).await
}

/// Takes somebody's place: the first who does has it.
pub async fn take_over(tx: &Tx, account: AccountId, id: PermanenceId, of: SignupId) -> Result<(), PermanenceError> {
    let locked = Locked::for_member(tx, account, id).await?;
    if let Some(refusal) = locked.permanence.closed_to_signups(tx.now()) {
        return Err(refusal.into());
    }
    if locked.of(account).is_some_and(Signup::sits) {
        return Err(Refusal::Taken.into());
    }
    let asked =
        locked.signups.iter().find(|signup| signup.id == of && signup.state == SignupState::Seated && signup.swap_asked_at.is_some());
    let own = asked.ok_or(Refusal::Taken)?.clone();
    let sitter = may_sit(tx, account, &locked.permanence).await??;
    if leaves_civic_alone(&locked, &own, sitter) {
        return Err(Refusal::CivicAlone.into());
    }
    silence(tx, &locked, &own).await?;
    sit_instead(tx, &locked, &own, account).await?;
    tell_own(tx, account, &locked.permanence, SignupState::Seated);
    Ok(())
}

async fn sit_instead(tx: &Tx, locked: &Locked, own: &Signup, account: AccountId) -> Result<(), Error> {
    signups::put(tx, locked.permanence.id, own.account, SignupState::Swapped).await?;
    signups::put(tx, locked.permanence.id, account, SignupState::Seated).await?;
    letters::write_later(tx, own.account, &locked.permanence, News::Swapped).await?;
    moved(tx, &locked.permanence);
    seating::fill(tx, locked.permanence.id).await.map(|_locked| ())
}
