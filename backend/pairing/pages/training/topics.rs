//! Topic by topic: what is asked, who can help with it, who is trained; and for which of them only the trained are asked.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::associations::actions::set_needs_training;
use crate::associations::rights::Coordinator;
use crate::clock::DAY;
use crate::context;
use crate::learning::store::shelf::{self, Shelved};
use crate::learning::topics::Topic;
use crate::pairing::store::training;
use crate::state::AppState;
use crate::web::templates::plain;
use crate::web::{AppError, Form, Page};

const PATH: &str = "/association/training/topics";
/// What is counted is of the last days.
const COUNTED_DAYS: i64 = 30;

#[derive(Serialize)]
struct Row {
    topic: &'static str,
    label: String,
    asked: i64,
    /// Of those asked, how many found nobody trained.
    unmet: i64,
    helpers: i64,
    trained: i64,
    is_needed: bool,
    /// The modules that open it.
    modules: Vec<String>,
}

impl Row {
    /// Somebody asked, or there is something to decide.
    fn matters(&self) -> bool {
        self.asked > 0 || self.is_needed || !self.modules.is_empty()
    }
}

pub async fn show(State(state): State<AppState>, by: Coordinator, page: Page) -> Result<Response, AppError> {
    let (db, association) = (state.db(), by.association.id);
    let since_at = page.now() - COUNTED_DAYS * DAY;
    let asked = counts(training::asked(db, association, since_at).await?);
    let unmet = counts(training::unmet(db, association, since_at).await?);
    let chosen = training::chosen(db, association).await?;
    let trained = training::trained(db, association, page.now()).await?;
    let modules = shelf::modules_of(db, association).await?;
    let row = |topic: &Topic| Row {
        topic: topic.as_str(),
        label: plain(page.lang, topic.label_id()),
        asked: asked.get(topic.as_str()).copied().unwrap_or_default(),
        unmet: unmet.get(topic.as_str()).copied().unwrap_or_default(),
        helpers: training::with_bit(&chosen, *topic),
        trained: training::with_bit(&trained, *topic),
        is_needed: by.association.settings.needs_training.iter().any(|word| word == topic.as_str()),
        modules: modules.iter().filter(|module| unlocks(module, *topic)).map(|module| module.title.clone()).collect(),
    };
    let mut rows: Vec<Row> = Topic::all().iter().map(row).collect();
    // What is asked most, first; the catalogue's order for the rest.
    rows.sort_by_key(|row| std::cmp::Reverse(row.asked));
    let (rows, others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(Row::matters);
    let context = context! { association: by.association.name, tab: "topics", rows: rows, others: others, days: COUNTED_DAYS };
    page.show("learning/training_topics.html", context)
}

fn unlocks(module: &Shelved, topic: Topic) -> bool {
    module.unlocks >> topic.bit() & 1 == 1
}

fn counts(rows: Vec<training::Count>) -> HashMap<String, i64> {
    rows.into_iter().map(|row| (row.topic, row.count)).collect()
}

#[derive(Default, Deserialize)]
pub struct Needed {
    #[serde(default)]
    topics: Vec<String>,
}

pub async fn change(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Needed>) -> Result<Response, AppError> {
    let is_ticked = |topic: &&Topic| sent.values.topics.iter().any(|word| word == topic.as_str());
    let topics: Vec<String> = Topic::all().iter().filter(is_ticked).map(|topic| topic.as_str().to_owned()).collect();
    let (id, account) = (by.association.id, by.who.account);
    state.storage.write(async move |tx| set_needs_training(tx, id, topics.clone(), account).await).await?;
    Ok(page.go_saying(PATH, "notice-training-topics"))
}
