//! When a helper can be asked: hours of the week, days that differ, a pause, quiet hours; of a civic-service volunteer, the contract.
//!
//! Days and hours are those that the helper's own calendar and clock show. An instant has one local minute everywhere; a local minute
//! has none on the night when clocks go forward, and two when they go back: so everything is asked of instants.

pub mod contract;
pub(in crate::helpers) mod exception;
#[cfg(test)]
mod tests;
pub mod week;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::associations::{Part, WeeklyHours};
use crate::holidays::is_public_holiday_in;
pub use contract::Contract;
pub use exception::{Exception, LONGEST_EXCEPTION_DAYS, MOST_EXCEPTIONS};

/// No hours entered: Monday to Saturday, 9 to 19 h.
const USUAL: Part = Part { from: 9 * 60, until: 19 * 60 };
/// The whole of a day.
pub const WHOLE_DAY: Part = Part { from: 0, until: 24 * 60 };

/// All that says when.
#[derive(Clone, Debug)]
pub struct Availability<'a> {
    pub zone: TimeZone,
    /// The département whose holidays count.
    pub departement: &'a str,
    /// Empty: the usual week.
    pub week: &'a WeeklyHours,
    pub exceptions: &'a [Exception],
    /// Of a civic-service volunteer; `Some(None)` before anything was signed: then nothing is offered.
    pub contract: Option<Option<&'a Contract>>,
    /// 18 or more, as they said themselves.
    pub is_adult: bool,
    /// Minutes of the day; the quiet hours may pass midnight, and the same twice is none.
    pub quiet: (u16, u16),
    /// UTC milliseconds; 0 for none.
    pub paused_until: i64,
}

impl Availability<'_> {
    /// The parts of a day in which help may be given, in order and apart.
    pub fn on(&self, day: Date) -> Vec<Part> {
        let is_under_age = self.contract.flatten().is_some_and(|contract| contract.is_under_age(day, self.is_adult));
        let is_out = self.contract.is_some_and(|contract| contract.is_none_or(|contract| !contract.runs_on(day)));
        if is_out || (is_under_age && is_public_holiday_in(day, self.departement)) {
            return Vec::new();
        }
        match self.exception(day) {
            Some(exception) => self.bound(&exception.hours, weekday(day), is_under_age),
            None => self.usual(weekday(day), is_under_age),
        }
    }

    /// The parts of a day of the week (0 is Monday) on which nothing differs.
    pub fn usual(&self, weekday: usize, is_under_age: bool) -> Vec<Part> {
        let own: &[Part] = match (self.week.is_empty(), self.contract) {
            (false, _) => self.week.day(weekday),
            // Whoever has a contract and entered nothing keeps its hours.
            (true, Some(_)) => &[WHOLE_DAY],
            (true, None) if weekday < 6 => &[USUAL],
            (true, None) => &[],
        };
        self.bound(own, weekday, is_under_age)
    }

    fn bound(&self, own: &[Part], weekday: usize, is_under_age: bool) -> Vec<Part> {
        match self.contract {
            None => own.to_vec(),
            Some(None) => Vec::new(),
            Some(Some(contract)) => contract.within(own, weekday, is_under_age),
        }
    }

    /// What was entered for that very day.
    pub fn exception(&self, day: Date) -> Option<&Exception> {
        self.exceptions.iter().rev().find(|exception| exception.holds_on(day))
    }

    /// Whether help may be given at an instant (UTC milliseconds).
    pub fn is_free(&self, at: i64) -> bool {
        let (day, minute) = self.local(at);
        self.on(day).iter().any(|part| (part.from..part.until).contains(&minute))
    }

    /// Whether it is a moment to be asked, apart from when help is given: not paused, not in quiet hours, and under contract only.
    pub fn may_be_disturbed(&self, at: i64) -> bool {
        let (_, minute) = self.local(at);
        let (from, until) = self.quiet;
        let is_quiet = if from <= until { (from..until).contains(&minute) } else { minute >= from || minute < until };
        self.paused_until <= at && !is_quiet && (self.contract.is_none() || self.is_free(at))
    }

    /// The instants of a day in which help may be given: from, until (UTC milliseconds), in order and apart. When clocks go back,
    /// what comes twice is there twice.
    pub fn spells(&self, day: Date) -> Vec<(i64, i64)> {
        let (parts, mut spells) = (self.on(day), Vec::<(i64, i64)>::new());
        for (from, until, offset_ms) in stretches(day, &self.zone) {
            let midnight = utc_midnight(day) - offset_ms;
            for part in &parts {
                let instant = |minute: u16| midnight + i64::from(minute) * crate::clock::MINUTE;
                let spell = (instant(part.from).max(from), instant(part.until).min(until));
                match spells.last_mut() {
                    _ if spell.0 >= spell.1 => {}
                    Some(last) if last.1 == spell.0 => last.1 = spell.1,
                    _ => spells.push(spell),
                }
            }
        }
        spells
    }

    /// The first instant from `at` on at which help may be given, within two weeks.
    pub fn next_free(&self, at: i64) -> Option<i64> {
        let (today, _) = self.local(at);
        (0..=14).find_map(|days| {
            let spells = self.spells(today.checked_add(days.days()).ok()?);
            spells.into_iter().find(|(_, until)| *until > at).map(|(from, _)| from.max(at))
        })
    }

    /// The day and minute that the helper's clock shows.
    pub fn local(&self, at: i64) -> (Date, u16) {
        local(at, &self.zone)
    }
}

/// The day and minute that clocks of a zone show at an instant (UTC milliseconds).
pub fn local(at: i64, zone: &TimeZone) -> (Date, u16) {
    let local = Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(zone.clone());
    (local.date(), u16::try_from(i32::from(local.hour()) * 60 + i32::from(local.minute())).unwrap_or(0))
}

/// The first instant of a day in a zone, UTC milliseconds.
pub fn midnight(day: Date, zone: &TimeZone) -> i64 {
    day.to_zoned(zone.clone()).map_or(0, |start| start.timestamp().as_millisecond())
}

/// A day from Monday (0) to Sunday (6).
pub fn weekday(day: Date) -> usize {
    usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0)
}

/// Days since 1970-01-01.
pub fn day_number(day: Date) -> i32 {
    day.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days())
}

/// The stretches of a day in which its clock runs evenly: from, until, and how far it is ahead of UTC (milliseconds).
fn stretches(day: Date, zone: &TimeZone) -> Vec<(i64, i64, i64)> {
    let start = midnight(day, zone);
    let end = day.tomorrow().map_or(start, |next| midnight(next, zone));
    let instant = |at: i64| Timestamp::from_millisecond(at).unwrap_or_default();
    let changes = zone.following(instant(start)).map(|change| change.timestamp().as_millisecond()).take_while(|at| *at < end);
    let mut from: Vec<i64> = vec![start];
    from.extend(changes);
    let until = from.iter().skip(1).copied().chain([end]);
    let ahead = |at: i64| i64::from(zone.to_offset(instant(at)).seconds()) * 1000;
    from.iter().zip(until).map(|(from, until)| (*from, until, ahead(*from))).collect()
}

fn utc_midnight(day: Date) -> i64 {
    let midnight = DateTime::from_parts(day, Time::midnight()).to_zoned(TimeZone::UTC);
    midnight.map_or(0, |midnight| midnight.timestamp().as_millisecond())
}

/// What is in both lists of parts.
pub fn both(one: &[Part], other: &[Part]) -> Vec<Part> {
    let overlap = |one: &Part, other: &Part| Part { from: one.from.max(other.from), until: one.until.min(other.until) };
    one.iter().flat_map(|one| other.iter().map(move |other| overlap(one, other))).filter(|part| part.from < part.until).collect()
}
