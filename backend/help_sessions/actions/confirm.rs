//! The asker confirms a record, or says that it was not so.

use super::super::{HelpSession, How, store};
use super::records::moved;
use crate::associations::{self, Role};
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::help_requests::{self, State};
use crate::hub::{Event, Mailbox, tell};
use crate::storage::{Error, HelpSessionId, Tx};

/// "Oui, c'est bien ça". `kept_where`: of a signed paper. `false` when it was confirmed, or is gone; also when the asker said no, and
/// this could be the helper's doing.
pub async fn confirm(tx: &Tx, id: HelpSessionId, how: How, kept_where: Option<&str>) -> Result<bool, Error> {
    let Some(session) = store::records::session(tx, id).await? else { return Ok(false) };
    if session.disputed_at.is_some() && !how.is_independent() {
        return Ok(false);
    }
    if let Some(help_request) = session.help_request {
        help_requests::actions::move_on(tx, help_request, &[State::Recorded], State::Confirmed).await?;
    }
    if !store::records::confirm(tx, &session, how, kept_where).await? {
        return Ok(false);
    }
    // A paper is noted by the helper; everything else is the asker's own act.
    let by = if how == How::PaperKept { Actor::Account(session.account) } else { Actor::Asker };
    note(tx, by, &session, "record_confirmed", how.as_str()).await?;
    moved(tx, &session, "confirmed").await?;
    tx.record(Fact::SessionConfirmed { help_session: id });
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

/// "Non, ce n'est pas ça": a coordinator is told; nothing is lost. `false` when it was said before.
pub async fn dispute(tx: &Tx, id: HelpSessionId, said: Option<&str>) -> Result<bool, Error> {
    let Some(session) = store::records::session(tx, id).await? else { return Ok(false) };
    if let Some(help_request) = session.help_request {
        help_requests::actions::move_on(tx, help_request, &[State::Confirmed], State::Recorded).await?;
    }
    if !store::records::dispute(tx, &session, said).await? {
        return Ok(false);
    }
    note(tx, Actor::Asker, &session, "record_disputed", "").await?;
    moved(tx, &session, "disputed").await?;
    if let Some(association) = session.association {
        for account in associations::store::members_with(tx, association, &[Role::Coordinator]).await? {
            tell(tx, Mailbox::Account(account), Event::Alert { association, what: "record_disputed" });
        }
    }
    tx.record(Fact::SessionConfirmed { help_session: id });
    Ok(true)
}

async fn note(tx: &Tx, by: Actor, session: &HelpSession, verb: &str, detail: &str) -> Result<(), Error> {
    audit::note(tx, by, verb, format!("help_session {}", session.id), session.association, detail).await
}
