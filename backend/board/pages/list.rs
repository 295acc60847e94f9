//! The board: three columns on a desk, one list on a phone.

use axum::extract::State;
use axum::response::Response;

use super::cards;
use crate::associations::rights::Coordinator;
use crate::board::store;
use crate::context;
use crate::hub;
use crate::state::AppState;
use crate::storage::HelpRequestId;
use crate::web::{AppError, Context, Page};

pub async fn show(State(state): State<AppState>, coordinator: Coordinator, page: Page) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), coordinator.who.account.0).await?]);
    let context = context(&state, &coordinator, None, &page).await?;
    page.show("board/list.html", context)
}

/// What the board shows, with or without a drawer. Read the page's cursors before.
pub async fn context(state: &AppState, coordinator: &Coordinator, open: Option<HelpRequestId>, page: &Page) -> Result<Context, AppError> {
    let (columns, owed) = cards::read(state.db(), coordinator, open, page.now()).await?;
    let counts = store::counts(state.db(), coordinator).await?;
    Ok(context! {
        association: coordinator.association.name,
        hint: format!("board/{}", coordinator.association.id),
        columns: columns,
        owed: owed,
        counts: counts,
    })
}
