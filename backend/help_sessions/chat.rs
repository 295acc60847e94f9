//! The chat as its readers see it: the asker, the helper, a mentor who joined.

use serde::Serialize;

use super::{Author, Message, store};
use crate::help_requests::{HelpRequest, State};
use crate::pairing;
use crate::storage::{AccountId, Db, Error};

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
    let line = |message: Message| Line {
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
    let pairing = pairing::store::live_pairing(db, asked.id).await?;
    let reader = Reader { author: Author::Asker, account: None, asker_first_name: "", since_at: 0 };
    let lines = lines(db, asked, &reader).await?;
    Ok(ChatView {
        is_shown: pairing.is_some() || !lines.is_empty(),
        is_open: pairing.is_some() && matches!(asked.state, State::Paired | State::Helping),
        help_request: asked.id.to_string(),
        post_to: format!("/messages?of={}", asked.id),
        other: pairing.map(|pairing| pairing.helper_first_name).unwrap_or_default(),
        lines,
        ..ChatView::default()
    })
}
