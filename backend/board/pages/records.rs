//! What an asker contested, and thanks that were reported: the record, what was said of it, and what a coordinator makes of it.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::associations::reading;
use crate::associations::rights::Coordinator;
use crate::audit::Subject;
use crate::board::{is_theirs, store};
use crate::context;
use crate::help_requests;
use crate::help_sessions::actions::remarks as acts;
use crate::help_sessions::recap::{self, Recap};
use crate::help_sessions::store::remarks::{self, Remarked};
use crate::help_sessions::store::{records, said};
use crate::help_sessions::{HelpSession, ThanksOutcome};
use crate::recognition::actions::answers;
use crate::recognition::answer;
use crate::recognition::rights::Validator;
use crate::recognition::store as ledger;
use crate::recognition::{Source, Standing};
use crate::state::AppState;
use crate::storage::{Error, HelpSessionId, Tx};
use crate::web::{AppError, Faults, Form, Id, Page};

/// A meeting of which something was said, in a list and at the top of its page.
#[derive(Debug, Serialize)]
pub struct Row {
    id: String,
    helper: String,
    held_at: i64,
    at: Option<i64>,
    was_contested: bool,
    is_contested: bool,
    has_reported_thanks: bool,
    thanks_outcome: Option<String>,
}

impl Row {
    pub fn of(one: &Remarked) -> Self {
        Self {
            id: one.id.to_string(),
            helper: format!("{} {}", one.first_name, one.last_name).trim().to_owned(),
            held_at: one.held_at,
            at: one.disputed_at.max(one.thanks_reported_at),
            was_contested: one.disputed_at.is_some(),
            is_contested: one.is_contested(),
            has_reported_thanks: one.has_reported_thanks(),
            thanks_outcome: one.thanks_outcome.clone(),
        }
    }
}

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<HelpSessionId>) -> Result<Response, AppError> {
    look(&state, &by, &page, id, &Answer::default(), &Faults::default()).await
}

/// The record, with the answer that was sent when something is wrong with it.
async fn look(
    state: &AppState,
    by: &Coordinator,
    page: &Page,
    id: HelpSessionId,
    sent: &Answer,
    faults: &Faults,
) -> Result<Response, AppError> {
    let remarked = remarks::one(state.db(), by, id).await?.ok_or(AppError::NotFound)?;
    reading::read(state, page, by, Subject::new("help_session", id), |_| false).await?;
    let session = records::session(state.db(), id).await?.ok_or(AppError::NotFound)?;
    let said = said::said(state.db(), &session).await?;
    let standing = standing(state, by, id).await?;
    let context = context! {
        row: Row::of(&remarked),
        recap: recap(state, by, &session, page).await?,
        is_theirs: session.association == Some(by.association.id),
        help_request: help_request(state, by, &session).await?,
        contested: said.contested,
        kept_where: said.kept_where,
        thanks: said.thanks.filter(|_| said.is_reported),
        waits: standing.as_ref().is_some_and(Standing::waits),
        may_be_refused: standing.as_ref().is_some_and(Standing::may_be_refused),
        verb: standing.as_ref().map(|standing| standing.verb.as_str()),
        counts: store::counts(state.db(), by).await?,
        reason: sent.reason,
        errors: faults.in_words(page.lang),
    };
    if faults.is_empty() { page.show("board/record.html", context) } else { page.again("board/record.html", context) }
}

/// The recap, without the asker's own matters where the help was not this association's.
async fn recap(state: &AppState, by: &Coordinator, session: &HelpSession, page: &Page) -> Result<Recap, AppError> {
    let recap = recap::of(state.db(), session, page.lang).await?.ok_or(AppError::NotFound)?;
    Ok(if session.association == Some(by.association.id) { recap } else { recap.without_words() })
}

/// The help request, when it is theirs to open.
async fn help_request(state: &AppState, by: &Coordinator, session: &HelpSession) -> Result<Option<String>, AppError> {
    let Some(id) = session.help_request else { return Ok(None) };
    let asked = help_requests::store::help_request(state.db(), id).await?;
    Ok(asked.filter(|asked| is_theirs(asked, by.association.id)).map(|asked| asked.id.to_string()))
}

/// The hours, when they are theirs to answer.
async fn standing(state: &AppState, by: &Coordinator, id: HelpSessionId) -> Result<Option<Standing>, AppError> {
    let standing = ledger::standing(state.db(), Source::HelpSession(id)).await?;
    Ok(standing.filter(|standing| standing.association == Some(by.association.id)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    answer: String,
    reason: String,
}

/// What becomes of a contested record.
enum Dealt {
    Validated,
    /// With a reason that the helper reads.
    Refused(String),
    /// The hours stay as they are.
    Settled,
}

impl Answer {
    /// `None`: it is no answer of this page.
    fn read(&self) -> Option<Result<Dealt, Faults>> {
        match self.answer.as_str() {
            "validated" => Some(Ok(Dealt::Validated)),
            "refused" => Some(answer::reason(&self.reason).map(Dealt::Refused)),
            "settled" => Some(Ok(Dealt::Settled)),
            _ => None,
        }
    }
}

pub async fn answer(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<HelpSessionId>,
    sent: Form<Answer>,
) -> Result<Response, AppError> {
    remarks::one(state.db(), &by, id).await?.ok_or(AppError::NotFound)?;
    let here = format!("/board/records/{id}");
    let dealt = match sent.values.read() {
        Some(Ok(dealt)) => dealt,
        Some(Err(faults)) => return look(&state, &by, &page, id, &sent.values, &faults).await,
        None => return Ok(page.go_saying(here, "refusal-board-no-outcome")),
    };
    let is_done = state.storage.write(async move |tx| deal(tx, &by, id, &dealt).await).await?;
    Ok(if is_done {
        page.go_saying("/board/reports", "notice-board-report-closed")
    } else {
        page.go_saying(here, "refusal-board-moved-on")
    })
}

/// `false` when somebody else dealt with it, or the hours were no longer as they were shown.
async fn deal(tx: &Tx, by: &Coordinator, id: HelpSessionId, dealt: &Dealt) -> Result<bool, Error> {
    let (validator, source) = (Validator::from(by), Source::HelpSession(id));
    match dealt {
        Dealt::Validated => Ok(answers::validate(tx, &validator, source).await? && acts::settle(tx, by, id, "validated").await?),
        Dealt::Refused(reason) => Ok(answers::refuse(tx, &validator, source, reason).await? && acts::settle(tx, by, id, "refused").await?),
        Dealt::Settled => acts::settle(tx, by, id, "settled").await,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Decision {
    outcome: String,
}

/// Whether reported thanks come back, or stay hidden.
pub async fn decide(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<HelpSessionId>,
    sent: Form<Decision>,
) -> Result<Response, AppError> {
    remarks::one(state.db(), &by, id).await?.ok_or(AppError::NotFound)?;
    let Some(outcome) = ThanksOutcome::parse(&sent.values.outcome) else {
        return Ok(page.go_saying(format!("/board/records/{id}"), "refusal-board-no-outcome"));
    };
    state.storage.write(async move |tx| acts::decide_thanks(tx, &by, id, outcome).await).await?;
    Ok(page.go_saying("/board/reports", "notice-board-report-closed"))
}
