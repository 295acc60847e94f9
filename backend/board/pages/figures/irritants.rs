//! What stood in the way, by public service, in the words of those who helped: on a screen, and as files. No asker is in it.

use axum::extract::{Query, State};
use axum::response::Response;

use super::screen::periods;
use super::{Asks, Choice, query, told};
use crate::associations::rights::Coordinator;
use crate::audit;
use crate::board::figures::irritants::{Service, by_service};
use crate::board::store;
use crate::context;
use crate::help_sessions::store::irritants::irritants;
use crate::state::AppState;
use crate::web::tables::{Cell, FileKind, Table, download};
use crate::web::{AppError, Lang, Page, templates};

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page, Query(choice): Asks) -> Result<Response, AppError> {
    let period = choice.period(page.now());
    let met = irritants(state.db(), &by, period.instants()).await?;
    let mut context = context! {
        association: by.association.name,
        hint: format!("board/{}", by.association.id),
        counts: store::counts(state.db(), &by).await?,
        services: by_service(&met),
        total: met.len(),
        query: query(&period),
        days: told::days(page.lang, &period),
    };
    context.extend(periods(&page, &period));
    page.show("board/irritants.html", context)
}

pub async fn csv(State(state): State<AppState>, by: Coordinator, page: Page, Query(choice): Asks) -> Result<Response, AppError> {
    file(&state, &by, page.lang, &choice, FileKind::Csv).await
}

pub async fn xlsx(State(state): State<AppState>, by: Coordinator, page: Page, Query(choice): Asks) -> Result<Response, AppError> {
    file(&state, &by, page.lang, &choice, FileKind::Xlsx).await
}

/// A line for each thing that was met.
async fn file(state: &AppState, by: &Coordinator, lang: Lang, choice: &Choice, kind: FileKind) -> Result<Response, AppError> {
    let now = state.clock().now();
    let period = choice.period(now);
    let services = by_service(&irritants(state.db(), by, period.instants()).await?);
    let header = ["service", "service-count", "what", "count"].map(|id| templates::plain(lang, &format!("irritants-file-{id}")));
    let rows = services.iter().flat_map(rows).collect();
    let (account, association) = (by.who.account, by.association.id);
    state.storage.write(async move |tx| audit::exported(tx, account, association, "figures_exported", "irritants").await).await?;
    let stem = format!("irritants-{}-{}", period.from, period.last());
    download(Table { name: templates::plain(lang, "irritants-title"), header: header.into(), rows }, kind, &stem, now).await
}

fn rows(service: &Service) -> impl Iterator<Item = Vec<Cell>> {
    service.met.iter().map(|met| {
        vec![Cell::from(service.name.clone()), Cell::Count(service.count), Cell::from(met.words.clone()), Cell::Count(met.count)]
    })
}
