//! Days as fields send them ("2026-11-23"), as instants.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::ZONE;

/// The local midnight that begins a day; `None` for what is no day.
pub fn midnight(typed: &str) -> Option<i64> {
    begins(typed.trim().parse().ok()?)
}

/// The midnight that ends it.
pub fn midnight_after(typed: &str) -> Option<i64> {
    begins(typed.trim().parse::<Date>().ok()?.tomorrow().ok()?)
}

fn begins(day: Date) -> Option<i64> {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC); // bundled with the program
    Some(day.to_zoned(zone).ok()?.timestamp().as_millisecond())
}
