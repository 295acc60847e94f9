//! Many members at once: what will happen to whom is said first, then done.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::list::Shown;
use crate::accounts::store::contacts_known;
use crate::associations::rights::Coordinator;
use crate::context;
use crate::helpers::members::{self, MOST_AT_ONCE};
use crate::helpers::pages::pause_until;
use crate::helpers::roster::Asked;
use crate::helpers::store::roster::{self, Listed};
use crate::learning::store::shelf;
use crate::state::AppState;
use crate::storage::{AccountId, Error, MembershipId, Once};
use crate::web::text::clean_words;
use crate::web::{AppError, Faults, Form, Page};

const MOST_CHARS: usize = 4_000;

/// Who was ticked, and what is to be done with them.
#[derive(Default, Deserialize)]
pub struct Picked {
    #[serde(default)]
    members: Vec<String>,
    /// "yes": everybody the list found, not only those ticked.
    #[serde(default)]
    all: String,
    /// "message", "module", "pause" or "leave".
    #[serde(default)]
    act: String,
    #[serde(flatten)]
    asked: Asked,
}

/// The acts, as they stand in the URL of their form.
const ACTS: [&str; 4] = ["message", "module", "pause", "leave"];

pub async fn pick(State(state): State<AppState>, page: Page, who: Coordinator, form: Form<Picked>) -> Result<Response, AppError> {
    let picked = form.values;
    let chosen = if picked.all == "yes" {
        roster::first(state.db(), who.association.id, &picked.asked.read(), MOST_AT_ONCE, page.now()).await?
    } else {
        read(&state, &who, &picked.members).await?
    };
    let Some(act) = ACTS.into_iter().find(|act| *act == picked.act).filter(|_| !chosen.is_empty()) else {
        return Ok(page.go_saying("/members", "refusal-members-none-picked"));
    };
    confirm(&state, &page, &who, &chosen, act, &Typed::default(), &Faults::default()).await
}

/// Those of the ids that are active members here, as many as one act reaches.
async fn read(state: &AppState, who: &Coordinator, ids: &[String]) -> Result<Vec<Listed>, AppError> {
    let ids: Vec<MembershipId> = ids.iter().filter_map(|id| id.parse().ok()).take(MOST_AT_ONCE).collect();
    Ok(roster::of(state.db(), who.association.id, &ids).await?)
}

/// What a confirmation asks for.
#[derive(Default, Deserialize, Serialize)]
pub struct Typed {
    #[serde(default)]
    members: Vec<String>,
    #[serde(default)]
    words: String,
    /// The first day on which they are back, "2026-12-01"; empty ends a pause.
    #[serde(default)]
    date: String,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

async fn confirm(
    state: &AppState,
    page: &Page,
    who: &Coordinator,
    chosen: &[Listed],
    act: &'static str,
    typed: &Typed,
    faults: &Faults,
) -> Result<Response, AppError> {
    let shown: Vec<Shown> = chosen.iter().map(|member| Shown::of(member, page.now())).collect();
    let mut context = context! {
        members: shown, act: act, values: typed, errors: faults.in_words(page.lang), is_full: chosen.len() == MOST_AT_ONCE,
        has_me: chosen.iter().any(|member| member.account_id == who.who.account)
    };
    if act == "module" {
        let modules = shelf::modules_of(state.db(), who.association.id).await?;
        let choices = modules.iter().map(|module| Choice { value: module.id.to_string(), label: module.title.clone() });
        context.insert("modules", &choices.collect::<Vec<_>>());
    }
    if act == "message" {
        let accounts: Vec<AccountId> = chosen.iter().map(|member| member.account_id).collect();
        let with_mail = contacts_known(state.db(), &accounts).await?;
        let without = chosen.iter().filter(|member| !with_mail.contains(&member.account_id)).map(Listed::name);
        context.insert("without_mail", &without.collect::<Vec<_>>());
    }
    if faults.is_empty() { page.show("helpers/members_act.html", context) } else { page.again("helpers/members_act.html", context) }
}

pub async fn write(State(state): State<AppState>, page: Page, who: Coordinator, form: Form<Typed>) -> Result<Response, AppError> {
    let chosen = read(&state, &who, &form.values.members).await?;
    let mut faults = Faults::default();
    let words = faults.check("words", clean_words(&form.values.words, MOST_CHARS).map_err(|fault| fault.text_id()));
    let Some(words) = words else { return confirm(&state, &page, &who, &chosen, "message", &form.values, &faults).await };
    let (key, sent, actor) = (form.key, form.sent, who.who.account.to_string());
    let done: Result<(), Error> = state
        .storage
        .write(async move |tx| {
            if tx.once(&actor, &key, &sent).await? == Once::New {
                members::write_to_all(tx, &who, &chosen, &words).await?;
                tx.remember(&actor, &key, "written").await?;
            }
            Ok(())
        })
        .await;
    done?;
    Ok(page.go_saying("/members", "notice-members-written"))
}

pub async fn pause(State(state): State<AppState>, page: Page, who: Coordinator, form: Form<Typed>) -> Result<Response, AppError> {
    let chosen = read(&state, &who, &form.values.members).await?;
    let mut faults = Faults::default();
    let until =
        if form.values.date.trim().is_empty() { Some(0) } else { pause_until(&form.values.date, page.now(), who.association.zone()) };
    let Some(until) = faults.check("date", until.ok_or("refusal-pause-when")) else {
        return confirm(&state, &page, &who, &chosen, "pause", &form.values, &faults).await;
    };
    let done: Result<(), Error> = state.storage.write(async move |tx| members::pause_all(tx, &who, &chosen, until).await).await;
    done?;
    Ok(page.go_saying("/members", if until == 0 { "notice-members-back" } else { "notice-members-paused" }))
}

pub async fn leave(State(state): State<AppState>, page: Page, who: Coordinator, form: Form<Typed>) -> Result<Response, AppError> {
    let chosen = read(&state, &who, &form.values.members).await?;
    let wanted = chosen.len();
    let left: Result<usize, Error> = state.storage.write(async move |tx| members::end_all(tx, &who, &chosen).await).await;
    Ok(page.go_saying("/members", if left? == wanted { "notice-members-left" } else { "notice-members-some-left" }))
}
