//! Front matter: `key: value` lines between two lines of `---`.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{Fault, FaultKind, Kind};
use crate::learning::topics::Topic;
use crate::web::text::clean_line;

const TITLE_CHARS: usize = 80;
const SUMMARY_CHARS: usize = 240;
const LINE_CHARS: usize = 1_000;

/// What is known of a document without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Front {
    pub title: String,
    pub summary: String,
    /// Empty when it was written in one language only.
    pub title_en: String,
    pub summary_en: String,
    /// What it helps with; the first is the main one.
    pub topics: Vec<Topic>,
    /// What people type when they look for it: phrases.
    pub words: Vec<String>,
    pub minutes: i64,
    /// For the asker, 1 to 3; 0 for a module.
    pub effort: i64,
    pub site: Option<Site>,
    /// The day its facts were last checked: "2026-11-22".
    pub checked: Option<Date>,
    /// Topics for which who passes counts as trained.
    pub unlocks: Vec<Topic>,
    /// Questions drawn from the pool, and how many must be right.
    pub draw: usize,
    pub pass: usize,
    /// `None`: for good.
    pub valid_months: Option<i64>,
}

/// The official site, and how to recognise it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Site {
    pub name: String,
    pub address: String,
    pub recognise: String,
}

const SHARED: &[&str] =
    &["title", "summary", "title_en", "summary_en", "topics", "words", "minutes", "checked", "site", "address", "recognise"];
const OF_TUTORIALS: &[&str] = &["effort"];
const OF_MODULES: &[&str] = &["unlocks", "draw", "pass", "valid_months"];

/// The values by key, each with its line; and what is found wrong on the way.
struct Values<'a, 'f> {
    by_key: HashMap<&'a str, (usize, &'a str)>,
    faults: &'f mut Vec<Fault>,
}

/// Reads the front matter. Returns it, the line where the rest begins, and the rest.
pub fn read<'a>(kind: Kind, source: &'a str, faults: &mut Vec<Fault>) -> (Front, usize, &'a str) {
    let Some((head, body)) = source.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n").or_else(|| rest.split_once("\n---")))
    else {
        faults.push(Fault::at(1, FaultKind::NoFront));
        return (Front::default(), 1, source);
    };
    let body_line = head.lines().count() + 3;
    let mut values = Values { by_key: HashMap::new(), faults };
    values.collect(kind, head);
    (values.front(kind), body_line, body)
}

impl<'a> Values<'a, '_> {
    fn collect(&mut self, kind: Kind, head: &'a str) {
        let own = if kind == Kind::Tutorial { OF_TUTORIALS } else { OF_MODULES };
        // A line that begins with # explains; the models have some.
        for (number, row) in head.lines().enumerate().filter(|(_, row)| !row.trim().is_empty() && !row.starts_with('#')) {
            let line = number + 2;
            let (key, value) = row.split_once(':').map_or((row.trim(), ""), |(key, value)| (key.trim(), value.trim()));
            if !SHARED.contains(&key) && !own.contains(&key) {
                self.faults.push(Fault::about(line, FaultKind::UnknownKey, key));
            } else if self.by_key.insert(key, (line, value)).is_some() {
                self.faults.push(Fault::about(line, FaultKind::TwiceKey, key));
            }
        }
    }

    fn front(mut self, kind: Kind) -> Front {
        let is_tutorial = kind == Kind::Tutorial;
        Front {
            title: self.required("title", TITLE_CHARS),
            summary: self.required("summary", SUMMARY_CHARS),
            title_en: self.line("title_en", TITLE_CHARS),
            summary_en: self.line("summary_en", SUMMARY_CHARS),
            topics: self.topics("topics", is_tutorial),
            words: self
                .line("words", LINE_CHARS)
                .split(',')
                .map(|words| words.trim().to_owned())
                .filter(|words| !words.is_empty())
                .collect(),
            minutes: self.number("minutes", 1..=180, true).unwrap_or_default(),
            effort: self.number("effort", 1..=3, is_tutorial).unwrap_or_default(),
            site: self.site(),
            checked: self.date("checked"),
            unlocks: self.topics("unlocks", false),
            draw: self.count("draw", !is_tutorial),
            pass: self.count("pass", !is_tutorial),
            valid_months: self.number("valid_months", 1..=120, false),
        }
    }

    fn line(&mut self, key: &str, most_chars: usize) -> String {
        let Some((line, value)) = self.by_key.get(key).copied().filter(|(_, value)| !value.is_empty()) else { return String::new() };
        let cleaned = clean_line(value, most_chars);
        cleaned.map(|text| keep_together(&text)).unwrap_or_else(|_| {
            self.faults.push(Fault::about(line, FaultKind::LongValue, key));
            String::new()
        })
    }

    fn required(&mut self, key: &str, most_chars: usize) -> String {
        self.must_be_there(key);
        self.line(key, most_chars)
    }

    /// Whether it is there; if not, a fault on the first line.
    fn must_be_there(&mut self, key: &str) -> bool {
        let is_there = self.by_key.get(key).is_some_and(|(_, value)| !value.is_empty());
        if !is_there {
            self.faults.push(Fault::about(1, FaultKind::MissingKey, key));
        }
        is_there
    }

    fn topics(&mut self, key: &str, is_required: bool) -> Vec<Topic> {
        if is_required && !self.must_be_there(key) {
            return Vec::new();
        }
        let Some((line, value)) = self.by_key.get(key).copied() else { return Vec::new() };
        let mut topics = Vec::new();
        for word in value.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            match word.parse::<Topic>() {
                Ok(topic) if !topics.contains(&topic) => topics.push(topic),
                Ok(_) => {}
                Err(_) => self.faults.push(Fault::about(line, FaultKind::Topic, word)),
            }
        }
        topics
    }

    fn number(&mut self, key: &str, range: std::ops::RangeInclusive<i64>, is_required: bool) -> Option<i64> {
        if is_required && !self.must_be_there(key) {
            return None;
        }
        let (line, value) = self.by_key.get(key).copied().filter(|(_, value)| !value.is_empty())?;
        let number = value.parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            self.faults.push(Fault::about(line, FaultKind::Number, key));
        }
        number
    }

    fn count(&mut self, key: &str, is_required: bool) -> usize {
        self.number(key, 1..=20, is_required).and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    }

    fn date(&mut self, key: &str) -> Option<Date> {
        if !self.must_be_there(key) {
            return None;
        }
        let (line, value) = self.by_key.get(key).copied()?;
        let date = value.parse().ok();
        if date.is_none() {
            self.faults.push(Fault::about(line, FaultKind::Date, key));
        }
        date
    }

    fn site(&mut self) -> Option<Site> {
        let name = self.line("site", TITLE_CHARS);
        if name.is_empty() {
            return None;
        }
        let (address, recognise) = (self.required("address", LINE_CHARS), self.required("recognise", SUMMARY_CHARS * 2));
        if !address.starts_with("https://")
            && let Some((line, _)) = self.by_key.get("address")
        {
            self.faults.push(Fault::about(*line, FaultKind::Address, "address"));
        }
        Some(Site { name, address, recognise })
    }
}

/// French signs stay with their word at the end of a line.
fn keep_together(text: &str) -> String {
    let mut kept = text.replace("« ", "«\u{a0}");
    for sign in [":", ";", "?", "!", "»"] {
        kept = kept.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    kept
}
