//! The next meeting as a file for a calendar, for whoever reads the recap: with their code, or by the link of a mail.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::super::{HelpSession, recap, store};
use super::recap::{Of, meetings};
use crate::clock::MINUTE;
use crate::help_requests::rights::HoldsCode;
use crate::permanences::calendar::{self, Told};
use crate::state::AppState;
use crate::web::templates::{plain, with};
use crate::web::{AppError, Page};

/// A meeting whose end nobody said.
const LASTS_MS: i64 = 60 * MINUTE;

/// `/recap/calendar.ics`.
pub async fn of_asker(holds: HoldsCode, Query(of): Query<Of>, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let sessions = meetings(&state, holds, of.id()).await?;
    let session = sessions.first().ok_or(AppError::NotFound)?;
    file(&state, session, &page, "/recap").await
}

/// `/confirm/{token}/calendar.ics`.
pub async fn of_link(Path(token): Path<String>, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let session = store::records::session(state.db(), super::confirm::meeting(&state, &token)?).await?;
    let session = session.filter(|session| session.help_request.is_some()).ok_or(AppError::NotFound)?;
    file(&state, &session, &page, &format!("/confirm/{token}")).await
}

/// One VEVENT, in UTC; the same meeting is the same UID for ever, and another hour, or none, raises its SEQUENCE.
async fn file(state: &AppState, session: &HelpSession, page: &Page, path: &str) -> Result<Response, AppError> {
    let recap = recap::of(state.db(), session, page.lang).await?.ok_or(AppError::NotFound)?;
    let meeting = session.next_meeting.ok_or(AppError::NotFound)?;
    let url = state.public_url();
    let told = Told {
        id: format!("meeting-{}", session.id),
        title: with(page.lang, "recap-calendar-title", &[("name", &recap.helper)]),
        location: String::new(),
        description: recap.association.map(|by| format!("{} {}", by.name, by.phone)).unwrap_or_default(),
        url: format!("{url}{path}"),
        starts_at: meeting.at,
        ends_at: meeting.at + LASTS_MS,
        sequence: meeting.changes,
        changed_at: meeting.changed_at,
        is_cancelled: meeting.is_off,
    };
    let text = calendar::write(&plain(page.lang, "recap-title"), calendar::host(&url), &[told]);
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"binome.ics\""));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
