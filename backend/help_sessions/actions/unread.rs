//! An asker who closed their page is mailed that a message waits: once, until they come back. What it says is not in the mail.

use serde::{Deserialize, Serialize};

use super::super::store::unread;
use crate::accounts::ring;
use crate::clock::SECOND;
use crate::help_requests::news;
use crate::jobs::{self, Job, JobError};
use crate::state::AppState;
use crate::storage::{Error, HelpRequestId, Tx};

/// The kind of job that looks whether the asker saw it.
pub const JOB: &str = "unread";
/// A page that shows a message says so well within this time.
const SEEN_WITHIN_MS: i64 = 10 * SECOND;

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Unread {
    help_request: HelpRequestId,
}

/// A message was written to the asker. The first that waits starts the look.
pub(super) async fn begin(tx: &Tx, help_request: HelpRequestId) -> Result<(), Error> {
    if !unread::begin(tx, help_request).await? {
        return Ok(());
    }
    let key = format!("{JOB}/{help_request}");
    jobs::later(tx, JOB, Some(&key), &Unread { help_request }, tx.now() + SEEN_WITHIN_MS).await
}

/// The job: a mail, unless a page of theirs has shown everything meanwhile.
pub async fn look(state: &AppState, job: Job) -> Result<(), JobError> {
    let Unread { help_request } = job.read()?;
    let is_seen = ring::is_seen(state, help_request.0, state.clock().now()).await?;
    let url = format!("{}/chat?of={help_request}", state.public_url());
    state
        .storage
        .write(async move |tx| {
            if !job.done(tx).await? {
                return Ok(());
            }
            if is_seen {
                return unread::end(tx, help_request).await;
            }
            if unread::mail_once(tx, help_request).await? {
                news::mail_message(tx, help_request, &url).await?;
            }
            Ok(())
        })
        .await
        .map_err(JobError::from)
}

/// The asker looks at their messages. Writes only when one waited.
pub async fn came_back(state: &AppState, help_request: HelpRequestId) -> Result<(), Error> {
    if unread::waits(state.db(), help_request).await? {
        state.storage.write(async move |tx| unread::end(tx, help_request).await).await?;
    }
    Ok(())
}
