//! A coordinator plans permanences, changes and cancels them.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::form::{Values, next_week};
use crate::associations::rights::Coordinator;
use crate::context;
use crate::helpers::LANGUAGES;
use crate::learning::topics::Topic;
use crate::permanences::actions::{self, Scope};
use crate::permanences::repeat::Repeat;
use crate::permanences::{Permanence, PermanenceError, store, words};
use crate::places;
use crate::state::AppState;
use crate::storage::{Once, PermanenceId};
use crate::web::{AppError, Context, Faults, Form, Id, Page};

#[derive(Serialize)]
struct Choice {
    value: String,
    /// The name of a place, or a Fluent id.
    label: String,
}

/// What the form shows. `of`: the permanence that is changed.
async fn form(
    state: &AppState,
    page: &Page,
    by: &Coordinator,
    values: &Values,
    faults: &Faults,
    of: Option<&Permanence>,
) -> Result<Response, AppError> {
    let places = places::store::of_association(state.db(), by.association.id).await?;
    let place = |place: places::Place| Choice { value: place.id.to_string(), label: place.name };
    let topic = |topic: &Topic| Choice { value: topic.as_str().to_owned(), label: topic.label_id().to_owned() };
    let rule = match of {
        Some(permanence) => store::series::series(state.db(), permanence.series).await?.map(|series| series.rule).unwrap_or_default(),
        None => String::new(),
    };
    let context: Context = context! {
        association: by.association.name, values: values, errors: faults.in_words(page.lang), id: of.map(|permanence| permanence.id),
        title: of.map(|permanence| words::when(page.lang, permanence, page.now())), repeats: !rule.is_empty(),
        places: places.into_iter().map(place).collect::<Vec<_>>(), topics: Topic::all().iter().map(topic).collect::<Vec<_>>(),
        languages: LANGUAGES, repeat_choices: Repeat::ALL.iter().map(|repeat| repeat.as_str()).collect::<Vec<_>>(),
    };
    if faults.is_empty() { page.show("permanences/form.html", context) } else { page.again("permanences/form.html", context) }
}

pub async fn new(State(state): State<AppState>, page: Page, by: Coordinator) -> Result<Response, AppError> {
    let values = Values { date: next_week(page.now()), ..Values::fresh() };
    form(&state, &page, &by, &values, &Faults::default(), None).await
}

pub async fn make(State(state): State<AppState>, page: Page, by: Coordinator, sent: Form<Values>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(new) = sent.values.new_series(page.now(), &mut faults) else {
        return form(&state, &page, &by, &sent.values, &faults, None).await;
    };
    let (account, association, key, text) = (by.who.account, by.association.id, sent.key.clone(), sent.sent.clone());
    let made = async move |tx: &crate::storage::Tx| {
        let actor = account.to_string();
        match tx.once(&actor, &key, &text).await? {
            Once::New => {
                let first = actions::make(tx, account, association, &new).await?;
                tx.remember(&actor, &key, &first.map_or_else(String::new, |first| first.to_string())).await?;
                Ok::<_, PermanenceError>(first)
            }
            Once::Done(first) => Ok(first.parse().ok()),
            Once::Different => Ok(None),
        }
    };
    let Some(first) = state.storage.write(made).await? else {
        faults.add("date", "permanence-none-made");
        return form(&state, &page, &by, &sent.values, &faults, None).await;
    };
    Ok(page.go_saying(format!("/permanences/{first}"), "notice-permanence-made"))
}

/// One of this coordinator's association; any other is not found.
async fn mine(state: &AppState, by: &Coordinator, id: PermanenceId) -> Result<Permanence, AppError> {
    store::of_association(state.db(), by.association.id, id).await?.ok_or(AppError::NotFound)
}

pub async fn edit(State(state): State<AppState>, page: Page, by: Coordinator, Id(id): Id<PermanenceId>) -> Result<Response, AppError> {
    let permanence = mine(&state, &by, id).await?;
    form(&state, &page, &by, &Values::of(&permanence), &Faults::default(), Some(&permanence)).await
}

fn scope(word: &str) -> Scope {
    if word == "after" { Scope::ThisAndAfter } else { Scope::One }
}

pub async fn change(
    State(state): State<AppState>,
    page: Page,
    by: Coordinator,
    Id(id): Id<PermanenceId>,
    sent: Form<Values>,
) -> Result<Response, AppError> {
    let permanence = mine(&state, &by, id).await?;
    let mut faults = Faults::default();
    let Some(change) = sent.values.change(page.now(), &mut faults) else {
        return form(&state, &page, &by, &sent.values, &faults, Some(&permanence)).await;
    };
    let (acting, which) = (by.clone(), scope(&sent.values.scope));
    match state.storage.write(async move |tx| actions::change(tx, &acting, id, which, &change).await).await {
        Err(PermanenceError::Refused(refusal)) => {
            let field = if refusal == crate::permanences::Refusal::TooFewSeats { "seats_max" } else { "date" };
            faults.add(field, refusal.notice());
            form(&state, &page, &by, &sent.values, &faults, Some(&permanence)).await
        }
        changed => {
            changed?;
            Ok(page.go_saying(format!("/permanences/{id}"), "notice-permanence-changed"))
        }
    }
}

#[derive(Deserialize)]
pub struct Cancelling {
    #[serde(default)]
    scope: String,
}

pub async fn cancel(
    State(state): State<AppState>,
    page: Page,
    by: Coordinator,
    Id(id): Id<PermanenceId>,
    sent: Form<Cancelling>,
) -> Result<Response, AppError> {
    mine(&state, &by, id).await?;
    let which = scope(&sent.values.scope);
    let said = match state.storage.write(async move |tx| actions::cancel(tx, &by, id, which).await).await {
        Err(PermanenceError::Refused(refusal)) => refusal.notice(),
        cancelled => {
            cancelled?;
            "notice-permanence-cancelled"
        }
    };
    Ok(page.go_saying(format!("/permanences/{id}"), said))
}
