//! The board: three columns on a desk, one list on a phone.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::cards::{self, Look};
use crate::associations::rights::Coordinator;
use crate::board::store;
use crate::context;
use crate::hub;
use crate::state::AppState;
use crate::web::{AppError, Context, Page};

/// `?all=1`: every card of long columns.
#[derive(Deserialize)]
pub struct All {
    all: Option<String>,
}

pub async fn show(
    State(state): State<AppState>,
    coordinator: Coordinator,
    page: Page,
    Query(all): Query<All>,
) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), coordinator.who.account.0).await?]);
    let context = context(&state, &coordinator, Look { open: None, is_whole: all.all.is_some() }, &page).await?;
    page.show("board/list.html", context)
}

/// What the board shows, with or without a drawer. Read the page's cursors before.
pub async fn context(state: &AppState, coordinator: &Coordinator, look: Look, page: &Page) -> Result<Context, AppError> {
    let (columns, owed) = cards::read(state.db(), coordinator, look, page.now()).await?;
    let counts = store::counts(state.db(), coordinator).await?;
    Ok(context! {
        zone: coordinator.association.settings.time_zone,
        association: coordinator.association.name,
        hint: format!("board/{}", coordinator.association.id),
        columns: columns,
        owed: owed,
        counts: counts,
    })
}
