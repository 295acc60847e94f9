//! What the pages on which hours are answered have in common: the list, and what its form sends.

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
use crate::web::text::clean_line;
use crate::web::words::instance_zone;
use crate::web::{Context, Lang, PAGE_ROWS};

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
    Ok(context! {
        minutes: rows.iter().map(|row| row.minutes).sum::<i64>(),
        plain: plain.len(),
        plain_minutes: plain.iter().map(|row| row.minutes).sum::<i64>(),
        rows: rows.iter().skip(pager.skipped()).take(PAGE_ROWS).collect::<Vec<_>>(),
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

/// What the form of the list sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Picked {
    /// Those that are ticked: [`Source`]s.
    hours: Vec<String>,
    /// "1": all that the list holds, on every page, and that call for no remark.
    every: String,
    reason: String,
    /// Of a signed paper.
    kept_where: String,
    q: String,
    activity: String,
    kind: String,
    said: String,
}

impl Picked {
    fn sources(&self) -> Vec<Source> {
        self.hours.iter().filter_map(|source| source.parse().ok()).collect()
    }

    /// The list as it was narrowed when somebody answered.
    fn filter(&self) -> Filter {
        let Self { q, activity, kind, said, .. } = self.clone();
        Filter { q, activity, kind, said, ..Filter::default() }
    }

    /// Where the answer leads: the same list; `path` is where it lives.
    pub fn address(&self, path: &str) -> String {
        self.filter().address(path, "")
    }
}

/// Agrees to them; the id of what to say.
pub async fn accept(state: &AppState, by: &Validator, picked: Picked, lang: Lang) -> Result<&'static str, Error> {
    let mut sources = picked.sources();
    if picked.every == "1" {
        let rows = waiting::read(state.db(), by, &picked.filter(), lang, &zone(state, by).await?).await?;
        sources = rows.iter().filter(|row| !row.has_remark()).map(|row| row.source).collect();
    }
    if sources.is_empty() {
        return Ok("refusal-board-hours-none");
    }
    let by = by.clone();
    state.storage.write(async move |tx| answers::validate_all(tx, &by, &sources).await).await?;
    Ok("notice-board-hours-accepted")
}

/// Refuses them, for the reason that is given; the id of what to say.
pub async fn refuse(state: &AppState, by: &Validator, picked: Picked) -> Result<&'static str, Error> {
    let sources = picked.sources();
    if sources.is_empty() {
        return Ok("refusal-board-hours-none");
    }
    let Ok(reason) = clean_line(&picked.reason, MOST_REASON_CHARS) else { return Ok("refusal-board-hours-reason") };
    let by = by.clone();
    state.storage.write(async move |tx| answers::refuse_all(tx, &by, &sources, &reason).await).await?;
    Ok("notice-board-hours-refused")
}

/// Notes that the signed paper of one of them was seen, and where it is kept; the id of what to say.
pub async fn paper(state: &AppState, by: &Validator, picked: Picked) -> Result<&'static str, Error> {
    let Ok(kept_where) = clean_line(&picked.kept_where, MOST_PLACE_CHARS) else { return Ok("refusal-paper-where") };
    let sources = picked.sources();
    let by = by.clone();
    let work = async move |tx: &Tx| {
        let Some(source) = sources.first() else { return Ok(false) };
        answers::paper_seen(tx, &by, *source, &kept_where).await
    };
    Ok(if state.storage.write(work).await? { "notice-paper-seen" } else { "refusal-paper-not-noted" })
}
