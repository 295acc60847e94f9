//! The clock of the month: seconds since its first midnight, moved by what happens.

use matching::{LocalDay, Moment, Now};

use crate::region::FIRST_DAY;

pub const MINUTE: i64 = 60;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// The region's clocks show UTC: no zone matters here.
pub fn now(second: i64) -> Now {
    Now { at: (i64::from(FIRST_DAY.0) * DAY + second) * 1000, local: moment(second) }
}

pub fn moment(second: i64) -> Moment {
    let day = i32::try_from(second.div_euclid(DAY)).unwrap_or(i32::MAX);
    Moment::on(FIRST_DAY.plus(day), u16::try_from(second.rem_euclid(DAY) / MINUTE).unwrap_or_default())
}

pub fn second(moment: Moment) -> i64 {
    i64::from(moment.day().0 - FIRST_DAY.0) * DAY + i64::from(moment.minute_of_day()) * MINUTE
}

pub fn day(second: i64) -> LocalDay {
    moment(second).day()
}
