//! The end of an attempt: passed, what that opens and until when; or not yet, what to read again, and other questions.

use std::sync::Arc;

use axum::response::Response;

use super::asked::Asked;
use super::modules::{attempt_href, labels};
use super::reader::Reader;
use crate::context;
use crate::learning::attempts::{Answer, Attempt, Here};
use crate::learning::documents::{Kind, TrainingModule};
use crate::learning::glossary::Explained;
use crate::learning::library::Book;
use crate::learning::shown::Card;
use crate::learning::store::attempts::{self, Completion};
use crate::learning::store::suggestions;
use crate::state::AppState;
use crate::storage::{AccountId, DocumentId};
use crate::web::{AppError, Page};

pub async fn show(
    state: &AppState,
    reader: &Reader,
    page: &Page,
    account: AccountId,
    book: &Arc<Book>,
    attempt: &Attempt,
) -> Result<Response, AppError> {
    let read = book.at(state.db(), attempt.version).await?;
    let module = read.text.module().ok_or(AppError::NotFound)?;
    let completions = attempts::completions(state.db(), &[account]).await?;
    let done = completions.iter().find(|done| done.document_id == book.document.id);
    let next = next(state, reader, account, book.document.id, &completions, page.now()).await?;
    page.show(
        "learning/result.html",
        context! {
            card: Card::of(book, page.lang), to: attempt_href(book), is_passed: attempt.is_passed == Some(true),
            right: attempt.right(module), total: attempt.drawn.len(), pass: module.pass,
            opens: labels(&read.text.front.unlocks, page.lang), valid_until: done.and_then(|done| done.valid_until),
            missed: missed(attempt, module), next: next.map(|book| Card::of(&book, page.lang)),
        },
    )
}

/// The questions that counted and were not answered right, with what was said of them.
fn missed(attempt: &Attempt, module: &TrainingModule) -> Vec<Asked> {
    let wrong = attempt.answers.iter().filter(|answer| !answer.is_right);
    let asked = |answer: &Answer| match attempt.here(module, answer.place) {
        Here::Question { question, order, counts: true } => {
            Some(Asked::answered(question, &order, true, answer, &mut Explained::default()))
        }
        _ => None,
    };
    wrong.filter_map(asked).collect()
}

/// What to follow next: what is proposed, then what was begun, then what opens topics.
async fn next(
    state: &AppState,
    reader: &Reader,
    account: AccountId,
    this: DocumentId,
    done: &[Completion],
    now: i64,
) -> Result<Option<Arc<Book>>, AppError> {
    let proposed = suggestions::open(state.db(), account).await?;
    let begun = attempts::all_going(state.db(), account).await?;
    let is_done = |id: DocumentId| done.iter().any(|done| done.document_id == id && done.is_valid(now));
    let mut modules = reader.books();
    modules.retain(|book| book.document.kind == Kind::TrainingModule && book.document.id != this && !is_done(book.document.id));
    modules.sort_by_key(|book| {
        let id = book.document.id;
        let is_proposed = proposed.iter().any(|one| one.document == id);
        (!is_proposed, !begun.iter().any(|(document, _)| *document == id), book.text.front.unlocks.is_empty())
    });
    Ok(modules.into_iter().next())
}
