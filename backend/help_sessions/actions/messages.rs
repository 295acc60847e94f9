//! Writing to each other: each message once, in order, told to everybody in the chat.

use super::super::rights::{Asking, Mentoring};
use super::super::{Author, MentorState, Refused, store};
use super::{live, live_for_asker, live_for_helper, signs, unread};
use crate::accounts::ring::{self, Call};
use crate::clock::{MINUTE, SECOND};
use crate::hub::{Event, Mailbox, tell};
use crate::pairing::Pairing;
use crate::pairing::rights::Helping;
use crate::push::Ring;
use crate::storage::{AccountId, Error, FormKey, Once, Tx};

/// A page that did not show a message within this time is rung.
const RING_AFTER_MS: i64 = 10 * SECOND;

/// What is written: clean, without secrets, with the key of its form.
#[derive(Clone, Debug)]
pub struct Writing {
    pub words: String,
    pub key: FormKey,
}

/// Who writes.
#[derive(Clone, Debug)]
pub enum Writer {
    /// It is also a sign of life.
    Helper(Helping),
    Asker(Asking),
    /// One who joined.
    Mentor(Mentoring),
}

impl Writer {
    /// Whose form it is.
    fn actor(&self) -> String {
        match self {
            Self::Helper(helping) => format!("account {}", helping.who.account),
            Self::Asker(asking) => format!("asker {}", asking.asker),
            Self::Mentor(mentoring) => format!("account {}", mentoring.who.account),
        }
    }

    fn signature(&self) -> (Author, Option<AccountId>) {
        match self {
            Self::Helper(helping) => (Author::Helper, Some(helping.who.account)),
            Self::Asker(_) => (Author::Asker, None),
            Self::Mentor(mentoring) => (Author::Mentor, Some(mentoring.who.account)),
        }
    }

    /// The pairing, locked, if this writer still takes part in it.
    async fn pairing(&self, tx: &Tx) -> Result<Option<Pairing>, Error> {
        match self {
            Self::Helper(helping) => live_for_helper(tx, helping).await,
            Self::Asker(asking) => live_for_asker(tx, asking).await,
            Self::Mentor(mentoring) => {
                let pairing = live(tx, mentoring.call.help_request, mentoring.call.pairing).await?;
                let call = store::mentors::call(tx, mentoring.call.id).await?;
                let has_joined = call.is_some_and(|call| call.state == MentorState::Joined && call.mentor == Some(mentoring.who.account));
                Ok(pairing.filter(|_| has_joined))
            }
        }
    }
}

/// Writes a message, once.
pub async fn write(tx: &Tx, writer: &Writer, writing: &Writing, public_url: &str) -> Result<(), Refused> {
    if is_written(tx, &writer.actor(), writing).await? {
        return Ok(());
    }
    let pairing = writer.pairing(tx).await?.ok_or(Refused::Over)?;
    if matches!(writer, Writer::Helper(_)) {
        let waits_for_sign = pairing.last_sign_at.is_none() || pairing.late_until.is_some() || pairing.is_asked_after;
        if waits_for_sign && pairing.resumes_at.is_none() {
            signs::begin(tx, &pairing).await?;
        }
    }
    keep(tx, &pairing, writer.signature(), writing, public_url).await
}

async fn is_written(tx: &Tx, actor: &str, writing: &Writing) -> Result<bool, Refused> {
    match tx.once(actor, &writing.key, &writing.words).await? {
        Once::New => Ok(false),
        Once::Done(_) => Ok(true),
        Once::Different => Err(Refused::SentAlready),
    }
}

async fn keep(tx: &Tx, pairing: &Pairing, by: (Author, Option<AccountId>), writing: &Writing, public_url: &str) -> Result<(), Refused> {
    store::messages::insert(tx, pairing.help_request, pairing.asker, by, &writing.words).await?;
    let event = Event::MessageWritten { help_request: pairing.help_request };
    tell(tx, Mailbox::Asker(pairing.help_request), event.clone());
    tell(tx, Mailbox::Account(pairing.helper), event.clone());
    if by.0 == Author::Asker {
        store::unread::end(tx, pairing.help_request).await?;
    } else {
        unread::begin(tx, pairing.help_request).await?;
    }
    if by.0 != Author::Helper {
        let url = format!("{public_url}/pairings/{}", pairing.id);
        ring_later(tx, pairing, pairing.helper, url).await?;
    }
    let call = store::mentors::latest(tx, pairing.id).await?.filter(|call| call.state == MentorState::Joined);
    if let Some((call, mentor)) = call.and_then(|call| Some((call.id, call.mentor?))) {
        tell(tx, Mailbox::Account(mentor), event);
        if by.0 != Author::Mentor {
            ring_later(tx, pairing, mentor, format!("{public_url}/mentor-calls/{call}")).await?;
        }
    }
    Ok(())
}

/// One ring a minute at most, however much is written.
async fn ring_later(tx: &Tx, pairing: &Pairing, account: AccountId, url: String) -> Result<(), Error> {
    let ring = Ring { kind: "message".into(), url, lang: "fr".into() };
    let key = format!("ring-message/{}/{account}/{}", pairing.help_request, tx.now() / MINUTE);
    ring::later(tx, &key, &Call { account, ring, mail: "message".into() }, tx.now() + RING_AFTER_MS).await
}
