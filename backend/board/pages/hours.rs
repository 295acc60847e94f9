//! Hours that the association has still to say yes or no to.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::associations::rights::Coordinator;
use crate::board::store;
use crate::context;
use crate::hub;
use crate::recognition::{self, Standing};
use crate::state::AppState;
use crate::storage::HelpSessionId;
use crate::web::text::clean_line;
use crate::web::{AppError, Form, Id, Page};

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

pub async fn list(State(state): State<AppState>, by: Coordinator, page: Page) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), by.who.account.0).await?]);
    let waiting = recognition::store::to_validate(state.db(), by.association.id).await?;
    let rows: Vec<Row> = waiting.iter().map(Row::of).collect();
    let context = context! {
        association: by.association.name,
        hint: format!("board/{}", by.association.id),
        counts: store::counts(state.db(), &by).await?,
        rows: rows,
        minutes: waiting.iter().map(|standing| standing.minutes).sum::<i64>(),
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
