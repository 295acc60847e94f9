//! The link of a mailed recap: a page with buttons, so that a program that opens every link confirms nothing.

use axum::extract::{Path, State};
use axum::response::Response;

use super::super::actions::recap::read_token;
use super::super::{How, recap, store};
use super::recap::{SAID_CHARS, Typed, confirmed, seen};
use super::typed;
use crate::context;
use crate::state::AppState;
use crate::storage::HelpSessionId;
use crate::web::{AppError, Faults, Form, Page};

pub async fn show(Path(token): Path<String>, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    answer(&state, &token, page, &Typed::default(), &Faults::default()).await
}

pub fn meeting(state: &AppState, token: &str) -> Result<HelpSessionId, AppError> {
    read_token(state.db(), token).ok_or(AppError::NotFound)
}

async fn answer(state: &AppState, token: &str, page: Page, typed: &Typed, faults: &Faults) -> Result<Response, AppError> {
    let session = store::records::session(state.db(), meeting(state, token)?).await?;
    // Once the asker was erased, nothing is left to confirm.
    let session = session.filter(|session| session.help_request.is_some()).ok_or(AppError::NotFound)?;
    let recap = recap::of(state.db(), &session, page.lang).await?.ok_or(AppError::NotFound)?;
    let context = context! {
        zone: session.asker_zone(), recap: recap, token: token, calendar: format!("/confirm/{token}/calendar.ics"), typed: typed, errors: faults.in_words(page.lang), summary: typed::summary(faults, page.lang, &[]),
    };
    let template = "help_sessions/confirm.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

pub async fn confirm(
    Path(token): Path<String>,
    State(state): State<AppState>,
    page: Page,
    form: Form<Typed>,
) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let said = typed::optional(&mut faults, "words", &form.values.words, SAID_CHARS);
    if !faults.is_empty() {
        return answer(&state, &token, page, &form.values, &faults).await;
    }
    let id = meeting(&state, &token)?;
    let session = store::records::session(state.db(), id).await?.ok_or(AppError::NotFound)?;
    let how = seen(&state, &session, &page, How::Link).await?;
    let notice = confirmed(&state, id, how, form.values.answer(), said).await?;
    Ok(page.go_saying(format!("/confirm/{token}"), notice))
}
