//! The ledger follows what was done; an association says yes or no. A line is never changed.

pub mod answers;
pub mod attestations;
pub mod badges;
pub mod endings;
pub mod issuer;
pub mod leaving;
pub mod past;

use crate::facts::Fact;
use crate::help_sessions::{self, How};
use crate::helpers::{self, HelperKind, loads};
use crate::hub::{Event, Mailbox, tell};
use crate::recognition::store::{self, Line, given};
use crate::recognition::{HoursKind, Source, Standing, Verb};
use crate::storage::{AccountId, AssociationId, CompletionId, Error, HelpSessionId, Tx};

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::SessionRecorded { help_session } => recorded(tx, *help_session).await,
        Fact::SessionConfirmed { help_session } => answered(tx, *help_session).await,
        Fact::AttendanceNoted { signup, account, association, minutes, at, agreed_by } => {
            let given = Given {
                source: Source::Permanence(*signup),
                account: *account,
                association: Some(*association),
                minutes: *minutes,
                at: *at,
            };
            come_to(tx, given).await?;
            agree(tx, given, *agreed_by).await
        }
        Fact::ModulePassed { completion, account, association, minutes, counts } => {
            if *counts {
                learned(tx, *completion, *account, *association, *minutes).await
            } else {
                Ok(())
            }
        }
        _ => Ok(()),
    }
}

/// Time that somebody gave, as its slice has it.
#[derive(Clone, Copy)]
struct Given {
    source: Source,
    account: AccountId,
    association: Option<AssociationId>,
    minutes: i64,
    /// When it began.
    at: i64,
}

/// The lines of a source come to its minutes, by one more line. Whatever moves somebody's hours locks their load first.
async fn come_to(tx: &Tx, given: Given) -> Result<(), Error> {
    loads::lock(tx, given.account).await?;
    let before = store::standing(tx, given.source).await?;
    let line = match &before {
        // A record written again waits for an answer again, even of the same minutes.
        Some(before) if before.minutes == given.minutes && given.source.help_session().is_none() => return Ok(()),
        Some(before) => Line { minutes: given.minutes - before.minutes, ..next(before, Verb::Corrected) },
        None if given.minutes == 0 => return Ok(()),
        None => first(given, kind_of(tx, given).await?),
    };
    store::insert(tx, &line).await?;
    loads::helped(tx, given.account, line.minutes, line.held_at).await?;
    moved(tx, given.account, given.association);
    Ok(())
}

/// As what somebody's help counts who gave it then: whoever stays after civic service was in it until then.
async fn kind_of(tx: &Tx, given: Given) -> Result<HoursKind, Error> {
    let kind = helpers::store::profile(tx, given.account).await?.map_or(HelperKind::Volunteer, |profile| profile.kind);
    let was_in_service = kind == HelperKind::Volunteer && given::was_in_service(tx, given.account, given.at).await?;
    Ok(if was_in_service { HoursKind::CivicActivity } else { HoursKind::of(kind) })
}

/// A record was written or corrected.
async fn recorded(tx: &Tx, id: HelpSessionId) -> Result<(), Error> {
    let Some(session) = help_sessions::store::records::session(tx, id).await? else { return Ok(()) };
    let minutes = help_sessions::store::records::minutes_of(tx, id).await?.unwrap_or(0);
    let (source, account, association, at) = (Source::HelpSession(id), session.account, session.association, session.held_at);
    come_to(tx, Given { source, account, association, minutes, at }).await
}

/// A module was passed: for the association that wrote it, else the one that they joined first. Families learn for themselves.
async fn learned(tx: &Tx, completion: CompletionId, account: AccountId, wrote: Option<AssociationId>, minutes: i64) -> Result<(), Error> {
    let Some(profile) = helpers::store::profile(tx, account).await? else { return Ok(()) };
    let association = match (profile.kind, wrote) {
        (HelperKind::Family, _) => None,
        (_, Some(wrote)) => Some(wrote),
        (_, None) => given::first_association(tx, account).await?,
    };
    come_to(tx, Given { source: Source::Training(completion), account, association, minutes, at: tx.now() }).await
}

/// A coordinator noted the hours, and so agrees to them.
async fn agree(tx: &Tx, given: Given, by: Option<AccountId>) -> Result<(), Error> {
    let Some(by) = by else { return Ok(()) };
    let waits = store::standing(tx, given.source).await?.filter(Standing::waits);
    if let Some(standing) = waits {
        store::insert(tx, &Line { written_by: Some(by), ..next(&standing, Verb::Validated) }).await?;
        moved(tx, given.account, given.association);
    }
    Ok(())
}

/// The asker confirmed, or said that it was not so.
async fn answered(tx: &Tx, id: HelpSessionId) -> Result<(), Error> {
    let Some(session) = help_sessions::store::records::session(tx, id).await? else { return Ok(()) };
    loads::lock(tx, session.account).await?;
    let Some(before) = store::standing(tx, Source::HelpSession(id)).await? else { return Ok(()) };
    let line = match given::confirmed_how(tx, id).await? {
        Some(how) => Line { how: How::parse(&how), ..next(&before, Verb::Confirmed) },
        None => next(&before, Verb::Disputed),
    };
    store::insert(tx, &line).await?;
    moved(tx, session.account, session.association);
    Ok(())
}

fn first(given: Given, kind: HoursKind) -> Line<'static> {
    Line {
        source: given.source,
        account: given.account,
        association: given.association,
        kind,
        verb: Verb::Recorded,
        how: None,
        minutes: given.minutes,
        held_at: given.at,
        written_by: None,
        reason: None,
    }
}

/// One more line of a source, of no minutes.
fn next(before: &Standing, verb: Verb) -> Line<'static> {
    Line {
        source: before.source,
        account: before.account,
        association: before.association,
        kind: before.kind,
        verb,
        how: None,
        minutes: 0,
        held_at: before.held_at,
        written_by: None,
        reason: None,
    }
}

fn moved(tx: &Tx, account: AccountId, association: Option<AssociationId>) {
    tell(tx, Mailbox::Account(account), Event::HoursMoved {});
    if let Some(association) = association {
        tx.hint(format!("board/{association}"));
    }
}
