//! Messages to people, and how they leave: by SMTP, as files, or into memory for tests.
//!
//! A mail is a job: written in the transaction that wants it, sealed with its owner's key, sent after the commit, at
//! least once, with a Message-ID that stays the same on every try.

mod transport;
mod trouble;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::jobs::{self, Job, JobError};
use crate::storage::{Error, JobId, Sealed, Storage, Tx};
pub use transport::{MailError, Mailer, Sent};
pub use trouble::Trouble;

/// The kind of job that sends a mail.
pub const JOB: &str = "mail";
/// After this many tries (about a day) a mail is given up.
const MOST_TRIES: i64 = 40;

/// A mail to one person. `text` is plain text; links stand on their own lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub to: String,
    pub subject: String,
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    owner: i64,
    row: i64,
    sealed: String,
}

/// Sends a mail once this transaction is committed. `owner`: whose key seals it until then.
pub async fn later(tx: &Tx, owner: impl Into<i64> + Send, message: &Message) -> Result<(), Error> {
    at(tx, owner, message, tx.now()).await
}

/// The same, at a time.
pub async fn at(tx: &Tx, owner: impl Into<i64> + Send, message: &Message, due_at: i64) -> Result<(), Error> {
    let owner = owner.into();
    let row: JobId = tx.new_id();
    let words = serde_json::to_string(message).map_err(|error| Error::Row(error.to_string()))?;
    let sealed = tx.seal_key(owner).await?.seal("jobs.mail", row.0, &words)?;
    let payload = Payload { owner, row: row.0, sealed: STANDARD.encode(sealed.as_bytes()) };
    jobs::later(tx, JOB, None, &payload, due_at).await
}

/// Sends the mail of a job. A mail to somebody erased meanwhile is dropped: its words can no longer be read.
pub async fn send(storage: &Storage, mailer: &Mailer, job: Job) -> Result<(), JobError> {
    let payload: Payload = job.read()?;
    if let Some(key) = storage.read().seal_key(payload.owner).await? {
        let sealed = STANDARD.decode(&payload.sealed).map_err(|_| Error::Sealed("mail is not base 64"))?;
        let message: Message = serde_json::from_str(&key.open("jobs.mail", payload.row, &Sealed::from_bytes(sealed))?)?;
        match mailer.send(&message, &JobId(payload.row).to_string()).await {
            Ok(()) => {}
            Err(MailError::Refused(reason)) => tracing::warn!(%reason, "a mail was refused for good"),
            Err(MailError::NotNow(reason)) if job.tries < MOST_TRIES => return Err(JobError::NotNow(reason)),
            Err(MailError::NotNow(reason)) => tracing::error!(%reason, "a mail was given up"),
        }
    }
    storage.write(async move |tx| job.done(tx).await).await?;
    Ok(())
}
