//! Over which days figures are counted, on the calendar of the instance.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::clock::ZONE;
use crate::storage::stored_by_word;

stored_by_word! {
    /// Days that have a name.
    Preset {
        ThisMonth "this_month",
        LastMonth "last_month",
        ThisQuarter "this_quarter",
        ThisYear "this_year",
        LastYear "last_year",
        /// From the first of September to the last of August.
        SchoolYear "school_year",
    }
}

pub const PRESETS: [Preset; 6] =
    [Preset::ThisMonth, Preset::LastMonth, Preset::ThisQuarter, Preset::ThisYear, Preset::LastYear, Preset::SchoolYear];

/// From this many days on, a curve goes by months, not by weeks.
const MOST_DAYS_BY_WEEK: i32 = 190;
/// Nobody counts more than ten years.
const MOST_DAYS: i32 = 3_660;

/// Whole days, the last one left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    /// The day after the last.
    pub until: Date,
    /// Its name, if it has one.
    pub preset: Option<Preset>,
}

/// A part of a period: a week that begins on Monday, or a month; cut where the period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub from: Date,
    pub until: Date,
    pub is_month: bool,
}

fn zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC) // bundled with the program
}

/// The first instant of a day, UTC milliseconds.
fn begins_at(day: Date) -> i64 {
    day.to_zoned(zone()).map_or(0, |begin| begin.timestamp().as_millisecond())
}

/// The day of an instant.
pub fn day_of(at: i64) -> Date {
    Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(zone()).date()
}

fn months_on(day: Date, months: i32) -> Date {
    day.saturating_add(months.months())
}

fn days_on(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

fn days_between(from: Date, until: Date) -> i32 {
    (until - from).get_days()
}

impl Step {
    /// From when, and until when (left out), in UTC milliseconds.
    pub fn instants(&self) -> (i64, i64) {
        (begins_at(self.from), begins_at(self.until))
    }
}

impl Preset {
    /// The unit it is one of, in months.
    fn months(self) -> i32 {
        match self {
            Self::ThisMonth | Self::LastMonth => 1,
            Self::ThisQuarter => 3,
            Self::ThisYear | Self::LastYear | Self::SchoolYear => 12,
        }
    }

    fn begins(self, today: Date) -> Date {
        let (year, month) = (today.year(), today.month());
        match self {
            Self::ThisMonth => today.first_of_month(),
            Self::LastMonth => months_on(today.first_of_month(), -1),
            Self::ThisQuarter => months_on(today.first_of_month(), -i32::from((month - 1) % 3)),
            Self::ThisYear => today.first_of_year(),
            Self::LastYear => date(year - 1, 1, 1),
            Self::SchoolYear => date(if month >= 9 { year } else { year - 1 }, 9, 1),
        }
    }

    fn period(self, today: Date) -> Period {
        let from = self.begins(today);
        Period { from, until: months_on(from, self.months()), preset: Some(self) }
    }
}

impl Period {
    /// As the address says it: the name of days, else the first and last day ("2026-11-01"); what makes no sense is this month.
    pub fn read(name: &str, from: &str, to: &str, today: Date) -> Self {
        let preset = Preset::parse(name);
        let between = || {
            let (from, last): (Date, Date) = (from.parse().ok()?, to.parse().ok()?);
            let until = days_on(last, 1);
            let is_sane = (2000..=2100).contains(&from.year()) && from < until && days_between(from, until) <= MOST_DAYS;
            is_sane.then_some(Self { from, until, preset: None })
        };
        match preset {
            Some(preset) => preset.period(today),
            None => between().unwrap_or_else(|| Preset::ThisMonth.period(today)),
        }
    }

    /// The last day of it.
    pub fn last(&self) -> Date {
        days_on(self.until, -1)
    }

    /// From when, and until when (left out), in UTC milliseconds.
    pub fn instants(&self) -> (i64, i64) {
        (begins_at(self.from), begins_at(self.until))
    }

    /// Whether days of it are still to come.
    pub fn goes_on(&self, today: Date) -> bool {
        self.last() > today
    }

    /// What to compare it with: the days before it, as many as have passed of it.
    pub fn before(&self, today: Date) -> Self {
        let from = match self.preset {
            Some(preset) => months_on(self.from, -preset.months()),
            None => days_on(self.from, -days_between(self.from, self.until)),
        };
        let passed = if self.goes_on(today) { days_between(self.from, today) + 1 } else { i32::MAX };
        let until = if passed > 0 && passed < MOST_DAYS { days_on(from, passed).min(self.from) } else { self.from };
        Self { from, until, preset: None }
    }

    /// The weeks of it, or the months of a long one; those that have begun.
    pub fn steps(&self, today: Date) -> Vec<Step> {
        let is_month = days_between(self.from, self.until) > MOST_DAYS_BY_WEEK;
        let mut steps = Vec::new();
        let mut from = self.from;
        while from < self.until && (from <= today || steps.is_empty()) {
            let next = if is_month {
                months_on(from.first_of_month(), 1)
            } else {
                days_on(from, 7 - i32::from(from.weekday().to_monday_zero_offset()))
            };
            let until = next.min(self.until);
            steps.push(Step { from, until, is_month });
            from = until;
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    fn named(name: &str) -> Period {
        Period::read(name, "", "", TODAY)
    }

    #[test]
    fn days_that_have_a_name() {
        for (name, from, last) in [
            ("this_month", date(2026, 11, 1), date(2026, 11, 30)),
            ("last_month", date(2026, 10, 1), date(2026, 10, 31)),
            ("this_quarter", date(2026, 10, 1), date(2026, 12, 31)),
            ("this_year", date(2026, 1, 1), date(2026, 12, 31)),
            ("last_year", date(2025, 1, 1), date(2025, 12, 31)),
            ("school_year", date(2026, 9, 1), date(2027, 8, 31)),
        ] {
            assert_eq!((named(name).from, named(name).last()), (from, last), "{name}");
        }
        assert_eq!(Period::read("school_year", "", "", date(2026, 3, 1)).from, date(2025, 9, 1));
    }

    #[test]
    fn days_that_are_chosen() {
        let chosen = Period::read("", "2026-10-25", "2026-10-25", TODAY);
        assert_eq!((chosen.from, chosen.last()), (date(2026, 10, 25), date(2026, 10, 25)));
        let (from_at, until_at) = chosen.instants();
        assert_eq!((until_at - from_at) / crate::clock::HOUR, 25, "the night when clocks go back");
        for (from, to) in [("", ""), ("2026-10-25", "2026-10-24"), ("hier", "demain"), ("0001-01-01", "2026-01-01")] {
            assert_eq!(Period::read("", from, to, TODAY), named("this_month"), "{from} {to}");
        }
    }

    #[test]
    fn it_is_compared_with_as_many_days_before() {
        let before = named("this_month").before(TODAY);
        assert_eq!((before.from, before.last()), (date(2026, 10, 1), date(2026, 10, 22)), "no whole month against a part of one");
        let before = named("last_month").before(TODAY);
        assert_eq!((before.from, before.last()), (date(2026, 9, 1), date(2026, 9, 30)));
        let before = Period::read("", "2026-11-09", "2026-11-15", TODAY).before(TODAY);
        assert_eq!((before.from, before.last()), (date(2026, 11, 2), date(2026, 11, 8)));
    }

    #[test]
    fn a_month_has_weeks_and_a_year_months() {
        let weeks = named("this_month").steps(TODAY);
        let begins: Vec<Date> = weeks.iter().map(|step| step.from).collect();
        assert_eq!(begins, [date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)]);
        let months = named("this_year").steps(TODAY);
        assert_eq!((months.len(), months[10].from, months[0].is_month), (11, date(2026, 11, 1), true));
    }
}
