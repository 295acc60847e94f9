//! Who is trained for what, name by name, and a module assigned to those who are ticked.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::{Choice, names};
use crate::associations::MembershipState;
use crate::associations::rights::Coordinator;
use crate::associations::store::members::{self, Listing, Member};
use crate::context;
use crate::learning::store::attempts::{Completion, completions};
use crate::learning::store::shelf;
use crate::pairing::assigning::{self, Assigning};
use crate::state::AppState;
use crate::storage::{AccountId, DocumentId, MembershipId};
use crate::web::templates::with;
use crate::web::text::fold;
use crate::web::{AppError, Faults, Form, Lang, Page, Pager};

const PATH: &str = "/association/training";

#[derive(Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

#[derive(Default, Deserialize)]
pub struct Picked {
    #[serde(default)]
    module: String,
    #[serde(default)]
    members: Vec<String>,
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

/// A module passed.
#[derive(Serialize)]
struct Passed {
    title: String,
    /// `None`: for good.
    until: Option<i64>,
    is_valid: bool,
}

#[derive(Serialize)]
struct Row {
    id: String,
    name: String,
    /// What they are trained for now.
    topics: Vec<String>,
    modules: Vec<Passed>,
}

impl Row {
    fn of(member: &Member, passed: &[Completion], lang: Lang, now: i64) -> Self {
        let valid = passed.iter().filter(|completion| completion.is_valid(now));
        let shown = |one: &Completion| Passed { title: one.title.clone(), until: one.valid_until, is_valid: one.is_valid(now) };
        Self {
            id: member.id.to_string(),
            name: format!("{} {}", member.first_name, member.last_name).trim().to_owned(),
            topics: names(valid.fold(0, |bits, completion| bits | completion.unlocks), lang),
            modules: passed.iter().map(shown).collect(),
        }
    }
}

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page, Query(search): Query<Search>) -> Result<Response, AppError> {
    let picked = Picked { q: search.q, page: search.page, ..Picked::default() };
    list(&state, &by, &page, &picked, &Faults::default()).await
}

async fn list(state: &AppState, by: &Coordinator, page: &Page, picked: &Picked, faults: &Faults) -> Result<Response, AppError> {
    let (db, association) = (state.db(), by.association.id);
    let words = fold(&picked.q);
    let found = Listing { state: MembershipState::Active, words: &words };
    let pager = Pager::new(&picked.page, members::count(db, association, found).await?, PATH, &[("q", &picked.q)]);
    let here = members::page(db, association, found, pager.skipped()).await?;
    let accounts: Vec<AccountId> = here.iter().map(|member| member.account).collect();
    let mut passed: HashMap<AccountId, Vec<Completion>> = HashMap::new();
    for completion in completions(db, &accounts).await? {
        passed.entry(completion.account_id).or_default().push(completion);
    }
    let row = |member: &Member| Row::of(member, passed.get(&member.account).map_or(&[][..], Vec::as_slice), page.lang, page.now());
    let rows: Vec<Row> = here.iter().map(row).collect();
    let context = context! {
        association: by.association.name, tab: "members", rows: rows, pager: pager, q: picked.q, page_asked: picked.page,
        modules: choices(state, by, page.lang).await?, module: picked.module, ticked: picked.members, errors: faults.in_words(page.lang)
    };
    if faults.is_empty() { page.show("learning/training.html", context) } else { page.again("learning/training.html", context) }
}

/// The modules that their members may follow, each with what it opens.
async fn choices(state: &AppState, by: &Coordinator, lang: Lang) -> Result<Vec<Choice>, AppError> {
    let modules = shelf::modules_of(state.db(), by.association.id).await?;
    let label = |module: &shelf::Shelved| match names(module.unlocks, lang).join(", ") {
        none if none.is_empty() => module.title.clone(),
        opens => with(lang, "training-module-opens", &[("title", &module.title), ("topics", &opens)]),
    };
    Ok(modules.iter().map(|module| Choice { value: module.id.to_string(), label: label(module) }).collect())
}

/// To those who are ticked; another association's people are left alone.
pub async fn assign(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Picked>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let module: Option<DocumentId> = sent.values.module.parse().ok();
    let members: Vec<MembershipId> = sent.values.members.iter().filter_map(|id| id.parse().ok()).collect();
    if module.is_none() {
        faults.add("module", "training-module-missing");
    }
    if members.is_empty() {
        faults.add("members", "training-members-missing");
    }
    let Some(module) = module.filter(|_| faults.is_empty()) else { return list(&state, &by, &page, &sent.values, &faults).await };
    let assigning = Assigning { by: by.who.account, association: by.association.id, module, members };
    let told = state.storage.write(async move |tx| assigning::assign(tx, &assigning).await).await?.ok_or(AppError::NotFound)?;
    Ok(if told == 0 { page.go_saying(PATH, "refusal-training-already") } else { page.go_saying(PATH, "notice-training-assigned") })
}
