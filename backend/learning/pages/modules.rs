//! A training module: what it is and what it opens; where one stopped, what one passed.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::reader::Reader;
use crate::accounts::rights::SignedIn;
use crate::context;
use crate::learning::actions;
use crate::learning::documents::Kind;
use crate::learning::library::Book;
use crate::learning::shown::Card;
use crate::learning::store::attempts;
use crate::learning::topics::Topic;
use crate::state::AppState;
use crate::storage::{AccountId, DocumentId, Tx};
use crate::web::{AppError, Form, Lang, Page, templates};

/// What somebody has of a module.
#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
enum Mine {
    New,
    /// Begun, and not ended: the step where they are, from 1.
    Going {
        step: usize,
        total: usize,
    },
    Passed {
        passed_at: i64,
        valid_until: Option<i64>,
    },
    /// Passed, and no longer valid.
    Over {
        valid_until: Option<i64>,
    },
}

pub async fn show(
    who: SignedIn,
    reader: Reader,
    Path(key): Path<String>,
    State(state): State<AppState>,
    page: Page,
) -> Result<Response, AppError> {
    let book = reader.book(Kind::TrainingModule, &key)?;
    let module = book.text.module().ok_or(AppError::NotFound)?;
    let proposed = reader.proposed(state.db(), &book, page.lang).await?;
    if page.is_opened && proposed.is_some() {
        open_later(&state, who.account, book.document.id);
    }
    let going = attempts::going(state.db(), who.account, book.document.id).await?;
    let mine = match &going {
        Some(attempt) => {
            let read = book.at(state.db(), attempt.version).await?;
            let total = read.text.module().map_or(1, |module| attempt.places(module) - 1);
            Mine::Going { step: (attempt.place + 1).min(total), total }
        }
        None => passed(&state, who.account, book.document.id, page.now()).await?,
    };
    let front = &book.text.front;
    page.show(
        "learning/module.html",
        context! {
            card: Card::of(&book, page.lang), mine: mine, screens: module.screens.len(), draw: module.draw, pass: module.pass,
            opens: labels(&front.unlocks, page.lang), valid_months: front.valid_months, checked_at: book.document.checked_at,
            proposed: proposed,
        },
    )
}

async fn passed(state: &AppState, account: AccountId, document: DocumentId, now: i64) -> Result<Mine, AppError> {
    let completions = attempts::completions(state.db(), &[account]).await?;
    let done = completions.into_iter().find(|done| done.document_id == document);
    Ok(match done {
        Some(done) if done.is_valid(now) => Mine::Passed { passed_at: done.passed_at, valid_until: done.valid_until },
        Some(done) => Mine::Over { valid_until: done.valid_until },
        None => Mine::New,
    })
}

/// Beside the answer: what was proposed counts as opened.
fn open_later(state: &AppState, account: AccountId, document: DocumentId) {
    let storage = state.storage.clone();
    tokio::spawn(async move {
        let work = async move |tx: &Tx| actions::opened(tx, account, document).await;
        if let Err(error) = storage.write(work).await {
            tracing::warn!(%error, "that a module was opened is not counted");
        }
    });
}

/// Topics in words.
pub fn labels(topics: &[Topic], lang: Lang) -> Vec<String> {
    topics.iter().map(|topic| templates::plain(lang, topic.label_id())).collect()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Begin {
    /// "questions": of whoever has read the screens just now.
    only: String,
}

pub async fn begin(
    who: SignedIn,
    reader: Reader,
    Path(key): Path<String>,
    State(state): State<AppState>,
    page: Page,
    form: Form<Begin>,
) -> Result<Response, AppError> {
    let book = reader.book(Kind::TrainingModule, &key)?;
    let to = attempt_href(&book);
    let (account, questions_only) = (who.account, form.values.only == "questions");
    state
        .storage
        .write(async move |tx| {
            actions::begin(tx, account, &book, questions_only).await?;
            actions::opened(tx, account, book.document.id).await
        })
        .await?;
    Ok(page.go(to))
}

/// Where it is followed.
pub fn attempt_href(book: &Book) -> String {
    format!("{}/attempt", book.document.href())
}
