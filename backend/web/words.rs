//! Times, durations and numbers as people say them, in French and English.

#[cfg(test)]
mod tests;

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::contacts::Phone;
use super::templates::Lang;
pub use crate::clock::ZONE;
use crate::clock::{DAY, HOUR, MINUTE};

const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(super) const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
pub(super) const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

pub(super) fn register(tera: &mut Tera, lang: Lang) {
    tera.register_filter("day", move |at: i64, _: Kwargs, state: &State| -> TeraResult<String> {
        let zone = zone_of(state)?;
        Ok(state.get::<i64>("now")?.map_or_else(|| day_in(lang, at, &zone), |now| day_seen(lang, at, now, &zone)))
    });
    tera.register_filter("clock", move |at: i64, _: Kwargs, state: &State| -> TeraResult<String> {
        Ok(time_of_day_in(lang, at, &zone_of(state)?))
    });
    tera.register_filter("date", move |at: i64, _: Kwargs, state: &State| -> TeraResult<String> {
        Ok(super::numbers::date(lang, local(at, &zone_of(state)?).date()))
    });
    tera.register_filter("minutes", move |count: i64, _: Kwargs, _: &State| minutes(lang, count));
    tera.register_filter("phone", |number: &str, _: Kwargs, _: &State| phone(number));
    tera.register_filter("moment", move |at: i64, kwargs: Kwargs, state: &State| -> TeraResult<String> {
        let now = match kwargs.get::<i64>("now")? {
            Some(now) => now,
            None => state.get::<i64>("now")?.ok_or_else(|| tera::Error::message("`moment` needs now"))?,
        };
        Ok(moment_in(lang, at, now, &zone_of(state)?))
    });
}

/// A page about a place, or about somebody who lives by other clocks, says so: `zone` in its context, an IANA name.
fn zone_of(state: &State) -> TeraResult<TimeZone> {
    // None where nothing says whose clocks count.
    let name = state.get::<Value>("zone")?.and_then(|zone| zone.as_str().map(str::to_owned));
    Ok(name.and_then(|name| TimeZone::get(&name).ok()).unwrap_or_else(instance_zone))
}

/// The clocks of the instance.
pub fn instance_zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC) // bundled with the program
}

fn local(at: i64, zone: &TimeZone) -> jiff::Zoned {
    Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(zone.clone())
}

fn weekday(lang: Lang, day: Weekday) -> &'static str {
    let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
    match lang {
        Lang::Fr => DAYS_FR[index],
        Lang::En => DAYS_EN[index],
    }
}

/// "lundi 23 novembre", "Monday 23 November".
pub fn day(lang: Lang, at: i64) -> String {
    day_in(lang, at, &instance_zone())
}

/// The same by the clocks of a zone.
pub fn day_in(lang: Lang, at: i64, zone: &TimeZone) -> String {
    let at = local(at, zone);
    let month = usize::try_from(at.month() - 1).unwrap_or(0);
    let month = match lang {
        Lang::Fr => MONTHS_FR[month],
        Lang::En => MONTHS_EN[month],
    };
    let number = if at.day() == 1 && lang == Lang::Fr { "1er".to_owned() } else { at.day().to_string() };
    format!("{} {number} {month}", weekday(lang, at.weekday()))
}

/// "22 novembre 2026": the day of an instant, by the clocks of the instance.
pub fn date_at(lang: Lang, at: i64) -> String {
    date_in(lang, at, &instance_zone())
}

/// The same by the clocks of a zone.
pub fn date_in(lang: Lang, at: i64, zone: &TimeZone) -> String {
    super::numbers::date(lang, local(at, zone).date())
}

/// The same with its year, when that is not the year of `now`: "lundi 23 novembre 2025".
pub fn day_seen(lang: Lang, at: i64, now: i64, zone: &TimeZone) -> String {
    let year = local(at, zone).year();
    if year == local(now, zone).year() { day_in(lang, at, zone) } else { format!("{} {year}", day_in(lang, at, zone)) }
}

/// "14 h 05", "9 h"; "2:05 pm", "9 am".
pub fn time_of_day(lang: Lang, at: i64) -> String {
    time_of_day_in(lang, at, &instance_zone())
}

/// The same by the clocks of a zone.
pub fn time_of_day_in(lang: Lang, at: i64, zone: &TimeZone) -> String {
    let at = local(at, zone);
    clock(lang, at.hour(), at.minute())
}

/// A time of day in words: hour 0 to 23, minute 0 to 59.
pub fn clock(lang: Lang, hour: i8, minute: i8) -> String {
    match lang {
        Lang::Fr if minute == 0 => format!("{hour}\u{a0}h"),
        Lang::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        Lang::En => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            if minute == 0 { format!("{hour}\u{a0}{half}") } else { format!("{hour}:{minute:02}\u{a0}{half}") }
        }
    }
}

/// 90 → "1 h 30"; 25 → "25 minutes".
pub fn minutes(lang: Lang, count: i64) -> String {
    match (count / 60, count % 60) {
        (0, 1) => "1\u{a0}minute".into(),
        (0, minutes) => format!("{minutes}\u{a0}minutes"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) if lang == Lang::Fr => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
        (hours, minutes) => format!("{hours}\u{a0}h {minutes:02}"),
    }
}

/// 1_400_000 → "1,4 Mo", "1.4 MB"; 42_000_000_000 → "42 Go".
pub fn size(lang: Lang, bytes: u64) -> String {
    let (units, comma) =
        if lang == Lang::Fr { (["octets", "Ko", "Mo", "Go", "To"], ",") } else { (["bytes", "KB", "MB", "GB", "TB"], ".") };
    let (mut tenths, mut unit) = (bytes.saturating_mul(10), 0);
    while tenths >= 10_000 && unit + 1 < units.len() {
        (tenths, unit) = (tenths / 1_000, unit + 1);
    }
    let fraction = if tenths < 100 && unit > 0 && tenths % 10 > 0 { format!("{comma}{}", tenths % 10) } else { String::new() };
    format!("{}{fraction}\u{a0}{}", tenths / 10, units[unit])
}

/// 12 s → "12 secondes"; 3 min → "3 minutes"; less than one is not counted.
pub fn length(lang: Lang, time: Duration) -> String {
    let fr = lang == Lang::Fr;
    match time.as_secs() {
        0 => if fr { "moins d’une seconde" } else { "less than a second" }.into(),
        1 => if fr { "1\u{a0}seconde" } else { "1\u{a0}second" }.into(),
        count @ 2..90 => format!("{count}\u{a0}{}", if fr { "secondes" } else { "seconds" }),
        count => minutes(lang, i64::try_from(count / 60).unwrap_or(i64::MAX)),
    }
}

/// "+33639981234" → "06 39 98 12 34", as [`Phone::display`] has it, with spaces that do not break; what is no number stays as it is.
pub fn phone(number: &str) -> String {
    Phone::parse(number).map_or_else(|_| number.to_owned(), |phone| phone.display().replace(' ', "\u{a0}"))
}

/// A past or coming instant, as people say it: "il y a 3 minutes", "ce matin vers 10 h", "demain à 14 h".
pub fn moment(lang: Lang, at: i64, now: i64) -> String {
    moment_in(lang, at, now, &instance_zone())
}

/// The same by the clocks of a zone.
pub fn moment_in(lang: Lang, at: i64, now: i64, zone: &TimeZone) -> String {
    let fr = lang == Lang::Fr;
    let ago = now - at;
    if (0..MINUTE).contains(&ago) {
        return if fr { "à l’instant" } else { "just now" }.into();
    }
    if (MINUTE..HOUR).contains(&ago) {
        let count = ago / MINUTE;
        let s = if count > 1 { "s" } else { "" };
        return if fr { format!("il y a {count}\u{a0}minute{s}") } else { format!("{count}\u{a0}minute{s} ago") };
    }
    if ago < 0 && -ago < HOUR {
        let count = (-ago + MINUTE - 1) / MINUTE;
        let s = if count > 1 { "s" } else { "" };
        return if fr { format!("dans {count}\u{a0}minute{s}") } else { format!("in {count}\u{a0}minute{s}") };
    }
    let days = (local(at, zone).date() - local(now, zone).date()).get_days();
    let time = time_of_day_in(lang, at, zone);
    match (days, fr) {
        (0, true) => format!("aujourd’hui à {time}"),
        (0, false) => format!("today at {time}"),
        (-1, true) => format!("hier à {time}"),
        (-1, false) => format!("yesterday at {time}"),
        (1, true) => format!("demain à {time}"),
        (1, false) => format!("tomorrow at {time}"),
        (_, true) => format!("{} à {time}", day_seen(lang, at, now, zone)),
        (_, false) => format!("{} at {time}", day_seen(lang, at, now, zone)),
    }
}

/// The local day of an instant, as a number that rises by one at each local midnight.
pub fn day_number(at: i64) -> i64 {
    let at = local(at, &instance_zone());
    let offset = i64::from(at.offset().seconds()) * 1_000;
    (at.timestamp().as_millisecond() + offset).div_euclid(DAY)
}
