//! What the asker can say about whoever helps them: nobody called, report, block, "not me", a mentor's coming.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::super::actions::{mentors, reports, signs};
use super::super::rights::Asking;
use super::super::{MentorState, store};
use super::{WAITING, said, typed};
use crate::context;
use crate::help_requests::{self, HelpRequest};
use crate::hub::{self, Mailbox};
use crate::pairing::reports::Reason;
use crate::pairing::{self, Pairing};
use crate::state::AppState;
use crate::storage::{Db, Error};
use crate::web::{AppError, Faults, Form, Page};

/// What `help_sessions/reply.html` shows.
#[derive(Debug, Default, Serialize)]
pub struct ReplyView {
    /// Nobody has helped yet: nothing is shown.
    pub is_shown: bool,
    /// The helper's first name.
    pub helper: String,
    /// Whether the pairing goes on.
    pub is_live: bool,
    pub late_until: Option<i64>,
    pub resumes_at: Option<i64>,
    pub may_say_nobody_called: bool,
    /// A mentor is wanted, and the asker has not answered.
    pub is_mentor_asked: bool,
    /// The first name of the mentor who joined.
    pub mentor: Option<String>,
    /// A record was written: `/recap` shows it.
    pub is_recorded: bool,
    pub is_confirmed: bool,
}

/// What the asker of a help request can answer now.
pub async fn reply_of(db: &Db, asked: &HelpRequest, now: i64) -> Result<ReplyView, Error> {
    let Some(pairing) = pairing::store::latest_pairing(db, asked.id).await? else { return Ok(ReplyView::default()) };
    let call = store::mentors::latest(db, pairing.id).await?.filter(|_| pairing.ended_at.is_none());
    let recorded = store::records::sessions_of_pairing(db, pairing.id).await?;
    let joined = call.as_ref().filter(|call| call.state == MentorState::Joined);
    Ok(ReplyView {
        is_shown: true,
        is_live: pairing.ended_at.is_none(),
        late_until: pairing.late_until.filter(|until| *until > now),
        resumes_at: pairing.resumes_at,
        may_say_nobody_called: may_say_nobody_called(&pairing, asked, now),
        is_mentor_asked: call.as_ref().is_some_and(|call| call.state == MentorState::Asked),
        mentor: joined.and_then(|call| call.mentor_first_name.clone()),
        is_recorded: !recorded.is_empty(),
        is_confirmed: recorded.first().is_some_and(|session| session.confirmed_at.is_some()),
        helper: pairing.helper_first_name,
    })
}

fn may_say_nobody_called(pairing: &Pairing, asked: &HelpRequest, now: i64) -> bool {
    pairing.ended_at.is_none() && signs::may_say_nobody_called(pairing, asked, now)
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Typed {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    answer: String,
}

/// `/reply`: the same on a page of its own.
pub async fn show(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    answer(&state, &asking, page, Faults::default(), Typed::default()).await
}

async fn answer(state: &AppState, asking: &Asking, page: Page, faults: Faults, typed: Typed) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), Mailbox::Asker(asking.help_request.id).id()).await?;
    let asked = help_requests::store::help_request(state.db(), asking.help_request.id).await?.ok_or(AppError::NotFound)?;
    let reply = reply_of(state.db(), &asked, page.now()).await?;
    let page = page.live(vec![cursor]);
    let (errors, summary) = (faults.in_words(page.lang), typed::summary(&faults, page.lang, &[]));
    let context = context! { reply: reply, errors: errors, summary: summary, typed: typed, waiting: WAITING };
    let template = "help_sessions/reply_page.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

pub async fn nobody_called(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let is_done = state.storage.write(async move |tx| signs::nobody_called(tx, &asking).await).await?;
    Ok(said(&page, WAITING, is_done, "notice-nobody-called"))
}

pub async fn not_me(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let public_url = state.public_url();
    let reported = reports::Reported { reason: Reason::NotMe, words: None };
    let is_done = state.storage.write(async move |tx| reports::by_asker(tx, &asking, &reported, &public_url).await).await?;
    Ok(said(&page, WAITING, is_done, "notice-not-me"))
}

pub async fn report(asking: Asking, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let reason = Reason::parse(&form.values.reason).filter(|reason| *reason != Reason::WrongPerson);
    let words = typed::optional(&mut faults, "report-words", &form.values.words, 1_000);
    let Some(reason) = reason.filter(|_| faults.is_empty()) else {
        if reason.is_none() {
            faults.add("report-reason", "report-choose");
        }
        return answer(&state, &asking, page, faults, form.values).await;
    };
    let public_url = state.public_url();
    let reported = reports::Reported { reason, words };
    let is_done = state.storage.write(async move |tx| reports::by_asker(tx, &asking, &reported, &public_url).await).await?;
    Ok(said(&page, WAITING, is_done, "notice-reported"))
}

pub async fn block(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let is_done = state.storage.write(async move |tx| signs::block_helper(tx, &asking).await).await?;
    Ok(said(&page, WAITING, is_done, "notice-blocked"))
}

pub async fn answer_mentor(asking: Asking, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let public_url = state.public_url();
    let is_agreed = match form.values.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Ok(page.go(WAITING)),
    };
    let is_done = state.storage.write(async move |tx| mentors::answer(tx, &asking, is_agreed, &public_url).await).await?;
    Ok(said(&page, WAITING, is_done, "notice-mentor-answered"))
}
