//! What the asker can say about whoever helps them: nobody called, report, block, "not me", a mentor's coming.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::super::actions::{mentors, reports, signs};
use super::super::reply_of;
use super::super::rights::Asking;
use super::{said, typed};
use crate::context;
use crate::help_requests;
use crate::hub::{self, Mailbox};
use crate::pairing::reports::Reason;
use crate::places::communes;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

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
    let context = context! { zone: communes::time_zone(&asked.commune), reply: reply, errors: errors, summary: summary, typed: typed, waiting: asking.waiting() };
    let template = "help_sessions/reply_page.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

pub async fn nobody_called(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let to = asking.waiting();
    let is_done = state.storage.write(async move |tx| signs::nobody_called(tx, &asking).await).await?;
    Ok(said(&page, &to, is_done, "notice-nobody-called"))
}

pub async fn not_me(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let (to, public_url) = (asking.waiting(), state.public_url());
    let reported = reports::Reported { reason: Reason::NotMe, words: None };
    let is_done = state.storage.write(async move |tx| reports::by_asker(tx, &asking, &reported, &public_url).await).await?;
    Ok(said(&page, &to, is_done, "notice-not-me"))
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
    let (to, public_url) = (asking.waiting(), state.public_url());
    let reported = reports::Reported { reason, words };
    let is_done = state.storage.write(async move |tx| reports::by_asker(tx, &asking, &reported, &public_url).await).await?;
    Ok(said(&page, &to, is_done, "notice-reported"))
}

pub async fn block(asking: Asking, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let to = asking.waiting();
    let is_done = state.storage.write(async move |tx| signs::block_helper(tx, &asking).await).await?;
    Ok(said(&page, &to, is_done, "notice-blocked"))
}

pub async fn answer_mentor(asking: Asking, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let (to, public_url) = (asking.waiting(), state.public_url());
    let is_agreed = match form.values.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Ok(page.go(to)),
    };
    let is_done = state.storage.write(async move |tx| mentors::answer(tx, &asking, is_agreed, &public_url).await).await?;
    Ok(said(&page, &to, is_done, "notice-mentor-answered"))
}
