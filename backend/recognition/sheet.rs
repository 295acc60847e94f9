//! The yearly sheet toward the Compte d'engagement citoyen, as a document to print.

use super::engagement::{Given, Year};
use crate::pdf::{Document, Part, Table};
use crate::web::Lang;
use crate::web::templates::{plain, with};
use crate::web::words::{date_at, minutes};

/// `given`: each association by its name.
pub fn document(lang: Lang, name: &str, year: i16, hours: &Year, given: &[(String, &Given)], now: i64) -> Document {
    let words = |id: &str| plain(lang, id);
    let (year, next) = (year.to_string(), (year + 1).to_string());
    let about = |id: &str| with(lang, id, &[("name", name), ("year", &year), ("next", &next)]);
    let row = |(name, given): &(String, &Given)| vec![name.clone(), minutes(lang, given.validated_minutes)];
    let reached = |is_reached: bool| words(if is_reached { "engagement-reached" } else { "engagement-not-reached" });
    let rules = vec![
        vec![words("engagement-rule-all"), minutes(lang, hours.minutes()), reached(hours.is_enough_in_all())],
        vec![words("engagement-rule-one"), minutes(lang, hours.most_minutes()), reached(hours.is_enough_in_one())],
    ];
    let mut parts = vec![Part::Title(about("engagement-paper-title")), Part::Text(about("engagement-paper-lead"))];
    if !given.is_empty() {
        parts.push(Part::Heading(words("engagement-by-association")));
        parts.push(Part::Table(Table {
            columns: vec![words("engagement-column-association"), words("engagement-column-hours")],
            rows: given.iter().map(row).collect(),
            total: Some(vec![words("engagement-total"), minutes(lang, hours.minutes())]),
            is_figures: true,
        }));
    }
    parts.push(Part::Heading(words("engagement-rules")));
    parts.push(Part::Table(Table {
        columns: ["engagement-column-rule", "engagement-column-hours", "engagement-column-reached"].map(words).to_vec(),
        rows: rules,
        total: None,
        is_figures: true,
    }));
    parts.push(Part::Text(words("engagement-rule-role")));
    parts.push(Part::Heading(words("engagement-how")));
    parts.push(Part::List(["engagement-how-declare", "engagement-how-validate", "engagement-how-add"].map(about).to_vec()));
    parts.push(Part::Together(vec![Part::Rule, Part::Small(words("engagement-unofficial"))]));
    Document {
        lang: lang.as_str(),
        title: about("engagement-paper-title"),
        author: name.to_owned(),
        written_at: now,
        foot: with(lang, "engagement-foot", &[("year", &year), ("day", &date_at(lang, now))]),
        parts,
    }
}
