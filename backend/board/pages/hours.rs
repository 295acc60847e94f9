//! Hours that the association has still to say yes or no to.

use axum::extract::{Query, State};
use axum::response::Response;

use crate::associations::rights::Coordinator;
use crate::board::store;
use crate::context;
use crate::hub;
use crate::recognition::answer::{self, Answered, Picked};
use crate::recognition::rights::Validator;
use crate::recognition::waiting::Filter;
use crate::state::AppState;
use crate::web::{AppError, Context, Form, Page};

const PATH: &str = "/board/hours";
const TEMPLATE: &str = "board/hours.html";

pub async fn list(State(state): State<AppState>, by: Coordinator, page: Page, Query(filter): Query<Filter>) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), by.who.account.0).await?]);
    let context = answer::list(&state, &Validator::from(&by), &filter, PATH, page.lang).await?;
    page.show(TEMPLATE, around(&state, &by, context).await?)
}

async fn around(state: &AppState, by: &Coordinator, mut context: Context) -> Result<Context, AppError> {
    context.extend(context! {
        association: by.association.name,
        hint: format!("board/{}", by.association.id),
        counts: store::counts(state.db(), by).await?,
    });
    Ok(context)
}

/// The list after an answer, or again with what is wrong.
async fn after(state: &AppState, by: &Coordinator, page: &Page, sent: Picked, answered: Answered) -> Result<Response, AppError> {
    match answered {
        Ok(notice) => Ok(page.go_saying(sent.address(PATH), notice)),
        Err(faults) => {
            let context = answer::list_again(state, &Validator::from(by), &sent, &faults, PATH, page.lang).await?;
            page.again(TEMPLATE, around(state, by, context).await?)
        }
    }
}

/// Those that are ticked; another association's are left alone.
pub async fn accept(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let answered = answer::accept(&state, &Validator::from(&by), &sent.values, page.lang).await?;
    after(&state, &by, &page, sent.values, answered).await
}

/// With a reason, that the helper reads.
pub async fn refuse(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let answered = answer::refuse(&state, &Validator::from(&by), &sent.values).await?;
    after(&state, &by, &page, sent.values, answered).await
}

/// They have seen the signed paper of one.
pub async fn paper(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let answered = answer::paper(&state, &Validator::from(&by), &sent.values).await?;
    after(&state, &by, &page, sent.values, answered).await
}
