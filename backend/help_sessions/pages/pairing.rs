//! The pairing page: what its helper sees, and can do.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::super::actions::{mentors, reports, signs};
use super::super::{HandBack, Part, agreed_at};
use super::{pairing_view, prepare, said, typed};
use crate::context;
use crate::helpers;
use crate::hub::{self, Mailbox};
use crate::pairing::reports::Reason;
use crate::pairing::rights::Helping;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

pub fn url(helping: &Helping) -> String {
    format!("/pairings/{}", helping.pairing.id)
}

/// What was typed and what is wrong with it, when the page is shown again.
#[derive(Default)]
pub struct Again {
    /// The message, and its fault in words.
    pub chat: Option<(String, String)>,
    pub faults: Faults,
    pub typed: Typed,
}

/// The small forms of the page, as they were sent.
#[derive(Clone, Debug, Default, serde::Serialize, Deserialize)]
pub struct Typed {
    #[serde(default)]
    pub minutes: String,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub hour: String,
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub agreed: String,
}

pub async fn show(helping: Helping, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    answer(&state, &helping, page, Again::default()).await
}

/// The page, or the page again.
pub async fn answer(state: &AppState, helping: &Helping, page: Page, again: Again) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), Mailbox::Account(helping.who.account).id()).await?;
    let zone = helpers::store::zone(state.db(), helping.who.account).await?;
    let mut view = pairing_view::view(state, helping, page.lang, &zone).await?;
    let mut summary = typed::summary(&again.faults, page.lang, &["day", "hour"]);
    let is_wrong = again.chat.is_some() || !again.faults.is_empty();
    if let Some((text, error)) = again.chat {
        summary.push(typed::Fault { field: "text", message: error.clone() });
        (view.chat.typed, view.chat.error) = (text, Some(error));
    }
    let hand = prepare::hand(state, helping, page.lang, view.asked_for.as_ref()).await?;
    if page.is_opened {
        prepare::propose_later(state, helping, &hand);
    }
    let page = page.live(vec![cursor]);
    let errors = again.faults.in_words(page.lang);
    let context = context! { zone: zone.iana_name(), pairing: view.pairing, chat: view.chat, hand: hand, summary: summary, errors: errors, typed: again.typed };
    if is_wrong { page.again("help_sessions/pairing.html", context) } else { page.show("help_sessions/pairing.html", context) }
}

pub async fn call(helping: Helping, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let to = url(&helping);
    let is_done = state.storage.write(async move |tx| signs::call(tx, &helping).await).await?;
    Ok(said(&page, &to, is_done, "notice-pairing-called"))
}

pub async fn not_yet(helping: Helping, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let to = url(&helping);
    let is_done = state.storage.write(async move |tx| signs::not_yet(tx, &helping).await).await?;
    Ok(said(&page, &to, is_done, "notice-pairing-not-yet"))
}

pub async fn delay(helping: Helping, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let (to, minutes) = (url(&helping), form.values.minutes.parse().unwrap_or_default());
    let is_done = state.storage.write(async move |tx| signs::delay(tx, &helping, minutes).await).await?;
    Ok(said(&page, &to, is_done, "notice-pairing-late"))
}

pub async fn hand_back(helping: Helping, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let Some(why) = HandBack::parse(&form.values.reason) else {
        let mut again = Again { typed: form.values, ..Again::default() };
        again.faults.add("return-reason", "pairing-return-choose");
        return answer(&state, &helping, page, again).await;
    };
    let is_done = state.storage.write(async move |tx| signs::hand_back(tx, &helping, why).await).await?;
    Ok(said(&page, "/home", is_done, "notice-pairing-returned"))
}

pub async fn resume_later(helping: Helping, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let zone = helpers::store::zone(state.db(), helping.who.account).await?;
    let at = match agreed_at(&form.values.day, &form.values.hour, page.now(), zone) {
        Ok(at) => at,
        Err((part, words)) => {
            let mut again = Again { typed: form.values, ..Again::default() };
            again.faults.add(if part == Part::Day { "day" } else { "hour" }, words);
            return answer(&state, &helping, page, again).await;
        }
    };
    let to = url(&helping);
    let is_done = state.storage.write(async move |tx| signs::resume_later(tx, &helping, at).await).await?;
    Ok(said(&page, &to, is_done, "notice-pairing-resumes"))
}

/// Reasons a helper can give: everything but "not me", which is the asker's.
pub async fn report(helping: Helping, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let reason = Reason::parse(&form.values.reason).filter(|reason| *reason != Reason::NotMe);
    let words = typed::optional(&mut faults, "report-words", &form.values.words, 1_000);
    let Some(reason) = reason.filter(|_| faults.is_empty()) else {
        if reason.is_none() {
            faults.add("report-reason", "report-choose");
        }
        return answer(&state, &helping, page, Again { faults, typed: form.values, ..Again::default() }).await;
    };
    let public_url = state.public_url();
    let reported = reports::Reported { reason, words };
    state.storage.write(async move |tx| reports::by_helper(tx, &helping, &reported, &public_url).await).await?;
    Ok(page.go_saying("/home", "notice-reported"))
}

pub async fn block(helping: Helping, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    state.storage.write(async move |tx| signs::block_asker(tx, &helping).await).await?;
    Ok(page.go_saying("/home", "notice-blocked"))
}

pub async fn ask_mentor(helping: Helping, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let (to, public_url) = (url(&helping), state.public_url());
    let is_agreed = form.values.agreed == "by_voice";
    let is_done = state.storage.write(async move |tx| mentors::ask(tx, &helping, is_agreed, &public_url).await).await?;
    Ok(said(&page, &format!("{to}#mentor"), is_done, "notice-mentor-asked"))
}
