//! The record: written once, corrected by new versions; the hours, the recap and the next meeting follow from it.

use super::super::rights::Recorded;
use super::super::vocabulary::SessionType;
use super::super::{HelpSession, Refused, SessionRecord, store};
use super::{live_for_helper, recap, signs, upkeep};
use crate::accounts::rights::SignedIn;
use crate::audit::{self, Actor};
use crate::clock::HOUR;
use crate::facts::Fact;
use crate::help_requests::{self, State, callbacks, news::Reached};
use crate::hub::{Event, Mailbox, tell};
use crate::jobs;
use crate::pairing::ending;
use crate::pairing::rights::Helping;
use crate::storage::{AccountId, AssociationId, Error, FormKey, HelpSessionId, Once, Tx};

/// Whoever can only be called about a correction is called within so long.
const CALLED_WITHIN_MS: i64 = 2 * HOUR;

/// A record as it was sent, checked.
#[derive(Clone, Debug)]
pub struct Writing {
    pub record: SessionRecord,
    /// "Envoyer le récapitulatif par e-mail".
    pub is_mailed: bool,
    pub key: FormKey,
    /// The form as it was sent.
    pub sent: String,
}

/// The helper writes the record of a meeting. With a next meeting the pairing goes on; without one it is done.
pub async fn write(tx: &Tx, helping: &Helping, writing: &Writing) -> Result<HelpSessionId, Refused> {
    let actor = format!("account {}", helping.who.account);
    if let Some(done) = written(tx, &actor, writing).await? {
        return Ok(done);
    }
    let pairing = live_for_helper(tx, helping).await?.ok_or(Refused::Over)?;
    help_requests::actions::move_on(tx, pairing.help_request, &[State::Paired, State::Helping], State::Recorded).await?;
    let session = HelpSession {
        id: tx.new_id(),
        help_request: Some(pairing.help_request),
        asker: Some(pairing.asker),
        pairing: Some(pairing.id),
        account: pairing.helper,
        helper_first_name: pairing.helper_first_name.clone(),
        association: pairing.association,
        kind: SessionType::Individuel,
        held_at: tx.now(),
        version: 1,
        confirmed_at: None,
        confirmed_how: None,
        disputed_at: None,
        contested_version: None,
        thanked_at: None,
        mailed: 0,
        next_meeting: None,
        commune: Some(helping.help_request.commune.clone()),
    };
    store::meetings::off(tx, pairing.id).await?; // they met before its hour
    keep(tx, &session, writing).await?;
    match writing.record.next_meeting_at {
        Some(at) => {
            help_requests::actions::move_on(tx, pairing.help_request, &[State::Recorded], State::Paired).await?;
            signs::agree_on(tx, &pairing, at).await?;
        }
        None => {
            jobs::cancel(tx, &format!("{}/{}", signs::REMIND, pairing.id)).await?;
            ending::end(tx, &pairing, "done", Actor::Account(pairing.helper)).await?;
        }
    }
    upkeep::erase_chat_later(tx, pairing.help_request).await?;
    if writing.is_mailed {
        recap::mail_later(tx, session.id).await?;
    }
    tx.remember(&actor, &writing.key, &session.id.to_string()).await?;
    Ok(session.id)
}

/// A helper logs help given without a pairing. `association`: who counts the hours, if any.
pub async fn log(
    tx: &Tx,
    who: &SignedIn,
    association: Option<AssociationId>,
    what: (SessionType, i64),
    writing: &Writing,
) -> Result<HelpSessionId, Refused> {
    log_of(tx, (who.account, &who.first_name), association, what, writing).await
}

/// The same of a helper who is not there: a file says it.
pub(super) async fn log_of(
    tx: &Tx,
    (account, first_name): (AccountId, &str),
    association: Option<AssociationId>,
    (kind, held_at): (SessionType, i64),
    writing: &Writing,
) -> Result<HelpSessionId, Refused> {
    let actor = format!("account {account}");
    if let Some(done) = written(tx, &actor, writing).await? {
        return Ok(done);
    }
    let session = HelpSession {
        id: tx.new_id(),
        help_request: None,
        asker: None,
        pairing: None,
        account,
        helper_first_name: first_name.to_owned(),
        association,
        kind,
        held_at,
        version: 1,
        confirmed_at: None,
        confirmed_how: None,
        disputed_at: None,
        contested_version: None,
        thanked_at: None,
        mailed: 0,
        next_meeting: None,
        commune: None,
    };
    keep(tx, &session, writing).await?;
    tx.remember(&actor, &writing.key, &session.id.to_string()).await?;
    Ok(session.id)
}

/// The meeting that this very form led to before.
async fn written(tx: &Tx, actor: &str, writing: &Writing) -> Result<Option<HelpSessionId>, Refused> {
    match tx.once(actor, &writing.key, &writing.sent).await? {
        Once::New => Ok(None),
        Once::Done(id) => Ok(id.parse().ok()),
        Once::Different => Err(Refused::SentAlready),
    }
}

async fn keep(tx: &Tx, session: &HelpSession, writing: &Writing) -> Result<(), Error> {
    store::records::insert(tx, session).await?;
    store::versions::insert_record(tx, session, 1, &writing.record, session.account).await?;
    if let Some(at) = writing.record.next_meeting_at {
        store::meetings::insert(tx, session.id, at).await?;
    }
    audit::note(tx, Actor::Account(session.account), "recorded", format!("help_session {}", session.id), session.association, "").await?;
    moved(tx, session, "recorded").await?;
    tx.record(Fact::SessionRecorded { help_session: session.id });
    Ok(())
}

/// The helper corrects: a new version of what `version` says. An asker who has answered is told, and asked anew; their "no" stays until
/// they agree. The next meeting stays as agreed.
pub async fn correct(tx: &Tx, recorded: &Recorded, version: i64, writing: &Writing) -> Result<(), Refused> {
    let Some(session) = store::records::session(tx, recorded.session.id).await? else { return Err(Refused::Over) };
    if let Some(help_request) = session.help_request {
        help_requests::actions::move_on(tx, help_request, &[State::Confirmed], State::Recorded).await?;
    }
    if !store::records::next_version(tx, session.id, version).await? {
        return Err(Refused::SentAlready);
    }
    store::versions::insert_record(tx, &session, version + 1, &writing.record, session.account).await?;
    audit::note(tx, Actor::Account(session.account), "record_corrected", format!("help_session {}", session.id), session.association, "")
        .await?;
    let has_answered = session.confirmed_at.is_some() || session.disputed_at.is_some();
    if !(has_answered && ask_anew(tx, &session).await?) && writing.is_mailed {
        recap::mail_later(tx, session.id).await?;
    }
    moved(tx, &session, "corrected").await?;
    tx.record(Fact::SessionRecorded { help_session: session.id });
    Ok(())
}

/// Whoever answered what is no longer written hears of it: the recap by mail, else a call is owed. `true` when it was mailed.
async fn ask_anew(tx: &Tx, session: &HelpSession) -> Result<bool, Error> {
    let Some(help_request) = session.help_request else { return Ok(false) };
    let is_mailed = help_requests::news::reach(tx, help_request).await? == Reached::ByMail;
    if is_mailed {
        recap::mail_later(tx, session.id).await?;
    } else if let Some(asked) = help_requests::store::help_request(tx, help_request).await?
        && let Some(association) = asked.association
    {
        callbacks::owe(tx, help_request, association, "corrected", tx.now() + CALLED_WITHIN_MS).await?;
    }
    Ok(is_mailed)
}

/// Tells both sides, and the boards, that a record is new, corrected, confirmed or contested.
pub(super) async fn moved(tx: &Tx, session: &HelpSession, state: &'static str) -> Result<(), Error> {
    let event = Event::RecordMoved { help_request: session.help_request, state };
    tell(tx, Mailbox::Account(session.account), event.clone());
    if let Some(help_request) = session.help_request {
        tell(tx, Mailbox::Asker(help_request), event);
    }
    if let Some(association) = session.association {
        tx.hint(format!("board/{association}"));
    }
    Ok(())
}
