//! One permanence: when, where, who is there; one's own seat; what a coordinator does with it.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::cards::card;
use crate::accounts::rights::SignedIn;
use crate::associations::rights::{Coordinator, Memberships};
use crate::context;
use crate::helpers::LANGUAGES;
use crate::hub::{self, Mailbox};
use crate::learning::topics::Topic;
use crate::permanences::store::series;
use crate::permanences::store::signups::{self, Free, Signup};
use crate::permanences::{Permanence, SignupState, attendance, rights};
use crate::state::AppState;
use crate::storage::{AccountId, PermanenceId, SignupId};
use crate::web::text::sort_key;
use crate::web::{AppError, Id, Page};

#[derive(Serialize)]
struct Choice {
    value: AccountId,
    label: String,
}

/// Somebody on the page.
#[derive(Serialize)]
pub struct Someone {
    pub id: SignupId,
    /// Their first name; for a coordinator, their last one too.
    pub name: String,
    pub state: &'static str,
    pub is_me: bool,
    pub is_civic: bool,
    pub asks_swap: bool,
    pub minutes: i64,
    pub is_validated: bool,
    /// "14:00", as a field has it: when they really came and left, else when it begins and ends.
    pub from: String,
    pub until: String,
}

pub async fn show(
    State(state): State<AppState>,
    who: SignedIn,
    memberships: Memberships,
    coordinator: Option<Coordinator>,
    page: Page,
    Id(id): Id<PermanenceId>,
) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), Mailbox::Account(who.account).id()).await?]);
    let seen = rights::seen(&state, &memberships, coordinator.as_ref(), id).await?;
    let permanence = &seen.permanence;
    let everybody = signups::of(state.db(), &[id]).await?;
    let is_shown = |signup: &&Signup| signup.sits() || matches!(signup.state, SignupState::Waiting | SignupState::Absent);
    let people: Vec<Someone> = everybody.iter().filter(is_shown).map(|signup| someone(permanence, signup, seen.is_managed, &who)).collect();
    let rule = series::series(state.db(), permanence.series).await?.map(|series| series.rule).unwrap_or_default();
    let could_sit = match seen.is_managed && permanence.closed_to_signups(page.now()).is_none() {
        true => signups::free(state.db(), permanence, page.now()).await?,
        false => Vec::new(),
    };
    let context = context! {
        could_sit: names(could_sit), card: card(permanence, &everybody, who.account, &page), people: people, is_managed: seen.is_managed, repeats: !rule.is_empty(),
        topics: labels(permanence, &page), languages: languages(permanence), has_begun: permanence.has_begun(page.now()),
        live_on: format!("hint:permanences/{}", permanence.association),
    };
    page.show("permanences/permanence.html", context)
}

/// Whom a coordinator can give a seat, by name.
fn names(mut free: Vec<Free>) -> Vec<Choice> {
    free.sort_by_cached_key(|one| sort_key(&format!("{} {}", one.first_name, one.last_name)));
    let choice = |one: Free| Choice { value: one.account, label: format!("{} {}", one.first_name, one.last_name).trim().to_owned() };
    free.into_iter().map(choice).collect()
}

fn labels(permanence: &Permanence, page: &Page) -> Vec<String> {
    let wanted = Topic::all().iter().filter(|topic| permanence.topics & (1 << topic.bit()) != 0);
    wanted.map(|topic| page.words(topic.label_id())).collect()
}

fn languages(permanence: &Permanence) -> Vec<&'static str> {
    LANGUAGES.iter().enumerate().filter(|(bit, _)| permanence.languages & (1 << bit) != 0).map(|(_, code)| *code).collect()
}

fn someone(permanence: &Permanence, signup: &Signup, is_managed: bool, who: &SignedIn) -> Someone {
    let field = |at: i64| permanence.local(at).strftime("%H:%M").to_string();
    let name = if is_managed { format!("{} {}", signup.first_name, signup.last_name).trim().to_owned() } else { signup.first_name.clone() };
    Someone {
        id: signup.id,
        name,
        // Who did not come is the coordinator's business alone.
        state: if signup.state == SignupState::Absent && !is_managed { "" } else { signup.state.as_str() },
        is_me: signup.account == who.account,
        is_civic: signup.sitter.kind == crate::helpers::HelperKind::CivicService,
        asks_swap: signup.state == SignupState::Seated && signup.swap_asked_at.is_some(),
        minutes: attendance::minutes(signup.arrived_at, signup.left_at),
        is_validated: signup.validated_at.is_some(),
        from: field(signup.arrived_at.unwrap_or(permanence.starts_at)),
        until: field(signup.left_at.unwrap_or(permanence.ends_at)),
    }
}
