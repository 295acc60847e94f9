//! French public holidays, computed: the fixed days, and those that follow Easter.
//!
//! Code du travail, art. L3133-1; the days that only some départements keep: art. L3134-13 (Alsace-Moselle) and L3422-2 (the day on
//! which slavery was abolished, overseas).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// Month and day of those that never move.
const FIXED: [(i8, i8); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
/// Easter Monday, Ascension, Whit Monday: days after Easter.
const AFTER_EASTER: [i64; 3] = [1, 39, 50];

/// Whether everybody in France has this day off.
pub fn is_public_holiday(day: Date) -> bool {
    FIXED.contains(&(day.month(), day.day()))
        || AFTER_EASTER.iter().any(|days| easter(day.year()).checked_add(days.days()).is_ok_and(|holiday| holiday == day))
}

/// Whether it is a public holiday in a département ("57", "974"): there, some more days are.
pub fn is_public_holiday_in(day: Date, departement: &str) -> bool {
    let abolition = match departement {
        "971" => (5, 27),
        "972" => (5, 22),
        "973" => (6, 10),
        "974" => (12, 20),
        "976" => (4, 27),
        "977" => (10, 9),
        "978" => (5, 28),
        "57" | "67" | "68" => (12, 26), // Saint Stephen's day
        _ => return is_public_holiday(day),
    };
    let is_good_friday = departement.len() == 2 && easter(day.year()).checked_sub(2.days()).is_ok_and(|friday| friday == day);
    (day.month(), day.day()) == abolition || is_good_friday || is_public_holiday(day)
}

/// Easter Sunday in the Gregorian calendar ("Anonymous Gregorian algorithm", Nature, 20 April 1876), for years 1 to 9999.
pub fn easter(year: i16) -> Date {
    let full = i32::from(year);
    let golden = full % 19;
    let (century, rest) = (full / 100, full % 100);
    let lost = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - lost + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * week) / 451;
    let days = moon + week - 7 * late + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    debug_assert!(matches!(month, 3 | 4));
    let day = date(year, i8::try_from(month).unwrap_or(4), i8::try_from(day).unwrap_or(1));
    debug_assert_eq!(day.weekday(), Weekday::Sunday);
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_almanacs_say() {
        for (year, month, day) in
            [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
        {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn some_departements_keep_days_of_their_own() {
        for (departement, month, day) in [("67", 4, 3), ("57", 12, 26), ("974", 12, 20), ("972", 5, 22), ("976", 4, 27)] {
            let day = date(2026, month, day);
            assert!(is_public_holiday_in(day, departement) && !is_public_holiday_in(day, "28") && !is_public_holiday(day), "{day}");
        }
        assert!(is_public_holiday_in(date(2026, 7, 14), "974") && is_public_holiday_in(date(2026, 12, 25), "68"));
        assert!(!is_public_holiday_in(date(2026, 4, 3), "974"), "Good Friday is a day as any other there");
    }

    #[test]
    fn eleven_days_a_year_are_holidays() {
        let days: Vec<Date> = date(2026, 1, 1).series(1.day()).take(365).filter(|day| is_public_holiday(*day)).collect();
        let said = [(1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
        assert_eq!(days, said.map(|(month, day)| date(2026, month, day)));
        // In 2008 Ascension was the first of May.
        assert_eq!(date(2008, 1, 1).series(1.day()).take(366).filter(|day| is_public_holiday(*day)).count(), 10);
    }
}
