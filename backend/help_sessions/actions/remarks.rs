//! What was said of a meeting and a coordinator looks at: a record that was contested, thanks that hurt.

use super::super::rights::Recorded;
use super::super::store::{self, remarks as rows};
use super::super::{HelpSession, ThanksOutcome};
use super::confirm::{alert, note, told};
use crate::associations::rights::Coordinator;
use crate::audit::Actor;
use crate::hub::{Event, Mailbox, tell};
use crate::storage::{Error, HelpSessionId, Tx};

/// The helper reports a word of thanks: it is hidden everywhere until a coordinator has looked. `false` when it was reported, or is gone.
pub async fn report_thanks(tx: &Tx, recorded: &Recorded) -> Result<bool, Error> {
    let Some(session) = store::records::session(tx, recorded.session.id).await? else { return Ok(false) };
    let told = told(tx, &session).await?;
    if !rows::report_thanks(tx, session.id, told).await? {
        return Ok(false);
    }
    note(tx, Actor::Account(recorded.who.account), &session, "thanks_reported", "").await?;
    moved(tx, &session);
    alert(tx, told, "thanks_reported").await?;
    Ok(true)
}

/// A coordinator says what becomes of reported thanks. `false` when it was said, or they are not theirs to look at.
pub async fn decide_thanks(tx: &Tx, by: &Coordinator, id: HelpSessionId, outcome: ThanksOutcome) -> Result<bool, Error> {
    if !rows::decide_thanks(tx, by, id, outcome).await? {
        return Ok(false);
    }
    if let Some(session) = noted(tx, by, id, "thanks_decided", outcome.as_str()).await? {
        moved(tx, &session);
    }
    Ok(true)
}

/// A coordinator has dealt with a contested record. The asker's "no" stays, and what they said of it.
pub async fn settle(tx: &Tx, by: &Coordinator, id: HelpSessionId, how: &'static str) -> Result<bool, Error> {
    if !rows::settle(tx, by, id).await? {
        return Ok(false);
    }
    noted(tx, by, id, "dispute_settled", how).await?;
    Ok(true)
}

/// Whoever looks at it finds it in their audit, also where the hours are nobody's.
async fn noted(tx: &Tx, by: &Coordinator, id: HelpSessionId, verb: &str, detail: &str) -> Result<Option<HelpSession>, Error> {
    let Some(session) = store::records::session(tx, id).await? else { return Ok(None) };
    let session = HelpSession { association: Some(by.association.id), ..session };
    note(tx, Actor::Account(by.who.account), &session, verb, detail).await?;
    tx.hint(format!("board/{}", by.association.id));
    Ok(Some(session))
}

/// What became of thanks is the helper's to see, not of whoever gave them.
fn moved(tx: &Tx, session: &HelpSession) {
    tell(tx, Mailbox::Account(session.account), Event::RecordMoved { help_request: session.help_request, state: "thanked" });
}
