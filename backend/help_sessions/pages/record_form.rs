//! The form of a record: what is preset, what was typed, what is wrong with it.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::super::vocabulary::{
    Autonomie, Feeling, Lieu, MINUTES, MOST_MINUTES, Materiel, Outcome, Redirection, StatutSocial, TrancheAge, lieu_of, minutes_of,
};
use super::super::{Irritant, Part, Receipt, SessionRecord, agreed_at, day_field};
use super::typed;
use crate::help_requests::HelpRequest;
use crate::learning::topics::{Topic, first_tiles};
use crate::pairing::Pairing;
use crate::web::{Faults, Lang, templates, words};

/// Every field, as text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordForm {
    pub minutes: String,
    pub other_minutes: String,
    pub autonomie: String,
    pub outcome: String,
    pub topics: Vec<String>,
    pub done: String,
    pub next_step: String,
    pub lieu: String,
    pub materiel: Vec<String>,
    pub redirection: String,
    pub feeling: String,
    pub tranche_age: String,
    pub statut_social: String,
    /// One a line, "label: reference".
    pub receipts: String,
    pub irritant_service: String,
    pub irritant_what: String,
    pub day: String,
    pub hour: String,
    pub mail: String,
    /// Of a correction: the version that was read.
    pub version: String,
    /// Of a log: the day of the help.
    pub held: String,
}

const DONE_CHARS: usize = 1_000;
const NEXT_CHARS: usize = 500;
const RECEIPT_CHARS: usize = 600;
const MOST_RECEIPTS: usize = 6;
const SERVICE_CHARS: usize = 80;
const WHAT_CHARS: usize = 300;

impl RecordForm {
    /// As it is after a claim: only the outcome is left to tap.
    pub fn preset(asked: &HelpRequest, pairing: &Pairing, has_email: bool, now: i64) -> Self {
        let began_at = pairing.last_sign_at.unwrap_or(pairing.started_at);
        Self {
            topics: vec![asked.topic.as_str().to_owned()],
            lieu: lieu_of(asked.meeting).as_str().to_owned(),
            mail: if has_email { "yes".into() } else { String::new() },
            ..Self::usual(minutes_of(now - began_at))
        }
    }

    /// As it is for help without a pairing, today.
    pub fn of_log(now: i64, zone: &TimeZone) -> Self {
        Self { lieu: Lieu::LieuActivite.as_str().to_owned(), held: day_field(now, zone), ..Self::usual(30) }
    }

    fn usual(minutes: i64) -> Self {
        Self {
            minutes: minutes.to_string(),
            autonomie: Autonomie::PartiellementAutonome.as_str().to_owned(),
            tranche_age: TrancheAge::NonCommunique.as_str().to_owned(),
            statut_social: StatutSocial::NonCommunique.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// What a record says, to be corrected.
    pub fn of(record: &SessionRecord, version: i64) -> Self {
        let is_preset = MINUTES.contains(&record.minutes);
        Self {
            minutes: if is_preset { record.minutes.to_string() } else { String::new() },
            other_minutes: if is_preset { String::new() } else { record.minutes.to_string() },
            autonomie: record.autonomie.as_str().to_owned(),
            outcome: record.outcome.as_str().to_owned(),
            topics: record.topics.iter().map(|topic| topic.as_str().to_owned()).collect(),
            done: record.done.clone().unwrap_or_default(),
            next_step: record.next_step.clone().unwrap_or_default(),
            lieu: record.lieu.as_str().to_owned(),
            materiel: record.materiel.iter().map(|one| one.as_str().to_owned()).collect(),
            redirection: record.redirection.map_or("", Redirection::as_str).to_owned(),
            feeling: record.feeling.map_or("", Feeling::as_str).to_owned(),
            tranche_age: record.tranche_age.as_str().to_owned(),
            statut_social: record.statut_social.as_str().to_owned(),
            receipts: record.receipts.iter().map(Receipt::line).collect::<Vec<_>>().join("\n"),
            irritant_service: record.irritant.as_ref().map(|irritant| irritant.service.clone()).unwrap_or_default(),
            irritant_what: record.irritant.as_ref().map(|irritant| irritant.what.clone()).unwrap_or_default(),
            version: version.to_string(),
            ..Self::default()
        }
    }

    /// The record, or what is wrong.
    pub fn check(&self, now: i64, zone: TimeZone) -> Result<SessionRecord, Faults> {
        let mut faults = Faults::default();
        let minutes = self.minutes(&mut faults);
        let autonomie = faults.check("autonomie", Autonomie::parse(&self.autonomie).ok_or("record-choose-who"));
        let outcome = faults.check("outcome", Outcome::parse(&self.outcome).ok_or("record-choose-outcome"));
        let topics: Vec<Topic> = self.topics.iter().filter_map(|word| word.parse().ok()).take(5).collect();
        if topics.is_empty() {
            faults.add("topics", "record-choose-topic");
        }
        let done = typed::optional(&mut faults, "done", &self.done, DONE_CHARS);
        let next_step = typed::optional(&mut faults, "next_step", &self.next_step, NEXT_CHARS);
        let receipts = self.receipts(&mut faults);
        let irritant = self.irritant(&mut faults);
        let next_meeting_at = self.next_meeting(&mut faults, now, zone);
        match (minutes, autonomie, outcome) {
            (Some(minutes), Some(autonomie), Some(outcome)) if faults.is_empty() => Ok(SessionRecord {
                topics,
                minutes,
                lieu: Lieu::parse(&self.lieu).unwrap_or(Lieu::Autre),
                materiel: self.materiel.iter().filter_map(|word| Materiel::parse(word)).take(5).collect(),
                autonomie,
                outcome,
                redirection: Redirection::parse(&self.redirection),
                feeling: Feeling::parse(&self.feeling),
                tranche_age: TrancheAge::parse(&self.tranche_age).unwrap_or(TrancheAge::NonCommunique),
                statut_social: StatutSocial::parse(&self.statut_social).unwrap_or(StatutSocial::NonCommunique),
                next_meeting_at,
                done,
                next_step,
                receipts,
                irritant,
            }),
            _ => Err(faults),
        }
    }

    fn receipts(&self, faults: &mut Faults) -> Vec<Receipt> {
        let Some(text) = typed::optional(faults, "receipts", &self.receipts, RECEIPT_CHARS) else { return Vec::new() };
        let receipts: Vec<Receipt> = text.lines().map(Receipt::read).filter(|receipt| !receipt.reference.is_empty()).collect();
        if receipts.len() > MOST_RECEIPTS {
            faults.add("receipts", "record-receipts-too-many");
        }
        receipts
    }

    /// Both parts, or none.
    fn irritant(&self, faults: &mut Faults) -> Option<Irritant> {
        let service = typed::optional(faults, "irritant_service", &self.irritant_service, SERVICE_CHARS);
        let what = typed::optional(faults, "irritant_what", &self.irritant_what, WHAT_CHARS);
        match (service, what) {
            (Some(service), Some(what)) => Some(Irritant { service, what }),
            (None, Some(_)) if faults.get("irritant_service").is_none() => {
                faults.add("irritant_service", "record-irritant-which");
                None
            }
            (Some(_), None) if faults.get("irritant_what").is_none() => {
                faults.add("irritant_what", "record-irritant-tell");
                None
            }
            _ => None,
        }
    }

    fn minutes(&self, faults: &mut Faults) -> Option<i64> {
        let other = self.other_minutes.trim();
        let minutes = if other.is_empty() { self.minutes.parse().ok() } else { other.parse().ok() };
        let minutes = minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
        if minutes.is_none() {
            let field = if other.is_empty() { "minutes" } else { "other_minutes" };
            faults.add(field, "record-choose-minutes");
        }
        minutes
    }

    fn next_meeting(&self, faults: &mut Faults, now: i64, zone: TimeZone) -> Option<i64> {
        if self.day.trim().is_empty() && self.hour.trim().is_empty() {
            return None;
        }
        match agreed_at(&self.day, &self.hour, now, zone) {
            Ok(at) => Some(at),
            Err((part, words)) => {
                faults.add(if part == Part::Day { "day" } else { "hour" }, words);
                None
            }
        }
    }
}

/// One answer of a question.
#[derive(Serialize)]
pub struct Choice {
    value: String,
    label: String,
}

/// "45 min", "1 h 30".
pub fn length(lang: Lang, minutes: i64) -> String {
    if minutes >= 60 {
        return words::minutes(lang, minutes);
    }
    templates::with(lang, "record-short-minutes", &[("count", &minutes.to_string())])
}

/// The fields in the order of the page, for the summary of what is wrong.
pub const ORDER: [&str; 13] = [
    "outcome",
    "minutes",
    "autonomie",
    "topics",
    "held",
    "done",
    "next_step",
    "day",
    "hour",
    "receipts",
    "other_minutes",
    "irritant_service",
    "irritant_what",
];

/// The answers of every question.
#[derive(Serialize)]
pub struct Options {
    minutes: Vec<Choice>,
    autonomie: Vec<Choice>,
    outcome: Vec<Choice>,
    feeling: Vec<Choice>,
    lieu: Vec<Choice>,
    materiel: Vec<Choice>,
    redirection: Vec<Choice>,
    tranche_age: Vec<Choice>,
    statut_social: Vec<Choice>,
    /// Those ticked, or the most asked.
    topics: Vec<Choice>,
    more_topics: Vec<Choice>,
}

/// `ticked`: the topics that stand first. `is_minor`: the person is known to be under eighteen.
pub fn options(lang: Lang, ticked: &[String], is_minor: bool) -> Options {
    let choices = |words: Vec<&'static str>, noun: &str| -> Vec<Choice> {
        let choice = |word: &str| Choice { value: word.to_owned(), label: templates::plain(lang, &format!("record-{noun}-{word}")) };
        words.into_iter().map(choice).collect()
    };
    let mut redirection = choices(Redirection::ALL.iter().map(|one| one.as_str()).collect(), "redirection");
    redirection.insert(0, Choice { value: String::new(), label: templates::plain(lang, "record-redirection-none") });
    let is_first = |topic: &Topic| {
        let is_usual = first_tiles().iter().any(|tile| tile.topic == *topic);
        if ticked.is_empty() { is_usual } else { ticked.iter().any(|word| word == topic.as_str()) }
    };
    let (topics, more): (Vec<Topic>, Vec<Topic>) = Topic::all().iter().partition(|topic| is_first(topic));
    let topic = |topic: Topic| Choice { value: topic.as_str().to_owned(), label: templates::plain(lang, topic.label_id()) };
    Options {
        minutes: MINUTES.iter().map(|count| Choice { value: count.to_string(), label: length(lang, *count) }).collect(),
        autonomie: choices(Autonomie::ALL.iter().map(|one| one.as_str()).collect(), "autonomie"),
        outcome: choices(Outcome::ALL.iter().map(|one| one.as_str()).collect(), "outcome"),
        feeling: choices(Feeling::ALL.iter().map(|one| one.as_str()).collect(), "feeling"),
        lieu: choices(Lieu::ALL.iter().map(|one| one.as_str()).collect(), "lieu"),
        materiel: choices(Materiel::ALL.iter().map(|one| one.as_str()).collect(), "materiel"),
        redirection,
        tranche_age: choices(TrancheAge::ALL.iter().filter(|age| !is_minor || age.may_be_minor()).map(|one| one.as_str()).collect(), "age"),
        statut_social: choices(StatutSocial::ALL.iter().map(|one| one.as_str()).collect(), "statut"),
        topics: topics.into_iter().map(topic).collect(),
        more_topics: more.into_iter().map(topic).collect(),
    }
}
