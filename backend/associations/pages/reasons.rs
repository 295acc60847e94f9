//! "Pourquoi consultez-vous ce dossier ?": before a record outside one's own cases, once an hour.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::accounts::secrets::safe_then;
use crate::associations::reading::Why;
use crate::associations::rights::Coordinator;
use crate::audit::{self, Subject};
use crate::context;
use crate::state::AppState;
use crate::web::text::{TextFault, clean_line};
use crate::web::{AppError, Faults, Form, Page};

/// Letters of a reason in one's own words.
const MOST_WORDS: usize = 200;

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Values {
    of: String,
    then: String,
    why: String,
    words: String,
}

pub async fn ask(page: Page, _: Coordinator, Query(mut values): Query<Values>) -> Result<Response, AppError> {
    values.then = safe_then(&values.then).to_owned();
    shown(&page, &values, &Faults::default())
}

fn shown(page: &Page, values: &Values, faults: &Faults) -> Result<Response, AppError> {
    Subject::parse(&values.of).ok_or(AppError::NotFound)?;
    let option = |why: &Why| serde_json::json!({ "value": why.as_str(), "label": page.words(&format!("reason-{}", why.as_str())) });
    let reasons: Vec<_> = Why::ALL.iter().map(option).collect();
    let context = context! { values: values, reasons: reasons, errors: faults.in_words(page.lang) };
    if faults.is_empty() { page.show("associations/reason.html", context) } else { page.again("associations/reason.html", context) }
}

/// What is said is a row of the audit: it shows no record, and gives no right.
pub async fn give(State(state): State<AppState>, page: Page, by: Coordinator, form: Form<Values>) -> Result<Response, AppError> {
    let subject = Subject::parse(&form.values.of).ok_or(AppError::NotFound)?;
    let mut faults = Faults::default();
    let why = Why::parse(&form.values.why);
    let words = match clean_line(&form.values.words, MOST_WORDS) {
        Ok(words) => words,
        Err(TextFault::Empty) => String::new(),
        Err(fault) => {
            faults.add("words", fault.text_id());
            String::new()
        }
    };
    match why {
        None => faults.add("why", "reason-choose"),
        Some(Why::Other) if words.is_empty() => faults.add("words", "reason-say"),
        Some(_) => {}
    }
    let (Some(why), true) = (why, faults.is_empty()) else { return shown(&page, &form.values, &faults) };
    let (account, association) = (by.who.account, by.association.id);
    state.storage.write(async move |tx| audit::note_reason(tx, account, &subject, association, why.as_str(), &words).await).await?;
    Ok(page.go(safe_then(&form.values.then)))
}
