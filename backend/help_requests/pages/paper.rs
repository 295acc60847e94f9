//! The slip (one A4 page) and the ticket (80 mm): for the asker, or for the caller whom somebody asked for.

use axum::extract::State;
use axum::response::Response;

use super::desk::asked_by;
use crate::accounts::rights::SignedIn;
use crate::associations;
use crate::context;
use crate::help_requests::rights::Asking;
use crate::help_requests::{HelpRequest, Meeting, code, nearby, store};
use crate::places::communes;
use crate::state::AppState;
use crate::storage::HelpRequestId;
use crate::web::{AppError, Context, Id, Page, qr};

pub async fn slip(State(state): State<AppState>, page: Page, asking: Asking) -> Result<Response, AppError> {
    paper(&state, &page, &asking.help_request, "slip", &asking.waiting()).await
}

pub async fn ticket(State(state): State<AppState>, page: Page, asking: Asking) -> Result<Response, AppError> {
    paper(&state, &page, &asking.help_request, "slip ticket", &asking.waiting()).await
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

async fn paper(state: &AppState, page: &Page, help_request: &HelpRequest, kind: &str, back: &str) -> Result<Response, AppError> {
    let mut context = content(state, page, help_request).await?;
    context.insert("kind", kind);
    context.insert("back", back);
    page.show("help_requests/paper.html", context)
}

pub(super) async fn content(state: &AppState, page: &Page, asked: &HelpRequest) -> Result<Context, AppError> {
    let words = store::words(state.db(), asked.id).await?;
    let association = match asked.association.or(asked.settings_association) {
        Some(id) => associations::store::association(state.db(), id).await?,
        None => None,
    };
    let now = page.now();
    let opens_at = association.as_ref().and_then(|one| one.opening_hours.next_opening(now, &one.zone())).filter(|opens| *opens > now);
    let usual = match &association {
        Some(association) => nearby::usual_minutes(state.db(), association.id, asked.urgency, now).await?,
        None => None,
    };
    let spot = match asked.place.filter(|_| asked.meeting == Meeting::Place) {
        Some(place) => store::spot(state.db(), place).await?,
        None => None,
    };
    let public_url = state.public_url();
    Ok(context! {
        zone: communes::time_zone(&asked.commune),
        code: code::display(&words.code),
        qr: qr(&format!("{public_url}/code/{}", words.code)),
        address: public_url.split_once("://").map(|(_, host)| host),
        first_name: words.first_name,
        phone: words.phone,
        meeting: asked.meeting.as_str(),
        wanted_at: asked.wanted_at,
        spot: spot.as_ref().map(|spot| [&spot.name, &spot.address]),
        trust_word: asked.trust_word,
        usual: usual,
        opens_at: opens_at,
        association: association.as_ref().map(|association| &association.name),
        association_phone: association.as_ref().map(|association| &association.phone),
        hours: association.as_ref().map(|association| association.opening_hours.in_words(page.lang)).unwrap_or_default(),
        created_at: asked.created_at,
    })
}
