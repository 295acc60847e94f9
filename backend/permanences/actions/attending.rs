//! Who came: said by the helper on the day, or by a coordinator afterwards.

use super::{Locked, PermanenceError, Refusal, SignupState, moved, tell_own};
use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::permanences::attendance::{self, LATE_MS, minutes};
use crate::permanences::store::signups::{self, Attended, Signup};
use crate::permanences::{Permanence, store};
use crate::storage::{AccountId, AssociationId, Error, PermanenceId, SignupId, Tx};

/// "I am here."
pub async fn arrive(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<(), PermanenceError> {
    let locked = Locked::for_member(tx, account, id).await?;
    let own = locked.of(account).filter(|signup| signup.sits()).ok_or(Refusal::NotSeated)?;
    if own.state == SignupState::Came {
        return Ok(());
    }
    if !attendance::may_arrive(&locked.permanence, tx.now()) {
        return Err(Refusal::NotYet.into());
    }
    let attended =
        Attended { state: SignupState::Came, arrived_at: Some(tx.now()), left_at: None, noted_by: Some(account), validated_at: None };
    Ok(keep(tx, &locked.permanence, own, attended).await?)
}

/// "I am leaving."
pub async fn depart(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<(), PermanenceError> {
    let locked = Locked::for_member(tx, account, id).await?;
    let own = locked.of(account).filter(|signup| signup.state == SignupState::Came).ok_or(Refusal::NotSeated)?;
    if own.left_at.is_some() || tx.now() > locked.permanence.ends_at + LATE_MS {
        return Ok(());
    }
    let attended = Attended { left_at: Some(tx.now()), ..as_noted(own, Some(account)) };
    Ok(keep(tx, &locked.permanence, own, attended).await?)
}

/// Whoever did not say that they left is taken to have left at the end.
pub(super) async fn end(tx: &Tx, permanence: &Permanence, own: &Signup) -> Result<(), Error> {
    let left_at = own.arrived_at.map(|arrived_at| permanence.ends_at.max(arrived_at));
    keep(tx, permanence, own, Attended { left_at, ..as_noted(own, None) }).await
}

fn as_noted(own: &Signup, noted_by: Option<AccountId>) -> Attended {
    Attended { state: own.state, arrived_at: own.arrived_at, left_at: own.left_at, noted_by, validated_at: own.validated_at }
}

/// What a coordinator saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attendance {
    /// UTC milliseconds, really.
    Came {
        arrived_at: i64,
        left_at: i64,
    },
    Absent,
}

/// A coordinator notes it: hours that they note, they agree to.
pub async fn note_attendance(tx: &Tx, by: &Coordinator, id: SignupId, seen: Attendance) -> Result<(), PermanenceError> {
    let association = by.association.id;
    let signup = signups::of_association(tx, association, id).await?.ok_or(PermanenceError::NotHere)?;
    let permanence = store::lock(tx, signup.permanence).await?.ok_or(PermanenceError::NotHere)?;
    let signup = signups::of_association(tx, association, id).await?.ok_or(PermanenceError::NotHere)?;
    if permanence.cancelled_at.is_some() || tx.now() < permanence.starts_at {
        return Err(Refusal::NotYet.into());
    }
    if !matches!(signup.state, SignupState::Seated | SignupState::Came | SignupState::Absent) {
        return Err(Refusal::NotSeated.into());
    }
    let noted_by = Some(by.who.account);
    let attended = match seen {
        Attendance::Came { arrived_at, left_at } => Attended {
            state: SignupState::Came,
            arrived_at: Some(arrived_at),
            left_at: Some(left_at),
            noted_by,
            validated_at: Some(tx.now()),
        },
        Attendance::Absent => Attended { state: SignupState::Absent, arrived_at: None, left_at: None, noted_by, validated_at: None },
    };
    keep(tx, &permanence, &signup, attended).await?;
    let subject = format!("permanence {}", permanence.id);
    Ok(audit::note(tx, Actor::Account(by.who.account), "attendance_noted", subject, Some(association), attended.state.as_str()).await?)
}

async fn keep(tx: &Tx, permanence: &Permanence, before: &Signup, attended: Attended) -> Result<(), Error> {
    signups::attend(tx, before.id, attended).await?;
    tell_own(tx, before.account, permanence, attended.state);
    moved(tx, permanence);
    let (was, is) = (minutes(before.arrived_at, before.left_at), minutes(attended.arrived_at, attended.left_at));
    // Hours that a coordinator notes, they agree to.
    let agreed_by = attended.noted_by.filter(|by| *by != before.account || attended.validated_at.is_some());
    if was != is || agreed_by.is_some() {
        tx.record(Fact::AttendanceNoted {
            signup: before.id,
            account: before.account,
            association: permanence.association,
            minutes: is,
            at: attended.arrived_at.unwrap_or(permanence.starts_at),
            agreed_by,
        });
    }
    Ok(())
}

/// The association agreed to the hours of a seat.
pub async fn agreed(tx: &Tx, association: AssociationId, id: SignupId) -> Result<(), Error> {
    signups::validate(tx, association, id).await
}
