//! Ringing somebody whose page is closed: every browser that accepted, else a mail at once.

use serde::{Deserialize, Serialize};

use super::store;
use crate::args;
use crate::jobs::{self, Job, JobError};
use crate::mail::{self, Message};
use crate::push::{Outcome, Ring, Subscription};
use crate::state::AppState;
use crate::storage::{AccountId, Db, Error, PushSubscriptionId, Row, Sql, Tx};

/// The kind of job that rings.
pub const JOB: &str = "ring";

/// Whom to ring, and the mail for whoever has no browser that rings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    pub account: AccountId,
    pub ring: Ring,
    pub subject: String,
    /// Plain text; no personal data but the reader's own.
    pub text: String,
    /// Skipped if a page of theirs acknowledged this event meanwhile: mailbox number.
    pub unless_acknowledged: Option<i64>,
}

/// Rings at `due_at`.
pub async fn later(tx: &Tx, call: &Call, due_at: i64) -> Result<(), Error> {
    jobs::later(tx, JOB, None, call, due_at).await
}

#[derive(Row)]
struct Kept {
    id: PushSubscriptionId,
    endpoint: String,
    p256dh: String,
    auth: String,
}

/// Rings every browser of the account; without one that answers, mails.
pub async fn ring(state: &AppState, job: Job) -> Result<(), JobError> {
    let call: Call = job.read()?;
    if call.unless_acknowledged.is_some_and(|number| state.hub.has_acknowledged(call.account.0, number)) {
        state.storage.write(async move |tx| job.done(tx).await).await?;
        return Ok(());
    }
    let (mut is_rung, mut dead) = (false, Vec::new());
    for kept in subscriptions(state.db(), call.account).await? {
        let to = Subscription { endpoint: kept.endpoint, p256dh: kept.p256dh, auth: kept.auth };
        match state.pusher.ring(&to, &call.ring).await {
            Outcome::Delivered => is_rung = true,
            Outcome::Gone => dead.push(kept.id),
            Outcome::NotNow => {}
        }
    }
    let email = if is_rung { None } else { store::contact_of(state.db(), call.account).await?.email };
    let message = email.map(|to| Message { to, subject: call.subject, text: call.text });
    let account = call.account;
    state
        .storage
        .write(async move |tx| {
            for id in &dead {
                tx.execute("DELETE FROM push_subscriptions WHERE id = $1", args![*id]).await?;
            }
            if job.done(tx).await?
                && let Some(message) = &message
            {
                mail::later(tx, account.0, message).await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(())
}

async fn subscriptions(db: &Db, account: AccountId) -> Result<Vec<Kept>, Error> {
    db.all("SELECT id, endpoint, p256dh, auth FROM push_subscriptions WHERE account_id = $1 ORDER BY id", args![account]).await
}
