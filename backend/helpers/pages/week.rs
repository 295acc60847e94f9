//! The lines of a week, as the component `week_fields` shows them, and what is wrong beside each day.

use serde::Serialize;

use crate::helpers::availability::week::{self, Line, Lines};
use crate::web::{Lang, templates};

/// One day of the form.
#[derive(Serialize)]
pub struct Day {
    lines: Vec<Line>,
    error: Option<String>,
}

/// The fields of a form that hold a week; each error summary leads to them.
pub const FIELDS: [&str; 7] = ["week-0", "week-1", "week-2", "week-3", "week-4", "week-5", "week-6"];

/// Every day with at least one line to fill in. `wrong`: the days that cannot be read.
pub fn days(lang: Lang, lines: &Lines, wrong: &[usize]) -> Vec<Day> {
    let error = |day: usize| wrong.contains(&day).then(|| templates::plain(lang, week::WRONG));
    let shown = |lines: &Vec<Line>| if lines.is_empty() { vec![Line::default()] } else { lines.clone() };
    lines.iter().enumerate().map(|(day, lines)| Day { lines: shown(lines), error: error(day) }).collect()
}
