//! A coordinator gives a member a seat, or takes one back.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::associations::rights::Coordinator;
use crate::permanences::{PermanenceError, actions, store};
use crate::state::AppState;
use crate::storage::{AccountId, PermanenceId, SignupId};
use crate::web::{AppError, Form, Id, Page};

#[derive(Deserialize)]
pub struct Sent {
    #[serde(default)]
    helper: String,
    #[serde(default)]
    signup: String,
}

fn answer(page: &Page, id: PermanenceId, done: Result<(), PermanenceError>, said: &'static str) -> Result<Response, AppError> {
    let said = match done {
        Err(PermanenceError::Refused(refusal)) => refusal.told_of_another(),
        done => done.map(|()| said)?,
    };
    Ok(page.go_saying(format!("/permanences/{id}#people"), said))
}

pub async fn place(
    State(state): State<AppState>,
    page: Page,
    by: Coordinator,
    Id(id): Id<PermanenceId>,
    sent: Form<Sent>,
) -> Result<Response, AppError> {
    store::of_association(state.db(), by.association.id, id).await?.ok_or(AppError::NotFound)?;
    let Ok(account) = sent.values.helper.parse::<AccountId>() else {
        return Ok(page.go_saying(format!("/permanences/{id}#people"), "refusal-permanence-nobody-picked"));
    };
    let done = state.storage.write(async move |tx| actions::place(tx, &by, account, id).await).await;
    answer(&page, id, done, "notice-permanence-placed")
}

pub async fn displace(
    State(state): State<AppState>,
    page: Page,
    by: Coordinator,
    Id(id): Id<PermanenceId>,
    sent: Form<Sent>,
) -> Result<Response, AppError> {
    store::of_association(state.db(), by.association.id, id).await?.ok_or(AppError::NotFound)?;
    let signup = sent.values.signup.parse().unwrap_or(SignupId(0)); // nobody's
    let done = state.storage.write(async move |tx| actions::displace(tx, &by, id, signup).await).await;
    answer(&page, id, done, "notice-permanence-taken-back")
}
