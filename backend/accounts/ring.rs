//! Ringing somebody whose page is closed: every browser that accepted, else a mail at once.

use serde::{Deserialize, Serialize};

use super::store::{self, browsers};
use crate::clock::MINUTE;
use crate::jobs::{self, Job, JobError, NewJob};
use crate::mail::{self, Message};
use crate::push::{Outcome, Ring};
use crate::state::AppState;
use crate::storage::{AccountId, Error, PushSubscriptionId, Tx};
use crate::web::{Lang, templates};

/// The kind of job that rings.
pub const JOB: &str = "ring";

/// Whom to ring, with what, and which mail for whoever has no browser that rings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    pub account: AccountId,
    pub ring: Ring,
    /// The middle of the Fluent ids of the mail: `mail-{mail}-subject` and `mail-{mail}-text`, which takes `url`.
    pub mail: String,
}

/// What the job carries: the call, and until when an acknowledgement makes it needless.
#[derive(Serialize, Deserialize)]
struct Payload {
    key: String,
    call: Call,
    asked_at: i64,
    /// How often push services said "not now".
    #[serde(default)]
    failed: u32,
}

/// A push service that does not answer is tried again after one, two and four minutes; the mail has left at the first.
const MOST_FAILED: u32 = 3;

/// Rings at `due_at`, unless a page of theirs had acknowledged everything told until then. One ring a key.
pub async fn later(tx: &Tx, key: &str, call: &Call, due_at: i64) -> Result<(), Error> {
    jobs::enqueue(tx, vec![job(tx, key.to_owned(), call, due_at)?]).await
}

/// The job that rings, to be enqueued with others.
pub fn job(tx: &Tx, key: String, call: &Call, due_at: i64) -> Result<NewJob, Error> {
    NewJob::new(JOB, Some(key.clone()), &Payload { key, call: call.clone(), asked_at: tx.now(), failed: 0 }, due_at)
}

/// Rings every browser of the account. Without one that answers, mails; those that could not be reached are tried again.
pub async fn ring(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { key, mut call, asked_at, failed } = job.read()?;
    if is_seen(state, call.account.0, asked_at).await? {
        state.storage.write(async move |tx| job.done(tx).await).await?;
        return Ok(());
    }
    let lang = store::account(state.db(), call.account).await?.and_then(|account| Lang::parse(&account.language)).unwrap_or_default();
    lang.as_str().clone_into(&mut call.ring.lang);
    let rung = ring_browsers(state, &call).await?;
    let message = if rung.is_rung || failed > 0 { None } else { message(state, &call, lang).await? };
    let is_tried_again = rung.is_missed && !rung.is_rung && failed < MOST_FAILED;
    state
        .storage
        .write(async move |tx| {
            for id in &rung.dead {
                browsers::forget(tx, *id).await?;
            }
            if !job.done(tx).await? {
                return Ok::<_, Error>(());
            }
            if let Some(message) = &message {
                mail::later(tx, call.account.0, message).await?;
            }
            if is_tried_again {
                let again = Payload { key: key.clone(), call: call.clone(), asked_at, failed: failed + 1 };
                let due_at = tx.now() + (MINUTE << failed);
                jobs::later(tx, JOB, Some(&key), &again, due_at).await?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

/// Whether a visible page of this mailbox's owner has shown everything that was told until `at`.
pub async fn is_seen(state: &AppState, mailbox: i64, at: i64) -> Result<bool, Error> {
    let last = browsers::last_told(state.db(), mailbox, at).await?;
    Ok(last.is_some_and(|number| state.hub.has_acknowledged(mailbox, number)))
}

/// How the browsers of an account took it.
#[derive(Default)]
struct Rung {
    is_rung: bool,
    /// One of them could not be reached now.
    is_missed: bool,
    dead: Vec<PushSubscriptionId>,
}

async fn ring_browsers(state: &AppState, call: &Call) -> Result<Rung, Error> {
    let mut rung = Rung::default();
    for browser in browsers::of(state.db(), call.account).await? {
        match state.pusher.ring(&browser.subscription(), &call.ring).await {
            Outcome::Delivered => rung.is_rung = true,
            Outcome::Gone => rung.dead.push(browser.id),
            Outcome::NotNow => rung.is_missed = true,
        }
    }
    Ok(rung)
}

async fn message(state: &AppState, call: &Call, lang: Lang) -> Result<Option<Message>, Error> {
    let Some(to) = store::contact_of(state.db(), call.account).await?.email else { return Ok(None) };
    let subject = templates::plain(lang, &format!("mail-{}-subject", call.mail));
    // A browser knows whose page it shows; a mail does not.
    let url = if call.ring.url.starts_with('/') { state.public_url() + &call.ring.url } else { call.ring.url.clone() };
    let text = templates::with(lang, &format!("mail-{}-text", call.mail), &[("url", &url)]);
    Ok(Some(Message { to, subject, text }))
}
