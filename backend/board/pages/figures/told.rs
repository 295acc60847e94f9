//! Figures in words.

use serde::Serialize;

use super::Counted;
use crate::board::figures::masking::{FEWEST, Told};
use crate::board::figures::period::{Period, Step};
use crate::board::figures::sheet::{self, Audience, Row, Sheet};
use crate::board::figures::tally::Figures;
use crate::board::figures::{Cut, Ending};
use crate::web::{Lang, numbers, templates};

/// A table, as `components/list.html` draws it.
#[derive(Debug, Serialize)]
pub struct Table {
    pub caption: String,
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub numbers: Vec<usize>,
}

/// A figure, large.
#[derive(Debug, Serialize)]
pub struct Number {
    pub number: String,
    pub label: String,
}

/// A count that may be kept back.
pub fn told(lang: Lang, told: Told, say: impl Fn(Lang, i64) -> String) -> String {
    match told {
        Told::Count(count) => say(lang, count),
        Told::Few => templates::plain(lang, "figures-few"),
        Told::Withheld => templates::plain(lang, "figures-withheld"),
    }
}

pub fn count(lang: Lang, what: Told) -> String {
    told(lang, what, numbers::number)
}

/// The count, unless it is kept back.
pub fn count_of(told: Told) -> Option<i64> {
    match told {
        Told::Count(count) => Some(count),
        Told::Few | Told::Withheld => None,
    }
}

/// A wait; a dash where nobody waited.
pub fn wait(lang: Lang, what: Option<Told>) -> String {
    what.map_or_else(|| "–".to_owned(), |what| told(lang, what, numbers::wait))
}

/// What share of the whole, where both are told.
pub fn share(lang: Lang, part: Told, whole: Told) -> String {
    match (part, whole) {
        (_, Told::Count(0)) => "–".to_owned(),
        (Told::Count(part), Told::Count(whole)) => numbers::percent(lang, part, whole),
        _ => templates::plain(lang, "figures-withheld"),
    }
}

/// The name of a group.
pub fn name(lang: Lang, cut: Cut, key: &str) -> String {
    let id = match cut {
        _ if key.is_empty() => format!("figures-none-{}", cut.as_str()),
        Cut::Place => return key.to_owned(),
        Cut::Topic => format!("topic-{key}"),
        Cut::Language => format!("language-{key}"),
        Cut::Way => format!("profile-meeting-{key}"),
        Cut::Size | Cut::Kind | Cut::Asked => format!("figures-{}-{key}", cut.as_str()),
    };
    let said = templates::plain(lang, &id);
    if said == id { key.to_owned() } else { said }
}

/// "Du 1er novembre 2026 au 30 novembre 2026".
pub fn days(lang: Lang, period: &Period) -> String {
    let (from, to) = (numbers::date(lang, period.from), numbers::date(lang, period.last()));
    if from == to {
        templates::with(lang, "figures-day", &[("day", &from)])
    } else {
        templates::with(lang, "figures-days", &[("from", &from), ("to", &to)])
    }
}

pub fn step(lang: Lang, step: &Step) -> String {
    if step.is_month { numbers::short_month(lang, step.from) } else { numbers::short_day(lang, step.from) }
}

/// The columns of a sheet, without the name of the group.
fn cells(lang: Lang, row: &Row) -> [String; 8] {
    [
        count(lang, row.requests),
        wait(lang, row.median),
        wait(lang, row.ninth),
        count(lang, row.unmet),
        count(lang, row.sessions),
        told(lang, row.minutes, numbers::minutes_or_none),
        count(lang, row.people),
        share(lang, row.by_themselves, row.sessions),
    ]
}

/// The ends of Fluent ids, "figures-column-…".
pub const COLUMNS: [&str; 8] = ["requests", "median", "ninth", "unmet", "sessions", "hours", "people", "autonomy"];

fn column(lang: Lang, name: &str) -> String {
    templates::plain(lang, &format!("figures-column-{name}"))
}

pub fn cut(lang: Lang, cut: Cut) -> String {
    templates::plain(lang, &format!("figures-by-{}", cut.as_str()))
}

pub fn sheet(lang: Lang, by: Cut, sheet: &Sheet) -> Table {
    let line = |name: String, row: &Row| std::iter::once(name).chain(cells(lang, row)).collect();
    let mut rows: Vec<Vec<String>> = sheet.rows.iter().map(|row| line(name(lang, by, &row.key), row)).collect();
    rows.push(line(templates::plain(lang, "figures-all"), &sheet.total));
    let headers = std::iter::once(cut(lang, by)).chain(COLUMNS.map(|name| column(lang, name))).collect();
    Table { caption: templates::with(lang, "figures-table", &[("by", &cut(lang, by))]), headers, rows, numbers: (1..=8).collect() }
}

/// Who waits longest, and least, among groups that are large enough to say so.
pub fn extremes(lang: Lang, by: Cut, sheet: &Sheet) -> Option<String> {
    let large = sheet.rows.iter().filter(|row| matches!(row.requests, Told::Count(FEWEST..)));
    let waits = || large.clone().filter_map(|row| Some((count_of(row.median?)?, row)));
    let (long, most) = waits().max_by_key(|(minutes, _)| *minutes)?;
    let (short, least) = waits().min_by_key(|(minutes, _)| *minutes)?;
    let values = [
        ("most", &*name(lang, by, &most.key)),
        ("long", &*numbers::wait(lang, long)),
        ("least", &*name(lang, by, &least.key)),
        ("short", &*numbers::wait(lang, short)),
    ];
    (long > short).then(|| templates::with(lang, "figures-extremes", &values))
}

/// What became of those asked: only what happened.
pub fn endings(lang: Lang, counted: &Counted, audience: Audience) -> Table {
    let whole = sheet::total(&counted.all, audience).requests;
    let parts = sheet::endings(&counted.all, audience);
    let rows = parts.iter().filter(|part| part.count != Told::Count(0)).map(|part| {
        let is_unmet = Ending::parse(part.key).is_some_and(Ending::is_unmet);
        let name = templates::plain(lang, &format!("figures-ending-{}", part.key));
        let name = if is_unmet { templates::with(lang, "figures-unmet-because", &[("why", &name)]) } else { name };
        vec![name, count(lang, part.count), share(lang, part.count, whole)]
    });
    parts_table(lang, "endings", "requests", rows.collect())
}

/// Who did it.
pub fn autonomy(lang: Lang, counted: &Counted, audience: Audience) -> Table {
    let whole = sheet::total(&counted.all, audience).sessions;
    let rows = sheet::autonomy(&counted.all, audience).into_iter().map(|part| {
        let name = templates::plain(lang, &format!("figures-autonomy-{}", part.key));
        vec![name, count(lang, part.count), share(lang, part.count, whole)]
    });
    parts_table(lang, "autonomy", "sessions", rows.collect())
}

fn parts_table(lang: Lang, what: &str, of: &str, rows: Vec<Vec<String>>) -> Table {
    let caption = templates::plain(lang, &format!("figures-{what}"));
    Table { headers: vec![caption.clone(), column(lang, of), templates::plain(lang, "figures-share")], caption, rows, numbers: vec![1, 2] }
}

pub fn numbers(lang: Lang, counted: &Counted, audience: Audience) -> Vec<Number> {
    let (all, total) = (&counted.all, sheet::total(&counted.all, audience));
    let alone = |count: i64| if audience == Audience::Inside { Told::Count(count) } else { Told::of(count) };
    let number = |label: &str, number: String| Number { number, label: templates::plain(lang, &format!("figures-number-{label}")) };
    let mut numbers = vec![
        number("requests", count(lang, total.requests)),
        number("median", wait(lang, total.median)),
        number("ninth", wait(lang, total.ninth)),
        number("unmet", count(lang, total.unmet)),
        number("sessions", count(lang, total.sessions)),
        number("hours", told(lang, total.minutes, numbers::minutes_or_none)),
        number("people", count(lang, total.people)),
        number("helpers", count(lang, alone(all.helpers))),
    ];
    // Beside the people helped, never among them; where no workshop was held there is nothing to say.
    if all.participants > 0 {
        numbers.insert(numbers.len() - 1, number("participants", count(lang, total.participants)));
    }
    numbers
}

/// How it was in the days before, in sentences; what is kept back is not compared.
pub fn compared(lang: Lang, counted: &Counted, audience: Audience) -> Vec<String> {
    let (now, before) = (sheet::total(&counted.all, audience), sheet::total(&counted.before, audience));
    let numbers = |now: Told, before: Told| Some((count_of(now)?, count_of(before)?));
    let both = |now: Option<Told>, before: Option<Told>| numbers(now?, before?);
    let said = |what: &str, pair: Option<(i64, i64)>, say: fn(Lang, i64) -> String| {
        let (now, before) = pair?;
        let by = say(lang, (now - before).abs());
        let change = match now.cmp(&before) {
            std::cmp::Ordering::Less => templates::with(lang, "figures-less", &[("by", &by)]),
            std::cmp::Ordering::Equal => templates::plain(lang, "figures-same"),
            std::cmp::Ordering::Greater => templates::with(lang, "figures-more", &[("by", &by)]),
        };
        let values = [("now", &*say(lang, now)), ("before", &*say(lang, before)), ("change", &*change)];
        Some(templates::with(lang, &format!("figures-compared-{what}"), &values))
    };
    [
        said("requests", numbers(now.requests, before.requests), numbers::number),
        said("median", both(now.median, before.median), numbers::wait),
        said("sessions", numbers(now.sessions, before.sessions), numbers::number),
        said("hours", numbers(now.minutes, before.minutes), numbers::minutes_or_none),
        said("people", numbers(now.people, before.people), numbers::number),
    ]
    .into_iter()
    .flatten()
    .filter(|_| !counted.before.is_empty())
    .collect()
}

/// Those asked in a week or month, and their median wait.
type Asked = (Told, Option<Told>);

/// Sums by week or month.
pub fn steps(lang: Lang, counted: &Counted, audience: Audience) -> (Vec<Step>, Vec<Asked>, Table) {
    let steps = counted.period.steps(crate::board::figures::period::day_of(counted.now));
    let spans: Vec<(i64, i64)> = steps.iter().map(Step::instants).collect();
    let sums: Vec<Figures> = counted.lines.asked_in(&spans);
    let shown = sheet::steps(&sums, audience);
    let is_month = steps.first().is_some_and(|step| step.is_month);
    let first = templates::plain(lang, if is_month { "figures-month" } else { "figures-week" });
    let rows = steps.iter().zip(&shown).map(|(at, (asked, median))| vec![step(lang, at), count(lang, *asked), wait(lang, *median)]);
    let table = Table {
        caption: templates::plain(lang, "figures-steps"),
        headers: vec![first, column(lang, "requests"), column(lang, "median")],
        rows: rows.collect(),
        numbers: vec![1, 2],
    };
    (steps, shown, table)
}

/// How many stayed nobody's, in a sentence; nothing when none did.
pub fn nobodys(lang: Lang, counted: &Counted, audience: Audience) -> Option<String> {
    let shown = if audience == Audience::Inside { Told::Count(counted.nobodys) } else { Told::of(counted.nobodys) };
    (counted.nobodys > 0).then(|| templates::with(lang, "figures-nobodys", &[("count", &count(lang, shown))]))
}
