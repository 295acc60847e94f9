//! What the pages on which hours are answered have in common: the list, and what its form sends.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::actions::{answers, endings};
use super::rights::Validator;
use super::span::day_of;
use super::store::{self as ledger, endings as rows};
use super::waiting::{self, Filter, Waiting};
use super::{HoursKind, Source};
use crate::associations;
use crate::context;
use crate::helpers::availability::midnight;
use crate::state::AppState;
use crate::storage::{Error, Tx};
use crate::web::text::{TextFault, clean_line};
use crate::web::words::instance_zone;
use crate::web::{Context, Faults, Lang, PAGE_ROWS};

const MOST_REASON_CHARS: usize = 200;
const MOST_PLACE_CHARS: usize = 80;
/// A contract that ended is shown so long: hours come in late, and the attestation is to be signed.
const KEPT_DAYS: i64 = 60;

/// The list as `recognition/waiting.html` shows it; `path` is where it lives.
pub async fn list(state: &AppState, by: &Validator, filter: &Filter, path: &str, lang: Lang) -> Result<Context, Error> {
    let zone = zone(state, by).await?;
    let rows = waiting::read(state.db(), by, filter, lang, &zone).await?;
    let pager = filter.pager(rows.len(), path);
    let plain: Vec<&Waiting> = rows.iter().filter(|row| !row.has_remark()).collect();
    let shown: Vec<&Waiting> = rows.iter().skip(pager.skipped()).take(PAGE_ROWS).collect();
    Ok(context! {
        minutes: rows.iter().map(|row| row.minutes).sum::<i64>(),
        plain: plain.len(),
        plain_minutes: plain.iter().map(|row| row.minutes).sum::<i64>(),
        ticked: shown.iter().filter(|row| filter.picks(row)).map(|row| row.id.as_str()).collect::<Vec<_>>(),
        rows: shown,
        sent: Picked::default(),
        errors: BTreeMap::<String, String>::new(),
        pick_all: filter.address(path, "all"),
        pick_none: filter.address(path, "none"),
        pager: pager,
        to: path,
        is_narrowed: filter.is_narrowed(),
        filter: filter,
        endings: ending_soon(state, by, path, &zone).await?,
        zone: zone.iana_name(),
    })
}

/// The list again, with what was ticked and typed, and what is wrong beside it.
pub async fn list_again(
    state: &AppState,
    by: &Validator,
    sent: &Picked,
    faults: &Faults,
    path: &str,
    lang: Lang,
) -> Result<Context, Error> {
    let mut context = list(state, by, &sent.filter(), path, lang).await?;
    if sent.row.is_empty() {
        context.insert("ticked", &sent.hours);
    }
    let errors: BTreeMap<String, String> = faults.in_words(lang).into_iter().map(|(field, words)| (sent.id_of(field), words)).collect();
    context.extend(context! { errors: errors, sent: sent });
    Ok(context)
}

/// The clocks of the association that answers.
async fn zone(state: &AppState, by: &Validator) -> Result<TimeZone, Error> {
    let association = associations::store::association(state.db(), by.association()).await?;
    Ok(association.map_or_else(instance_zone, |association| association.zone()))
}

/// A civic-service volunteer whose contract ends soon, or did a short while ago.
#[derive(Serialize)]
struct EndingSoon {
    name: String,
    last_day: i64,
    is_over: bool,
    waiting: usize,
    minutes: i64,
    /// What they wait for, alone in the list.
    href: String,
    /// Where their attestation is signed.
    sign: String,
}

async fn ending_soon(state: &AppState, by: &Validator, path: &str, zone: &TimeZone) -> Result<Vec<EndingSoon>, Error> {
    let today = day_of(state.clock().now(), zone);
    let (from, until) = (today.saturating_sub(KEPT_DAYS.days()), today.saturating_add(endings::DAYS_BEFORE.days()));
    let mut soon = Vec::new();
    let mut found = rows::of_association(state.db(), by.association(), &from.to_string(), &until.to_string()).await?;
    found.retain(|ending| by.answers_for(ending.account_id));
    let lines = if found.is_empty() { Vec::new() } else { ledger::to_validate(state.db(), by.association()).await? };
    for ending in found {
        let own: Vec<i64> = lines.iter().filter(|line| line.account == ending.account_id).map(|line| line.minutes).collect();
        let (waiting, minutes) = (own.len(), own.iter().sum());
        let name = format!("{} {}", ending.first_name, ending.last_name).trim().to_owned();
        let last_day = ending.last_day.parse().unwrap_or(today);
        let filter = Filter { q: name.clone(), kind: HoursKind::CivicActivity.as_str().to_owned(), ..Filter::default() };
        soon.push(EndingSoon {
            last_day: midnight(last_day, zone),
            is_over: last_day < today,
            waiting,
            minutes,
            href: filter.address(path, ""),
            sign: format!("/members/{}/attestations", ending.membership_id),
            name,
        });
    }
    Ok(soon)
}

/// What the form of the list sends, or one that stands in a row.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Picked {
    /// Those that are ticked: [`Source`]s.
    hours: Vec<String>,
    /// "1": all that the list holds, on every page, and that call for no remark.
    every: String,
    /// The row whose own form this is; else empty.
    row: String,
    reason: String,
    /// Of a signed paper.
    kept_where: String,
    q: String,
    activity: String,
    kind: String,
    said: String,
    page: String,
}

impl Picked {
    fn sources(&self) -> Vec<Source> {
        self.hours.iter().filter_map(|source| source.parse().ok()).collect()
    }

    /// The list as it was narrowed when somebody answered.
    fn filter(&self) -> Filter {
        let Self { q, activity, kind, said, page, .. } = self.clone();
        Filter { q, activity, kind, said, page, ..Filter::default() }
    }

    /// The id of a field on the page: each row has its own.
    fn id_of(&self, field: &str) -> String {
        if self.row.is_empty() { field.to_owned() } else { format!("{field}-{}", self.row) }
    }

    /// Where the answer leads: the same list; `path` is where it lives.
    pub fn address(&self, path: &str) -> String {
        self.filter().address(path, "")
    }
}

/// The id of what to say, or what is wrong with what was sent.
pub type Answered = Result<&'static str, Faults>;

/// Agrees to them.
pub async fn accept(state: &AppState, by: &Validator, picked: &Picked, lang: Lang) -> Result<Answered, Error> {
    let mut sources = picked.sources();
    if picked.every == "1" {
        let rows = waiting::read(state.db(), by, &picked.filter(), lang, &zone(state, by).await?).await?;
        sources = rows.iter().filter(|row| !row.has_remark()).map(|row| row.source).collect();
    }
    if sources.is_empty() {
        return Ok(Err(none_ticked()));
    }
    let by = by.clone();
    let count = state.storage.write(async move |tx| answers::validate_all(tx, &by, &sources).await).await?;
    Ok(Ok(if count > 0 { "notice-board-hours-accepted" } else { "refusal-board-moved-on" }))
}

/// Refuses them, for the reason that is given.
pub async fn refuse(state: &AppState, by: &Validator, picked: &Picked) -> Result<Answered, Error> {
    let sources = picked.sources();
    if sources.is_empty() {
        return Ok(Err(none_ticked()));
    }
    let reason = match reason(&picked.reason) {
        Ok(reason) => reason,
        Err(faults) => return Ok(Err(faults)),
    };
    let by = by.clone();
    let count = state.storage.write(async move |tx| answers::refuse_all(tx, &by, &sources, &reason).await).await?;
    Ok(Ok(if count > 0 { "notice-board-hours-refused" } else { "refusal-board-moved-on" }))
}

/// Notes that the signed paper of one of them was seen, and where it is kept.
pub async fn paper(state: &AppState, by: &Validator, picked: &Picked) -> Result<Answered, Error> {
    let kept_where = match typed("kept_where", &picked.kept_where, MOST_PLACE_CHARS, "waiting-paper-where-missing") {
        Ok(kept_where) => kept_where,
        Err(faults) => return Ok(Err(faults)),
    };
    let sources = picked.sources();
    let by = by.clone();
    let work = async move |tx: &Tx| {
        let Some(source) = sources.first() else { return Ok(false) };
        answers::paper_seen(tx, &by, *source, &kept_where).await
    };
    Ok(Ok(if state.storage.write(work).await? { "notice-paper-seen" } else { "refusal-paper-not-noted" }))
}

/// Why hours are refused, as their helper reads it.
pub fn reason(line: &str) -> Result<String, Faults> {
    typed("reason", line, MOST_REASON_CHARS, "board-hours-reason-missing")
}

fn none_ticked() -> Faults {
    let mut faults = Faults::default();
    faults.add("hours", "board-hours-none-ticked");
    faults
}

/// A line that is owed; `missing` is what to say when it is empty.
fn typed(field: &'static str, line: &str, most_chars: usize, missing: &str) -> Result<String, Faults> {
    clean_line(line, most_chars).map_err(|fault| {
        let mut faults = Faults::default();
        faults.add(field, if fault == TextFault::Empty { missing.to_owned() } else { fault.to_string() });
        faults
    })
}
