//! "Noter une aide", in three taps: the topic, the minutes, "Enregistrer"; the rest as the last time. The day's list beside it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::super::actions::{drop_ins as actions, records};
use super::super::drop_ins::{NOTED_DAYS, Noted, Usual, noted_at, totals};
use super::super::rights::Recorded;
use super::super::vocabulary::SessionType;
use super::super::{Refused, SessionRecord, day_field, held_at, store};
use super::chat::ByScript;
use super::log::{counts_for, profile};
use super::record::writing_of;
use super::record_form::{RecordForm, length, options};
use super::typed;
use crate::accounts::rights::SignedIn;
use crate::associations::rights::Memberships;
use crate::context;
use crate::helpers::availability::{local, midnight};
use crate::helpers::{self, Profile};
use crate::learning::topics::Topic;
use crate::state::AppState;
use crate::storage::HelpSessionId;
use crate::web::templates::plain;
use crate::web::{AppError, Faults, Form, Lang, Page};

/// Every field, as text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DropInForm {
    /// Whose page it was: what waits on a device is never sent in somebody else's name.
    person: String,
    topics: Vec<String>,
    minutes: String,
    other_minutes: String,
    outcome: String,
    autonomie: String,
    lieu: String,
    materiel: Vec<String>,
    /// A day before today.
    held: String,
    /// By the clock of the device, in milliseconds.
    noted_at: String,
}

impl DropInForm {
    fn of(usual: &Usual) -> Self {
        Self {
            outcome: usual.outcome.as_str().to_owned(),
            autonomie: usual.autonomie.as_str().to_owned(),
            lieu: usual.lieu.as_str().to_owned(),
            materiel: usual.materiel.iter().map(|one| one.as_str().to_owned()).collect(),
            ..Self::default()
        }
    }

    /// What was sent; what a plain program left out is as usual.
    fn check(&self, profile: &Profile, now: i64) -> Result<(SessionRecord, i64), Faults> {
        let usual = Self::of(&Usual::default());
        let or = |typed: &str, usual: String| if typed.is_empty() { usual } else { typed.to_owned() };
        let record = RecordForm {
            topics: self.topics.clone(),
            minutes: self.minutes.clone(),
            other_minutes: self.other_minutes.clone(),
            outcome: or(&self.outcome, usual.outcome),
            autonomie: or(&self.autonomie, usual.autonomie),
            lieu: or(&self.lieu, usual.lieu),
            materiel: self.materiel.clone(),
            ..RecordForm::default()
        };
        let at = if self.held.trim().is_empty() { noted_at(&self.noted_at, now) } else { held_on(&self.held, now, &profile.zone()) };
        match (record.check(now, profile.zone()), at) {
            (Ok(record), Ok(at)) => Ok((record, at)),
            (checked, at) => {
                let mut faults = checked.err().unwrap_or_default();
                faults.check("held", at);
                Err(faults)
            }
        }
    }
}

/// Today is now; another day is that day.
fn held_on(day: &str, now: i64, zone: &TimeZone) -> Result<i64, &'static str> {
    let at = held_at(day, now, zone)?;
    Ok(if day_field(at, zone) == day_field(now, zone) { now } else { at })
}

#[derive(Serialize)]
struct Tile {
    value: &'static str,
    label: String,
    picture: &'static str,
}

/// A line of the day's list.
#[derive(Serialize)]
struct Line {
    id: HelpSessionId,
    at: i64,
    is_today: bool,
    topics: String,
    minutes: i64,
    is_undone: bool,
    may_undo: bool,
    /// Of a workshop.
    people: Option<i64>,
}

/// The last drop-in, to be noted again with one tap.
#[derive(Serialize)]
struct Again {
    topic: &'static str,
    minutes: i64,
    label: String,
}

fn words_of(lang: Lang, topics: &[Topic]) -> String {
    topics.iter().map(|topic| plain(lang, topic.label_id())).collect::<Vec<_>>().join(", ")
}

fn line(one: &Noted, today_at: i64, lang: Lang) -> Line {
    Line {
        id: one.id,
        at: one.held_at,
        is_today: one.held_at >= today_at,
        topics: words_of(lang, &one.topics),
        minutes: one.minutes,
        is_undone: one.is_undone(),
        may_undo: !one.is_undone() && one.created_at >= today_at,
        people: one.people,
    }
}

fn again(usual: &Usual, lang: Lang) -> Option<Again> {
    let (topic, minutes) = (*usual.topics.first()?, usual.minutes?);
    Some(Again { topic: topic.as_str(), minutes, label: format!("{}, {}", plain(lang, topic.label_id()), length(lang, minutes)) })
}

/// "Dans un lieu · Ensemble · …": what is noted beside the topic and the minutes.
fn in_words(form: &DropInForm, lang: Lang) -> String {
    let word = |noun: &str, word: &str| plain(lang, &format!("record-{noun}-{word}"));
    let outcome = format!("{} {}", plain(lang, "record-outcome"), word("outcome", &form.outcome));
    let mut words = vec![outcome, word("autonomie", &form.autonomie), word("lieu", &form.lieu)];
    words.extend(form.materiel.iter().map(|one| word("materiel", one)));
    words.join(" · ")
}

/// The midnight that began this day, by somebody's clocks.
fn today(now: i64, zone: &TimeZone) -> i64 {
    midnight(local(now, zone).0, zone)
}

async fn ask(state: &AppState, page: &Page, profile: &Profile, typed: Option<&DropInForm>, faults: &Faults) -> Result<Response, AppError> {
    let (now, lang, who, zone) = (page.now(), page.lang, profile.account, profile.zone());
    let today = today(now, &zone);
    let usual = store::drop_ins::usual(state.db(), who).await?.unwrap_or_default();
    let here = store::drop_ins::here(state.db(), who, now).await?;
    let noted = store::drop_ins::since(state.db(), who, today).await?;
    let form = typed.cloned().unwrap_or_else(|| DropInForm::of(&usual));
    let first = usual.first_topics();
    let tiles = first.iter().map(|topic| Tile { value: topic.as_str(), label: plain(lang, topic.label_id()), picture: topic.as_str() });
    let ticked: Vec<String> = first.iter().map(|topic| topic.as_str().to_owned()).collect();
    let lines: Vec<Line> = noted.iter().map(|one| line(one, today, lang)).collect();
    let is_elsewhere = form.topics.first().is_some_and(|topic| !ticked.contains(topic));
    let context = context! {
        form: form, tiles: tiles.collect::<Vec<_>>(), options: options(lang, &ticked, false), is_elsewhere: is_elsewhere, topic: form.topics.first(), in_words: in_words(&form, lang), again: again(&usual, lang), usual: DropInForm::of(&usual),
        zone: zone.iana_name(), here: here, lines: lines, totals: totals(&noted), person: who, noted_days: NOTED_DAYS, errors: faults.in_words(lang),
        summary: typed::summary(faults, lang, &["topics", "minutes", "other_minutes", "held"]),
    };
    let template = "help_sessions/drop_ins.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

pub async fn show(who: SignedIn, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let profile = profile(&state, &who).await?;
    ask(&state, &page, &profile, None, &Faults::default()).await
}

pub async fn write(
    who: SignedIn,
    memberships: Memberships,
    State(state): State<AppState>,
    page: Page,
    by_script: ByScript,
    form: Form<DropInForm>,
) -> Result<Response, AppError> {
    let (profile, account) = (profile(&state, &who).await?, who.account);
    if !form.values.person.is_empty() && form.values.person != account.to_string() {
        return Err(AppError::NoLonger("log-other-person"));
    }
    let (record, at) = match form.values.check(&profile, page.now()) {
        Ok(checked) => checked,
        Err(faults) => return ask(&state, &page, &profile, Some(&form.values), &faults).await,
    };
    let (association, writing) = (counts_for(&profile, &memberships), writing_of(form.key.clone(), form.sent.clone(), record));
    let kept = state.storage.write(async move |tx| records::log(tx, &who, association, (SessionType::Individuel, at), &writing).await);
    match kept.await {
        Ok(_) if by_script.0 => Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(_) => Ok(page.go_saying("/log", "notice-logged")),
        Err(Refused::Over | Refused::SentAlready) => {
            let mut faults = Faults::default();
            faults.add("topics", "log-sent-already");
            ask(&state, &page, &profile, Some(&form.values), &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Undoes what was noted today.
pub async fn undo(recorded: Recorded, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let zone = helpers::store::zone(state.db(), recorded.who.account).await?;
    let today = today(page.now(), &zone);
    let noted = store::drop_ins::since(state.db(), recorded.who.account, today).await?;
    let of_today = |one: &&Noted| one.id == recorded.session.id && one.created_at >= today;
    if noted.iter().find(of_today).ok_or(AppError::NoLonger("log-undo-late"))?.is_undone() {
        return Ok(page.go("/log"));
    }
    let record = store::versions::record(state.db(), &recorded.session).await?.ok_or(AppError::NotFound)?;
    match state.storage.write(async move |tx| actions::undo(tx, &recorded, record.clone()).await).await {
        Ok(()) => Ok(page.go_saying("/log", "notice-log-undone")),
        Err(Refused::Over | Refused::SentAlready) => Ok(page.go("/log")),
        Err(error) => Err(error.into()),
    }
}
