//! `/association/exports`: what an association takes out of here. Each file asks for the second factor again, and leaves a row in the audit.

use axum::extract::{Query, State};
use axum::response::Response;

use crate::associations::rights::Coordinator;
use crate::audit;
use crate::context;
use crate::recognition::Source;
use crate::recognition::exports::{self, CoopMeeting, is_reported};
use crate::recognition::span::{Days, Span};
use crate::recognition::store::{self, exports as rows, named::named};
use crate::state::AppState;
use crate::storage::Error;
use crate::web::tables::{FileKind, Table, attachment, download};
use crate::web::{AppError, Page};

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page, Query(days): Query<Days>) -> Result<Response, AppError> {
    let span = days.span(page.now(), by.association.zone());
    let meetings = rows::meetings(state.db(), by.association.id, span.instants()).await?.len();
    let (from, until) = span.instants();
    let standings = store::of_association(state.db(), by.association.id, from, until).await?;
    let reported: Vec<_> = standings.iter().filter(|standing| is_reported(standing)).collect();
    let context = context! {
        association: by.association.name, from: span.from.to_string(), until: span.last().to_string(), query: span.query(), meetings: meetings,
        lines: reported.len(), minutes: reported.iter().map(|standing| standing.minutes).sum::<i64>(),
    };
    page.show("recognition/exports.html", context)
}

pub async fn coop_csv(State(state): State<AppState>, by: Coordinator, page: Page, Query(days): Query<Days>) -> Result<Response, AppError> {
    let span = days.span(page.now(), by.association.zone());
    let meetings = meetings(&state, &by, &span).await?;
    download(exports::coop(&meetings), FileKind::Csv, &stem("coop", &span), page.now()).await
}

pub async fn coop_json(State(state): State<AppState>, by: Coordinator, page: Page, Query(days): Query<Days>) -> Result<Response, AppError> {
    let span = days.span(page.now(), by.association.zone());
    let meetings = meetings(&state, &by, &span).await?;
    let bytes = serde_json::to_vec_pretty(&meetings).map_err(|error| AppError::Internal(error.to_string()))?;
    attachment(bytes, "application/json", &stem("coop", &span), "json")
}

pub async fn hours_csv(State(state): State<AppState>, by: Coordinator, page: Page, Query(days): Query<Days>) -> Result<Response, AppError> {
    let span = days.span(page.now(), by.association.zone());
    download(hours(&state, &by, &page, &span).await?, FileKind::Csv, &stem("hours", &span), page.now()).await
}

pub async fn hours_xlsx(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Query(days): Query<Days>,
) -> Result<Response, AppError> {
    let span = days.span(page.now(), by.association.zone());
    download(hours(&state, &by, &page, &span).await?, FileKind::Xlsx, &stem("hours", &span), page.now()).await
}

async fn meetings(state: &AppState, by: &Coordinator, span: &Span) -> Result<Vec<CoopMeeting>, Error> {
    let rows = rows::meetings(state.db(), by.association.id, span.instants()).await?;
    noted(state, by, "sessions_exported", rows.len()).await?;
    Ok(rows.into_iter().map(|row| CoopMeeting::of(row, &span.zone)).collect())
}

async fn hours(state: &AppState, by: &Coordinator, page: &Page, span: &Span) -> Result<Table, Error> {
    let (from, until) = span.instants();
    let standings = store::of_association(state.db(), by.association.id, from, until).await?;
    let sources: Vec<Source> = standings.iter().map(|standing| standing.source).collect();
    let names = named(state.db(), &sources).await?;
    let table = exports::hours(page.lang, &standings, &names, &span.zone);
    noted(state, by, "hours_exported", table.rows.len()).await?;
    Ok(table)
}

fn stem(what: &str, span: &Span) -> String {
    format!("{what}-{}-{}", span.from, span.last())
}

/// A row in the audit, before anything leaves.
pub async fn noted(state: &AppState, by: &Coordinator, what: &str, count: usize) -> Result<(), Error> {
    let (account, association, what, count) = (by.who.account, by.association.id, what.to_owned(), count.to_string());
    state.storage.write(async move |tx| audit::exported(tx, account, association, &what, &count).await).await
}
