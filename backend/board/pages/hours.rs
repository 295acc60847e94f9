//! Hours that the association has still to say yes or no to.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::associations::rights::Coordinator;
use crate::board::store;
use crate::context;
use crate::hub;
use crate::recognition::{self, Standing};
use crate::state::AppState;
use crate::storage::HelpSessionId;
use crate::web::text::{clean_line, fold};
use crate::web::{AppError, Form, Id, PAGE_ROWS, Page, Pager};

const MOST_REASON_CHARS: usize = 200;

#[derive(Debug, Serialize)]
struct Row {
    id: String,
    helper: String,
    minutes: i64,
    held_at: i64,
    /// The end of a Fluent id, "board-hours-kind-…".
    kind: &'static str,
    is_confirmed: bool,
    is_disputed: bool,
}

impl Row {
    fn of(standing: &Standing) -> Self {
        Self {
            id: standing.help_session.to_string(),
            helper: standing.first_name.clone(),
            minutes: standing.minutes,
            held_at: standing.held_at,
            kind: standing.kind.as_str(),
            is_confirmed: standing.is_confirmed,
            is_disputed: standing.is_disputed,
        }
    }
}

#[derive(Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

pub async fn list(State(state): State<AppState>, by: Coordinator, page: Page, Query(search): Query<Search>) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), by.who.account.0).await?]);
    let words = fold(&search.q);
    let mut waiting = recognition::store::to_validate(state.db(), by.association.id).await?;
    waiting.retain(|standing| fold(&standing.first_name).contains(&words));
    let pager = Pager::new(&search.page, waiting.len(), "/board/hours", &[("q", &search.q)]);
    let context = context! {
        association: by.association.name,
        hint: format!("board/{}", by.association.id),
        counts: store::counts(state.db(), &by).await?,
        rows: waiting.iter().skip(pager.skipped()).take(PAGE_ROWS).map(Row::of).collect::<Vec<_>>(),
        minutes: waiting.iter().map(|standing| standing.minutes).sum::<i64>(),
        pager: pager,
        q: search.q,
    };
    page.show("board/hours.html", context)
}

#[derive(Deserialize)]
pub struct Picked {
    #[serde(default)]
    sessions: Vec<String>,
}

/// Those that are ticked; another association's are left alone.
pub async fn accept(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let ids: Vec<HelpSessionId> = sent.values.sessions.iter().filter_map(|id| id.parse().ok()).collect();
    if ids.is_empty() {
        return Ok(page.go_saying("/board/hours", "notice-board-hours-none"));
    }
    let (account, association) = (by.who.account, by.association.id);
    state.storage.write(async move |tx| recognition::actions::validate_all(tx, account, association, &ids).await).await?;
    Ok(page.go_saying("/board/hours", "notice-board-hours-accepted"))
}

#[derive(Deserialize)]
pub struct Refusal {
    #[serde(default)]
    reason: String,
}

/// With a reason, that the helper reads.
pub async fn refuse(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<HelpSessionId>,
    sent: Form<Refusal>,
) -> Result<Response, AppError> {
    let standing = recognition::store::standing(state.db(), id).await?;
    standing.filter(|standing| standing.association == Some(by.association.id)).ok_or(AppError::NotFound)?;
    let Ok(reason) = clean_line(&sent.values.reason, MOST_REASON_CHARS) else {
        return Ok(page.go_saying("/board/hours", "notice-board-hours-reason"));
    };
    let (account, association) = (by.who.account, by.association.id);
    state.storage.write(async move |tx| recognition::actions::refuse(tx, account, association, id, &reason).await).await?;
    Ok(page.go_saying("/board/hours", "notice-board-hours-refused"))
}
