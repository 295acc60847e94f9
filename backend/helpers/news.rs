//! A tutorial or a module was published, or changed: the helpers whom it concerns hear of it, some at a time.

use serde::{Deserialize, Serialize};

use super::store::concerned::{self, Whom};
use crate::jobs::{self, Job, JobError};
use crate::learning::actions::suggest;
use crate::learning::store::shelf;
use crate::learning::suggestions::{About, NewSuggestion, Why};
use crate::storage::{AccountId, DocumentId, Error, Storage, Tx};

/// The kind of job that tells some of them.
pub const JOB: &str = "document_news";
/// Told by one transaction: each is an event, and a line of the weekly mail.
const AT_ONCE: usize = 200;

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct News {
    document: DocumentId,
    is_new: bool,
    /// Everybody up to this account was told.
    after: AccountId,
}

/// From the first helper on. Published again meanwhile, it begins again with what is so now.
pub async fn tell_later(tx: &Tx, document: DocumentId, is_new: bool) -> Result<(), Error> {
    later(tx, News { document, is_new, after: AccountId(0) }).await
}

async fn later(tx: &Tx, news: News) -> Result<(), Error> {
    jobs::later(tx, JOB, Some(&format!("{JOB}/{}", news.document)), &news, tx.now()).await
}

/// The job.
pub async fn tell_some(storage: &Storage, job: Job) -> Result<(), JobError> {
    let news: News = job.read()?;
    let work = async move |tx: &Tx| {
        if !job.done(tx).await? {
            return Ok::<_, Error>(());
        }
        let Some(document) = shelf::one(tx, news.document).await? else { return Ok(()) }; // retired meanwhile
        // What is new is for everybody who helps with that. A change is for whoever knows what it says no more: who never opened it
        // finds the version that counts when they do, and a corrected comma is no reason to write to three hundred people.
        let whom = if news.is_new { Whom::HelpsWith } else { Whom::HasMet };
        let some = concerned::after(tx, &document, whom, news.after, AT_ONCE).await?;
        let author = document.published_by.map(AccountId);
        let to: Vec<AccountId> = some.iter().copied().filter(|account| Some(*account) != author).collect();
        let why = if news.is_new { Why::Published } else { Why::Changed };
        suggest(tx, &to, &NewSuggestion { document: document.id, why, about: About::default(), association: None }).await?;
        match some.last() {
            Some(last) if some.len() == AT_ONCE => later(tx, News { after: *last, ..news }).await,
            _ => Ok(()),
        }
    };
    Ok(storage.write(work).await?)
}
