//! A week as a form shows it: for each day a few lines, from an hour to another. A line may pass midnight.

use crate::associations::{Part, WeeklyHours};

const MIDNIGHT: u16 = 24 * 60;
/// What is said beside a day that cannot be read: a Fluent id.
pub const WRONG: &str = "week-unreadable";

/// One line as it is typed: "09:00", "12:30".
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Line {
    pub from: String,
    pub until: String,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.from.trim().is_empty() && self.until.trim().is_empty()
    }

    /// The minutes meant; the second is not after the first when the line passes midnight.
    fn read(&self) -> Option<(u16, u16)> {
        let (from, until) = (minute(&self.from)?, minute(&self.until)?);
        let until = if until == 0 { MIDNIGHT } else { until };
        (from != until).then_some((from, until))
    }
}

/// The lines of each day, Monday first.
pub type Lines = [Vec<Line>; 7];

/// The lines of a form: day ("0" is Monday), from, until, each in turn. What names no day is left out.
pub fn typed(days: &[String], from: &[String], until: &[String]) -> Lines {
    let mut lines: Lines = Default::default();
    for ((day, from), until) in days.iter().zip(from).zip(until) {
        if let Some(day) = day.parse::<usize>().ok().and_then(|day| lines.get_mut(day)).filter(|lines| lines.len() < MOST_LINES) {
            day.push(Line { from: from.clone(), until: until.clone() });
        }
    }
    lines
}

/// What a button of the form changes before anything is kept: "add-2" gives Wednesday one more line, "copy" makes the other days of work
/// those of Monday. `false`: it was another button.
pub fn change(lines: &mut Lines, button: &str) -> bool {
    if button == "copy" {
        let monday = lines[0].clone();
        lines[1..5].fill(monday);
        return true;
    }
    let day = button.strip_prefix("add-").and_then(|day| day.parse::<usize>().ok()).and_then(|day| lines.get_mut(day));
    let is_one = day.is_some();
    if let Some(lines) = day.filter(|lines| lines.len() < MOST_LINES) {
        lines.push(Line::default());
    }
    is_one
}

/// Lines of one day, at most.
const MOST_LINES: usize = 6;

/// The lines that show a week: what goes on after midnight is one line.
pub fn lines(week: &WeeklyHours) -> Lines {
    std::array::from_fn(|day| {
        let next = week.day((day + 1) % 7);
        let parts = week.day(day).iter().filter(|part| !(part.from == 0 && goes_on(week.day((day + 6) % 7), week.day(day))));
        let until = |part: &Part| match next.first() {
            Some(after) if part.until == MIDNIGHT && goes_on(week.day(day), next) => after.until,
            _ => part.until,
        };
        parts.map(|part| Line { from: clock(part.from), until: clock(until(part) % MIDNIGHT) }).collect()
    })
}

/// Whether the last part of a day and the first of the next are one night: it began in the evening, and ends before it began.
fn goes_on(day: &[Part], next: &[Part]) -> bool {
    let night = day.last().filter(|part| part.until == MIDNIGHT && part.from > 0).zip(next.first().filter(|part| part.from == 0));
    night.is_some_and(|(evening, morning)| morning.until < evening.from && morning.until < MIDNIGHT)
}

/// The week that is meant. `Err`: the days whose lines cannot be read, or overlap.
pub fn read(lines: &Lines) -> Result<WeeklyHours, Vec<usize>> {
    let mut days: [Vec<Part>; 7] = Default::default();
    let mut wrong = Vec::new();
    for (day, lines) in lines.iter().enumerate() {
        for line in lines.iter().filter(|line| !line.is_blank()) {
            match line.read() {
                Some((from, until)) if from < until => days[day].push(Part { from, until }),
                Some((from, until)) => {
                    days[day].push(Part { from, until: MIDNIGHT });
                    days[(day + 1) % 7].push(Part { from: 0, until });
                }
                None => wrong.push(day),
            }
        }
    }
    match WeeklyHours::of(days) {
        Ok(week) if wrong.is_empty() => Ok(week),
        Ok(_) => Err(wrong),
        Err(day) => Err([wrong, vec![day]].concat()),
    }
}

/// 1260 → "21:00", as a time field wants it.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// "21:00", "21h" or "21" → 1260.
pub fn minute(typed: &str) -> Option<u16> {
    let typed = typed.trim().to_lowercase().replace(' ', "");
    let (hours, minutes) = typed.split_once([':', 'h']).unwrap_or((&typed, ""));
    let hours: u16 = hours.parse().ok()?;
    let minutes: u16 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
