//! Figures as charts, each with the sentence that a screen reader says instead.

use serde::Serialize;

use super::told::{self, count_of};
use crate::board::figures::Cut;
use crate::board::figures::masking::Told;
use crate::board::figures::period::Step;
use crate::board::figures::sheet::Sheet;
use crate::web::charts::{self, Bars, Curve, Mark};
use crate::web::{Lang, templates};

/// Bars beyond these say little: the table has them all.
const MOST_BARS: usize = 12;

/// A chart: bars or a curve, never both.
#[derive(Debug, Serialize)]
pub struct Chart {
    pub id: &'static str,
    pub title: String,
    pub description: String,
    pub bars: Option<Bars>,
    pub curve: Option<Curve>,
}

/// "E-mails : 12 ; Logement : 8."
fn description(marks: &[Mark]) -> String {
    let said: Vec<String> = marks.iter().map(|mark| format!("{}\u{a0}: {}", mark.label, mark.words)).collect();
    format!("{}.", said.join("\u{a0}; "))
}

fn bars(id: &'static str, title: String, mut marks: Vec<Mark>) -> Chart {
    marks.truncate(MOST_BARS);
    Chart { id, title, description: description(&marks), bars: Some(charts::bars(&marks)), curve: None }
}

fn curve(id: &'static str, title: String, marks: &[Mark]) -> Chart {
    Chart { id, title, description: description(marks), bars: None, curve: Some(charts::curve(marks)) }
}

/// How many asked, by group.
pub fn requests(lang: Lang, id: &'static str, cut: Cut, sheet: &Sheet) -> Chart {
    let asked = sheet.rows.iter().filter(|row| row.requests != Told::Count(0));
    let marks = asked.map(|row| Mark {
        label: told::name(lang, cut, &row.key),
        value: count_of(row.requests),
        words: told::count(lang, row.requests),
        far: None,
    });
    bars(id, templates::with(lang, "figures-chart-requests", &[("by", &told::cut(lang, cut))]), marks.collect())
}

/// How long they waited, by group: half of them, and nine in ten as an outline.
pub fn waits(lang: Lang, id: &'static str, cut: Cut, sheet: &Sheet) -> Chart {
    let waited = sheet.rows.iter().filter_map(|row| Some((row, row.median?)));
    let marks = waited.map(|(row, median)| {
        let (half, nine) = (told::wait(lang, Some(median)), told::wait(lang, row.ninth));
        let far = row.ninth.and_then(count_of).filter(|_| count_of(median).is_some());
        let words = if far.is_some() { templates::with(lang, "figures-half-and-nine", &[("half", &half), ("nine", &nine)]) } else { half };
        Mark { label: told::name(lang, cut, &row.key), value: count_of(median), words, far }
    });
    bars(id, templates::with(lang, "figures-chart-waits", &[("by", &told::cut(lang, cut))]), marks.collect())
}

/// How many asked, and how long half of them waited, from week to week.
pub fn steps(lang: Lang, steps: &[Step], shown: &[(Told, Option<Told>)]) -> [Chart; 2] {
    let mark = |step: &Step, told: Option<Told>, words: String| Mark {
        label: told::step(lang, step),
        value: told.and_then(count_of),
        words,
        far: None,
    };
    let pairs = || steps.iter().zip(shown);
    let asked: Vec<Mark> = pairs().map(|(step, (asked, _))| mark(step, Some(*asked), told::count(lang, *asked))).collect();
    let waits: Vec<Mark> = pairs().map(|(step, (_, median))| mark(step, *median, told::wait(lang, *median))).collect();
    [
        curve("steps", templates::plain(lang, "figures-chart-steps"), &asked),
        curve("step-waits", templates::plain(lang, "figures-chart-step-waits"), &waits),
    ]
}
