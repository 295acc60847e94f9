//! When people ask: the hours of the day, the days of the week, and the rush of the job-seekers' monthly update, whose window
//! opens on the 28th and closes on the 15th.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::chance::Chance;
use crate::clock::{DAY, HOUR};
use crate::web::words::ZONE;

/// How long the month is: with 31 days there is a 28th in it, whatever today is.
pub const MONTH_MS: i64 = 31 * DAY;
/// What was asked earlier than this is over by now; the help requests of this moment are made one by one.
const SETTLED_MS: i64 = 4 * HOUR;

/// Monday first.
const WEEK: [f64; 7] = [1.25, 1.2, 1.0, 1.1, 1.0, 0.35, 0.08];
/// From 8 h to 21 h.
const HOURS: [f64; 14] = [0.4, 1.2, 1.6, 1.3, 0.5, 0.6, 1.4, 1.3, 1.1, 0.8, 0.5, 0.3, 0.25, 0.12];
const FIRST_HOUR: i8 = 8;

/// What a day weighs for the monthly update: nothing to update outside the window, everybody on its first days, latecomers on its last.
fn update_weight(day_of_month: i8) -> f64 {
    match day_of_month {
        28 => 6.0,
        29 | 30 => 4.8,
        31 => 4.2,
        1 => 4.0,
        2 | 3 => 3.2,
        4..=7 => 1.8,
        8..=12 => 1.0,
        13 => 1.5,
        14 => 2.2,
        15 => 3.0,
        _ => 0.04,
    }
}

/// Every hour of the month in which somebody may ask, with its weight for the two kinds of help requests.
pub struct Calendar {
    hours: Vec<i64>,
    usual: Vec<f64>,
    update: Vec<f64>,
}

impl Calendar {
    /// The month that ends at `now` (UTC milliseconds).
    pub fn until(now: i64) -> Self {
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        let mut calendar = Self { hours: Vec::new(), usual: Vec::new(), update: Vec::new() };
        let first = Timestamp::from_millisecond(now - MONTH_MS).unwrap_or_default().to_zoned(zone.clone()).date();
        for date in (1..=31).filter_map(|days| first.checked_add(days.days()).ok()) {
            let weekday = WEEK[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)];
            for (hour, weight) in (FIRST_HOUR..).zip(HOURS) {
                let Ok(start) = date.at(hour, 0, 0, 0).to_zoned(zone.clone()) else { continue };
                let at = start.timestamp().as_millisecond();
                if at + HOUR + SETTLED_MS > now {
                    continue;
                }
                calendar.hours.push(at);
                calendar.usual.push(weekday * weight);
                // A deadline does not wait for Monday.
                calendar.update.push(weekday.max(0.3) * weight * update_weight(date.day()));
            }
        }
        calendar
    }

    /// An instant at which somebody asks.
    pub fn draw(&self, chance: &mut Chance, is_update: bool) -> i64 {
        let weights = if is_update { &self.update } else { &self.usual };
        let hour = chance.weighed(weights).and_then(|place| self.hours.get(place)).copied();
        hour.or_else(|| self.hours.first().copied()).unwrap_or_default() + chance.between(0, HOUR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_update_is_asked_for_from_the_28th() {
        // Sunday 2026-11-22 14:05 in Paris.
        let now = 1_795_352_700_000;
        let calendar = Calendar::until(now);
        let zone = TimeZone::get(ZONE).unwrap();
        let mut chance = Chance::new(28, 1);
        let days: Vec<i8> = (0..1_000)
            .map(|_| Timestamp::from_millisecond(calendar.draw(&mut chance, true)).unwrap().to_zoned(zone.clone()).day())
            .collect();
        let rush = days.iter().filter(|day| **day >= 28 || **day <= 3).count();
        assert!(rush > 550, "{rush} of 1,000 from the 28th to the 3rd");
        assert!(days.iter().filter(|day| (16..28).contains(*day)).count() < 40);
    }

    #[test]
    fn every_day_of_the_year_has_a_28th_behind_it() {
        for day in 0..366 {
            let now = 1_795_352_700_000 + day * DAY;
            let calendar = Calendar::until(now);
            let weight: f64 = calendar.update.iter().copied().fold(0.0, f64::max);
            assert!(weight > 2.0, "{day}");
            assert!(calendar.hours.iter().all(|at| (now - MONTH_MS..now).contains(at)));
        }
    }
}
