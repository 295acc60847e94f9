//! The chat: what each of the three reads, and how they write.

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::super::actions::messages::{self, Writing};
use super::super::rights::Asking;
use super::super::{Author, MESSAGE_CHARS, Refused, store};
use super::pairing::Again;
use super::{pairing, typed};
use crate::context;
use crate::help_requests::{HelpRequest, State as Stands};
use crate::hub::{self, Mailbox};
use crate::pairing::rights::Helping;
use crate::state::AppState;
use crate::storage::{AccountId, Db, Error};
use crate::web::{AppError, Faults, Form, Page};

/// What `help_sessions/chat.html` shows.
#[derive(Debug, Default, Serialize)]
pub struct ChatView {
    /// Nobody to write to, and nothing written: nothing is shown.
    pub is_shown: bool,
    /// Whether one can write.
    pub is_open: bool,
    pub help_request: String,
    pub post_to: String,
    /// First names of those who read, for the label.
    pub other: String,
    pub lines: Vec<Line>,
    pub typed: String,
    pub error: Option<String>,
}

/// One message, as one of them sees it.
#[derive(Debug, Serialize)]
pub struct Line {
    /// asker, helper, mentor.
    pub author: &'static str,
    pub by: String,
    pub is_mine: bool,
    pub text: String,
    pub at: i64,
}

/// Who looks at a chat.
pub struct Reader<'a> {
    pub author: Author,
    pub account: Option<AccountId>,
    /// Of the asker, as this reader may know it.
    pub asker_first_name: &'a str,
    /// From when on they may read.
    pub since_at: i64,
}

pub async fn lines(db: &Db, asked: &HelpRequest, reader: &Reader<'_>) -> Result<Vec<Line>, Error> {
    let messages = store::messages::messages(db, asked.id, asked.asker, reader.since_at).await?;
    let line = |message: super::super::Message| Line {
        author: message.author.as_str(),
        by: message.first_name.unwrap_or_else(|| reader.asker_first_name.to_owned()),
        is_mine: message.author == reader.author && message.account == reader.account,
        text: message.words,
        at: message.at,
    };
    Ok(messages.into_iter().map(line).collect())
}

/// The chat as the asker of a help request sees it.
pub async fn chat_of(db: &Db, asked: &HelpRequest) -> Result<ChatView, Error> {
    let pairing = crate::pairing::store::live_pairing(db, asked.id).await?;
    let reader = Reader { author: Author::Asker, account: None, asker_first_name: "", since_at: 0 };
    let lines = lines(db, asked, &reader).await?;
    Ok(ChatView {
        is_shown: pairing.is_some() || !lines.is_empty(),
        is_open: pairing.is_some() && matches!(asked.state, Stands::Paired | Stands::Helping),
        help_request: asked.id.to_string(),
        post_to: "/messages".into(),
        other: pairing.map(|pairing| pairing.helper_first_name).unwrap_or_default(),
        lines,
        ..ChatView::default()
    })
}

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
