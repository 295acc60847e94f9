//! One step a screen, large, beside the asker; ticked as one goes.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::reader::{Reader, With};
use super::tutorials::{StepView, reading, tutorial};
use crate::context;
use crate::learning::actions;
use crate::learning::documents::Kind;
use crate::learning::glossary::Explained;
use crate::learning::shown::Card;
use crate::learning::store::readings::Beside;
use crate::state::AppState;
use crate::web::{AppError, Form, Page};

pub async fn show(
    Path((key, number)): Path<(String, usize)>,
    Query(with): Query<With>,
    reader: Reader,
    State(state): State<AppState>,
    page: Page,
) -> Result<Response, AppError> {
    let book = reader.book(Kind::Tutorial, &key)?;
    let tutorial = tutorial(&book)?;
    let step = number.checked_sub(1).and_then(|index| tutorial.steps.get(index)).ok_or(AppError::NotFound)?;
    let reading = reading(&state, &reader, &book, &with).await?;
    if let Some(beside) = reader.beside(&book, &with).filter(|_| page.is_opened) {
        keep_place(&state, beside, number - 1).await;
    }
    let (href, total) = (book.document.href(), tutorial.steps.len());
    let to = |number: usize| (1..=total).contains(&number).then(|| format!("{href}/steps/{number}{}", with.kept()));
    let mut met = Explained::default();
    let view = StepView::of(step, number, reading, to(number).unwrap_or_default(), &mut met);
    page.show(
        "learning/step.html",
        context! {
            card: Card::of(&book, page.lang), step: view, total: total, before: to(number - 1), after: to(number + 1),
            all: format!("{href}{}", with.kept()), with: with.kept(), is_kept: reader.account.is_some(), leads_back: with.href(),
            site: book.text.front.site, notes: met.notes(page.lang),
        },
    )
}

/// Before the page is answered: kept later, it could undo what they tick on it. Whoever cannot be kept a place reads on all the same.
async fn keep_place(state: &AppState, beside: Beside, step: usize) {
    if let Err(error) = state.storage.write(async move |tx| actions::turn_to(tx, beside, step).await).await {
        tracing::warn!(%error, "where somebody stopped was not kept");
    }
}

/// A step done, or not after all.
#[derive(Deserialize)]
pub struct Tick {
    #[serde(default)]
    done: String,
}

pub async fn tick(
    Path((key, number)): Path<(String, usize)>,
    Query(with): Query<With>,
    reader: Reader,
    State(state): State<AppState>,
    page: Page,
    form: Form<Tick>,
) -> Result<Response, AppError> {
    let book = reader.book(Kind::Tutorial, &key)?;
    let beside = reader.beside(&book, &with).ok_or(AppError::NotFound)?;
    let total = tutorial(&book)?.steps.len();
    let (Some(index), href) = (number.checked_sub(1).filter(|index| *index < total), book.document.href()) else {
        return Err(AppError::NotFound);
    };
    let is_done = form.values.done != "no";
    let next = if is_done { (index + 1).min(total - 1) } else { index };
    state
        .storage
        .write(async move |tx| match book.text.tutorial() {
            Some(tutorial) => actions::tick(tx, beside, tutorial, index, is_done, next).await,
            None => Ok(()),
        })
        .await?;
    if is_done && number == total {
        return Ok(page.go_saying(format!("{href}{}", with.kept()), "notice-tutorial-done"));
    }
    Ok(page.go(format!("{href}/steps/{}{}", next + 1, with.kept())))
}
