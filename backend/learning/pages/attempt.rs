//! Following a module: one thing a screen; each answer is told something before one goes on; kind at the end, whatever it is.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Serialize;

use super::asked::{Asked, Sent};
use super::modules::attempt_href;
use super::reader::Reader;
use super::result;
use crate::accounts::rights::SignedIn;
use crate::context;
use crate::learning::actions;
use crate::learning::attempts::{Attempt, Here};
use crate::learning::documents::{Block, Kind, Screen};
use crate::learning::glossary::Explained;
use crate::learning::library::Book;
use crate::learning::shown::{Card, blocks};
use crate::learning::store::attempts;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

/// One screen.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Shown {
    Text {
        title: String,
        blocks: Vec<Block>,
    },
    Question {
        asked: Asked,
    },
    /// Nothing more to read or answer.
    End,
}

pub async fn show(
    who: SignedIn,
    reader: Reader,
    Path(key): Path<String>,
    State(state): State<AppState>,
    page: Page,
) -> Result<Response, AppError> {
    let book = reader.book(Kind::TrainingModule, &key)?;
    if let Some(attempt) = attempts::going(state.db(), who.account, book.document.id).await? {
        let book = book.at(state.db(), attempt.version).await?;
        return screen(&page, &book, &attempt, &Sent::default(), &Faults::default());
    }
    match attempts::last_ended(state.db(), who.account, book.document.id).await? {
        Some(attempt) => result::show(&state, &reader, &page, who.account, &book, &attempt).await,
        None => Ok(page.go(book.document.href())),
    }
}

/// The screen where an attempt is; again with what was sent, when something is wrong with that.
fn screen(page: &Page, book: &Book, attempt: &Attempt, sent: &Sent, faults: &Faults) -> Result<Response, AppError> {
    let module = book.text.module().ok_or(AppError::NotFound)?;
    let mut met = Explained::default();
    let shown = match (attempt.here(module, attempt.place), attempt.answer(attempt.place)) {
        (Here::Text(Screen::Text { title, blocks: some }), _) => Shown::Text { title: title.clone(), blocks: blocks(some, &mut met) },
        (Here::Question { question, order, counts }, Some(answer)) => {
            Shown::Question { asked: Asked::answered(question, &order, counts, answer, &mut met) }
        }
        (Here::Question { question, order, counts }, None) => {
            Shown::Question { asked: Asked::open(question, &order, counts, sent, &mut met) }
        }
        _ => Shown::End,
    };
    let total = attempt.places(module) - 1;
    let context = context! {
        card: Card::of(book, page.lang), to: attempt_href(book), screen: shown, step: (attempt.place + 1).min(total), total: total,
        begun: attempt.started_at, place: attempt.place, notes: met.notes(page.lang), errors: faults.in_words(page.lang),
    };
    if faults.is_empty() { page.show("learning/attempt.html", context) } else { page.again("learning/attempt.html", context) }
}

/// The attempt that goes on, and its book as it was when it began.
async fn going(who: &SignedIn, reader: &Reader, key: &str, state: &AppState) -> Result<(Arc<Book>, Option<Attempt>), AppError> {
    let book = reader.book(Kind::TrainingModule, key)?;
    match attempts::going(state.db(), who.account, book.document.id).await? {
        Some(attempt) => Ok((book.at(state.db(), attempt.version).await?, Some(attempt))),
        None => Ok((book, None)),
    }
}

/// The first answer counts: a form sent twice, or from an older page, leads to where one is.
pub async fn answer(
    who: SignedIn,
    reader: Reader,
    Path(key): Path<String>,
    State(state): State<AppState>,
    page: Page,
    form: Form<Sent>,
) -> Result<Response, AppError> {
    let (book, attempt) = going(&who, &reader, &key, &state).await?;
    let to = attempt_href(&book);
    let shown = form.values.shown();
    let Some(attempt) = attempt.filter(|attempt| shown.is_some_and(|shown| attempt.is_at(shown))) else { return Ok(page.go(to)) };
    let module = book.text.module().ok_or(AppError::NotFound)?;
    let Here::Question { question, order, .. } = attempt.here(module, attempt.place) else { return Ok(page.go(to)) };
    let mut faults = Faults::default();
    let chosen = faults.check("choice", form.values.read(question, &order));
    let (Some(chosen), Some(shown)) = (chosen, shown) else { return screen(&page, &book, &attempt, &form.values, &faults) };
    let account = who.account;
    state.storage.write(async move |tx| actions::answer(tx, account, &book, shown, chosen.clone()).await).await?;
    Ok(page.go(to))
}

pub async fn next(
    who: SignedIn,
    reader: Reader,
    Path(key): Path<String>,
    State(state): State<AppState>,
    page: Page,
    form: Form<Sent>,
) -> Result<Response, AppError> {
    let (book, _) = going(&who, &reader, &key, &state).await?;
    let (to, account) = (attempt_href(&book), who.account);
    if let Some(shown) = form.values.shown() {
        state.storage.write(async move |tx| actions::go_on(tx, account, &book, shown).await).await?;
    }
    Ok(page.go(to))
}

pub async fn previous(
    who: SignedIn,
    reader: Reader,
    Path(key): Path<String>,
    State(state): State<AppState>,
    page: Page,
    form: Form<Sent>,
) -> Result<Response, AppError> {
    let book = reader.book(Kind::TrainingModule, &key)?;
    let (to, account, id) = (attempt_href(&book), who.account, book.document.id);
    if let Some(shown) = form.values.shown() {
        state.storage.write(async move |tx| actions::go_back(tx, account, id, shown).await).await?;
    }
    Ok(page.go(to))
}
