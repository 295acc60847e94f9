//! One member: how to reach them, their role, their card.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::accounts::actions::NewCard;
use crate::associations::actions::{self, Answering};
use crate::associations::rights::Coordinator;
use crate::associations::store::members;
use crate::associations::{AssociationError, Role};
use crate::context;
use crate::state::AppState;
use crate::storage::{MembershipId, Once};
use crate::web::qr;
use crate::web::{AppError, Form, Id, Page};

#[derive(Deserialize)]
pub struct NewRole {
    #[serde(default)]
    role: String,
}

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn approve(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    let answering = Answering { coordinator: who, public_url: state.public_url() };
    let is_told = state.storage.write(async move |tx| actions::approve(tx, &answering, id).await).await?;
    Ok(page.go_saying(format!("/members/{id}"), if is_told { "notice-member-approved" } else { "notice-member-approved-call" }))
}

pub async fn refuse(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    let answering = Answering { coordinator: who, public_url: state.public_url() };
    let is_told = state.storage.write(async move |tx| actions::refuse(tx, &answering, id).await).await?;
    Ok(page.go_saying("/members", if is_told { "notice-member-refused" } else { "notice-member-refused-call" }))
}

pub async fn change_role(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<MembershipId>,
    form: Form<NewRole>,
) -> Result<Response, AppError> {
    let role = Role::parse(&form.values.role).ok_or(AppError::NotFound)?;
    state.storage.write(async move |tx| actions::change_role(tx, &who, id, role).await).await?;
    Ok(page.go_saying(format!("/members/{id}"), "notice-member-role"))
}

pub async fn end(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    state.storage.write(async move |tx| actions::end_membership(tx, &who, id).await).await?;
    Ok(page.go_saying("/members", "notice-member-ended"))
}

/// Answers with the card itself: its PIN is shown once, and kept nowhere. The same form sent again makes no second card.
pub async fn make_card(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<MembershipId>,
    form: Form<Nothing>,
) -> Result<Response, AppError> {
    let member = members::member(state.db(), who.association.id, id).await?.ok_or(AppError::NotFound)?;
    let (key, sent, actor) = (form.key, form.sent, who.who.account.to_string());
    let association = who.association.clone();
    let card = state
        .storage
        .write(async move |tx| {
            if tx.once(&actor, &key, &sent).await? != Once::New {
                return Ok::<Option<NewCard>, AssociationError>(None);
            }
            let card = actions::make_card(tx, &who, id).await?;
            tx.remember(&actor, &key, "card").await?;
            Ok(Some(card))
        })
        .await?;
    let Some(card) = card else { return Ok(page.go_saying(format!("/members/{id}"), "refusal-card-shown")) };
    let link = format!("{}/card/{}", state.public_url(), card.token);
    let pin = format!("{} {}", &card.pin[..3], &card.pin[3..]);
    let context = context! {
        back: format!("/members/{id}"), first_name: member.first_name, pin: pin, qr: qr(&link), link: link, association: association.name, phone: association.phone
    };
    page.show("associations/card_paper.html", context)
}

pub async fn revoke_card(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<MembershipId>,
) -> Result<Response, AppError> {
    state.storage.write(async move |tx| actions::revoke_card(tx, &who, id).await).await?;
    Ok(page.go_saying(format!("/members/{id}"), "notice-card-revoked"))
}
