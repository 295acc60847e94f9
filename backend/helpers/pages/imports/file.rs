//! The file itself: read once, kept as lines, and refused with a reason when it is no roster.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use tokio::sync::Semaphore;

use crate::associations::rights::Coordinator;
use crate::context;
use crate::helpers::import::{run, table};
use crate::helpers::store::imports::{self, Import};
use crate::state::AppState;
use crate::storage::{AssociationId, Error};
use crate::web::{AppError, Faults, FileForm, Page};

/// Files are read one at a time: what they unpack to is bounded, and so is memory.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

#[derive(Serialize)]
struct Shown {
    id: String,
    file_name: String,
    state: &'static str,
    at: i64,
    created: i64,
    changed: i64,
}

impl From<&Import> for Shown {
    fn from(import: &Import) -> Self {
        Self {
            id: import.id.to_string(),
            file_name: import.file_name.clone(),
            state: import.state.as_str(),
            at: import.ended_at.unwrap_or(import.created_at),
            created: import.counts.created,
            changed: import.counts.changed,
        }
    }
}

pub async fn show(State(state): State<AppState>, page: Page, who: Coordinator) -> Result<Response, AppError> {
    form(&state, &page, who.association.id, &Faults::default()).await
}

async fn form(state: &AppState, page: &Page, association: AssociationId, faults: &Faults) -> Result<Response, AppError> {
    let before: Vec<Shown> = imports::latest(state.db(), association).await?.iter().map(Shown::from).collect();
    let context = context! { before: before, most_mb: state.limits.import_bytes() / 1_048_576, errors: faults.in_words(page.lang) };
    if faults.is_empty() { page.show("helpers/imports.html", context) } else { page.again("helpers/imports.html", context) }
}

pub async fn take(State(state): State<AppState>, page: Page, who: Coordinator, sent: FileForm) -> Result<Response, AppError> {
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|_| AppError::Busy { wait_s: 5 })?;
    let FileForm { name, bytes, .. } = sent;
    let reading = tokio::task::spawn_blocking(move || table::read(&bytes));
    let lines = match reading.await.map_err(|_| AppError::Internal("a file was not read".into()))? {
        Ok(lines) => lines,
        Err(fault) => {
            let mut faults = Faults::default();
            faults.add("file", fault.text_id());
            return form(&state, &page, who.association.id, &faults).await;
        }
    };
    let (association, by) = (who.association.id, who.who.account);
    let taken = state.storage.write(async move |tx| run::take(tx, association, by, &name, &lines).await);
    let id = taken.await.map_err(|error: Error| AppError::from(error))?;
    Ok(page.go(format!("/members/imports/{id}")))
}
