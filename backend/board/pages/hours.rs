//! Hours that the association has still to say yes or no to.

use axum::extract::{Query, State};
use axum::response::Response;

use crate::associations::rights::Coordinator;
use crate::board::store;
use crate::context;
use crate::hub;
use crate::recognition::answer::{self, Picked};
use crate::recognition::rights::Validator;
use crate::recognition::waiting::Filter;
use crate::state::AppState;
use crate::web::{AppError, Form, Page};

const PATH: &str = "/board/hours";

pub async fn list(State(state): State<AppState>, by: Coordinator, page: Page, Query(filter): Query<Filter>) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), by.who.account.0).await?]);
    let mut context = answer::list(&state, &Validator::from(&by), &filter, PATH, page.lang).await?;
    context.extend(context! {
        association: by.association.name,
        hint: format!("board/{}", by.association.id),
        counts: store::counts(state.db(), &by).await?,
    });
    page.show("board/hours.html", context)
}

/// Those that are ticked; another association's are left alone.
pub async fn accept(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let list = sent.values.address(PATH);
    let notice = answer::accept(&state, &Validator::from(&by), sent.values, page.lang).await?;
    Ok(page.go_saying(list, notice))
}

/// With a reason, that the helper reads.
pub async fn refuse(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let list = sent.values.address(PATH);
    let notice = answer::refuse(&state, &Validator::from(&by), sent.values).await?;
    Ok(page.go_saying(list, notice))
}

/// They have seen the signed paper of one.
pub async fn paper(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let notice = answer::paper(&state, &Validator::from(&by), sent.values).await?;
    Ok(page.go_saying(PATH, notice))
}
