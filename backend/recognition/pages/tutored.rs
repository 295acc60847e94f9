//! A tutor answers for the hours of the civic-service volunteers whom they look after.

use axum::extract::{Query, State};
use axum::response::Response;

use crate::hub;
use crate::recognition::answer::{self, Answered, Picked};
use crate::recognition::rights::Tutor;
use crate::recognition::waiting::Filter;
use crate::state::AppState;
use crate::web::{AppError, Context, Form, Page};

const PATH: &str = "/tutored/hours";
const TEMPLATE: &str = "recognition/tutored.html";

pub async fn list(State(state): State<AppState>, by: Tutor, page: Page, Query(filter): Query<Filter>) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), by.who.account.0).await?]);
    let context = answer::list(&state, &by.validator, &filter, PATH, page.lang).await?;
    page.show(TEMPLATE, around(&by, context))
}

fn around(by: &Tutor, mut context: Context) -> Context {
    context.insert("hint", &format!("board/{}", by.validator.association()));
    context
}

/// The list after an answer, or again with what is wrong.
async fn after(state: &AppState, by: &Tutor, page: &Page, sent: Picked, answered: Answered) -> Result<Response, AppError> {
    match answered {
        Ok(notice) => Ok(page.go_saying(sent.address(PATH), notice)),
        Err(faults) => {
            let context = answer::list_again(state, &by.validator, &sent, &faults, PATH, page.lang).await?;
            page.again(TEMPLATE, around(by, context))
        }
    }
}

pub async fn accept(State(state): State<AppState>, by: Tutor, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let answered = answer::accept(&state, &by.validator, &sent.values, page.lang).await?;
    after(&state, &by, &page, sent.values, answered).await
}

pub async fn refuse(State(state): State<AppState>, by: Tutor, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let answered = answer::refuse(&state, &by.validator, &sent.values).await?;
    after(&state, &by, &page, sent.values, answered).await
}

/// They have seen the signed paper of one.
pub async fn paper(State(state): State<AppState>, by: Tutor, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let answered = answer::paper(&state, &by.validator, &sent.values).await?;
    after(&state, &by, &page, sent.values, answered).await
}
