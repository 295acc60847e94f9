//! Earlier versions: read, compared with what is written now, brought back as a draft. Retired, and published again.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::preview::Preview;
use super::writer;
use crate::associations::rights::Mentor;
use crate::context;
use crate::learning::actions;
use crate::learning::compare::compare;
use crate::learning::store::documents as store;
use crate::learning::{Document, State as Written};
use crate::state::AppState;
use crate::storage::DocumentId;
use crate::web::{AppError, Form, Id, Page};

/// A version of a document of theirs: the document, the version's number and its text.
async fn found(state: &AppState, who: &Mentor, (id, version): (String, i64)) -> Result<(Document, i64, String), AppError> {
    let id: DocumentId = id.parse().map_err(|_| AppError::NotFound)?;
    let document = store::own(state.db(), who.association, id).await?.ok_or(AppError::NotFound)?;
    let text = store::version(state.db(), id, version).await?.ok_or(AppError::NotFound)?;
    Ok((document, version, text))
}

/// What stands in the path; a number that is none is not found.
fn named(path: (String, String)) -> Result<(String, i64), AppError> {
    Ok((path.0, path.1.parse().map_err(|_| AppError::NotFound)?))
}

pub async fn show(
    Path(path): Path<(String, String)>,
    who: Mentor,
    State(state): State<AppState>,
    page: Page,
) -> Result<Response, AppError> {
    let (document, version, text) = found(&state, &who, named(path)?).await?;
    let versions = store::versions(state.db(), document.id).await?;
    let at = versions.iter().find(|one| one.version == version).map(|one| (one.published_at, one.by.clone()));
    let is_now = document.text() == text;
    page.show(
        "learning/writing_version.html",
        context! {
            id: document.id, title: document.title, version: version, published: at, text: text, is_now: is_now,
            rows: compare(&text, document.text()), has_draft: !document.draft.is_empty(), edition: document.edition(),
            preview: Preview::of(document.kind, &text, page.lang, &[]),
        },
    )
}

#[derive(Deserialize)]
pub struct Over {
    /// The edition that the page was shown with.
    #[serde(default)]
    edition: String,
}

pub async fn restore(
    Path(path): Path<(String, String)>,
    who: Mentor,
    State(state): State<AppState>,
    page: Page,
    form: Form<Over>,
) -> Result<Response, AppError> {
    let (document, version, _) = found(&state, &who, named(path)?).await?;
    let (by, id) = (writer(&who), document.id);
    state.storage.write(async move |tx| actions::restore(tx, by, id, version, &form.values.edition).await).await?;
    Ok(page.go_saying(format!("/writing/{id}"), "notice-writing-restored"))
}

pub async fn retire(Id(id): Id<DocumentId>, who: Mentor, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let by = writer(&who);
    state.storage.write(async move |tx| actions::retire(tx, by, id).await).await?;
    Ok(page.go_saying("/writing#retired", "notice-writing-retired"))
}

/// Published again as it was; what was never published is a draft again.
pub async fn bring_back(Id(id): Id<DocumentId>, who: Mentor, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let by = writer(&who);
    let document = state.storage.write(async move |tx| actions::bring_back(tx, by, id).await).await?;
    let notice = if document == Written::Published { "notice-writing-published" } else { "notice-writing-returned" };
    Ok(page.go_saying(format!("/writing/{id}"), notice))
}
