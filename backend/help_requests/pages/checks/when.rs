//! The day and the hour that somebody wishes, as browsers send them and as people type them.

use crate::clock::{DAY, MINUTE};
use crate::places::communes::Commune;
use crate::web::Faults;

use super::Answers;

/// How far ahead one may ask.
const FARTHEST_MS: i64 = 60 * DAY;
/// What is asked for sooner than that is asked for now.
const SOONEST_MS: i64 = 15 * MINUTE;

/// The instant meant, in the commune's own time (UTC milliseconds).
pub(super) fn wanted_at(answers: &Answers, commune: &Commune, now: i64, faults: &mut Faults) -> Option<i64> {
    let date = read_date(&answers.date);
    if date.is_none() {
        faults.add("date", "ask-date-missing");
    }
    let time = read_time(&answers.hour);
    if time.is_none() {
        faults.add("hour", "ask-hour-missing");
    }
    let zone = jiff::tz::TimeZone::get(commune.time_zone()).ok()?;
    // An hour that a clock change skips is the one just after it.
    let at = date?.to_datetime(time?).to_zoned(zone).ok()?.timestamp().as_millisecond();
    match at - now {
        ahead if ahead < SOONEST_MS => faults.add("date", "ask-date-past"),
        ahead if ahead > FARTHEST_MS => faults.add("date", "ask-date-far"),
        _ => return Some(at),
    }
    None
}

/// "2026-11-25" as browsers send it, "25/11/2026" or "25.11.2026" as people type it.
fn read_date(text: &str) -> Option<jiff::civil::Date> {
    let numbers: Vec<i16> = text.trim().split(['-', '/', '.', ' ']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let (year, month, day) = match *numbers.as_slice() {
        [year, month, day] if year > 31 => (year, month, day),
        [day, month, year] => (year, month, day),
        _ => return None,
    };
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// "14:30" as browsers send it, "14h30", "14 h" or "14" as people type it.
fn read_time(text: &str) -> Option<jiff::civil::Time> {
    let text = text.replace(char::is_whitespace, "").to_lowercase();
    let (hour, minute) = text.split_once(['h', ':', '.']).unwrap_or((&text, ""));
    let minute = if minute.is_empty() { "0" } else { minute };
    jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::communes::communes;

    /// Sunday 2026-11-22 14:05 in Paris.
    const NOW: i64 = 1_795_352_700_000;

    fn dated(date: &str, hour: &str) -> (Option<i64>, Faults) {
        let mut faults = Faults::default();
        let answers = Answers { date: date.into(), hour: hour.into(), ..Answers::default() };
        let at = wanted_at(&answers, communes().by_code("28085").unwrap(), NOW, &mut faults);
        (at, faults)
    }

    #[test]
    fn a_date_is_read_as_browsers_and_people_write_it() {
        let expected = Some(NOW + DAY + 25 * MINUTE);
        for (date, hour) in [("2026-11-23", "14:30"), ("23/11/2026", "14h30"), ("23.11.2026", " 14 h 30 ")] {
            assert_eq!(dated(date, hour).0, expected, "{date} {hour}");
        }
    }

    #[test]
    fn a_date_must_come_and_not_be_far() {
        for (date, hour, field, words) in [
            ("2026-11-21", "14:30", "date", "ask-date-past"),
            ("2026-11-22", "14:10", "date", "ask-date-past"),
            ("2027-03-01", "9:00", "date", "ask-date-far"),
            ("", "9:00", "date", "ask-date-missing"),
            ("2026-02-31", "9:00", "date", "ask-date-missing"),
            ("2026-11-23", "25", "hour", "ask-hour-missing"),
        ] {
            let (at, faults) = dated(date, hour);
            assert_eq!((at, faults.get(field)), (None, Some(words)), "{date} {hour}");
        }
    }
}
