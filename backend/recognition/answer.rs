//! What the pages on which hours are answered have in common: the list, and what its form sends.

use serde::Deserialize;

use super::Source;
use super::actions::answers;
use super::rights::Validator;
use super::waiting::{self, Filter, Waiting};
use crate::context;
use crate::state::AppState;
use crate::storage::Error;
use crate::web::text::clean_line;
use crate::web::{Context, Lang, PAGE_ROWS};

const MOST_REASON_CHARS: usize = 200;

/// The list as `recognition/waiting.html` shows it; `path` is where it lives.
pub async fn list(state: &AppState, by: &Validator, filter: &Filter, path: &str, lang: Lang) -> Result<Context, Error> {
    let rows = waiting::read(state.db(), by, filter, lang).await?;
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
    })
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
    q: String,
    activity: String,
    kind: String,
    said: String,
}

impl Picked {
    fn sources(&self) -> Vec<Source> {
        self.hours.iter().filter_map(|source| source.parse().ok()).collect()
    }
}

/// Agrees to them; the id of what to say.
pub async fn accept(state: &AppState, by: &Validator, picked: Picked, lang: Lang) -> Result<&'static str, Error> {
    let mut sources = picked.sources();
    if picked.every == "1" {
        let Picked { q, activity, kind, said, .. } = picked;
        let filter = Filter { q, activity, kind, said, ..Filter::default() };
        let rows = waiting::read(state.db(), by, &filter, lang).await?;
        sources = rows.iter().filter(|row| !row.has_remark()).map(|row| row.source).collect();
    }
    if sources.is_empty() {
        return Ok("notice-board-hours-none");
    }
    let by = by.clone();
    state.storage.write(async move |tx| answers::validate_all(tx, &by, &sources).await).await?;
    Ok("notice-board-hours-accepted")
}

/// Refuses them, for the reason that is given; the id of what to say.
pub async fn refuse(state: &AppState, by: &Validator, picked: Picked) -> Result<&'static str, Error> {
    let sources = picked.sources();
    if sources.is_empty() {
        return Ok("notice-board-hours-none");
    }
    let Ok(reason) = clean_line(&picked.reason, MOST_REASON_CHARS) else { return Ok("notice-board-hours-reason") };
    let by = by.clone();
    state.storage.write(async move |tx| answers::refuse_all(tx, &by, &sources, &reason).await).await?;
    Ok("notice-board-hours-refused")
}
