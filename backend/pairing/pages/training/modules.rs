//! What was proposed to members lately, and what became of it.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::names;
use crate::associations::rights::Coordinator;
use crate::clock::DAY;
use crate::context;
use crate::learning::store::shelf;
use crate::learning::store::suggestions::{self, Count};
use crate::pairing::store::training;
use crate::state::AppState;
use crate::web::{AppError, Page};

/// What is counted is of the last days.
const COUNTED_DAYS: i64 = 90;

#[derive(Serialize)]
struct Proposed {
    title: String,
    is_module: bool,
    made: i64,
    seen: i64,
    opened: i64,
    done: i64,
    declined: i64,
}

impl Proposed {
    fn of(count: Count) -> Self {
        let is_module = count.is_module();
        let Count { title, made, seen, opened, done, declined, .. } = count;
        Self { title, is_module, made, seen, opened, done, declined }
    }
}

#[derive(Serialize)]
struct Module {
    title: String,
    minutes: i64,
    opens: Vec<String>,
    /// Members for whom it is valid now.
    passed: i64,
}

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page) -> Result<Response, AppError> {
    let (db, association) = (state.db(), by.association.id);
    let proposed = suggestions::counts(db, association, page.now() - COUNTED_DAYS * DAY).await?;
    let passed = training::passed(db, association, page.now()).await?;
    let module = |one: &shelf::Shelved| Module {
        title: one.title.clone(),
        minutes: one.minutes,
        opens: names(one.unlocks, page.lang),
        passed: passed.get(&one.id).copied().unwrap_or_default(),
    };
    let modules: Vec<Module> = shelf::modules_of(db, association).await?.iter().map(module).collect();
    let context = context! {
        association: by.association.name, tab: "modules", modules: modules, days: COUNTED_DAYS,
        proposed: proposed.into_iter().map(Proposed::of).collect::<Vec<_>>()
    };
    page.show("learning/training_modules.html", context)
}
