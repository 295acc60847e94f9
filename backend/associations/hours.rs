//! Weekly hours, as people write them ("9 h - 12 h 30, 14-18"): an association's, a place's, a helper's.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::web::{Lang, templates, words};

/// A part of a day, in minutes from its midnight; `from` is in it, `until` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    pub from: u16,
    pub until: u16,
}

/// The parts of each day, Monday first; in JSON, seven lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WeeklyHours([Vec<Part>; 7]);

impl WeeklyHours {
    /// The same part on several days (0 is Monday).
    pub fn same(days: impl IntoIterator<Item = usize>, parts: &[(u16, u16)]) -> Self {
        let mut week = Self::default();
        for day in days {
            if let Some(hours) = week.0.get_mut(day) {
                *hours = parts.iter().map(|(from, until)| Part { from: *from, until: *until }).collect();
            }
        }
        week
    }

    /// The parts of seven days, Monday first, in any order. `Err` is the day on which two of them overlap.
    pub fn of(mut days: [Vec<Part>; 7]) -> Result<Self, usize> {
        days.iter_mut().for_each(|parts| parts.sort_unstable());
        let overlaps = |parts: &Vec<Part>| parts.windows(2).any(|pair| pair[0].until > pair[1].from);
        days.iter().position(overlaps).map_or(Ok(Self(days)), Err)
    }

    /// Seven texts, Monday first. `Err` is the day (0 to 6) whose text cannot be read.
    pub fn parse(texts: &[impl AsRef<str>]) -> Result<Self, usize> {
        let mut week = Self::default();
        for (day, text) in texts.iter().enumerate().take(7) {
            week.0[day] = parse_day(text.as_ref()).ok_or(day)?;
        }
        Ok(week)
    }

    pub fn from_json(text: &str) -> Self {
        // Written by this program only; hours that cannot be read are no hours, which opens nothing by mistake.
        serde_json::from_str(text).unwrap_or_default()
    }

    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "[[],[],[],[],[],[],[]]".into())
    }

    pub fn day(&self, day: usize) -> &[Part] {
        self.0.get(day).map_or(&[], Vec::as_slice)
    }

    /// Seven texts to fill a form again: "9h-12h30, 14h-18h".
    pub fn texts(&self) -> Vec<String> {
        self.0.iter().map(|parts| parts.iter().map(text).collect::<Vec<_>>().join(", ")).collect()
    }

    /// For people, a line for each run of days that are alike: "Lundi à vendredi : 9 h – 12 h 30, 14 h – 18 h".
    pub fn in_words(&self, lang: Lang) -> Vec<String> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for day in (0..7).filter(|day| !self.day(*day).is_empty()) {
            match runs.last_mut() {
                Some((first, last)) if *last + 1 == day && self.day(*first) == self.day(day) => *last = day,
                _ => runs.push((day, day)),
            }
        }
        runs.into_iter().map(|(first, last)| run_in_words(lang, first, last, self.day(first))).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// When it closes, if it is open at `at` (UTC milliseconds).
    pub fn closes_at(&self, at: i64, zone: &TimeZone) -> Option<i64> {
        let local = Timestamp::from_millisecond(at).ok()?.to_zoned(zone.clone());
        let minute = u16::try_from(local.hour()).ok()? * 60 + u16::try_from(local.minute()).ok()?;
        let part = self.day(weekday(local.date())).iter().find(|part| (part.from..part.until).contains(&minute))?;
        instant(local.date(), part.until, zone)
    }

    pub fn is_open(&self, at: i64, zone: &TimeZone) -> bool {
        self.closes_at(at, zone).is_some()
    }

    /// The first instant from `at` on at which it is open: `at` itself when it is open now; `None` without any hours.
    pub fn next_opening(&self, at: i64, zone: &TimeZone) -> Option<i64> {
        if self.is_open(at, zone) {
            return Some(at);
        }
        let today = Timestamp::from_millisecond(at).ok()?.to_zoned(zone.clone()).date();
        (0..=7).find_map(|days| {
            let date = today.checked_add(days.days()).ok()?;
            self.day(weekday(date)).iter().filter_map(|part| instant(date, part.from, zone)).find(|opens| *opens > at)
        })
    }
}

fn weekday(date: Date) -> usize {
    usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)
}

fn instant(date: Date, minute: u16, zone: &TimeZone) -> Option<i64> {
    let (date, minute) = if minute >= 24 * 60 { (date.tomorrow().ok()?, 0) } else { (date, minute) };
    let time = Time::new(i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?, 0, 0).ok()?;
    Some(date.to_datetime(time).to_zoned(zone.clone()).ok()?.timestamp().as_millisecond())
}

fn run_in_words(lang: Lang, first: usize, last: usize, parts: &[Part]) -> String {
    let name = |day: usize| templates::plain(lang, &format!("hours-day-{day}"));
    // French writes the days of a week small inside a sentence, English never.
    let inside = |day: usize| if lang == Lang::Fr { name(day).to_lowercase() } else { name(day) };
    let days = match last - first {
        0 => name(first),
        6 => templates::plain(lang, "hours-every-day"),
        1 => templates::with(lang, "hours-two-days", &[("first", &name(first)), ("last", &inside(last))]),
        _ => templates::with(lang, "hours-days", &[("first", &name(first)), ("last", &inside(last))]),
    };
    templates::with(lang, "hours-of", &[("days", &days), ("hours", &parts_in_words(lang, parts))])
}

/// "9 h – 12 h 30, 14 h – 18 h"; "jour et nuit".
pub fn parts_in_words(lang: Lang, parts: &[Part]) -> String {
    if parts == [Part { from: 0, until: 24 * 60 }] {
        return templates::plain(lang, "hours-all-day");
    }
    let time = |minute: u16| words::clock(lang, i8::try_from(minute / 60 % 24).unwrap_or(0), i8::try_from(minute % 60).unwrap_or(0));
    parts.iter().map(|part| format!("{}\u{a0}– {}", time(part.from), time(part.until))).collect::<Vec<_>>().join(", ")
}

fn text(part: &Part) -> String {
    let hour = |minute: u16| match minute % 60 {
        0 => format!("{}h", minute / 60),
        rest => format!("{}h{rest:02}", minute / 60),
    };
    format!("{}-{}", hour(part.from), hour(part.until))
}

/// "9h-12h30 / 14-18", "9:00 à 12:00", "fermé" or nothing. `None` when it cannot be read, or parts overlap.
fn parse_day(text: &str) -> Option<Vec<Part>> {
    let text = text.trim().to_lowercase();
    if matches!(text.as_str(), "" | "-" | "fermé" | "ferme" | "closed") {
        return Some(Vec::new());
    }
    let mut parts: Vec<Part> =
        text.split([',', ';', '/', '+']).flat_map(|some| some.split(" et ")).map(parse_part).collect::<Option<_>>()?;
    parts.sort_unstable();
    let is_apart = parts.windows(2).all(|pair| pair[0].until <= pair[1].from);
    is_apart.then_some(parts)
}

fn parse_part(text: &str) -> Option<Part> {
    let text = text.replace(['–', '—', 'à'], "-").replace(" to ", "-");
    let (from, until) = text.split_once('-')?;
    let (from, until) = (parse_time(from)?, parse_time(until)?);
    (from < until).then_some(Part { from, until })
}

fn parse_time(text: &str) -> Option<u16> {
    let text = text.replace(' ', "");
    let (hours, minutes) = text.split_once(['h', ':', '.']).unwrap_or((&text, ""));
    let hours: u16 = hours.parse().ok()?;
    let minutes: u16 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    (hours <= 24 && minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_hours_in_many_ways() {
        for text in ["9h-12h30, 14h-18h", "9:00-12:30 / 14:00-18:00", "9 h à 12 h 30 et 14 à 18", "14-18, 9.00-12.30"] {
            let parts = parse_day(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(parts, [Part { from: 540, until: 750 }, Part { from: 840, until: 1080 }], "{text}");
        }
        assert_eq!(parse_day("fermé"), Some(vec![]));
        for text in ["9h", "18-9", "9-12, 11-14", "le matin", "25-26"] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn days_that_are_alike_are_one_line() {
        let mut week = WeeklyHours::same(0..5, &[(540, 750), (840, 1080)]);
        week.0[5] = vec![Part { from: 540, until: 720 }];
        let plain = |lang| week.in_words(lang).iter().map(|line| line.replace('\u{a0}', " ")).collect::<Vec<_>>();
        assert_eq!(plain(Lang::Fr), ["Lundi à vendredi : 9 h – 12 h 30, 14 h – 18 h", "Samedi : 9 h – 12 h"]);
        assert_eq!(plain(Lang::En), ["Monday to Friday: 9 am – 12:30 pm, 2 pm – 6 pm", "Saturday: 9 am – 12 pm"]);
        let always = WeeklyHours::same(0..7, &[(0, 1440)]);
        assert_eq!(always.in_words(Lang::En), ["Every day: day and night"]);
        assert!(WeeklyHours::default().in_words(Lang::Fr).is_empty());
    }

    #[test]
    fn opening_is_found_across_a_clock_change() {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let week = WeeklyHours::same([0, 1, 2, 3, 4], &[(540, 720)]);
        // Saturday 2026-10-24 12:00 in Paris; clocks go back in the night to Sunday.
        let saturday = "2026-10-24T12:00:00+02:00[Europe/Paris]".parse::<jiff::Zoned>().unwrap().timestamp().as_millisecond();
        let monday = "2026-10-26T09:00:00+01:00[Europe/Paris]".parse::<jiff::Zoned>().unwrap().timestamp().as_millisecond();
        assert_eq!(week.next_opening(saturday, &zone), Some(monday));
        assert_eq!(week.closes_at(monday, &zone), Some(monday + 3 * 3_600_000));
        assert_eq!(week.next_opening(monday + 1, &zone), Some(monday + 1));
        assert_eq!(WeeklyHours::default().next_opening(monday, &zone), None);
    }
}
