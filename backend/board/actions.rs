//! What a coordinator does with a help request; each leaves a line in the audit.

use super::{Closing, Outcome};
use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor};
use crate::clock::MINUTE;
use crate::help_requests::{self, State, callbacks};
use crate::pairing::{self, Replacing, reports};
use crate::storage::{CallbackId, Error, HelpRequestId, ReportId, Tx};

/// Their association makes it its own: from now on they see who asks. `false` when another was quicker.
pub async fn take_over(tx: &Tx, by: &Coordinator, id: HelpRequestId) -> Result<bool, Error> {
    let is_taken = help_requests::actions::take_over(tx, id, by.association.id).await?;
    note_if(tx, by, is_taken, "taken_over", id, "").await
}

/// Closes it, and tells whoever had it.
pub async fn close(tx: &Tx, by: &Coordinator, id: HelpRequestId, why: Closing) -> Result<bool, Error> {
    let is_closed = help_requests::actions::close(tx, id, why.as_str(), Some(by.who.account)).await?;
    match why {
        _ if !is_closed => {}
        Closing::Answered | Closing::Unreachable => callbacks::settled(tx, id, why.as_str()).await?,
        // Whoever has only a telephone hears it, as the page and the mail say it to others.
        Closing::Elsewhere | Closing::Duplicate | Closing::NotHelp => {
            callbacks::owe(tx, id, by.association.id, "closed", tx.now() + 15 * MINUTE).await?;
        }
    }
    note_if(tx, by, is_closed, "closed", id, why.as_str()).await
}

/// "Chercher quelqu'un d'autre", on a pairing of theirs that goes on: it opens again, first in line, and both are told why.
pub async fn replace(tx: &Tx, by: &Coordinator, id: HelpRequestId, why: Replacing) -> Result<bool, Error> {
    let is_replaced = pairing::actions::replace(tx, by, id, why).await?;
    note_if(tx, by, is_replaced, "replaced", id, why.as_str()).await
}

/// Opens it again, first in line: their association's to finish.
pub async fn reopen(tx: &Tx, by: &Coordinator, id: HelpRequestId) -> Result<bool, Error> {
    help_requests::actions::take_over(tx, id, by.association.id).await?;
    let is_reopened = help_requests::actions::reopen(tx, id, &[State::Unmet, State::Closed]).await?;
    note_if(tx, by, is_reopened, "reopened", id, "").await
}

/// What became of "suivre avec l'autre".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merged {
    Done,
    /// Somebody helps already, or one of both has ended.
    InHand,
    /// Nothing says that the same person asked both.
    NotTheSame,
}

/// The same person asked twice: this one is closed and follows the other, which goes on. Both must be theirs.
pub async fn merge(tx: &Tx, by: &Coordinator, id: HelpRequestId, into: HelpRequestId) -> Result<Merged, Error> {
    if help_requests::store::merged_into(tx, id).await? == Some(into) {
        return Ok(Merged::Done); // the same form, sent twice
    }
    let same = help_requests::store::same_person(tx, id, by.association.id).await?;
    if !same.iter().any(|one| one.id == into) {
        return Ok(Merged::NotTheSame);
    }
    if !help_requests::actions::merge(tx, id, into, by.association.id, by.who.account).await? {
        return Ok(Merged::InHand);
    }
    // Whoever calls about the other says it: nobody is called twice.
    callbacks::settled(tx, id, "merged").await?;
    note_if(tx, by, true, "merged", id, &format!("into {into}")).await?;
    Ok(Merged::Done)
}

/// Approves this one visit at home; helpers may be asked from now on.
pub async fn approve_home(tx: &Tx, by: &Coordinator, id: HelpRequestId) -> Result<bool, Error> {
    let is_approved = help_requests::actions::approve_home(tx, id).await?;
    note_if(tx, by, is_approved, "home_approved", id, "").await
}

/// "J'ai appelé".
pub async fn called(tx: &Tx, by: &Coordinator, call: CallbackId, about: HelpRequestId) -> Result<bool, Error> {
    let is_closed = callbacks::called(tx, call, by.association.id).await?;
    note_if(tx, by, is_closed, "called_back", about, "").await
}

/// "Sans réponse": tried again in half an hour, three times at most.
pub async fn unanswered(tx: &Tx, by: &Coordinator, call: CallbackId, about: HelpRequestId) -> Result<bool, Error> {
    let is_counted = callbacks::unanswered(tx, call, by.association.id).await?;
    note_if(tx, by, is_counted, "called_back", about, "no answer").await
}

/// A coordinator has looked at a report and says what came of it.
pub async fn close_report(tx: &Tx, by: &Coordinator, id: ReportId, outcome: Outcome) -> Result<bool, Error> {
    reports::close(tx, by.who.account, by.association.id, id, outcome.as_str()).await
}

async fn note_if(tx: &Tx, by: &Coordinator, is_done: bool, verb: &str, id: HelpRequestId, detail: &str) -> Result<bool, Error> {
    if is_done {
        let subject = format!("help_request {id}");
        audit::note(tx, Actor::Account(by.who.account), verb, subject, Some(by.association.id), detail).await?;
    }
    Ok(is_done)
}
