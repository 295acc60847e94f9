//! What was reported: the frozen evidence, read by a coordinator of the association whose it is, and closed with an outcome.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::cards::Gist;
use super::records;
use crate::associations::reading;
use crate::associations::rights::Coordinator;
use crate::audit::Subject;
use crate::board::store::{self, ReportShown};
use crate::board::{Outcome, actions, is_theirs};
use crate::context;
use crate::help_requests;
use crate::help_sessions::store::remarks;
use crate::hub;
use crate::pairing::reports;
use crate::state::AppState;
use crate::storage::ReportId;
use crate::web::{AppError, Form, Id, Page};

/// A message as it stood when it was reported.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
struct Said {
    at: i64,
    /// "asker", "helper", "mentor" or "news".
    author: String,
    words: String,
}

pub async fn list(State(state): State<AppState>, by: Coordinator, page: Page) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), by.who.account.0).await?]);
    let reports = store::reports(state.db(), &by).await?;
    let (open, closed): (Vec<_>, Vec<_>) = reports.iter().map(Row::of).partition(|row| row.outcome.is_none());
    let remarked = remarks::open(state.db(), &by).await?;
    let settled = remarks::closed(state.db(), &by).await?;
    let context = context! {
        association: by.association.name,
        hint: format!("board/{}", by.association.id),
        counts: store::counts(state.db(), &by).await?,
        open: open,
        closed: closed,
        remarked: remarked.iter().map(records::Row::of).collect::<Vec<_>>(),
        settled: settled.iter().map(records::Row::of).collect::<Vec<_>>(),
    };
    page.show("board/reports.html", context)
}

#[derive(Debug, Serialize)]
struct Row {
    id: String,
    /// The ends of Fluent ids: "board-report-reason-…", "board-report-outcome-…".
    reason: String,
    outcome: Option<String>,
    is_by_asker: bool,
    helper: String,
    created_at: i64,
    closed_at: Option<i64>,
}

impl Row {
    fn of(report: &ReportShown) -> Self {
        Self {
            id: report.id.to_string(),
            reason: report.reason.clone(),
            outcome: report.outcome.clone().filter(|_| report.closed_at.is_some()),
            is_by_asker: report.is_by_asker,
            helper: format!("{} {}", report.first_name, report.last_name),
            created_at: report.created_at,
            closed_at: report.closed_at,
        }
    }
}

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<ReportId>) -> Result<Response, AppError> {
    let report = store::report(state.db(), &by, id).await?.ok_or(AppError::NotFound)?;
    reading::read(&state, &page, &by, Subject::new("report", id), |_| false).await?;
    let told = reports::told(state.db(), by.association.id, id).await?;
    let said: Vec<Said> = told.evidence.as_deref().and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default();
    let asked = help_requests::store::help_request(state.db(), report.help_request_id).await?;
    let context = context! {
        report: Row::of(&report),
        words: told.words,
        said: said,
        gist: asked.as_ref().map(Gist::of),
        is_theirs: asked.as_ref().is_some_and(|asked| is_theirs(asked, by.association.id)),
        outcomes: Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect::<Vec<_>>(),
        counts: store::counts(state.db(), &by).await?,
    };
    page.show("board/report.html", context)
}

#[derive(Deserialize)]
pub struct Close {
    #[serde(default)]
    outcome: String,
}

pub async fn close(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<ReportId>,
    sent: Form<Close>,
) -> Result<Response, AppError> {
    store::report(state.db(), &by, id).await?.ok_or(AppError::NotFound)?;
    let Some(outcome) = Outcome::parse(&sent.values.outcome) else {
        return Ok(page.go_saying(format!("/board/reports/{id}"), "refusal-board-no-outcome"));
    };
    state.storage.write(async move |tx| actions::close_report(tx, &by, id, outcome).await).await?;
    Ok(page.go_saying("/board/reports", "notice-board-report-closed"))
}
