//! The slip (one A4 page) and the ticket (80 mm): for the asker, or for the caller whom somebody asked for.

use axum::extract::State;
use axum::response::Response;

use super::desk::asked_by;
use crate::accounts::rights::SignedIn;
use crate::associations;
use crate::context;
use crate::help_requests::rights::HoldsCode;
use crate::help_requests::{HelpRequest, Meeting, code, nearby, store};
use crate::state::AppState;
use crate::storage::HelpRequestId;
use crate::web::{AppError, Id, Page, qr};

pub async fn slip(State(state): State<AppState>, page: Page, holds: HoldsCode) -> Result<Response, AppError> {
    of_asker(&state, &page, holds, "slip").await
}

pub async fn ticket(State(state): State<AppState>, page: Page, holds: HoldsCode) -> Result<Response, AppError> {
    of_asker(&state, &page, holds, "slip ticket").await
}

pub async fn slip_for_caller(
    State(state): State<AppState>,
    page: Page,
    who: SignedIn,
    Id(id): Id<HelpRequestId>,
) -> Result<Response, AppError> {
    let help_request = asked_by(&state, &who, id).await?;
    paper(&state, &page, &help_request, "slip", &format!("/ask/desk/{id}")).await
}

pub async fn ticket_for_caller(
    State(state): State<AppState>,
    page: Page,
    who: SignedIn,
    Id(id): Id<HelpRequestId>,
) -> Result<Response, AppError> {
    let help_request = asked_by(&state, &who, id).await?;
    paper(&state, &page, &help_request, "slip ticket", &format!("/ask/desk/{id}")).await
}

async fn of_asker(state: &AppState, page: &Page, holds: HoldsCode, kind: &str) -> Result<Response, AppError> {
    let help_request = store::latest_of(state.db(), holds.asker).await?.ok_or(AppError::CodeFirst)?;
    paper(state, page, &help_request, kind, "/wait").await
}

async fn paper(state: &AppState, page: &Page, help_request: &HelpRequest, kind: &str, back: &str) -> Result<Response, AppError> {
    let words = store::words(state.db(), help_request.id).await?;
    let association = match help_request.association.or(help_request.settings_association) {
        Some(id) => associations::store::association(state.db(), id).await?,
        None => None,
    };
    let (usual, opens_at) = match &association {
        Some(association) => {
            let opens_at = association.opening_hours.next_opening(page.now(), &association.zone());
            let usual = nearby::usual_minutes(state.db(), association.id, help_request.urgency, page.now()).await?;
            (usual, opens_at.filter(|opens| *opens > page.now()))
        }
        None => (None, None),
    };
    let spot = match help_request.place.filter(|_| help_request.meeting == Meeting::Place) {
        Some(place) => store::spot(state.db(), place).await?,
        None => None,
    };
    let link = format!("{}/code/{}", state.public_url(), words.code);
    page.show(
        "help_requests/paper.html",
        context! {
            kind: kind,
            back: back,
            code: code::display(&words.code),
            qr: qr(&link),
            address: state.public_url().split_once("://").map(|(_, host)| host.to_owned()),
            first_name: words.first_name,
            phone: words.phone,
            meeting: help_request.meeting.as_str(),
            urgency: help_request.urgency.as_str(),
            wanted_at: help_request.wanted_at,
            spot: spot.map(|spot| [spot.name, spot.address]),
            trust_word: help_request.trust_word,
            usual: usual,
            opens_at: opens_at,
            association: association.as_ref().map(|association| &association.name),
            association_phone: association.as_ref().map(|association| &association.phone),
            created_at: help_request.created_at,
        },
    )
}
