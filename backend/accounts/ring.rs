//! Ringing somebody whose page is closed: every browser that accepted, else a mail at once.

use serde::{Deserialize, Serialize};

use super::store::{self, browsers};
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

/// What the job carries: the call, and the number in the mailbox from which an acknowledgement makes it needless.
#[derive(Serialize, Deserialize)]
struct Payload {
    call: Call,
    asked_at: i64,
}

/// Rings at `due_at`, unless a page of theirs had acknowledged everything told until then. One ring a key.
pub async fn later(tx: &Tx, key: &str, call: &Call, due_at: i64) -> Result<(), Error> {
    jobs::enqueue(tx, vec![job(tx, key.to_owned(), call, due_at)?]).await
}

/// The job that rings, to be enqueued with others.
pub fn job(tx: &Tx, key: String, call: &Call, due_at: i64) -> Result<NewJob, Error> {
    NewJob::new(JOB, Some(key), &Payload { call: call.clone(), asked_at: tx.now() }, due_at)
}

/// Rings every browser of the account; without one that answers, mails.
pub async fn ring(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { call, asked_at } = job.read()?;
    if is_needless(state, call.account, asked_at).await? {
        state.storage.write(async move |tx| job.done(tx).await).await?;
        return Ok(());
    }
    let (is_rung, dead) = ring_browsers(state, &call).await?;
    let message = if is_rung { None } else { message(state, &call).await? };
    state
        .storage
        .write(async move |tx| {
            for id in &dead {
                browsers::forget(tx, *id).await?;
            }
            if job.done(tx).await?
                && let Some(message) = &message
            {
                mail::later(tx, call.account.0, message).await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(())
}

/// Whether a page of theirs has had the last event that was told when the ring was asked for.
async fn is_needless(state: &AppState, account: AccountId, asked_at: i64) -> Result<bool, Error> {
    let last = browsers::last_told(state.db(), account, asked_at).await?;
    Ok(last.is_some_and(|number| state.hub.has_acknowledged(account.0, number)))
}

async fn ring_browsers(state: &AppState, call: &Call) -> Result<(bool, Vec<PushSubscriptionId>), Error> {
    let (mut is_rung, mut dead) = (false, Vec::new());
    for browser in browsers::of(state.db(), call.account).await? {
        match state.pusher.ring(&browser.subscription(), &call.ring).await {
            Outcome::Delivered => is_rung = true,
            Outcome::Gone => dead.push(browser.id),
            Outcome::NotNow => {}
        }
    }
    Ok((is_rung, dead))
}

async fn message(state: &AppState, call: &Call) -> Result<Option<Message>, Error> {
    let Some(to) = store::contact_of(state.db(), call.account).await?.email else { return Ok(None) };
    let account = store::account(state.db(), call.account).await?;
    let lang = account.and_then(|account| Lang::parse(&account.language)).unwrap_or_default();
    let subject = templates::plain(lang, &format!("mail-{}-subject", call.mail));
    let text = templates::with(lang, &format!("mail-{}-text", call.mail), &[("url", &call.ring.url)]);
    Ok(Some(Message { to, subject, text }))
}
