//! What a mentor sees: who calls, and the chat they joined. No contact detail.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::super::actions::mentors as acts;
use super::super::actions::messages::Writer;
use super::super::chat::{ChatView, Reader, lines};
use super::super::rights::Mentoring;
use super::super::{Author, MentorCall, MentorState, store};
use super::chat::{self, ByScript, MessageForm, Sent};
use super::{pairing_view, said};
use crate::associations::Role;
use crate::associations::rights::{Memberships, Mentor};
use crate::context;
use crate::help_requests;
use crate::helpers;
use crate::hub::{self, Mailbox};
use crate::pairing;
use crate::state::AppState;
use crate::storage::{AssociationId, HelpRequestId, PairingId};
use crate::web::{AppError, Form, Lang, Page};

/// One call in the list, or on its page.
#[derive(Serialize)]
struct CallView {
    id: String,
    topic: String,
    helper: String,
    asked_at: i64,
    is_joined: bool,
    is_over: bool,
}

/// What is shown of some calls, in their order; in two statements however many they are.
async fn views(state: &AppState, calls: &[MentorCall], lang: Lang) -> Result<Vec<CallView>, AppError> {
    let pairings: Vec<PairingId> = calls.iter().map(|call| call.pairing).collect();
    let ids: Vec<HelpRequestId> = calls.iter().map(|call| call.help_request).collect();
    let pairings = pairing::store::pairings_by_id(state.db(), &pairings).await?;
    let all = help_requests::store::help_requests(state.db(), &ids).await?;
    let view = |call: &MentorCall| {
        let (pairing, asked) = (pairings.get(&call.pairing)?, all.get(&call.help_request)?);
        Some(CallView {
            id: call.id.to_string(),
            topic: pairing_view::topic(asked, lang),
            helper: pairing.helper_first_name.clone(),
            asked_at: call.asked_at,
            is_joined: call.state == MentorState::Joined,
            is_over: pairing.ended_at.is_some() || call.state == MentorState::Ended,
        })
    };
    Ok(calls.iter().filter_map(view).collect())
}

/// `/mentor-calls`: those that wait, and those they are in.
pub async fn list(mentor: Mentor, memberships: Memberships, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let who = mentor.who.account;
    let cursor = hub::cursor(state.db(), Mailbox::Account(who).id()).await?;
    let mine = memberships.0.iter().filter(|mine| mine.role >= Role::Mentor);
    let associations: Vec<AssociationId> = mine.map(|mine| mine.association).collect();
    let calls = store::mentors::calls_for(state.db(), who, &associations).await?;
    let calls = views(&state, &calls, page.lang).await?;
    let zone = helpers::store::zone(state.db(), who).await?;
    page.live(vec![cursor]).show("help_sessions/mentor_calls.html", context! { zone: zone.iana_name(), calls: calls })
}

pub async fn show(mentoring: Mentoring, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    answer(&state, &mentoring, page, None).await
}

async fn answer(state: &AppState, mentoring: &Mentoring, page: Page, wrong: Option<(String, String)>) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), Mailbox::Account(mentoring.who.account).id()).await?;
    let call = store::mentors::call(state.db(), mentoring.call.id).await?.ok_or(AppError::NotFound)?;
    let shown = views(state, &[call], page.lang).await?.pop().ok_or(AppError::NotFound)?;
    let mut chat = if mentoring.has_joined() && !shown.is_over { chat_of(state, mentoring).await? } else { ChatView::default() };
    let zone = helpers::store::zone(state.db(), mentoring.who.account).await?;
    let page = page.live(vec![cursor]);
    let Some((typed, error)) = wrong else {
        return page.show("help_sessions/mentor_call.html", context! { zone: zone.iana_name(), call: shown, chat: chat });
    };
    (chat.typed, chat.error) = (typed, Some(error));
    page.again("help_sessions/mentor_call.html", context! { zone: zone.iana_name(), call: shown, chat: chat })
}

async fn chat_of(state: &AppState, mentoring: &Mentoring) -> Result<ChatView, AppError> {
    let db = state.db();
    let pairing = pairing::store::pairing(db, mentoring.call.pairing).await?.ok_or(AppError::NotFound)?;
    let first_name = help_requests::store::words(db, mentoring.help_request.id).await?.first_name;
    let reader = Reader {
        author: Author::Mentor,
        account: Some(mentoring.who.account),
        asker_first_name: &first_name,
        since_at: pairing.started_at,
    };
    Ok(ChatView {
        is_shown: true,
        is_open: true,
        help_request: mentoring.help_request.id.to_string(),
        post_to: format!("/mentor-calls/{}/messages", mentoring.call.id),
        lines: lines(db, &mentoring.help_request, &reader).await?,
        other: format!("{first_name}, {}", pairing.helper_first_name),
        ..ChatView::default()
    })
}

fn url(mentoring: &Mentoring) -> String {
    format!("/mentor-calls/{}", mentoring.call.id)
}

pub async fn join(mentoring: Mentoring, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let to = url(&mentoring);
    let is_done = state.storage.write(async move |tx| acts::join(tx, &mentoring).await).await?;
    Ok(if is_done { page.go(to) } else { page.go_saying("/mentor-calls", "refusal-mentor-taken") })
}

pub async fn leave(mentoring: Mentoring, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let is_done = state.storage.write(async move |tx| acts::leave(tx, &mentoring).await).await?;
    Ok(said(&page, "/mentor-calls", is_done, "notice-mentor-left"))
}

pub async fn write(
    mentoring: Mentoring,
    State(state): State<AppState>,
    page: Page,
    by_script: ByScript,
    form: Form<MessageForm>,
) -> Result<Response, AppError> {
    match chat::send(&state, &page, &by_script, form, Writer::Mentor(mentoring.clone()), &url(&mentoring)).await? {
        Sent::On(response) => Ok(response),
        Sent::Again(text, error) => answer(&state, &mentoring, page, Some((text, error))).await,
    }
}
