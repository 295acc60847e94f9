//! The ledger follows the records; an association says yes or no. A line is never changed.

pub mod attestations;
pub mod badges;
pub mod issuer;
pub mod leaving;

use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::help_sessions::{self, HelpSession};
use crate::helpers::{self, HelperKind, loads};
use crate::hub::{Event, Mailbox, tell};
use crate::recognition::store::{self, Line};
use crate::recognition::{HoursKind, Standing, Verb};
use crate::storage::{AccountId, AssociationId, Error, HelpSessionId, Tx};

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::SessionRecorded { help_session } => recorded(tx, *help_session).await,
        Fact::SessionConfirmed { help_session } => answered(tx, *help_session).await,
        Fact::AttendanceNoted { account, association, minutes, before, at, .. } => {
            loads::helped(tx, *account, minutes - before, *at).await?;
            moved(tx, *account, Some(*association));
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A record was written or corrected: the ledger comes to its minutes.
async fn recorded(tx: &Tx, id: HelpSessionId) -> Result<(), Error> {
    let Some(session) = help_sessions::store::records::session(tx, id).await? else { return Ok(()) };
    let minutes = help_sessions::store::records::minutes_of(tx, id).await?.unwrap_or(0);
    let before = store::standing(tx, id).await?;
    let kind = match &before {
        Some(before) => before.kind,
        None => HoursKind::of(helpers::store::profile(tx, session.account).await?.map_or(HelperKind::Volunteer, |profile| profile.kind)),
    };
    let (verb, counted) = before.map_or((Verb::Recorded, 0), |before| (Verb::Corrected, before.minutes));
    let line = Line { minutes: minutes - counted, ..line(&session, kind, verb) };
    store::insert(tx, &line).await?;
    loads::helped(tx, session.account, line.minutes, session.held_at).await?;
    moved(tx, session.account, session.association);
    Ok(())
}

/// The asker confirmed, or said that it was not so.
async fn answered(tx: &Tx, id: HelpSessionId) -> Result<(), Error> {
    let Some(session) = help_sessions::store::records::session(tx, id).await? else { return Ok(()) };
    let Some(before) = store::standing(tx, id).await? else { return Ok(()) };
    let verb = if session.confirmed_at.is_some() { Verb::Confirmed } else { Verb::Disputed };
    store::insert(tx, &line(&session, before.kind, verb)).await?;
    moved(tx, session.account, session.association);
    Ok(())
}

fn line(session: &HelpSession, kind: HoursKind, verb: Verb) -> Line<'static> {
    Line {
        help_session: session.id,
        account: session.account,
        association: session.association,
        kind,
        verb,
        minutes: 0,
        held_at: session.held_at,
        written_by: None,
        reason: None,
    }
}

/// A coordinator agrees to the hours of a meeting. `false` when they are another association's, or were answered.
pub async fn validate(tx: &Tx, by: AccountId, association: AssociationId, id: HelpSessionId) -> Result<bool, Error> {
    let Some(standing) = waiting(tx, association, id).await? else { return Ok(false) };
    answer(tx, &standing, by, Verb::Validated, 0, None).await?;
    Ok(true)
}

/// The same for many; how many were agreed to.
pub async fn validate_all(tx: &Tx, by: AccountId, association: AssociationId, ids: &[HelpSessionId]) -> Result<usize, Error> {
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    let mut count = 0;
    for id in sorted {
        count += usize::from(validate(tx, by, association, id).await?);
    }
    Ok(count)
}

/// A coordinator refuses, with a reason that the helper reads: all that was counted is taken back by a line.
pub async fn refuse(tx: &Tx, by: AccountId, association: AssociationId, id: HelpSessionId, reason: &str) -> Result<bool, Error> {
    let Some(standing) = waiting(tx, association, id).await? else { return Ok(false) };
    answer(tx, &standing, by, Verb::Refused, -standing.minutes, Some(reason)).await?;
    loads::helped(tx, standing.account, -standing.minutes, standing.held_at).await?;
    Ok(true)
}

/// The hours of a meeting of this association that wait for an answer, locked.
async fn waiting(tx: &Tx, association: AssociationId, id: HelpSessionId) -> Result<Option<Standing>, Error> {
    help_sessions::store::records::lock(tx, id).await?;
    Ok(store::standing(tx, id).await?.filter(|standing| standing.association == Some(association) && standing.waits()))
}

async fn answer(tx: &Tx, standing: &Standing, by: AccountId, verb: Verb, minutes: i64, reason: Option<&str>) -> Result<(), Error> {
    let line = Line {
        help_session: standing.help_session,
        account: standing.account,
        association: standing.association,
        kind: standing.kind,
        verb,
        minutes,
        held_at: standing.held_at,
        written_by: Some(by),
        reason,
    };
    store::insert(tx, &line).await?;
    let subject = format!("help_session {}", standing.help_session);
    audit::note(tx, Actor::Account(by), &format!("hours_{}", verb.as_str()), subject, standing.association, "").await?;
    moved(tx, standing.account, standing.association);
    Ok(())
}

fn moved(tx: &Tx, account: AccountId, association: Option<AssociationId>) {
    tell(tx, Mailbox::Account(account), Event::HoursMoved {});
    if let Some(association) = association {
        tx.hint(format!("board/{association}"));
    }
}
