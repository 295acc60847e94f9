//! The asker confirms a record, or says that it was not so.

use super::super::{HelpSession, How, store};
use super::records::moved;
use crate::associations::{self, Role};
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::help_requests::{self, State};
use crate::hub::{Event, Mailbox, tell};
use crate::storage::{AccountId, AssociationId, Error, HelpSessionId, Tx};

/// All that an asker says against one record, in characters.
const MOST_CONTESTED: usize = 3_000;

/// "Oui, c'est bien ça". `kept_where`: of a signed paper. `false` when it was confirmed, or is gone; also when the asker said no, and
/// this is not their own word.
pub async fn confirm(tx: &Tx, id: HelpSessionId, how: How, kept_where: Option<&str>) -> Result<bool, Error> {
    let Some(session) = store::records::session(tx, id).await? else { return Ok(false) };
    // A paper is noted by the helper; everything else is the asker's own act.
    let by = if how == How::PaperKept { Actor::Account(session.account) } else { Actor::Asker };
    confirm_by(tx, &session, how, kept_where, by).await
}

/// A coordinator or a tutor has seen the signed paper, and where it is kept. Of their own record it is the helper's word like any other.
pub async fn paper_seen(tx: &Tx, by: AccountId, id: HelpSessionId, kept_where: &str) -> Result<bool, Error> {
    let Some(session) = store::records::session(tx, id).await? else { return Ok(false) };
    let how = if by == session.account { How::PaperKept } else { How::Paper };
    confirm_by(tx, &session, how, Some(kept_where), Actor::Account(by)).await
}

async fn confirm_by(tx: &Tx, session: &HelpSession, how: How, kept_where: Option<&str>, by: Actor) -> Result<bool, Error> {
    if session.disputed_at.is_some() && !how.is_the_askers() {
        return Ok(false);
    }
    if let Some(help_request) = session.help_request {
        help_requests::actions::move_on(tx, help_request, &[State::Recorded], State::Confirmed).await?;
    }
    if !store::records::confirm(tx, session, how, kept_where).await? {
        return Ok(false);
    }
    note(tx, by, session, "record_confirmed", how.as_str()).await?;
    moved(tx, session, "confirmed").await?;
    tx.record(Fact::SessionConfirmed { help_session: session.id });
    Ok(true)
}

/// Whether the asker said that it was not so, and has not come back on it.
pub async fn is_disputed(tx: &Tx, id: HelpSessionId) -> Result<bool, Error> {
    Ok(store::records::session(tx, id).await?.is_some_and(|session| session.disputed_at.is_some()))
}

/// A few words for the helper, who hears of them at once. `false` when there were some, or the meeting is gone.
pub async fn thank(tx: &Tx, id: HelpSessionId, words: &str) -> Result<bool, Error> {
    let Some(session) = store::records::session(tx, id).await? else { return Ok(false) };
    let is_new = store::records::thank(tx, &session, words).await?;
    if is_new {
        moved(tx, &session, "thanked").await?;
    }
    Ok(is_new)
}

/// "Non, ce n'est pas ça": a coordinator is told; nothing is lost. `false` when it was said before, in the same words.
pub async fn dispute(tx: &Tx, id: HelpSessionId, said: Option<&str>) -> Result<bool, Error> {
    let Some(session) = store::records::session(tx, id).await? else { return Ok(false) };
    if let Some(help_request) = session.help_request {
        help_requests::actions::move_on(tx, help_request, &[State::Confirmed], State::Recorded).await?;
    }
    let told = told(tx, &session).await?;
    let words = all_said(store::records::contested(tx, &session).await?, said);
    if !store::records::dispute(tx, &session, words.as_deref(), told).await? {
        return Ok(false);
    }
    note(tx, Actor::Asker, &session, "record_disputed", "").await?;
    moved(tx, &session, "disputed").await?;
    alert(tx, told, "record_disputed").await?;
    tx.record(Fact::SessionConfirmed { help_session: id });
    Ok(true)
}

/// What was said until now, and what is said now below it; nothing when there is nothing new.
fn all_said(before: Option<String>, now: Option<&str>) -> Option<String> {
    let now = now?;
    let Some(before) = before else { return Some(now.to_owned()) };
    let is_new = !before.split("\n\n").any(|part| part == now) && before.chars().count() < MOST_CONTESTED;
    is_new.then(|| format!("{before}\n\n{now}"))
}

/// Whose coordinators look at what was said of a meeting: as for a report, those of the association that counts its hours, else of the
/// one whose the help request is, or whose rules it followed.
pub(super) async fn told(tx: &Tx, session: &HelpSession) -> Result<Option<AssociationId>, Error> {
    let (None, Some(help_request)) = (session.association, session.help_request) else { return Ok(session.association) };
    let asked = help_requests::store::help_request(tx, help_request).await?;
    Ok(asked.and_then(|asked| asked.association.or(asked.settings_association)))
}

/// Tells the coordinators who look at it.
pub(super) async fn alert(tx: &Tx, told: Option<AssociationId>, what: &'static str) -> Result<(), Error> {
    let Some(association) = told else { return Ok(()) };
    tx.hint(format!("board/{association}"));
    for account in associations::store::members_with(tx, association, &[Role::Coordinator]).await? {
        tell(tx, Mailbox::Account(account), Event::Alert { association, what });
    }
    Ok(())
}

pub(super) async fn note(tx: &Tx, by: Actor, session: &HelpSession, verb: &str, detail: &str) -> Result<(), Error> {
    audit::note(tx, by, verb, format!("help_session {}", session.id), session.association, detail).await
}
