//! `/members/{membership}/history`: what a member did through the association, the latest first.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::associations::reading;
use crate::associations::rights::Coordinator;
use crate::associations::store::members;
use crate::audit::Subject;
use crate::board::store::history::{self, Done};
use crate::context;
use crate::learning::topics::Topic;
use crate::state::AppState;
use crate::storage::{HelpRequestId, MembershipId, PermanenceId};
use crate::web::{AppError, Id, PAGE_ROWS, Page, Pager};

#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
}

#[derive(Serialize)]
struct Shown {
    /// The end of a Fluent id, "history-what-…".
    what: String,
    title: String,
    at: i64,
    minutes: i64,
    /// The end of a Fluent id, "history-outcome-…"; none where there is nothing to add.
    outcome: Option<&'static str>,
    href: Option<String>,
}

impl Shown {
    fn of(done: Done, page: &Page) -> Self {
        let is_permanence = done.what == "permanence";
        let href = match done.what.as_str() {
            "pairing" => Some(format!("/board/{}", HelpRequestId(done.id))),
            "permanence" => Some(format!("/permanences/{}", PermanenceId(done.id))),
            _ => None,
        };
        let topics = || {
            let named = done.about.split(' ').filter_map(|word| word.parse::<Topic>().ok());
            named.map(|topic| page.words(topic.label_id())).collect::<Vec<_>>().join(", ")
        };
        let title = if is_permanence { done.about.clone() } else { topics() };
        Self { outcome: outcome(&done), title, href, what: done.what, at: done.at, minutes: done.minutes }
    }
}

/// Blocked or reported is told where it is handled, not here.
fn outcome(done: &Done) -> Option<&'static str> {
    match (done.what.as_str(), done.outcome.as_str()) {
        ("pairing", "") => Some("underway"),
        ("pairing", "done") | ("logged", _) | (_, "came") => None,
        (_, "handed_back") => Some("handed-back"),
        (_, "no_sign") => Some("no-sign"),
        (_, "absent") => Some("absent"),
        _ => Some("ended"),
    }
}

pub async fn show(
    State(state): State<AppState>,
    page: Page,
    by: Coordinator,
    Id(id): Id<MembershipId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let member = members::member(state.db(), by.association.id, id).await?.ok_or(AppError::NotFound)?;
    reading::read(&state, &page, &by, Subject::new("membership", id), |_| true).await?;
    let total = history::count(state.db(), &by, member.account).await?;
    let pager = Pager::new(&asked.page, total, page.path(), &[]);
    let done = history::page(state.db(), &by, member.account, pager.skipped(), PAGE_ROWS).await?;
    let context = context! {
        id: id, first_name: member.first_name, last_name: member.last_name,
        done: done.into_iter().map(|done| Shown::of(done, &page)).collect::<Vec<_>>(),
        pager: pager,
    };
    page.show("board/history.html", context)
}
