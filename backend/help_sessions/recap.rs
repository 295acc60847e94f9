//! The record in plain words, for the asker: read, printed or mailed. Never a password.

use serde::Serialize;

use super::{HelpSession, Receipt, SessionRecord, store};
use crate::associations;
use crate::learning::glossary::{Explained, Meaning, explain_text};
use crate::storage::{Db, Error};
use crate::web::{Lang, templates};

/// A recap, in the words of a language.
#[derive(Clone, Debug, Serialize)]
pub struct Recap {
    pub id: String,
    /// UTC milliseconds.
    pub held_at: i64,
    /// The helper's first name.
    pub helper: String,
    pub minutes: i64,
    pub topics: Vec<String>,
    pub who: String,
    pub outcome: String,
    pub done: Option<String>,
    pub next_step: Option<String>,
    /// The same two as safe HTML whose words explain themselves, and the notes that do.
    pub done_explained: Option<String>,
    pub next_step_explained: Option<String>,
    pub notes: Vec<Meaning>,
    /// Reference numbers and receipts.
    pub receipts: Vec<Receipt>,
    pub redirection: Option<String>,
    /// As it is agreed now; of an earlier version, as it was agreed then.
    pub next_meeting_at: Option<i64>,
    /// It will not be.
    pub is_meeting_off: bool,
    pub association: Option<By>,
    pub is_confirmed: bool,
    /// It was, in a way that could be the helper's doing: the asker may still answer by themselves.
    pub is_declared: bool,
    pub is_disputed: bool,
    /// A correction followed their "no": they are asked anew.
    pub is_corrected_since: bool,
    /// What they read is not what was written first.
    pub is_corrected: bool,
    /// The asker left a word of thanks.
    pub is_thanked: bool,
}

impl Recap {
    /// What was done, how long, what came of it: for whoever may not read more of the asker.
    pub fn without_words(self) -> Self {
        let (done, next_step, done_explained, next_step_explained) = (None, None, None, None);
        Self {
            done,
            next_step,
            done_explained,
            next_step_explained,
            notes: Vec::new(),
            receipts: Vec::new(),
            next_meeting_at: None,
            ..self
        }
    }
}

/// Whom to call about it.
#[derive(Clone, Debug, Serialize)]
pub struct By {
    pub name: String,
    /// E.164.
    pub phone: String,
}

/// The recap of a meeting; `None` when it has no record.
pub async fn of(db: &Db, session: &HelpSession, lang: Lang) -> Result<Option<Recap>, Error> {
    match store::versions::record(db, session).await? {
        Some(record) => Ok(Some(of_record(db, session, record, lang).await?)),
        None => Ok(None),
    }
}

/// The same of a record that was read already.
pub async fn of_record(db: &Db, session: &HelpSession, record: SessionRecord, lang: Lang) -> Result<Recap, Error> {
    let association = match session.association {
        Some(id) => associations::store::association(db, id).await?.map(|found| By { name: found.name, phone: found.phone }),
        None => None,
    };
    let recap = told(session, record, association, lang);
    let next_meeting_at = session.next_meeting.map(|meeting| meeting.at);
    Ok(Recap { next_meeting_at, is_meeting_off: session.next_meeting.is_some_and(|meeting| meeting.is_off), ..recap })
}

/// The recap of any version of a record.
pub fn told(session: &HelpSession, record: SessionRecord, association: Option<By>, lang: Lang) -> Recap {
    let plain = |id: &str| templates::plain(lang, id);
    let who = format!("recap-who-{}", record.autonomie.as_str());
    let mut met = Explained::default();
    let mut explained = |text: &Option<String>| text.as_deref().map(|text| explain_text(text, &mut met));
    let (done_explained, next_step_explained) = (explained(&record.done), explained(&record.next_step));
    Recap {
        id: session.id.to_string(),
        held_at: session.held_at,
        helper: session.helper_first_name.clone(),
        minutes: record.minutes,
        topics: record.topics.iter().map(|topic| plain(topic.label_id())).collect(),
        who: templates::with(lang, &who, &[("name", &session.helper_first_name)]),
        outcome: plain(&format!("recap-outcome-{}", record.outcome.as_str())),
        done: record.done,
        next_step: record.next_step,
        done_explained,
        next_step_explained,
        notes: met.notes(lang),
        receipts: record.receipts,
        redirection: record.redirection.map(|to| plain(&format!("recap-redirection-{}", to.as_str()))),
        next_meeting_at: record.next_meeting_at,
        is_meeting_off: false,
        association,
        is_confirmed: session.confirmed_at.is_some(),
        is_declared: session.confirmed_how.is_some_and(|how| !how.is_independent()),
        is_disputed: session.disputed_at.is_some(),
        is_corrected_since: session.is_corrected_since(),
        is_corrected: session.version > 1,
        is_thanked: session.thanked_at.is_some(),
    }
}
