//! The days that a view shows, and where its arrows lead.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

/// What an address asks for: `?view=week&place=…&from=2026-12-01&mine=1`.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub view: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub mine: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    List,
    Week,
    Month,
}

/// How many days a list shows.
const LIST_DAYS: i64 = 28;

/// The days of a view: whole weeks of a month, one week, or four from a day on.
#[derive(Debug, PartialEq, Eq)]
pub struct Days {
    pub view: View,
    pub first: Date,
    /// The day after the last.
    pub end: Date,
    /// The day that the view is about: the first of a month whose weeks begin before it.
    pub about: Date,
    pub before: Date,
    pub after: Date,
}

impl View {
    pub fn parse(word: &str) -> Self {
        match word {
            "week" => Self::Week,
            "month" => Self::Month,
            _ => Self::List,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

fn monday(date: Date) -> Date {
    date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days())
}

impl Days {
    /// What `from` asks for, or the days of today when it is no date within fifty years.
    pub fn of(view: View, from: &str, today: Date) -> Self {
        let asked: Option<Date> = from.parse().ok();
        let date = asked.filter(|date| (date.year() - today.year()).abs() < 50).unwrap_or(today);
        match view {
            View::List => Self {
                view,
                first: date,
                end: date.saturating_add(LIST_DAYS.days()),
                about: date,
                before: date.saturating_sub(LIST_DAYS.days()),
                after: date.saturating_add(LIST_DAYS.days()),
            },
            View::Week => {
                let first = monday(date);
                let (before, after) = (first.saturating_sub(7.days()), first.saturating_add(7.days()));
                Self { view, first, end: after, about: first, before, after }
            }
            View::Month => {
                let about = date.first_of_month();
                let next = about.saturating_add(1.month());
                let end = monday(next.saturating_add(6.days()));
                Self { view, first: monday(about), end, about, before: about.saturating_sub(1.month()), after: next }
            }
        }
    }

    /// Its days by weeks, Monday first; for a list, one run of days.
    pub fn weeks(&self) -> Vec<Vec<Date>> {
        let days: Vec<Date> = self.first.series(1.day()).take_while(|date| *date < self.end).collect();
        days.chunks(7).map(<[Date]>::to_vec).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_is_whole_weeks() {
        let days = Days::of(View::Month, "2026-12-15", date(2026, 11, 23));
        assert_eq!((days.first, days.end), (date(2026, 11, 30), date(2027, 1, 4)));
        assert_eq!((days.before, days.after), (date(2026, 11, 1), date(2027, 1, 1)));
        assert_eq!(days.weeks().len(), 5);
        // February 2027 begins on a Monday and has four weeks.
        assert_eq!(Days::of(View::Month, "2027-02-01", date(2026, 11, 23)).weeks().len(), 4);
    }

    #[test]
    fn odd_dates_are_today() {
        let today = date(2026, 11, 25);
        for odd in ["", "demain", "9999-12-31", "2026-02-30"] {
            assert_eq!(Days::of(View::Week, odd, today).first, date(2026, 11, 23), "{odd}");
        }
        assert_eq!(Days::of(View::List, "", today).end, date(2026, 12, 23));
    }
}
