//! How a permanence comes again: an RRULE (RFC 5545, 3.3.10) over local dates, made into instants by the zone of the place.
//!
//! The rule knows dates only. Hours are added afterwards, on the wall clock: 9 h stays 9 h when clocks change.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use rrule::RRuleSet;

use crate::holidays::is_public_holiday_in;
use crate::storage::stored_by_word;

stored_by_word! {
    /// What a coordinator chooses; the day of the week is that of the first date.
    Repeat {
        Once "once",
        Weekly "weekly",
        Fortnightly "fortnightly",
        /// The same week of each month: "the first Tuesday".
        Monthly "monthly",
        MonthlyLast "monthly_last",
    }
}

/// A rule makes no more than this, whatever it says: one a day for ten years.
const MOST_DATES: u16 = 3_660;
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rule {0:?} cannot be read")]
pub struct UnreadableRule(String);

impl Repeat {
    /// The RRULE, without DTSTART and UNTIL; empty for once.
    pub fn rule(self, first: Date) -> String {
        let day = WEEKDAYS[usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0)];
        match self {
            Self::Once => String::new(),
            Self::Weekly => format!("FREQ=WEEKLY;BYDAY={day}"),
            Self::Fortnightly => format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={day}"),
            Self::Monthly if nth(first) < 5 => format!("FREQ=MONTHLY;BYDAY={}{day}", nth(first)),
            // A fifth Tuesday is rare: whoever chooses one means the last.
            Self::Monthly | Self::MonthlyLast => format!("FREQ=MONTHLY;BYDAY=-1{day}"),
        }
    }

    /// What made a rule; `None` for one that no choice makes.
    pub fn of(rule: &str, first: Date) -> Option<Self> {
        Self::ALL.iter().copied().find(|repeat| repeat.rule(first) == rule)
    }
}

/// 1 for the first such weekday of its month.
pub fn nth(date: Date) -> i8 {
    (date.day() - 1) / 7 + 1
}

/// The dates of a rule from its first one to `until`, both included; without the public holidays of a département where one is given.
pub fn dates(rule: &str, first: Date, until: Date, without_holidays_of: Option<&str>) -> Result<Vec<Date>, UnreadableRule> {
    let found = if first > until {
        Vec::new()
    } else if rule.is_empty() {
        vec![first]
    } else {
        expand(rule, first, until).ok_or_else(|| UnreadableRule(rule.to_owned()))?
    };
    // Chosen for once, a holiday is meant.
    let is_kept = |date: &Date| rule.is_empty() || without_holidays_of.is_none_or(|departement| !is_public_holiday_in(*date, departement));
    Ok(found.into_iter().filter(is_kept).collect())
}

fn expand(rule: &str, first: Date, until: Date) -> Option<Vec<Date>> {
    let basic = "%Y%m%dT000000Z";
    let text = format!("DTSTART:{}\nRRULE:{rule};UNTIL={}", first.strftime(basic), until.strftime(basic));
    let set: RRuleSet = text.parse().ok()?;
    set.all(MOST_DATES).dates.iter().map(|date| date.format("%Y-%m-%d").to_string().parse().ok()).collect()
}

/// Start and end in UTC milliseconds of so many minutes from a minute of a local day.
pub fn instants(date: Date, starts_minute: i64, duration_minutes: i64, zone: &TimeZone) -> Option<(i64, i64)> {
    let starts = date.at(0, 0, 0, 0).checked_add(starts_minute.minutes()).ok()?;
    let ends = starts.checked_add(duration_minutes.minutes()).ok()?;
    Some((instant(starts, zone)?, instant(ends, zone)?))
}

pub fn instant(local: DateTime, zone: &TimeZone) -> Option<i64> {
    Some(local.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::clock::{DAY, HOUR};

    fn some(repeat: Repeat, first: Date, until: Date) -> Vec<String> {
        dates(&repeat.rule(first), first, until, Some("28")).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_first_tuesday_stays_the_first_tuesday() {
        let first = date(2026, 12, 1);
        assert_eq!(some(Repeat::Monthly, first, date(2027, 3, 31)), ["2026-12-01", "2027-01-05", "2027-02-02", "2027-03-02"]);
        assert_eq!(Repeat::Monthly.rule(first), "FREQ=MONTHLY;BYDAY=1TU");
        // 30 June 2026 is a fifth Tuesday: the last is meant.
        assert_eq!(some(Repeat::Monthly, date(2026, 6, 30), date(2026, 8, 31)), ["2026-06-30", "2026-07-28", "2026-08-25"]);
    }

    #[test]
    fn weeks_leave_holidays_out_unless_chosen() {
        let first = date(2026, 12, 18);
        assert_eq!(some(Repeat::Weekly, first, date(2027, 1, 8)), ["2026-12-18", "2027-01-08"], "Christmas and New Year are Fridays");
        assert_eq!(dates(&Repeat::Weekly.rule(first), first, date(2027, 1, 8), None).unwrap().len(), 4);
        assert_eq!(some(Repeat::Fortnightly, date(2026, 11, 24), date(2026, 12, 31)), ["2026-11-24", "2026-12-08", "2026-12-22"]);
        assert_eq!(some(Repeat::Once, date(2026, 12, 25), date(2027, 1, 1)), ["2026-12-25"]);
        let friday = date(2026, 3, 27);
        let in_strasbourg = dates(&Repeat::Weekly.rule(friday), friday, date(2026, 4, 10), Some("67")).unwrap();
        assert_eq!(in_strasbourg, [friday, date(2026, 4, 10)], "Good Friday is a holiday there");
        assert!(dates("FREQ=SOMETIMES", first, date(2027, 1, 1), Some("28")).is_err());
    }

    #[test]
    fn nine_o_clock_stays_nine_o_clock_when_clocks_change() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        // Clocks go back on 25 October 2026 and on 31 October 2027, forward on 28 March 2027.
        for (before, after, hours) in [
            (date(2026, 10, 20), date(2026, 10, 27), 1),
            (date(2027, 3, 23), date(2027, 3, 30), -1),
            (date(2027, 10, 26), date(2027, 11, 2), 1),
        ] {
            let (one, end) = instants(before, 540, 180, &paris).unwrap();
            let (other, _) = instants(after, 540, 180, &paris).unwrap();
            assert_eq!((end - one, other - one), (3 * HOUR, 7 * DAY + hours * HOUR));
        }
    }

    #[test]
    fn overseas_hours_are_said_in_their_own_time() {
        let (paris, reunion) = (TimeZone::get("Europe/Paris").unwrap(), TimeZone::get("Indian/Reunion").unwrap());
        let at = |zone| instants(date(2026, 12, 1), 540, 60, zone).unwrap().0;
        assert_eq!(at(&paris) - at(&reunion), 3 * HOUR);
    }
}
