//! A tutor answers for the hours of the civic-service volunteers whom they look after.

use axum::extract::{Query, State};
use axum::response::Response;

use crate::hub;
use crate::recognition::answer::{self, Picked};
use crate::recognition::rights::Tutor;
use crate::recognition::waiting::Filter;
use crate::state::AppState;
use crate::web::{AppError, Form, Page};

const PATH: &str = "/tutored/hours";

pub async fn list(State(state): State<AppState>, by: Tutor, page: Page, Query(filter): Query<Filter>) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), by.who.account.0).await?]);
    let mut context = answer::list(&state, &by.validator, &filter, PATH, page.lang).await?;
    context.insert("hint", &format!("board/{}", by.validator.association()));
    page.show("recognition/tutored.html", context)
}

pub async fn accept(State(state): State<AppState>, by: Tutor, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let list = sent.values.address(PATH);
    let notice = answer::accept(&state, &by.validator, sent.values, page.lang).await?;
    Ok(page.go_saying(list, notice))
}

pub async fn refuse(State(state): State<AppState>, by: Tutor, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let list = sent.values.address(PATH);
    let notice = answer::refuse(&state, &by.validator, sent.values).await?;
    Ok(page.go_saying(list, notice))
}

/// They have seen the signed paper of one.
pub async fn paper(State(state): State<AppState>, by: Tutor, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let notice = answer::paper(&state, &by.validator, sent.values).await?;
    Ok(page.go_saying(PATH, notice))
}
