//! The list of hours that wait for an answer: narrowed by its address, each with what may be wrong with it.

use std::collections::{HashMap, HashSet};

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::overlaps::{LONGEST_MS, Overlap, overlaps};
use super::rights::Validator;
use super::store::{self, named::Named};
use super::{Confirmation, Source, Standing};
use crate::learning::topics::Topic;
use crate::storage::{Db, Error};
use crate::web::templates::{plain, with};
use crate::web::text::fold;
use crate::web::words::{day_in, minutes, time_of_day_in};
use crate::web::{Lang, Pager, url_encode};

/// What the list is narrowed by, as its address has it; what makes no sense narrows nothing.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Filter {
    /// Part of a name.
    pub q: String,
    /// An `Activity`.
    pub activity: String,
    /// A `HoursKind`.
    pub kind: String,
    /// A [`Confirmation`], or "overlap".
    pub said: String,
    /// "all" or "none": what is ticked. Else whatever calls for no remark.
    pub pick: String,
    pub page: String,
}

impl Filter {
    fn keeps(&self, row: &Waiting) -> bool {
        let said = match self.said.as_str() {
            "overlap" => !row.overlaps.is_empty(),
            said => said.is_empty() || Confirmation::parse(said).is_none() || said == row.confirmation,
        };
        let is = |wanted: &str, word: &str| wanted.is_empty() || wanted == word;
        said && is(&self.activity, row.activity) && is(&self.kind, row.kind) && fold(&row.helper).contains(&fold(&self.q))
    }

    /// Whether the list shows it ticked.
    pub fn picks(&self, row: &Waiting) -> bool {
        match self.pick.as_str() {
            "all" => true,
            "none" => false,
            _ => !row.has_remark(),
        }
    }

    pub fn is_narrowed(&self) -> bool {
        [&self.q, &self.activity, &self.kind, &self.said].iter().any(|word| !word.is_empty())
    }

    fn query(&self) -> [(&'static str, &str); 4] {
        [("q", &self.q), ("activity", &self.activity), ("kind", &self.kind), ("said", &self.said)]
    }

    pub fn pager(&self, total: usize, path: &str) -> Pager {
        let query: Vec<(&str, &str)> = self.query().into_iter().chain([("pick", self.pick.as_str())]).collect();
        Pager::new(&self.page, total, path, &query)
    }

    /// The address of the list, narrowed the same way.
    pub fn address(&self, path: &str, pick: &str) -> String {
        let all = self.query().into_iter().chain([("pick", pick), ("page", self.page.as_str())]);
        let pairs: Vec<String> =
            all.filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", url_encode(value))).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}

/// A line of the list.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    #[serde(skip)]
    pub source: Source,
    pub id: String,
    /// The record that is behind it, of help.
    pub record: Option<String>,
    pub helper: String,
    pub minutes: i64,
    pub held_at: i64,
    /// Topics, a place, or a module.
    pub what: String,
    /// Where its times are corrected.
    pub href: Option<String>,
    /// Ends of Fluent ids.
    pub kind: &'static str,
    pub activity: &'static str,
    pub confirmation: &'static str,
    /// What it may have been counted twice with, a sentence each.
    pub overlaps: Vec<String>,
}

impl Waiting {
    /// Whether somebody should look before they agree.
    pub fn has_remark(&self) -> bool {
        self.confirmation == Confirmation::Disputed.as_str() || !self.overlaps.is_empty()
    }
}

/// What waits for this answer, oldest first.
pub async fn read(db: &Db, by: &Validator, filter: &Filter, lang: Lang, zone: &TimeZone) -> Result<Vec<Waiting>, Error> {
    let mut waiting = store::to_validate(db, by.association()).await?;
    waiting.retain(|standing| by.answers_for(standing.account));
    let (Some(first), Some(last)) = (waiting.first(), waiting.last()) else { return Ok(Vec::new()) };
    let mut people: Vec<_> = waiting.iter().map(|standing| standing.account).collect();
    people.sort_unstable();
    people.dedup();
    let around = store::around(db, &people, first.held_at - LONGEST_MS, last.held_at + LONGEST_MS).await?;
    let twice = overlaps(&around, zone);
    let others = twice.values().flatten().map(|(_, source)| *source);
    let sources: HashSet<Source> = waiting.iter().map(|standing| standing.source).chain(others).collect();
    let sources: Vec<Source> = sources.into_iter().collect();
    let said = Said {
        lang,
        zone,
        names: store::named::named(db, &sources).await?,
        standings: around.iter().map(|standing| (standing.source, standing)).collect(),
    };
    let row = |standing: &Standing| {
        let overlaps = twice.get(&standing.source).into_iter().flatten();
        let overlaps = overlaps.map(|(overlap, other)| said.overlap(*overlap, *other)).collect();
        said.row(standing, overlaps)
    };
    let mut rows: Vec<Waiting> = waiting.iter().map(row).collect();
    rows.retain(|row| filter.keeps(row));
    Ok(rows)
}

struct Said<'a> {
    lang: Lang,
    zone: &'a TimeZone,
    names: HashMap<Source, Named>,
    standings: HashMap<Source, &'a Standing>,
}

impl Said<'_> {
    fn row(&self, standing: &Standing, overlaps: Vec<String>) -> Waiting {
        let href = match self.names.get(&standing.source) {
            Some(Named::Permanence { id, .. }) => Some(format!("/permanences/{id}#people")),
            _ => None,
        };
        Waiting {
            source: standing.source,
            id: standing.source.to_string(),
            record: standing.source.help_session().map(|id| id.to_string()),
            helper: format!("{} {}", standing.first_name, standing.last_name).trim().to_owned(),
            minutes: standing.minutes,
            held_at: standing.held_at,
            what: what(self.lang, standing.source, self.names.get(&standing.source)),
            href,
            kind: standing.kind.as_str(),
            activity: standing.source.activity().as_str(),
            confirmation: standing.confirmation().as_str(),
            overlaps,
        }
    }

    /// "Pendant une permanence : Médiathèque, lundi 23 novembre, 14 h à 17 h (3 h)".
    fn overlap(&self, overlap: Overlap, other: Source) -> String {
        let Some(standing) = self.standings.get(&other) else { return String::new() };
        let pairs = [
            ("what", what(self.lang, other, self.names.get(&other))),
            ("day", day_in(self.lang, standing.held_at, self.zone)),
            ("from", time_of_day_in(self.lang, standing.held_at, self.zone)),
            ("until", time_of_day_in(self.lang, standing.until_at(), self.zone)),
            ("minutes", minutes(self.lang, standing.minutes)),
        ];
        let activity = other.activity().as_str();
        let pairs: Vec<(&'static str, &str)> = pairs.iter().map(|(name, words)| (*name, words.as_str())).collect();
        with(self.lang, &format!("overlap-{}-{activity}", overlap.as_str()), &pairs)
    }
}

/// What a source is called: topics, a permanence and its place, a module.
pub fn what(lang: Lang, source: Source, named: Option<&Named>) -> String {
    match named {
        Some(Named::Permanence { place, .. }) => with(lang, "hours-permanence", &[("place", place)]),
        Some(Named::Module(title)) => with(lang, "hours-training", &[("title", title)]),
        Some(Named::Topics(topics)) if !topics.is_empty() => {
            topics.iter().map(|topic: &Topic| plain(lang, topic.label_id())).collect::<Vec<_>>().join(", ")
        }
        _ => plain(lang, &format!("activity-{}", source.activity().as_str())),
    }
}
