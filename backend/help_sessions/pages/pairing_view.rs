//! What the pairing page shows. Once the pairing is over, nothing personal is read.

use jiff::tz::TimeZone;
use serde::Serialize;

use super::super::chat::{ChatView, Reader, lines};
use super::super::{Author, MENTOR_WITHIN_MS, MentorCall, MentorState, store};
use crate::associations;
use crate::help_requests::store::AskerWords;
use crate::help_requests::{self, HelpRequest, Meeting, State, Urgency};
use crate::learning::topics;
use crate::pairing::rights::Helping;
use crate::pairing::{self, Pairing};
use crate::places::communes::communes;
use crate::state::AppState;
use crate::storage::{Db, Error};
use crate::web::{AppError, Lang, templates};

/// The page's two parts.
pub struct View {
    pub pairing: PairingView,
    pub chat: ChatView,
    /// What tutorials are looked for by; nothing once the pairing is over.
    pub asked_for: Option<AskedFor>,
}

/// The topic of a help request, and the words that say it: those of the tile, and the asker's own.
pub struct AskedFor {
    pub topic: topics::Topic,
    pub words: String,
}

/// What `help_sessions/pairing.html` shows.
#[derive(Serialize)]
pub struct PairingView {
    id: String,
    is_over: bool,
    /// The end of a Fluent id, "pairing-over-…".
    over: &'static str,
    /// Whether a record was written: it can be corrected.
    is_recorded: bool,
    first_name: String,
    topic: String,
    meeting: &'static str,
    summary: String,
    trust_word: String,
    person: Option<Person>,
    facts: Vec<Fact>,
    place: Option<store::Place>,
    has_begun: bool,
    late_until: Option<i64>,
    is_asked_after: bool,
    resumes_at: Option<i64>,
    mentor: Mentor,
}

/// How to reach the asker, and what they said.
#[derive(Default, Serialize)]
struct Person {
    call_name: Option<String>,
    call_when: String,
    phone: Option<String>,
    email: Option<String>,
    words: Option<String>,
}

#[derive(Serialize)]
struct Fact {
    term: String,
    text: String,
}

/// Where the call for a mentor stands: none, asked, agreed, joined, refused, unanswered, ended.
#[derive(Serialize)]
struct Mentor {
    state: &'static str,
    first_name: Option<String>,
    /// The coordinator's number, once two minutes have passed without a mentor.
    phone: Option<String>,
}

/// Reads the pairing again: the page's cursor was read before this.
pub async fn view(state: &AppState, helping: &Helping, lang: Lang, zone: &TimeZone) -> Result<View, AppError> {
    let db = state.db();
    let pairing = pairing::store::pairing(db, helping.pairing.id).await?.ok_or(AppError::NotFound)?;
    let asked = help_requests::store::help_request(db, pairing.help_request).await?.ok_or(AppError::NotFound)?;
    if pairing.ended_at.is_some() {
        return Ok(over(&pairing, &asked, lang, zone));
    }
    let words = help_requests::store::words(db, asked.id).await?;
    let call = store::mentors::latest(db, pairing.id).await?;
    let reader =
        Reader { author: Author::Helper, account: Some(pairing.helper), asker_first_name: &words.first_name, since_at: pairing.started_at };
    let chat = ChatView {
        is_shown: true,
        is_open: true,
        help_request: asked.id.to_string(),
        post_to: format!("/pairings/{}/messages", pairing.id),
        other: words.first_name.clone(),
        lines: lines(db, &asked, &reader).await?,
        ..ChatView::default()
    };
    let place = match asked.place.filter(|_| asked.meeting == Meeting::Place) {
        Some(place) => store::place(db, place).await?,
        None => None,
    };
    let mentor = mentor(db, &asked, call, state.clock().now()).await?;
    let mut view = shown(&pairing, &asked, lang, zone);
    let tile = topics::tile(&asked.tile).map_or("", |tile| tile.label_id);
    let said = words.words.as_deref().unwrap_or_default();
    let asked_for = AskedFor { topic: asked.topic, words: format!("{said} {}", templates::plain(Lang::Fr, tile)) };
    view.first_name.clone_from(&words.first_name);
    view.facts = facts(&asked, &words, lang);
    view.person = Some(person(words));
    (view.place, view.mentor) = (place, mentor);
    Ok(View { pairing: view, chat, asked_for: Some(asked_for) })
}

/// A pairing that has ended: how, and nothing of the person.
fn over(pairing: &Pairing, asked: &HelpRequest, lang: Lang, zone: &TimeZone) -> View {
    let mut view = shown(pairing, asked, lang, zone);
    view.trust_word = String::new();
    View { pairing: view, chat: ChatView::default(), asked_for: None }
}

fn shown(pairing: &Pairing, asked: &HelpRequest, lang: Lang, zone: &TimeZone) -> PairingView {
    let topic = topic(asked, lang);
    let how = templates::plain(lang, &format!("pairing-meeting-{}", asked.meeting.as_str()));
    let summary = format!("{topic} · {} · {how}", when(asked, lang, zone));
    PairingView {
        id: pairing.id.to_string(),
        is_over: pairing.ended_at.is_some(),
        over: over_words(pairing.end_reason.as_deref()),
        is_recorded: pairing.end_reason.as_deref() == Some("done"),
        first_name: String::new(),
        topic,
        meeting: asked.meeting.as_str(),
        summary,
        trust_word: asked.trust_word.clone(),
        person: None,
        facts: Vec::new(),
        place: None,
        has_begun: asked.state == State::Helping,
        late_until: pairing.late_until,
        is_asked_after: pairing.is_asked_after,
        resumes_at: pairing.resumes_at,
        mentor: Mentor { state: "none", first_name: None, phone: None },
    }
}

/// Whoever was reported or blocked reads what everybody reads.
fn over_words(reason: Option<&str>) -> &'static str {
    match reason {
        Some("done") => "done",
        Some("handed_back") => "handed-back",
        Some("no_sign") => "no-sign",
        Some("withdrawn") => "withdrawn",
        Some("not_allowed") => "not-allowed",
        Some("closed") => "closed",
        Some("replaced_no_news") => "replaced-no-news",
        Some("replaced_unavailable") => "replaced-unavailable",
        Some("replaced_better_fit") => "replaced-better-fit",
        _ => "other",
    }
}

/// The tile that was chosen, else the topic, in words.
pub fn topic(asked: &HelpRequest, lang: Lang) -> String {
    let label = topics::tile(&asked.tile).map_or_else(|| asked.topic.label_id(), |tile| tile.label_id);
    templates::plain(lang, label)
}

fn when(asked: &HelpRequest, lang: Lang, zone: &TimeZone) -> String {
    match (asked.urgency, asked.wanted_at) {
        (Urgency::Dated, Some(at)) => {
            format!("{}, {}", crate::web::words::day_in(lang, at, zone), crate::web::words::time_of_day_in(lang, at, zone))
        }
        (urgency, _) => templates::plain(lang, &format!("pairing-when-{}", urgency.as_str())),
    }
}

fn person(words: AskerWords) -> Person {
    Person { call_name: words.call_name, call_when: words.call_when, phone: words.phone, email: words.email, words: words.words }
}

/// What is good to know, in words.
fn facts(asked: &HelpRequest, words: &AskerWords, lang: Lang) -> Vec<Fact> {
    let fact = |term: &str, text: String| Fact { term: templates::plain(lang, term), text };
    let mut facts = Vec::new();
    if let Some(commune) = communes().by_code(&asked.commune) {
        facts.push(fact("pairing-fact-commune", commune.label()));
    }
    if asked.language != "fr" && crate::helpers::language_bit(&asked.language).is_some() {
        facts.push(fact("pairing-fact-language", templates::plain(lang, &format!("language-{}", asked.language))));
    }
    if !words.needs.is_empty() {
        let needs: Vec<String> =
            words.needs.iter().map(|need| templates::plain(lang, &format!("pairing-need-{}", need.as_str()))).collect();
        facts.push(fact("pairing-fact-needs", needs.join(", ")));
    }
    if asked.is_for_other {
        facts.push(fact("pairing-fact-for", templates::plain(lang, "pairing-for-other")));
    }
    if asked.is_minor {
        facts.push(fact("pairing-fact-age", templates::plain(lang, "pairing-minor")));
    }
    facts
}

async fn mentor(db: &Db, asked: &HelpRequest, call: Option<MentorCall>, now: i64) -> Result<Mentor, Error> {
    let Some(call) = call else { return Ok(Mentor { state: "none", first_name: None, phone: None }) };
    let is_late = match call.state {
        MentorState::Unanswered => true,
        MentorState::Asked | MentorState::Agreed => call.asked_at + MENTOR_WITHIN_MS <= now,
        _ => false,
    };
    let association = call.association.or(asked.settings_association).filter(|_| is_late);
    let phone = match association {
        Some(id) => associations::store::association(db, id).await?.map(|association| association.phone),
        None => None,
    };
    Ok(Mentor { state: call.state.as_str(), first_name: call.mentor_first_name, phone })
}
