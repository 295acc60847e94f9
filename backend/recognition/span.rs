//! Whole days on the calendar of the instance: what a file or a sheet is about.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

use crate::web::words::instance_zone;

/// The first day, and the day after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Date,
    pub until: Date,
}

/// Days as date fields send them, the last one counted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Days {
    from: String,
    until: String,
}

impl Days {
    pub fn of(from: &str, until: &str) -> Self {
        Self { from: from.to_owned(), until: until.to_owned() }
    }

    /// From the first of January to today, unless they say otherwise; a last day before the first is the first.
    pub fn span(&self, now: i64) -> Span {
        let today = day_of(now);
        let from = self.from.parse().unwrap_or_else(|_| today.first_of_year());
        let last: Date = self.until.parse().unwrap_or(today).max(from);
        Span { from, until: last.checked_add(1.day()).unwrap_or(last) }
    }
}

impl Span {
    /// A calendar year; what is no year is that of `now`.
    pub fn year(typed: &str, now: i64) -> Self {
        let this = day_of(now).year();
        let year = typed.parse().ok().filter(|year| (2000..=this).contains(year)).unwrap_or(this);
        Self { from: date(year, 1, 1), until: date(year + 1, 1, 1) }
    }

    /// The last day that counts.
    pub fn last(&self) -> Date {
        self.until.yesterday().unwrap_or(self.until)
    }

    /// UTC milliseconds, the second left out.
    pub fn instants(&self) -> (i64, i64) {
        (begins_at(self.from), begins_at(self.until))
    }

    /// As the query of an address.
    pub fn query(&self) -> String {
        format!("from={}&until={}", self.from, self.last())
    }
}

/// The first instant of a day.
fn begins_at(day: Date) -> i64 {
    day.to_zoned(instance_zone()).map_or(0, |at| at.timestamp().as_millisecond())
}

/// The day of an instant.
pub fn day_of(at: i64) -> Date {
    Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(instance_zone()).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_352_700_000; // Sunday 2026-11-22

    #[test]
    fn days_that_make_no_sense_are_this_year() {
        let read = |from: &str, until: &str| Days { from: from.into(), until: until.into() }.span(NOW).query();
        assert_eq!(read("", "n'importe quoi"), "from=2026-01-01&until=2026-11-22");
        assert_eq!(read("2026-03-01", "2026-02-01"), "from=2026-03-01&until=2026-03-01");
        assert_eq!(
            (Span::year("2025", NOW).query(), Span::year("2027", NOW).from.year()),
            ("from=2025-01-01&until=2025-12-31".into(), 2026)
        );
    }
}
