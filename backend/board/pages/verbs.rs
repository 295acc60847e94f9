//! What a coordinator does, one form each; sent twice, it is done once.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::associations::rights::Coordinator;
use crate::board::actions::Merged;
use crate::board::rights::{Owning, Watching};
use crate::board::{Closing, actions, store};
use crate::pairing::{self, Refused, Replacing, waves};
use crate::state::AppState;
use crate::storage::{AccountId, CallbackId, HelpRequestId};
use crate::web::{AppError, Form, Id, Page};

/// Where a verb leads back to: the help request, beside the list as it was narrowed.
fn card(page: &Page, id: HelpRequestId) -> String {
    format!("/board/{id}{}", page.query())
}

pub async fn take_over(State(state): State<AppState>, watching: Watching, page: Page) -> Result<Response, AppError> {
    let (coordinator, id) = (watching.coordinator.clone(), watching.help_request.id);
    let is_taken = state.storage.write(async move |tx| actions::take_over(tx, &coordinator, id).await).await?;
    if !is_taken && !watching.is_theirs() {
        return Err(AppError::NotFound); // another association was quicker: it is no longer theirs to see
    }
    Ok(page.go_saying(card(&page, id), "notice-board-taken"))
}

#[derive(Deserialize)]
pub struct Assign {
    #[serde(default)]
    account: String,
}

/// "Proposer à …".
pub async fn assign(State(state): State<AppState>, watching: Watching, page: Page, form: Form<Assign>) -> Result<Response, AppError> {
    let Watching { coordinator, help_request } = watching;
    let account: AccountId = form.values.account.parse().map_err(|_| AppError::NotFound)?;
    // Of another association: the same as nobody.
    store::names(state.db(), &coordinator, &[account]).await?.get(&account).ok_or(AppError::NotFound)?;
    let back = card(&page, help_request.id);
    let Ok(ranked) = waves::consider(state.db(), &help_request, account, page.now()).await? else {
        return Ok(page.go_saying(back, "refusal-board-not-offered"));
    };
    let public_url = state.public_url();
    let offered =
        state.storage.write(async move |tx| pairing::actions::assign(tx, &coordinator, &help_request, &ranked, &public_url).await).await?;
    Ok(page.go_saying(
        back,
        match offered {
            Ok(_) => "notice-board-offered",
            Err(Refused::Taken) => "refusal-board-taken-meanwhile",
            Err(_) => "refusal-board-not-offered",
        },
    ))
}

pub async fn approve_home(State(state): State<AppState>, Owning(own): Owning, page: Page) -> Result<Response, AppError> {
    if !own.coordinator.association.settings.is_home_allowed {
        return Err(AppError::NoLonger("board-home-not-allowed"));
    }
    let (coordinator, id) = (own.coordinator, own.help_request.id);
    state.storage.write(async move |tx| actions::approve_home(tx, &coordinator, id).await).await?;
    Ok(page.go_saying(card(&page, id), "notice-board-home-approved"))
}

/// "Chercher quelqu'un d'autre".
pub async fn replace(State(state): State<AppState>, Owning(own): Owning, page: Page, form: Form<Close>) -> Result<Response, AppError> {
    let (coordinator, id) = (own.coordinator, own.help_request.id);
    let Some(why) = Replacing::parse(&form.values.reason) else {
        return Ok(page.go_saying(card(&page, id), "refusal-board-no-reason-replace"));
    };
    let is_replaced = state.storage.write(async move |tx| actions::replace(tx, &coordinator, id, why).await).await?;
    let notice = if is_replaced { "notice-board-replaced" } else { "refusal-board-not-replaced" };
    Ok(page.go_saying(card(&page, id), notice))
}

#[derive(Deserialize)]
pub struct Close {
    #[serde(default)]
    reason: String,
}

pub async fn close(State(state): State<AppState>, Owning(own): Owning, page: Page, form: Form<Close>) -> Result<Response, AppError> {
    let (coordinator, id) = (own.coordinator, own.help_request.id);
    let Some(why) = Closing::parse(&form.values.reason) else {
        return Ok(page.go_saying(card(&page, id), "refusal-board-no-reason"));
    };
    state.storage.write(async move |tx| actions::close(tx, &coordinator, id, why).await).await?;
    Ok(page.go_saying(card(&page, id), "notice-board-closed"))
}

#[derive(Deserialize)]
pub struct Merge {
    #[serde(default)]
    into: String,
}

/// "Suivre avec l'autre demande".
pub async fn merge(State(state): State<AppState>, Owning(own): Owning, page: Page, form: Form<Merge>) -> Result<Response, AppError> {
    let into: HelpRequestId = form.values.into.parse().map_err(|_| AppError::NotFound)?;
    let (coordinator, id) = (own.coordinator, own.help_request.id);
    let (to, notice) = match state.storage.write(async move |tx| actions::merge(tx, &coordinator, id, into).await).await? {
        Merged::Done => (into, "notice-board-merged"),
        Merged::InHand => (id, "refusal-board-not-merged"),
        Merged::NotTheSame => return Err(AppError::NotFound),
    };
    Ok(page.go_saying(card(&page, to), notice))
}

pub async fn reopen(State(state): State<AppState>, Owning(own): Owning, page: Page) -> Result<Response, AppError> {
    let (coordinator, id) = (own.coordinator, own.help_request.id);
    state.storage.write(async move |tx| actions::reopen(tx, &coordinator, id).await).await?;
    Ok(page.go_saying(card(&page, id), "notice-board-reopened"))
}

/// "J'ai appelé".
pub async fn called(State(state): State<AppState>, by: Coordinator, page: Page, Id(call): Id<CallbackId>) -> Result<Response, AppError> {
    let about = store::about(state.db(), &by, call).await?.ok_or(AppError::NotFound)?;
    state.storage.write(async move |tx| actions::called(tx, &by, call, about).await).await?;
    Ok(page.go_saying(format!("/board{}", page.query()), "notice-board-called"))
}

/// "Sans réponse".
pub async fn unanswered(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(call): Id<CallbackId>,
) -> Result<Response, AppError> {
    let about = store::about(state.db(), &by, call).await?.ok_or(AppError::NotFound)?;
    state.storage.write(async move |tx| actions::unanswered(tx, &by, call, about).await).await?;
    Ok(page.go_saying(format!("/board{}", page.query()), "notice-board-unanswered"))
}
