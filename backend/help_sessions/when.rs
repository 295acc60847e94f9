//! A day and an hour as two people agree on them.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::clock::DAY;
use crate::helpers::availability::{local, midnight};

/// Nobody agrees on an hour further away than that.
const FURTHEST_DAYS: i64 = 120;

/// The instant of a day ("2026-11-24" or "24/11/2026") and an hour ("14:30", "14h30", "14 h") to come, by the clocks of whoever
/// typed it; else the id of what is wrong, and with which of the two.
pub fn agreed_at(day: &str, hour: &str, now: i64, zone: TimeZone) -> Result<i64, (Part, &'static str)> {
    let day = read_day(day).ok_or((Part::Day, "when-day-unreadable"))?;
    let hour = read_hour(hour).ok_or((Part::Hour, "when-hour-unreadable"))?;
    let at = DateTime::from_parts(day, hour).to_zoned(zone).map_err(|_| (Part::Day, "when-day-unreadable"))?;
    let at = at.timestamp().as_millisecond();
    match at - now {
        ahead if ahead <= 0 => Err((Part::Day, "when-past")),
        ahead if ahead > FURTHEST_DAYS * DAY => Err((Part::Day, "when-far")),
        _ => Ok(at),
    }
}

/// A day that has come ("2026-11-24" or "24/11/2026"), at noon by the clocks of whoever typed it: when help was given. At most a year ago.
pub fn held_at(day: &str, now: i64, zone: &TimeZone) -> Result<i64, &'static str> {
    let midnight = midnight(read_day(day).ok_or("when-day-unreadable")?, zone);
    match now - midnight {
        ago if ago < 0 => Err("when-future"),
        ago if ago > 366 * DAY => Err("when-long-ago"),
        _ => Ok((midnight + DAY / 2).min(now)),
    }
}

/// Which of the two answers is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Day,
    Hour,
}

/// The local day of an instant, as a date field wants it: "2026-11-24".
pub fn day_field(at: i64, zone: &TimeZone) -> String {
    local(at, zone).0.to_string()
}

fn read_day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let mut parts = text.split(['/', '.', '-', ' ']).map(str::trim);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day).ok().filter(|_| parts.next().is_none())
}

fn read_hour(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase().replace(' ', "");
    let (hour, minute) = text.split_once([':', 'h']).unwrap_or((&text, ""));
    let minute = minute.split(':').next().unwrap_or_default(); // some browsers send seconds
    let minute: i8 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").unwrap()
    }

    /// Sunday 2026-11-22 14:05 in Paris.
    const NOW: i64 = 1_795_352_700_000;

    #[test]
    fn days_and_hours_are_read_as_people_write_them() {
        let at = agreed_at("2026-11-24", "14:30", NOW, paris()).unwrap();
        for (day, hour) in [("24/11/2026", "14h30"), (" 24.11.2026 ", "14 h 30"), ("24-11-2026", "14:30:00")] {
            assert_eq!(agreed_at(day, hour, NOW, paris()), Ok(at), "{day} {hour}");
        }
        assert_eq!((day_field(at, &paris()).as_str(), at % (30 * crate::clock::MINUTE)), ("2026-11-24", 0));
    }

    #[test]
    fn what_is_past_far_or_unreadable_is_said() {
        for (day, hour, fault) in [
            ("2026-11-22", "14:05", (Part::Day, "when-past")),
            ("2027-11-22", "14:05", (Part::Day, "when-far")),
            ("31/02/2026", "14:05", (Part::Day, "when-day-unreadable")),
            ("demain", "14:05", (Part::Day, "when-day-unreadable")),
            ("2026-11-24", "25:00", (Part::Hour, "when-hour-unreadable")),
            ("2026-11-24", "", (Part::Hour, "when-hour-unreadable")),
        ] {
            assert_eq!(agreed_at(day, hour, NOW, paris()), Err(fault), "{day} {hour}");
        }
    }

    #[test]
    fn help_was_given_today_or_before() {
        let held = |day: &str| held_at(day, NOW, &paris());
        assert_eq!(day_field(held("2026-11-22").unwrap(), &paris()), "2026-11-22");
        assert!(held("2026-11-22").unwrap() <= NOW);
        assert_eq!(held("2026-11-23"), Err("when-future"));
        assert_eq!(held("2025-01-01"), Err("when-long-ago"));
        // It is Monday already in Nouméa.
        assert!(held_at("2026-11-23", NOW, &TimeZone::get("Pacific/Noumea").unwrap()).is_ok());
    }
}
