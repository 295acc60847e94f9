//! Hours that the association has still to say yes or no to.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::associations::rights::Coordinator;
use crate::board::store;
use crate::context;
use crate::hub;
use crate::permanences;
use crate::recognition::{self, AtPermanence, Standing};
use crate::state::AppState;
use crate::storage::{HelpSessionId, SignupId, Tx};
use crate::web::text::{clean_line, fold};
use crate::web::{AppError, Form, Id, PAGE_ROWS, Page, Pager};

const MOST_REASON_CHARS: usize = 200;

#[derive(Debug, Serialize)]
struct Row {
    id: String,
    /// The page on which the hours of a permanence are corrected.
    href: Option<String>,
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
            href: None,
            helper: standing.first_name.clone(),
            minutes: standing.minutes,
            held_at: standing.held_at,
            kind: standing.kind.as_str(),
            is_confirmed: standing.is_confirmed,
            is_disputed: standing.is_disputed,
        }
    }

    fn of_permanence(one: &AtPermanence) -> Self {
        Self {
            id: one.signup.to_string(),
            href: Some(format!("/permanences/{}#people", one.permanence)),
            helper: one.first_name.clone(),
            minutes: one.minutes,
            held_at: one.held_at,
            kind: "permanence",
            is_confirmed: false,
            is_disputed: false,
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
    let waiting = recognition::store::to_validate(state.db(), by.association.id).await?;
    let permanences = recognition::store::permanences_to_validate(state.db(), by.association.id).await?;
    let mut waiting: Vec<Row> = permanences.iter().map(Row::of_permanence).chain(waiting.iter().map(Row::of)).collect();
    waiting.retain(|row| fold(&row.helper).contains(&words));
    waiting.sort_by(|one, other| (one.held_at, &one.id).cmp(&(other.held_at, &other.id)));
    let pager = Pager::new(&search.page, waiting.len(), "/board/hours", &[("q", &search.q)]);
    let context = context! {
        association: by.association.name,
        hint: format!("board/{}", by.association.id),
        counts: store::counts(state.db(), &by).await?,
        minutes: waiting.iter().map(|row| row.minutes).sum::<i64>(),
        rows: waiting.into_iter().skip(pager.skipped()).take(PAGE_ROWS).collect::<Vec<_>>(),
        pager: pager,
        q: search.q,
    };
    page.show("board/hours.html", context)
}

#[derive(Deserialize)]
pub struct Picked {
    #[serde(default)]
    sessions: Vec<String>,
    #[serde(default)]
    permanences: Vec<String>,
}

/// Those that are ticked; another association's are left alone.
pub async fn accept(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let ids: Vec<HelpSessionId> = sent.values.sessions.iter().filter_map(|id| id.parse().ok()).collect();
    let signups: Vec<SignupId> = sent.values.permanences.iter().filter_map(|id| id.parse().ok()).collect();
    if ids.is_empty() && signups.is_empty() {
        return Ok(page.go_saying("/board/hours", "notice-board-hours-none"));
    }
    let (account, association) = (by.who.account, by.association.id);
    let accept = async move |tx: &Tx| {
        recognition::actions::validate_all(tx, account, association, &ids).await?;
        permanences::actions::validate_all(tx, account, association, &signups).await
    };
    state.storage.write(accept).await?;
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
