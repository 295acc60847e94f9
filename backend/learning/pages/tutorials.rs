//! A tutorial as a whole: before one starts, its steps, on paper, and its draft.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Serialize;

use super::reader::{Reader, With};
use crate::context;
use crate::learning::documents::{Block, Doer, Kind, Step};
use crate::learning::glossary::Explained;
use crate::learning::library::Book;
use crate::learning::shown::{Card, blocks};
use crate::learning::store::readings::{self, Reading};
use crate::learning::{actions, documents};
use crate::state::AppState;
use crate::web::{AppError, Page};

/// A step as a page shows it.
#[derive(Serialize)]
pub struct StepView {
    pub number: usize,
    pub title: String,
    /// For somebody at ease, hesitating, lost.
    pub who: [Doer; 3],
    /// The same at all three.
    pub is_same: bool,
    pub see: Vec<Block>,
    pub act: Vec<Block>,
    pub stuck: Vec<Block>,
    pub is_done: bool,
    pub href: String,
}

impl StepView {
    pub fn of(step: &Step, number: usize, reading: Reading, href: String, met: &mut Explained) -> Self {
        Self {
            number,
            title: step.title.clone(),
            who: step.who,
            is_same: step.who.iter().all(|doer| *doer == step.who[0]),
            see: blocks(&step.see, met),
            act: blocks(&step.act, met),
            stuck: blocks(&step.stuck, met),
            is_done: reading.ticked >> (number - 1).min(62) & 1 == 1,
            href,
        }
    }
}

/// The tutorial of a book; a book of another kind is not here.
pub fn tutorial(book: &Book) -> Result<&documents::Tutorial, AppError> {
    book.text.tutorial().ok_or(AppError::NotFound)
}

pub async fn reading(state: &AppState, reader: &Reader, book: &Book, with: &With) -> Result<Reading, AppError> {
    match reader.beside(book, with) {
        Some(beside) => Ok(readings::reading(state.db(), beside).await?),
        None => Ok(Reading::default()),
    }
}

fn steps(book: &Book, tutorial: &documents::Tutorial, reading: Reading, with: &With, met: &mut Explained) -> Vec<StepView> {
    let href = |number: usize| format!("{}/steps/{number}{}", book.document.href(), with.kept());
    tutorial.steps.iter().zip(1..).map(|(step, number)| StepView::of(step, number, reading, href(number), met)).collect()
}

pub async fn show(
    Path(key): Path<String>,
    Query(with): Query<With>,
    reader: Reader,
    State(state): State<AppState>,
    page: Page,
) -> Result<Response, AppError> {
    let book = reader.book(Kind::Tutorial, &key)?;
    let tutorial = tutorial(&book)?;
    let reading = reading(&state, &reader, &book, &with).await?;
    if let Some(account) = reader.account.filter(|_| page.is_opened) {
        let id = book.document.id;
        state.storage.write(async move |tx| actions::opened(tx, account, id).await).await?;
    }
    let mut met = Explained::default();
    let before = blocks(&tutorial.before, &mut met);
    // What is inside steps is shown on their own pages, with its words.
    let steps = steps(&book, tutorial, reading, &with, &mut Explained::default());
    let done = steps.iter().filter(|step| step.is_done).count();
    let stopped = usize::try_from(reading.step).unwrap_or_default().min(steps.len().saturating_sub(1));
    page.show(
        "learning/tutorial.html",
        context! {
            card: Card::of(&book, page.lang), before: before, steps: steps, done: done, stopped: stopped + 1,
            is_begun: reading.step > 0 || reading.ticked > 0, site: book.text.front.site, checked_at: book.document.checked_at,
            has_draft: tutorial.draft.is_some(), with: with.kept(), leads_back: with.href(), notes: met.notes(page.lang),
            proposed: reader.proposed(state.db(), &book, page.lang).await?,
        },
    )
}

/// On one or two pages, to leave with the person.
pub async fn paper(Path(key): Path<String>, Query(with): Query<With>, reader: Reader, page: Page) -> Result<Response, AppError> {
    let book = reader.book(Kind::Tutorial, &key)?;
    let tutorial = tutorial(&book)?;
    let mut met = Explained::default();
    let before = blocks(&tutorial.before, &mut met);
    let steps = steps(&book, tutorial, Reading::default(), &with, &mut met);
    page.show(
        "learning/tutorial_paper.html",
        context! {
            card: Card::of(&book, page.lang), before: before, steps: steps, site: book.text.front.site,
            checked_at: book.document.checked_at, with: with.kept(), notes: met.notes(page.lang),
        },
    )
}

/// The sheet to fill in by hand.
pub async fn draft(Path(key): Path<String>, Query(with): Query<With>, reader: Reader, page: Page) -> Result<Response, AppError> {
    let book = reader.book(Kind::Tutorial, &key)?;
    let draft = tutorial(&book)?.draft.as_ref().ok_or(AppError::NotFound)?;
    page.show("learning/draft.html", context! { card: Card::of(&book, page.lang), draft: draft, with: with.kept() })
}
