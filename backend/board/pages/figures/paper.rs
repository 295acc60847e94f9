//! Figures on paper, for the annual report: what may leave the association.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Serialize;

use super::{Asks, Counted, drawn, query, told};
use crate::associations::rights::Coordinator;
use crate::board::figures::Cut;
use crate::board::figures::period::day_of;
use crate::board::figures::sheet::{Audience, Sheet};
use crate::context;
use crate::state::AppState;
use crate::web::{AppError, Lang, Page, numbers};

/// Figures by one cut: a table, and a chart where it says more than the table.
#[derive(Debug, Serialize)]
struct Part {
    charts: Vec<drawn::Chart>,
    extremes: Option<String>,
    table: told::Table,
}

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page, Query(choice): Asks) -> Result<Response, AppError> {
    let (lang, shared) = (page.lang, Audience::Shared);
    let counted = Counted::read(&state, &by, &choice).await?;
    let (steps, shown, step_table) = told::steps(lang, &counted, shared);
    let today = day_of(counted.now);
    let context = context! {
        association: by.association.name,
        days: told::days(lang, &counted.period),
        days_before: told::days(lang, &counted.before_period),
        made_on: numbers::date(lang, today),
        goes_on: counted.period.goes_on(today),
        leads_back: format!("/figures?{}", query(&counted.period)),
        is_empty: counted.all.is_empty(),
        numbers: told::numbers(lang, &counted, shared),
        compared: told::compared(lang, &counted, shared),
        step_charts: drawn::steps(lang, &steps, &shown),
        step_table: step_table,
        parts: Cut::ALL.iter().map(|cut| part(lang, &counted, *cut)).collect::<Vec<_>>(),
        endings: told::endings(lang, &counted, shared),
        autonomy: told::autonomy(lang, &counted, shared),
        nobodys: told::nobodys(lang, &counted, shared),
    };
    page.show("board/figures_paper.html", context)
}

fn part(lang: Lang, counted: &Counted, cut: Cut) -> Part {
    let sheet = Sheet::of(&counted.lines, &counted.all, cut, Audience::Shared);
    let charts = match cut {
        Cut::Topic => vec![drawn::requests(lang, "topics", cut, &sheet)],
        Cut::Size => vec![drawn::waits(lang, "sizes", cut, &sheet)],
        Cut::Place | Cut::Kind | Cut::Way | Cut::Asked | Cut::Language => Vec::new(),
    };
    let extremes = told::extremes(lang, cut, &sheet).filter(|_| cut == Cut::Size);
    Part { charts, extremes, table: told::sheet(lang, cut, &sheet) }
}
