//! Texts as files: a zip or one Markdown file comes in whole or not at all; what is published goes out as a zip.

use std::io::Cursor;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::pictures::ONE_AT_A_TIME;
use super::writer;
use crate::associations::rights::Mentor;
use crate::context;
use crate::learning::actions::{self, ImportError};
use crate::learning::files::{self, Batch, File, FileFault, FilesError};
use crate::state::AppState;
use crate::web::{AppError, Faults, FileForm, Lang, Page, templates};

/// A zip, or one Markdown file and the folder that it belongs to; else the Fluent id of why there is nothing to read.
fn files_of(sent: FileForm) -> Result<Vec<File>, &'static str> {
    if sent.bytes.is_empty() {
        return Err("writing-files-empty");
    }
    if sent.name.ends_with(".md") {
        let folder = if sent.text("folder") == "modules" { "modules" } else { "tutorials" };
        let name = sent.name.rsplit(['/', '\\']).next().unwrap_or_default();
        return Ok(vec![File { path: format!("{folder}/{name}"), bytes: sent.bytes }]);
    }
    files::unzip(Cursor::new(sent.bytes)).map_err(|error| match error {
        FilesError::LeadsOut(_) => "writing-files-lead-out",
        FilesError::Many | FilesError::Large(_) => "writing-files-large",
        _ => "writing-files-no-zip",
    })
}

/// What is wrong with a file, in words.
#[derive(Serialize)]
struct Line {
    path: String,
    line: usize,
    words: String,
}

fn lines(faults: &[FileFault], lang: Lang) -> Vec<Line> {
    let words = |one: &FileFault| templates::with(lang, one.fault.kind.text_id(), &[("about", &one.fault.about)]);
    faults.iter().map(|one| Line { path: one.path.clone(), line: one.fault.line, words: words(one) }).collect()
}

pub async fn show(_: Mentor, page: Page) -> Result<Response, AppError> {
    again(&page, None, &[])
}

fn again(page: &Page, fault: Option<&'static str>, wrong: &[FileFault]) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    if let Some(id) = fault {
        faults.add("file", id);
    }
    let context = context! { errors: faults.in_words(page.lang), wrong: lines(wrong, page.lang) };
    let template = "learning/writing_files.html";
    if fault.is_none() { page.show(template, context) } else { page.again(template, context) }
}

/// Reading takes long: others are served meanwhile.
async fn read(sent: FileForm) -> Result<Result<Batch, &'static str>, AppError> {
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|_| AppError::Busy { wait_s: 5 })?;
    let reading = tokio::task::spawn_blocking(move || files_of(sent).map(|files| Batch::read(&files)));
    reading.await.map_err(|_| AppError::Internal("files were not read".into()))
}

pub async fn import(who: Mentor, State(state): State<AppState>, page: Page, sent: FileForm) -> Result<Response, AppError> {
    let batch = match read(sent).await? {
        Ok(batch) if batch.documents.is_empty() && batch.faults.is_empty() => return again(&page, Some("writing-files-none"), &[]),
        Ok(batch) => batch,
        Err(fault) => return again(&page, Some(fault), &[]),
    };
    let (into, by) = (who.association, writer(&who).account);
    match state.storage.write(async move |tx| actions::import(tx, Some(into), Some(by), &batch).await).await {
        Ok(done) if done.new.is_empty() && done.changed.is_empty() => Ok(page.go_saying("/writing", "refusal-writing-same")),
        Ok(_) => Ok(page.go_saying("/writing", "notice-writing-imported")),
        Err(ImportError::Faulty(wrong)) => again(&page, Some("writing-files-wrong"), &wrong),
        Err(ImportError::Storage(error)) => Err(error.into()),
    }
}

pub async fn export(who: Mentor, State(state): State<AppState>) -> Result<Response, AppError> {
    let found = files::collect(state.db(), Some(who.association)).await?;
    let zipping = tokio::task::spawn_blocking(move || files::zip(&found));
    let zip = zipping.await.map_err(|_| AppError::Internal("files were not zipped".into()))?;
    let zip = zip.map_err(|error| AppError::Internal(error.to_string()))?;
    let named = HeaderValue::from_static("attachment; filename=\"binome-tutorials.zip\"");
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("application/zip")), (header::CONTENT_DISPOSITION, named)];
    let private = [(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"))];
    Ok((headers, private, zip).into_response())
}
