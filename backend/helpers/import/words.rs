//! Days, languages, topics and communes as people write them in a cell.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::helpers::{LANGUAGES, language_bit};
use crate::learning::topics::Topic;
use crate::places::communes::{Commune, communes};
use crate::web::text::fold;
use crate::web::{Lang, templates};

const MONTHS: [(&str, i8); 28] = [
    ("janvier", 1),
    ("january", 1),
    ("janv", 1),
    ("fevrier", 2),
    ("february", 2),
    ("fevr", 2),
    ("mars", 3),
    ("march", 3),
    ("avril", 4),
    ("april", 4),
    ("avr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("june", 6),
    ("juillet", 7),
    ("july", 7),
    ("juil", 7),
    ("aout", 8),
    ("august", 8),
    ("septembre", 9),
    ("september", 9),
    ("octobre", 10),
    ("october", 10),
    ("novembre", 11),
    ("november", 11),
    ("decembre", 12),
    ("december", 12),
];

/// 2027-11-23, 23/11/2027, 23.11.27, "23 novembre 2027", or the number that Excel keeps of a day (since 1900).
pub fn day(cell: &str) -> Option<Date> {
    let cell = cell.trim();
    let day_part = cell.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(day) = day_part.parse::<Date>() {
        return sensible(day);
    }
    if let Ok(serial) = cell.parse::<i32>() {
        // Day 1 is 1 January 1900, and Excel believes in 29 February 1900.
        return (10_000..80_000).contains(&serial).then(|| date(1899, 12, 30).checked_add(i64::from(serial).days()).ok()).flatten();
    }
    let folded = fold(cell);
    let mut parts = folded.split(' ').filter(|part| *part != "1er" || folded.starts_with("1er"));
    let (first, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |text: &str| text.trim_end_matches("er").parse::<i16>().ok();
    let month = number(month).or_else(|| MONTHS.iter().find(|(name, _)| *name == month).map(|(_, month)| i16::from(*month)))?;
    let year = number(year).map(|year| if year < 100 { 2000 + year } else { year })?;
    sensible(Date::new(year, i8::try_from(month).ok()?, i8::try_from(number(first)?).ok()?).ok()?)
}

fn sensible(day: Date) -> Option<Date> {
    (1900..2100).contains(&day.year()).then_some(day)
}

/// Folded words of each language: its code, and its name in both of ours.
static SPOKEN: LazyLock<HashMap<String, u64>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for code in LANGUAGES {
        let bit = language_bit(code).map_or(0, |bit| 1 << bit);
        known.insert(code.to_owned(), bit);
        for lang in [Lang::Fr, Lang::En] {
            known.insert(fold(&templates::plain(lang, &format!("language-{code}"))), bit);
        }
    }
    known
});

/// The bit of a language named in French or English, or by its code.
pub fn languages(cell: &str) -> Option<u64> {
    SPOKEN.get(&fold(cell)).copied()
}

static NAMED: LazyLock<HashMap<String, u64>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for topic in Topic::all() {
        known.insert(fold(topic.as_str()), 1 << topic.bit());
        for lang in [Lang::Fr, Lang::En] {
            known.insert(fold(&templates::plain(lang, topic.label_id())), 1 << topic.bit());
        }
    }
    let all = (1 << Topic::all().len()) - 1;
    for word in ["tout", "toutes", "tous", "all", "everything"] {
        known.insert(word.to_owned(), all);
    }
    known
});

/// The bit of a topic by its name in French or English, or by La Coop's word; all of them for "toutes".
pub fn topics(cell: &str) -> Option<u64> {
    NAMED.get(&fold(cell)).copied()
}

static COMMUNES: LazyLock<HashMap<String, Vec<&'static Commune>>> = LazyLock::new(|| {
    let mut named: HashMap<String, Vec<&'static Commune>> = HashMap::new();
    for commune in communes().all() {
        named.entry(fold(commune.name)).or_default().push(commune);
    }
    named
});

/// The INSEE code of a commune by its name, told from its namesakes by its postal code; other spellings are looked up as a form
/// does ("St-Denis (974)", "28000 Chartres").
pub fn commune(cell: &str, postal: Option<&str>) -> Option<&'static str> {
    let named = COMMUNES.get(&fold(cell)).map_or(&[][..], Vec::as_slice);
    let there = named.iter().find(|commune| commune.postal_codes().any(|code| Some(code) == postal));
    match (there, named) {
        (Some(commune), _) | (None, [commune]) => Some(commune.code),
        _ => communes().exactly(cell).map(|commune| commune.code),
    }
}

/// The only commune of a postal code.
pub fn commune_of_postal(postal: &str) -> Option<&'static str> {
    let mut here = communes().all().iter().filter(|commune| commune.postal_codes().any(|code| code == postal));
    let first = here.next()?;
    here.next().is_none().then_some(first.code)
}
