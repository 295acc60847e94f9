//! The asker's recap: read, printed, mailed; confirmed with their code.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::super::actions::{confirm as acts, recap as mails};
use super::super::{HelpSession, How, recap, store};
use super::typed;
use crate::context;
use crate::help_requests;
use crate::help_requests::rights::HoldsCode;
use crate::hub::{self, Mailbox};
use crate::places::communes;
use crate::state::AppState;
use crate::storage::{Error, HelpSessionId, Once, Tx};
use crate::web::contacts::Email;
use crate::web::{AppError, Faults, Form, Page};

/// What an asker may say of a meeting, in characters.
pub const SAID_CHARS: usize = 300;

/// Which meeting: none is the latest.
#[derive(Deserialize)]
pub struct Of {
    #[serde(default)]
    of: String,
}

impl Of {
    pub fn id(&self) -> &str {
        &self.of
    }
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    of: String,
    answer: String,
    pub words: String,
    email: String,
}

impl Typed {
    pub fn answer(&self) -> &str {
        &self.answer
    }
}

/// Another meeting of the same asker.
#[derive(Serialize)]
struct Other {
    id: String,
    held_at: i64,
    helper: String,
}

/// The asker's meetings, the one looked at first.
pub async fn meetings(state: &AppState, holds: HoldsCode, of: &str) -> Result<Vec<HelpSession>, AppError> {
    let mut sessions = store::records::sessions_of_asker(state.db(), holds.asker).await?;
    let at = if of.is_empty() { 0 } else { sessions.iter().position(|session| session.id.to_string() == of).ok_or(AppError::NotFound)? };
    if at < sessions.len() {
        let chosen = sessions.remove(at);
        sessions.insert(0, chosen);
    }
    Ok(sessions)
}

pub async fn show(holds: HoldsCode, Query(of): Query<Of>, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    answer(&state, holds, page, Typed { of: of.of, ..Typed::default() }, Faults::default()).await
}

async fn answer(state: &AppState, holds: HoldsCode, page: Page, typed: Typed, faults: Faults) -> Result<Response, AppError> {
    let all = help_requests::store::of_asker(state.db(), holds.asker).await?;
    let mailboxes: Vec<i64> = all.iter().map(|asked| Mailbox::Asker(asked.id).id()).collect();
    let cursors = hub::cursors_of(state.db(), &mailboxes).await?;
    let sessions = meetings(state, holds, &typed.of).await?;
    let asked = sessions.first().and_then(|session| session.help_request);
    let (mut recap, mut email) = (None, None);
    if let Some(session) = sessions.first() {
        recap = recap::of(state.db(), session, page.lang).await?;
        email = email_of(state, session).await?;
    }
    let other =
        |session: &HelpSession| Other { id: session.id.to_string(), held_at: session.held_at, helper: session.helper_first_name.clone() };
    let others: Vec<Other> = sessions.iter().skip(1).map(other).collect();
    let page = page.live(cursors);
    let zone = sessions.first().and_then(HelpSession::asker_zone).or_else(|| Some(communes::time_zone(&all.first()?.commune)));
    let context = context! {
        zone: zone, calendar: sessions.first().map(|session| format!("/recap/calendar.ics?of={}", session.id)), recap: recap, others: others, email: email, typed: typed, waiting: asked.map_or_else(|| "/wait".to_owned(), |id| format!("/wait?of={id}")),
        errors: faults.in_words(page.lang), summary: typed::summary(&faults, page.lang, &[]),
    };
    let template = "help_sessions/recap.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

async fn email_of(state: &AppState, session: &HelpSession) -> Result<Option<String>, AppError> {
    let Some(help_request) = session.help_request else { return Ok(None) };
    Ok(help_requests::store::words(state.db(), help_request).await?.email)
}

/// `/recap/paper`: on one page, to print.
pub async fn paper(holds: HoldsCode, Query(of): Query<Of>, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let sessions = meetings(&state, holds, &of.of).await?;
    let session = sessions.first().ok_or(AppError::NotFound)?;
    let recap = recap::of(state.db(), session, page.lang).await?.ok_or(AppError::NotFound)?;
    page.show(
        "help_sessions/recap_paper.html",
        context! { zone: session.asker_zone(), recap: recap, leads_back: format!("/recap?of={}", session.id) },
    )
}

/// "Oui, c'est bien ça", "Non, ce n'est pas ça".
pub async fn confirm(holds: HoldsCode, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let said = typed::optional(&mut faults, "words", &form.values.words, SAID_CHARS);
    if !faults.is_empty() {
        return answer(&state, holds, page, form.values, faults).await;
    }
    let sessions = meetings(&state, holds, &form.values.of).await?;
    let session = sessions.first().ok_or(AppError::NotFound)?;
    let (id, how) = (session.id, seen(&state, session, &page, How::Code).await?);
    let notice = confirmed(&state, id, how, &form.values.answer, said).await?;
    Ok(page.go_saying(format!("/recap?of={id}"), notice))
}

/// How it is confirmed: on the helper's own device, from a slip of the helper's own, or neither.
pub async fn seen(state: &AppState, session: &HelpSession, page: &Page, how: How) -> Result<How, AppError> {
    let is_own_device = page.viewer.as_ref().is_some_and(|viewer| viewer.account == session.account.to_string());
    let asked = match session.help_request {
        Some(help_request) => help_requests::store::help_request(state.db(), help_request).await?,
        None => None,
    };
    Ok(how.seen(is_own_device, asked.is_some_and(|asked| asked.asked_by == Some(session.account))))
}

/// What a button says is kept; the id of what is said then.
pub async fn confirmed(
    state: &AppState,
    id: HelpSessionId,
    how: How,
    answer: &str,
    said: Option<String>,
) -> Result<&'static str, AppError> {
    match answer {
        "yes" => {
            let work = async move |tx: &Tx| {
                let is_so = acts::confirm(tx, id, how, None).await? || !acts::is_disputed(tx, id).await?;
                if let Some(words) = said.as_deref().filter(|_| is_so) {
                    acts::thank(tx, id, words).await?;
                }
                Ok::<_, Error>(is_so)
            };
            Ok(if state.storage.write(work).await? { "notice-confirmed" } else { "refusal-stays-disputed" })
        }
        "no" => {
            state.storage.write(async move |tx| acts::dispute(tx, id, said.as_deref()).await).await?;
            Ok("notice-disputed")
        }
        _ => Err(AppError::Unreadable("neither yes nor no".into())),
    }
}

/// The recap by mail, to the address they gave or to the one they type now, which is not kept.
pub async fn mail(holds: HoldsCode, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(email) = faults.check("email", Email::parse(&form.values.email).map_err(|fault| fault.text_id())) else {
        return answer(&state, holds, page, form.values, faults).await;
    };
    let sessions = meetings(&state, holds, &form.values.of).await?;
    let session = sessions.into_iter().next().ok_or(AppError::NotFound)?;
    let to = format!("/recap?of={}", session.id);
    let message = mails::message(&state, &session, email.as_str().to_owned(), page.lang).await;
    let message = message.map_err(|error| AppError::Internal(error.to_string()))?.ok_or(AppError::NotFound)?;
    let actor = format!("asker {}", holds.asker);
    let (key, sent) = (form.key, form.sent);
    let work = async move |tx: &Tx| match tx.once(&actor, &key, &sent).await? {
        Once::New => mails::mail_now(tx, &session, &message).await,
        Once::Done(_) | Once::Different => Ok::<_, Error>(true),
    };
    let has_left = state.storage.write(work).await?;
    Ok(page.go_saying(to, if has_left { "notice-recap-mailed" } else { "refusal-recap-enough" }))
}
