//! Following a module: begin, answer, go on, pass; what passing opens, and when it closes again.

use jiff::ToSpan;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::suggesting;
use crate::clock::DAY;
use crate::facts::Fact;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Job, JobError, NewJob};
use crate::learning::attempts::{self, Attempt, Shown};
use crate::learning::documents::Text;
use crate::learning::library::Book;
use crate::learning::store::attempts::{self as store, Passed};
use crate::learning::suggestions::{About, NewSuggestion, Why};
use crate::learning::{Document, bits};
use crate::state::AppState;
use crate::storage::{AccountId, DocumentId, Error, Tx};
use crate::web::words::ZONE;

/// Proposes a refresher while what was passed is still valid.
pub const REFRESH: &str = "learning_refresh";
/// Closes what a completion opened.
pub const EXPIRE: &str = "learning_expire";
const REFRESH_BEFORE_MS: i64 = 30 * DAY;

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    On,
    /// Nothing was chosen, or there was nothing to answer.
    NotAnswered,
    /// No attempt goes on, or it is elsewhere by now: nothing changed.
    NotThere,
}

/// Begins, unless an attempt goes on. A refresher is the questions alone; so is another try of whoever has just read the screens and
/// wants them no more (`questions_only`).
pub async fn begin(tx: &Tx, account: AccountId, book: &Book, questions_only: bool) -> Result<(), Error> {
    let Some(module) = book.text.module() else { return Ok(()) };
    let before = store::completions(tx, &[account]).await?;
    let is_due_again = before.iter().any(|done| done.document_id == book.document.id && done.valid_until.is_some());
    let last = store::last_ended(tx, account, book.document.id).await?.filter(|last| last.version == book.document.version);
    let is_refresher = is_due_again || (questions_only && last.is_some());
    let drawn = attempts::draw(module, last.as_ref().map_or(&[], |last| &last.drawn), &mut rand::rng());
    let id = tx.new_id();
    let attempt = Attempt {
        id,
        version: book.document.version,
        place: 0,
        drawn,
        answers: Vec::new(),
        is_refresher,
        is_passed: None,
        started_at: tx.now(),
    };
    store::begin(tx, account, book.document.id, &attempt).await?;
    tell(tx, Mailbox::Account(account), Event::LearningMoved {});
    Ok(())
}

/// The attempt that goes on, locked, if it is where a page showed it.
async fn there(tx: &Tx, account: AccountId, document: DocumentId, shown: Shown) -> Result<Option<Attempt>, Error> {
    Ok(store::lock(tx, account, document).await?.filter(|attempt| attempt.is_at(shown)))
}

/// Answers the question here. `book`: the text that the attempt began with, as in what follows.
pub async fn answer(tx: &Tx, account: AccountId, book: &Book, shown: Shown, chosen: Vec<usize>) -> Result<Moved, Error> {
    let (Some(module), Some(mut attempt)) = (book.text.module(), there(tx, account, book.document.id, shown).await?) else {
        return Ok(Moved::NotThere);
    };
    if !attempt.answer_here(module, chosen) {
        return Ok(Moved::NotAnswered);
    }
    store::keep(tx, &attempt).await?;
    Ok(Moved::On)
}

/// Goes on to the next screen; the last one passes, or kindly does not.
pub async fn go_on(tx: &Tx, account: AccountId, book: &Book, shown: Shown) -> Result<Moved, Error> {
    let (Some(module), Some(mut attempt)) = (book.text.module(), there(tx, account, book.document.id, shown).await?) else {
        return Ok(Moved::NotThere);
    };
    if !attempt.go_on(module) {
        return Ok(Moved::NotAnswered);
    }
    store::keep(tx, &attempt).await?;
    if attempt.is_passed == Some(true) {
        pass(tx, account, &book.document, &book.text).await?;
    } else {
        tell(tx, Mailbox::Account(account), Event::LearningMoved {});
    }
    Ok(Moved::On)
}

/// Goes back one screen, to read it again.
pub async fn go_back(tx: &Tx, account: AccountId, document: DocumentId, shown: Shown) -> Result<(), Error> {
    if let Some(mut attempt) = there(tx, account, document, shown).await? {
        attempt.place = attempt.place.saturating_sub(1);
        store::keep(tx, &attempt).await?;
        tell(tx, Mailbox::Account(account), Event::LearningMoved {});
    }
    Ok(())
}

#[derive(Serialize, Deserialize)]
struct Payload {
    account: AccountId,
    document: DocumentId,
}

async fn pass(tx: &Tx, account: AccountId, document: &Document, text: &Text) -> Result<(), Error> {
    let front = &text.front;
    let valid_until = front.valid_months.map(|months| months_after(tx.now(), months));
    let unlocks = bits(&front.unlocks);
    let passed = Passed { account, document: document.id, version: document.version, unlocks, minutes: front.minutes, valid_until };
    // A module read again counts anew when it had to be.
    let counts = !store::is_good(tx, account, document.id, tx.now() + REFRESH_BEFORE_MS).await?;
    let completion = store::complete(tx, &passed).await?;
    let (association, minutes) = (document.association, front.minutes);
    tx.record(Fact::ModulePassed { completion, account, association, minutes, counts });
    tx.record(Fact::TrainingMoved { account, unlocked: unlocks });
    suggesting::done(tx, account, document.id).await?;
    let Some(until) = valid_until else { return Ok(()) };
    let payload = Payload { account, document: document.id };
    let key = |what: &str| Some(format!("{what}/{account}/{}", document.id));
    jobs::enqueue(
        tx,
        vec![NewJob::new(REFRESH, key(REFRESH), &payload, until - REFRESH_BEFORE_MS)?, NewJob::new(EXPIRE, key(EXPIRE), &payload, until)?],
    )
    .await
}

/// The same day and hour, months later.
fn months_after(at: i64, months: i64) -> i64 {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC); // bundled with the program
    let from = jiff::Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(zone);
    from.saturating_add(months.months()).timestamp().as_millisecond()
}

/// What they passed ends in a month: its questions are proposed again.
pub async fn remind(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { account, document } = job.read()?;
    let new = NewSuggestion { document, why: Why::Refresher, about: About::default(), association: None };
    state
        .storage
        .write(async move |tx| {
            if job.done(tx).await? {
                suggesting::suggest(tx, &[account], &new).await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(())
}

/// What they passed is no longer valid: they are ranked without it from now on.
pub async fn expire(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { account, .. } = job.read()?;
    state
        .storage
        .write(async move |tx| {
            if job.done(tx).await? {
                tx.record(Fact::TrainingMoved { account, unlocked: 0 });
                tell(tx, Mailbox::Account(account), Event::LearningMoved {});
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(())
}
