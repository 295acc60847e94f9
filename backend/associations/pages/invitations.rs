//! Invitations that nobody has answered yet: their links, on screen and on paper.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Serialize;

use crate::associations::actions;
use crate::associations::rights::Coordinator;
use crate::associations::store::{invitations as store, members};
use crate::context;
use crate::state::AppState;
use crate::storage::{Error, InvitationId, Once};
use crate::web::qr;
use crate::web::{AppError, Form, Id, PAGE_ROWS, Page, Pager};

#[derive(Serialize)]
pub struct Pending {
    id: InvitationId,
    name: String,
    contact: Option<String>,
    role: String,
    is_group: bool,
    link: String,
    created_at: i64,
    expires_at: i64,
}

pub async fn pending(state: &AppState, who: &Coordinator) -> Result<Vec<Pending>, AppError> {
    let all = store::pending(state.db(), who.association.id, state.clock().now()).await?;
    Ok(all
        .into_iter()
        .map(|one| Pending {
            link: format!("{}/join/{}", state.public_url(), one.token),
            contact: one.contact.map(|contact| if contact.starts_with('+') { crate::web::words::phone(&contact) } else { contact }),
            id: one.id,
            name: one.name,
            role: one.role,
            is_group: one.is_group,
            created_at: one.created_at,
            expires_at: one.expires_at,
        })
        .collect())
}

#[derive(serde::Deserialize)]
pub struct Of {
    #[serde(default)]
    page: String,
}

/// How people are invited, and who has not answered yet.
pub async fn show(State(state): State<AppState>, page: Page, who: Coordinator, Query(of): Query<Of>) -> Result<Response, AppError> {
    let all = pending(&state, &who).await?;
    let pager = Pager::new(&of.page, all.len(), "/members/invitations", &[]);
    let shown: Vec<Pending> = all.into_iter().skip(pager.skipped()).take(PAGE_ROWS).collect();
    let counts = members::counts(state.db(), who.association.id, page.now()).await?;
    let to_mail = store::count_to_mail(state.db(), who.association.id, page.now()).await?;
    let context = context! { association: who.association.name, pending: shown, pager: pager, counts: counts, to_mail: to_mail };
    page.show("associations/invitations.html", context)
}

#[derive(serde::Deserialize)]
pub struct Nothing {}

pub async fn make_group_link(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    form: Form<Nothing>,
) -> Result<Response, AppError> {
    let (inviting, key, sent, actor) = (who.inviting(&state, page.lang), form.key, form.sent, who.who.account.to_string());
    state
        .storage
        .write(async move |tx| {
            if tx.once(&actor, &key, &sent).await? == Once::New {
                actions::invite_group(tx, &inviting).await?;
                tx.remember(&actor, &key, "made").await?;
            }
            Ok::<_, crate::storage::Error>(())
        })
        .await?;
    Ok(page.go_saying("/members/invitations#pending", "notice-group-link"))
}

/// Mails every invitation that was brought in and waits.
pub async fn send(State(state): State<AppState>, page: Page, who: Coordinator) -> Result<Response, AppError> {
    let inviting = who.inviting(&state, page.lang);
    let sent: Result<(), Error> = state.storage.write(async move |tx| actions::send_invitations_later(tx, &inviting).await).await;
    sent?;
    Ok(page.go_saying("/members/invitations#pending", "notice-invitations-sending"))
}

/// One invitation on paper: its QR, its link in full, what to do with it.
pub async fn paper(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<InvitationId>) -> Result<Response, AppError> {
    let invitation = pending(&state, &who).await?.into_iter().find(|one| one.id == id).ok_or(AppError::NotFound)?;
    let association = &who.association;
    let context = context! {
        invitation: invitation, qr: qr(&invitation.link), association: association.name, phone: association.phone, back: "/members/invitations#pending"
    };
    page.show("associations/invitation_paper.html", context)
}

pub async fn revoke(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<InvitationId>) -> Result<Response, AppError> {
    let (association, by) = (who.association.id, who.who.account);
    if !state.storage.write(async move |tx| actions::revoke_invitation(tx, association, id, by).await).await? {
        return Err(AppError::NotFound);
    }
    Ok(page.go_saying("/members/invitations#pending", "notice-invitation-revoked"))
}
