//! When and where a permanence is, as people say it: on the clocks of its place.

use jiff::civil::Date;

use super::repeat::instant;
use super::{Permanence, time_zone};
use crate::places::communes::{Commune, communes};
use crate::web::Lang;
use crate::web::templates::with;
use crate::web::words;

/// "mardi 1er décembre 2026" without its year when that is this one's. `now`: UTC milliseconds.
pub fn date(lang: Lang, date: Date, now: i64) -> String {
    let zone = time_zone(words::ZONE);
    let noon = instant(date.at(12, 0, 0, 0), &zone).unwrap_or(now);
    words::day_seen(lang, noon, now, &zone)
}

pub fn day(lang: Lang, permanence: &Permanence, now: i64) -> String {
    date(lang, permanence.local(permanence.starts_at).date(), now)
}

/// "14 h".
pub fn clock(lang: Lang, permanence: &Permanence, at: i64) -> String {
    let local = permanence.local(at);
    words::clock(lang, local.hour(), local.minute())
}

/// "14 h – 17 h".
pub fn hours(lang: Lang, permanence: &Permanence) -> String {
    format!("{}\u{a0}– {}", clock(lang, permanence, permanence.starts_at), clock(lang, permanence, permanence.ends_at))
}

/// "mardi 1er décembre, de 14 h à 17 h".
pub fn when(lang: Lang, permanence: &Permanence, now: i64) -> String {
    let (from, until) = (clock(lang, permanence, permanence.starts_at), clock(lang, permanence, permanence.ends_at));
    with(lang, "permanence-when", &[("day", &day(lang, permanence, now)), ("from", &from), ("until", &until)])
}

/// "Médiathèque, 1 rue Verte, Chartres (28)".
pub fn place(permanence: &Permanence) -> String {
    let commune = communes().by_code(&permanence.commune).map(Commune::label).unwrap_or_default();
    [permanence.place_name.as_str(), &permanence.address, &commune]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
