//! Figures as files to keep and to hand on: small counts kept back.

use axum::extract::{Query, State};
use axum::response::Response;

use super::{Asks, Choice, Counted, told};
use crate::associations::rights::Coordinator;
use crate::audit;
use crate::board::figures::Cut;
use crate::board::figures::masking::Told;
use crate::board::figures::sheet::{Audience, Row, Sheet};
use crate::state::AppState;
use crate::web::tables::{Cell, FileKind, Table, download};
use crate::web::{AppError, Lang, Page, templates};

pub async fn csv(State(state): State<AppState>, by: Coordinator, page: Page, Query(choice): Asks) -> Result<Response, AppError> {
    file(&state, &by, page.lang, &choice, FileKind::Csv).await
}

pub async fn xlsx(State(state): State<AppState>, by: Coordinator, page: Page, Query(choice): Asks) -> Result<Response, AppError> {
    file(&state, &by, page.lang, &choice, FileKind::Xlsx).await
}

/// Every cut one below the other: the first column says which.
async fn file(state: &AppState, by: &Coordinator, lang: Lang, choice: &Choice, kind: FileKind) -> Result<Response, AppError> {
    let counted = Counted::read(state, by, choice).await?;
    let sheets: Vec<(Cut, Sheet)> =
        Cut::ALL.iter().map(|cut| (*cut, Sheet::of(&counted.lines, &counted.all, *cut, Audience::Shared))).collect();
    let mut rows = Vec::new();
    if let Some((_, sheet)) = sheets.first() {
        rows.push(row(lang, [templates::plain(lang, "figures-all"), told::days(lang, &counted.period)], &sheet.total));
    }
    for (cut, sheet) in &sheets {
        let lines = sheet.rows.iter().map(|line| row(lang, [told::cut(lang, *cut), told::name(lang, *cut, &line.key)], line));
        rows.extend(lines);
    }
    let named = |id: &str| templates::plain(lang, &format!("figures-file-{id}"));
    let header = ["sheet", "group"].into_iter().chain(told::COLUMNS).chain(["participants"]).map(named).collect();
    let account = by.who.account;
    let association = by.association.id;
    state.storage.write(async move |tx| audit::exported(tx, account, association, "figures_exported", "").await).await?;
    let stem = format!("figures-{}-{}", counted.period.from, counted.period.last());
    download(Table { name: templates::plain(lang, "figures-title"), header, rows }, kind, &stem, counted.now).await
}

fn row(lang: Lang, names: [String; 2], row: &Row) -> Vec<Cell> {
    let count = |told: Told| match told {
        Told::Count(count) => Cell::Count(count),
        Told::Few | Told::Withheld => Cell::Words(told::count(lang, told)),
    };
    let wait = |told: Option<Told>| told.map_or(Cell::Nothing, count);
    // Hours to a tenth, and a whole percentage.
    let hours = match row.minutes {
        Told::Count(minutes) => Cell::Decimal(tenths(minutes)),
        kept_back => count(kept_back),
    };
    let [sheet, group] = names.map(Cell::from);
    vec![
        sheet,
        group,
        count(row.requests),
        wait(row.median),
        wait(row.ninth),
        count(row.unmet),
        count(row.sessions),
        hours,
        count(row.people),
        Cell::Words(told::share(lang, row.by_themselves, row.sessions)),
        count(row.participants),
    ]
}

/// Minutes as hours, to a tenth.
fn tenths(minutes: i64) -> f64 {
    let tenths = (minutes + 3) / 6;
    f64::from(i32::try_from(tenths).unwrap_or(i32::MAX)) / 10.0
}
