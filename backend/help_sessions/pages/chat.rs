//! The chat: the asker's page of it, and how each of the three writes.

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::super::actions::messages::{self, Writer, Writing};
use super::super::actions::unread;
use super::super::rights::Asking;
use super::super::{MESSAGE_CHARS, Refused, chat_of};
use super::pairing::Again;
use super::{pairing, typed};
use crate::context;
use crate::hub::{self, Mailbox};
use crate::pairing::rights::Helping;
use crate::places::communes;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

#[derive(Deserialize)]
pub struct MessageForm {
    #[serde(default)]
    text: String,
}

impl MessageForm {
    /// What is written, or the words of what is wrong with it.
    fn check(form: &Form<Self>, page: &Page) -> Result<Writing, String> {
        let mut faults = Faults::default();
        match typed::needed(&mut faults, "text", &form.values.text, MESSAGE_CHARS) {
            Some(words) => Ok(Writing { words, key: form.key.clone() }),
            None => Err(page.words(faults.get("text").unwrap_or("input-empty"))),
        }
    }
}

/// Whether a script sent the form: it wants to know that it arrived, not the next page.
pub struct ByScript(pub bool);

impl<S: Send + Sync> FromRequestParts<S> for ByScript {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let accept = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        Ok(Self(accept == Some("application/json")))
    }
}

/// What became of a message: it arrived and the page goes on, or the page is shown again with what was typed and why.
pub enum Sent {
    On(Response),
    Again(String, String),
}

/// Writes what a form says; `to` is the writer's page.
pub async fn send(
    state: &AppState,
    page: &Page,
    by_script: &ByScript,
    form: Form<MessageForm>,
    writer: Writer,
    to: &str,
) -> Result<Sent, AppError> {
    let writing = match MessageForm::check(&form, page) {
        Ok(writing) => writing,
        Err(error) => return Ok(Sent::Again(form.values.text, error)),
    };
    let public_url = state.public_url();
    match state.storage.write(async move |tx| messages::write(tx, &writer, &writing, &public_url).await).await {
        Ok(()) if by_script.0 => Ok(Sent::On(StatusCode::NO_CONTENT.into_response())),
        Ok(()) => Ok(Sent::On(page.go(format!("{to}#write")))),
        Err(Refused::Over) => Ok(Sent::On(page.go(to))),
        Err(Refused::SentAlready) => Ok(Sent::Again(form.values.text, page.words("chat-sent-already"))),
        Err(error) => Err(error.into()),
    }
}

pub async fn write_as_helper(
    helping: Helping,
    State(state): State<AppState>,
    page: Page,
    by_script: ByScript,
    form: Form<MessageForm>,
) -> Result<Response, AppError> {
    let to = pairing::url(&helping);
    match send(&state, &page, &by_script, form, Writer::Helper(helping.clone()), &to).await? {
        Sent::On(response) => Ok(response),
        Sent::Again(text, error) => pairing::answer(&state, &helping, page, Again { chat: Some((text, error)), ..Again::default() }).await,
    }
}

pub async fn write_as_asker(
    asking: Asking,
    State(state): State<AppState>,
    page: Page,
    by_script: ByScript,
    form: Form<MessageForm>,
) -> Result<Response, AppError> {
    match send(&state, &page, &by_script, form, Writer::Asker(asking.clone()), &asking.page("/chat")).await? {
        Sent::On(response) => Ok(response),
        Sent::Again(text, error) => answer(&state, &asking, page, Some((text, error))).await,
    }
}

/// `/chat`: the asker's chat in full.
pub async fn show(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    if page.is_opened {
        unread::came_back(&state, asking.help_request.id).await?;
    }
    answer(&state, &asking, page, None).await
}

async fn answer(state: &AppState, asking: &Asking, page: Page, wrong: Option<(String, String)>) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), Mailbox::Asker(asking.help_request.id).id()).await?;
    let asked = crate::help_requests::store::help_request(state.db(), asking.help_request.id).await?.ok_or(AppError::NotFound)?;
    let mut chat = chat_of(state.db(), &asked).await?;
    let (page, zone) = (page.live(vec![cursor]), communes::time_zone(&asked.commune));
    let Some((typed, error)) = wrong else {
        return page.show("help_sessions/chat_page.html", context! { zone: zone, chat: chat, waiting: asking.waiting() });
    };
    (chat.typed, chat.error) = (typed, Some(error));
    page.again("help_sessions/chat_page.html", context! { zone: zone, chat: chat, waiting: asking.waiting() })
}
