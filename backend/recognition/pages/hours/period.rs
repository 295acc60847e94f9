//! A month or a year of somebody's hours: where it begins and ends, its name, its neighbours.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::helpers::availability::midnight;
use crate::recognition::span::day_of;
use crate::web::Lang;
use crate::web::words::day_in;

/// A local month, or a local year.
#[derive(Debug, PartialEq, Eq)]
pub struct Period {
    first: Date,
    /// 1 or 12.
    months: i64,
    pub from: i64,
    pub until: i64,
}

/// As the page has it.
#[derive(Debug, Serialize)]
pub struct Shown {
    is_year: bool,
    label: String,
    before: String,
    /// None of the present one.
    after: Option<String>,
    /// The year of a month, the latest month of a year.
    other: String,
}

impl Period {
    /// The year or the month of a URL, else the month of `now`.
    pub fn read(month: &str, year: &str, now: i64, zone: &TimeZone) -> Self {
        let of_year = format!("{year}-01-01").parse().ok();
        let of_month = || format!("{month}-01").parse().unwrap_or_else(|_| day_of(now, zone).first_of_month());
        let (first, months): (Date, i64) = of_year.map_or_else(|| (of_month(), 1), |first| (first, 12));
        let next = first.checked_add(months.months()).unwrap_or(first);
        Self { first, months, from: midnight(first, zone), until: midnight(next, zone) }
    }

    pub fn is_year(&self) -> bool {
        self.months == 12
    }

    pub fn shown(&self, lang: Lang, now: i64, zone: &TimeZone) -> Shown {
        let moved = |months: i64| self.first.checked_add(months.months()).unwrap_or(self.first);
        let latest = moved(11).min(day_of(now, zone).first_of_month());
        Shown {
            is_year: self.is_year(),
            label: self.label(lang, zone),
            before: self.href(moved(-self.months)),
            after: (now >= self.until).then(|| self.href(moved(self.months))),
            other: if self.is_year() { month(latest) } else { year(self.first) },
        }
    }

    /// "novembre 2026", "2026".
    fn label(&self, lang: Lang, zone: &TimeZone) -> String {
        if self.is_year() {
            return self.first.year().to_string();
        }
        let day = day_in(lang, self.from, zone);
        format!("{} {}", day.rsplit(' ').next().unwrap_or_default(), self.first.year())
    }

    fn href(&self, first: Date) -> String {
        if self.is_year() { year(first) } else { month(first) }
    }
}

fn month(first: Date) -> String {
    first.strftime("/hours?month=%Y-%m").to_string()
}

fn year(first: Date) -> String {
    first.strftime("/hours?year=%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_352_700_000; // Sunday 2026-11-22 14:05 in Paris

    fn read(month: &str, year: &str) -> (Period, Shown) {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let period = Period::read(month, year, NOW, &paris);
        let shown = period.shown(Lang::Fr, NOW, &paris);
        (period, shown)
    }

    #[test]
    fn a_month_begins_and_ends_at_local_midnight() {
        let (november, shown) = read("", "");
        assert_eq!((shown.label.as_str(), shown.before.as_str(), shown.after), ("novembre 2026", "/hours?month=2026-10", None));
        assert_eq!(shown.other, "/hours?year=2026");
        assert!(november.from < NOW && NOW < november.until);
        assert_eq!(read("2026-12", "").0.from, november.until);
        assert_eq!(read("n'importe quoi", "n'importe quoi").0, november);
        assert_eq!(read("2026-10", "").1.after.as_deref(), Some("/hours?month=2026-11"));
    }

    #[test]
    fn a_year_holds_its_months() {
        let (year, shown) = read("", "2026");
        assert_eq!((shown.label.as_str(), shown.before.as_str(), shown.after), ("2026", "/hours?year=2025", None));
        assert_eq!(shown.other, "/hours?month=2026-11", "not a month to come");
        assert_eq!((year.from, year.until), (read("2026-01", "").0.from, read("2026-12", "").0.until));
        assert_eq!(read("", "2025").1.other, "/hours?month=2025-12");
    }
}
