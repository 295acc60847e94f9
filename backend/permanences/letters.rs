//! What people are told of permanences away from their pages: a mail with day and place, or a ring.

use serde::{Deserialize, Serialize};

use super::{Permanence, store, words};
use crate::accounts::ring::{self, Call};
use crate::accounts::{self, Contact};
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Job, JobError};
use crate::mail::{self, Message};
use crate::push::Ring;
use crate::state::AppState;
use crate::storage::{AccountId, Error, PermanenceId, Tx};
use crate::web::Lang;
use crate::web::templates::with;

/// The kind of job that writes one.
pub const JOB: &str = "permanence_letter";

/// What is said, the middle of the Fluent ids "mail-permanence-…" and the state of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// From the waiting list to a seat.
    Seated,
    /// A coordinator gave them a seat.
    Placed,
    /// A coordinator took it back.
    TakenBack,
    /// Another day, hour or place.
    Changed,
    /// The new hours are those of another permanence of theirs: the seat was given back.
    Released,
    Cancelled,
    /// Somebody sits in their place.
    Swapped,
    /// Tomorrow.
    Reminder,
    /// To coordinators: too few people.
    Short,
}

impl News {
    fn as_str(self) -> &'static str {
        match self {
            Self::Seated => "seated",
            Self::Placed => "placed",
            Self::TakenBack => "taken_back",
            Self::Changed => "changed",
            Self::Released => "released",
            Self::Cancelled => "cancelled",
            Self::Swapped => "swapped",
            Self::Reminder => "reminder",
            Self::Short => "short",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Payload {
    account: AccountId,
    permanence: PermanenceId,
    news: News,
}

/// Tells a helper's pages, and writes to them once this transaction is committed.
pub async fn write_later(tx: &Tx, account: AccountId, permanence: &Permanence, news: News) -> Result<(), Error> {
    let event = match news {
        News::Short => Event::Alert { association: permanence.association, what: "permanence_short" },
        _ => Event::PermanenceMoved { permanence: permanence.id, state: news.as_str() },
    };
    tell(tx, Mailbox::Account(account), event);
    jobs::later(tx, JOB, None, &Payload { account, permanence: permanence.id, news }, tx.now()).await
}

/// The job. Whoever has no address is rung.
pub async fn write(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { account, permanence, news } = job.read()?;
    let url = state.public_url();
    let work = async move |tx: &Tx| {
        if !job.done(tx).await? {
            return Ok::<_, Error>(());
        }
        let Some(permanence) = store::permanence(tx, permanence).await? else { return Ok(()) };
        let Some(person) = accounts::store::account(tx, account).await?.filter(|person| person.ended_at.is_none()) else { return Ok(()) };
        let Contact { email, .. } = accounts::store::contact_in(tx, account).await?;
        match email {
            Some(to) => {
                let lang = Lang::parse(&person.language).unwrap_or_default();
                mail::later(tx, account.0, &message(lang, to, &permanence, news, &url, tx.now())).await
            }
            None => {
                let key = format!("{JOB}/{}/{account}", permanence.id);
                ring::later(tx, &key, &call(account, permanence.id, "permanence-moved"), tx.now()).await
            }
        }
    };
    Ok(state.storage.write(work).await?)
}

fn message(lang: Lang, to: String, permanence: &Permanence, news: News, url: &str, now: i64) -> Message {
    let id = format!("mail-permanence-{}", news.as_str().replace('_', "-"));
    let when = words::when(lang, permanence, now);
    let link = format!("{url}/permanences/{}", permanence.id);
    let args = [("when", when.as_str()), ("place", &words::place(permanence)), ("link", &link)];
    Message { to, subject: with(lang, &format!("{id}-subject"), &args), text: with(lang, &id, &args) }
}

/// A ring that leads to a permanence. `mail`: the words for whoever has no browser that rings.
pub fn call(account: AccountId, permanence: PermanenceId, mail: &str) -> Call {
    let ring = Ring { kind: mail.to_owned(), url: format!("/permanences/{permanence}"), lang: String::new() };
    Call { account, ring, mail: mail.to_owned() }
}
