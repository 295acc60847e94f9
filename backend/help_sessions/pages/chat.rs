//! The chat: the asker's page of it, and how each of the three writes.

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::super::actions::messages::{self, Writing};
use super::super::rights::Asking;
use super::super::{MESSAGE_CHARS, Refused, chat_of};
use super::pairing::Again;
use super::{pairing, typed};
use crate::context;
use crate::hub::{self, Mailbox};
use crate::pairing::rights::Helping;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

#[derive(Deserialize)]
pub struct MessageForm {
    #[serde(default)]
    text: String,
}

impl MessageForm {
    /// What is written, or the words of what is wrong with it.
    pub fn check(form: &Form<Self>, page: &Page) -> Result<Writing, String> {
        let mut faults = Faults::default();
        match typed::needed(&mut faults, "text", &form.values.text, MESSAGE_CHARS) {
            Some(words) => Ok(Writing { words, key: form.key.clone() }),
            None => Err(page.words(faults.get("text").unwrap_or("input-empty"))),
        }
    }

    pub fn typed(self) -> String {
        self.text
    }
}

/// Whether a script sent the form: it wants to know that it arrived, not the next page.
pub struct ByScript(bool);

impl<S: Send + Sync> FromRequestParts<S> for ByScript {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let accept = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        Ok(Self(accept == Some("application/json")))
    }
}

/// A message arrived.
pub fn arrived(page: &Page, by_script: &ByScript, to: &str) -> Response {
    if by_script.0 { StatusCode::NO_CONTENT.into_response() } else { page.go(format!("{to}#write")) }
}

pub async fn write_as_helper(
    helping: Helping,
    State(state): State<AppState>,
    page: Page,
    by_script: ByScript,
    form: Form<MessageForm>,
) -> Result<Response, AppError> {
    let error = match MessageForm::check(&form, &page) {
        Ok(writing) => {
            let (acting, public_url) = (helping.clone(), state.public_url());
            let work = async move |tx: &crate::storage::Tx| messages::write_as_helper(tx, &acting, &writing, &public_url).await;
            match state.storage.write(work).await {
                Ok(()) => return Ok(arrived(&page, &by_script, &pairing::url(&helping))),
                Err(Refused::Over) => return Ok(page.go(pairing::url(&helping))),
                Err(Refused::SentAlready) => page.words("chat-sent-already"),
                Err(error) => return Err(error.into()),
            }
        }
        Err(error) => error,
    };
    let again = Again { chat: Some((form.values.typed(), error)), ..Again::default() };
    pairing::answer(&state, &helping, page, again).await
}

pub async fn write_as_asker(
    asking: Asking,
    State(state): State<AppState>,
    page: Page,
    by_script: ByScript,
    form: Form<MessageForm>,
) -> Result<Response, AppError> {
    let error = match MessageForm::check(&form, &page) {
        Ok(writing) => {
            let (acting, public_url) = (asking.clone(), state.public_url());
            let work = async move |tx: &crate::storage::Tx| messages::write_as_asker(tx, &acting, &writing, &public_url).await;
            match state.storage.write(work).await {
                Ok(()) => return Ok(arrived(&page, &by_script, "/chat")),
                Err(Refused::Over) => return Ok(page.go("/chat")),
                Err(Refused::SentAlready) => page.words("chat-sent-already"),
                Err(error) => return Err(error.into()),
            }
        }
        Err(error) => error,
    };
    answer(&state, &asking, page, Some((form.values.typed(), error))).await
}

/// `/chat`: the asker's chat in full.
pub async fn show(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    answer(&state, &asking, page, None).await
}

async fn answer(state: &AppState, asking: &Asking, page: Page, wrong: Option<(String, String)>) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), Mailbox::Asker(asking.help_request.id).id()).await?;
    let asked = crate::help_requests::store::help_request(state.db(), asking.help_request.id).await?.ok_or(AppError::NotFound)?;
    let mut chat = chat_of(state.db(), &asked).await?;
    let page = page.live(vec![cursor]);
    let Some((typed, error)) = wrong else {
        return page.show("help_sessions/chat_page.html", context! { chat: chat, waiting: super::WAITING });
    };
    (chat.typed, chat.error) = (typed, Some(error));
    page.again("help_sessions/chat_page.html", context! { chat: chat, waiting: super::WAITING })
}
