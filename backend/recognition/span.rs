//! Whole days by the clocks of an association, or of a helper: what a file or a sheet is about.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::helpers::availability::{local, midnight};

/// The first day, and the day after the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Date,
    pub until: Date,
    /// Whose midnights.
    pub zone: TimeZone,
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
    pub fn span(&self, now: i64, zone: TimeZone) -> Span {
        let today = day_of(now, &zone);
        let from = self.from.parse().unwrap_or_else(|_| today.first_of_year());
        let last: Date = self.until.parse().unwrap_or(today).max(from);
        Span { from, until: last.checked_add(1.day()).unwrap_or(last), zone }
    }
}

impl Span {
    /// A calendar year; what is no year is that of `now`.
    pub fn year(typed: &str, now: i64, zone: TimeZone) -> Self {
        let this = day_of(now, &zone).year();
        let year = typed.parse().ok().filter(|year| (2000..=this).contains(year)).unwrap_or(this);
        Self { from: date(year, 1, 1), until: date(year + 1, 1, 1), zone }
    }

    /// The last day that counts.
    pub fn last(&self) -> Date {
        self.until.yesterday().unwrap_or(self.until)
    }

    /// UTC milliseconds, the second left out.
    pub fn instants(&self) -> (i64, i64) {
        (midnight(self.from, &self.zone), midnight(self.until, &self.zone))
    }

    /// As the query of an address.
    pub fn query(&self) -> String {
        format!("from={}&until={}", self.from, self.last())
    }
}

/// The day of an instant.
pub fn day_of(at: i64, zone: &TimeZone) -> Date {
    local(at, zone).0
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_352_700_000; // Sunday 2026-11-22

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").unwrap()
    }

    #[test]
    fn a_day_is_that_of_the_place() {
        let evening_in_fort_de_france = 1_798_768_800_000; // 2026-12-31 22:00, the next year in Paris
        let martinique = TimeZone::get("America/Martinique").unwrap();
        let year = Span::year("2026", evening_in_fort_de_france, martinique.clone());
        assert_eq!(day_of(evening_in_fort_de_france, &martinique), date(2026, 12, 31));
        assert_eq!(day_of(evening_in_fort_de_france, &paris()), date(2027, 1, 1));
        assert!(evening_in_fort_de_france < year.instants().1);
    }

    #[test]
    fn days_that_make_no_sense_are_this_year() {
        let read = |from: &str, until: &str| Days { from: from.into(), until: until.into() }.span(NOW, paris()).query();
        assert_eq!(read("", "n'importe quoi"), "from=2026-01-01&until=2026-11-22");
        assert_eq!(read("2026-03-01", "2026-02-01"), "from=2026-03-01&until=2026-03-01");
        assert_eq!(
            (Span::year("2025", NOW, paris()).query(), Span::year("2027", NOW, paris()).from.year()),
            ("from=2025-01-01&until=2025-12-31".into(), 2026)
        );
    }
}
