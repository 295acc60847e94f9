//! What is erased: the chat and the free words, thirty days after the record; everything, with the asker.

use serde::{Deserialize, Serialize};

use super::super::store;
use crate::clock::DAY;
use crate::help_requests;
use crate::jobs::{self, Job, JobError};
use crate::pairing::{self, reports};
use crate::state::AppState;
use crate::storage::{AskerId, Error, HelpRequestId, Tx};

/// The kind of job that erases a chat.
pub const ERASE_CHAT: &str = "erase_chat";
const KEPT_MS: i64 = 30 * DAY;

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Chat {
    help_request: HelpRequestId,
}

/// In thirty days; said again by a later record, thirty days after that one.
pub async fn erase_chat_later(tx: &Tx, help_request: HelpRequestId) -> Result<(), Error> {
    let key = format!("{ERASE_CHAT}/{help_request}");
    jobs::later(tx, ERASE_CHAT, Some(&key), &Chat { help_request }, tx.now() + KEPT_MS).await
}

/// The job. While a report is looked at, or the two still meet, it is put off.
pub async fn erase_chat(state: &AppState, job: Job) -> Result<(), JobError> {
    let Chat { help_request } = job.read()?;
    state
        .storage
        .write(async move |tx| {
            if !job.done(tx).await? {
                return Ok(());
            }
            let is_kept = reports::is_frozen(tx, help_request).await? || pairing::store::live_pairing(tx, help_request).await?.is_some();
            if is_kept {
                return erase_chat_later(tx, help_request).await;
            }
            store::messages::erase(tx, help_request).await?;
            help_requests::actions::forget_words(tx, help_request).await
        })
        .await
        .map_err(JobError::from)
}

/// Every trace of an asker here: messages go, records stay without the person.
pub async fn forget_asker(tx: &Tx, asker: AskerId) -> Result<(), Error> {
    store::messages::erase_of(tx, asker).await?;
    store::records::forget_asker(tx, asker).await
}
