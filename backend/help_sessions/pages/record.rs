//! Writing a record in twenty seconds, reading it back, correcting it.

use axum::extract::State;
use axum::response::Response;

use super::super::actions::records::{self, Writing};
use super::super::rights::Recorded;
use super::super::{Refused, SessionRecord, recap, store};
use super::record_form::{ORDER, RecordForm, options};
use super::typed;
use crate::context;
use crate::help_requests;
use crate::helpers;
use crate::pairing::rights::Helping;
use crate::state::AppState;
use crate::storage::FormKey;
use crate::web::{AppError, Faults, Form, Page};

/// Whose record it is, for the title of the form.
pub struct About {
    pub first_name: Option<String>,
    pub has_email: bool,
    /// Known to be under eighteen.
    pub is_minor: bool,
    /// Whether a next meeting can be agreed on.
    pub may_meet_again: bool,
    pub post_to: String,
    pub back: String,
    pub is_log: bool,
}

/// The form, or the form again.
pub fn ask(page: &Page, about: &About, form: &RecordForm, faults: &Faults) -> Result<Response, AppError> {
    let context = context! {
        form: form, options: options(page.lang, &form.topics, about.is_minor), errors: faults.in_words(page.lang), summary: typed::summary(faults, page.lang, &ORDER),
        first_name: about.first_name, has_email: about.has_email, may_meet_again: about.may_meet_again, post_to: about.post_to,
        back: about.back, is_log: about.is_log,
    };
    let template = "help_sessions/record.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

/// What was sent of another form than that of a record.
pub fn writing_of(key: FormKey, sent: String, record: SessionRecord) -> Writing {
    Writing { record, is_mailed: false, key, sent }
}

/// What was sent, ready to be kept.
pub fn writing(form: &Form<RecordForm>, record: SessionRecord) -> Writing {
    Writing { record, is_mailed: form.values.mail == "yes", key: form.key.clone(), sent: form.sent.clone() }
}

async fn about(state: &AppState, helping: &Helping) -> Result<About, AppError> {
    let words = help_requests::store::words(state.db(), helping.help_request.id).await?;
    let url = super::pairing::url(helping);
    Ok(About {
        first_name: Some(words.first_name),
        has_email: words.email.is_some(),
        is_minor: helping.help_request.is_minor,
        may_meet_again: true,
        post_to: format!("{url}/record"),
        back: url,
        is_log: false,
    })
}

/// `/pairings/{pairing}/record`: the form; once it is done, what was written.
pub async fn show(helping: Helping, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    if helping.pairing.ended_at.is_some() {
        let latest = store::records::sessions_of_pairing(state.db(), helping.pairing.id).await?;
        let to = latest.first().map_or_else(|| super::pairing::url(&helping), |session| format!("/records/{}", session.id));
        return Ok(page.go(to));
    }
    let about = about(&state, &helping).await?;
    let form = RecordForm::preset(&helping.help_request, &helping.pairing, about.has_email, page.now());
    ask(&page, &about, &form, &Faults::default())
}

pub async fn write(helping: Helping, State(state): State<AppState>, page: Page, form: Form<RecordForm>) -> Result<Response, AppError> {
    let zone = helpers::store::zone(state.db(), helping.who.account).await?;
    let record = match form.values.check(page.now(), zone) {
        Ok(record) => record,
        Err(_) if helping.pairing.ended_at.is_some() => return Ok(page.go(format!("{}/record", super::pairing::url(&helping)))),
        Err(faults) => return ask(&page, &about(&state, &helping).await?, &form.values, &faults),
    };
    let to = super::pairing::url(&helping);
    let writing = writing(&form, record);
    match state.storage.write(async move |tx| records::write(tx, &helping, &writing).await).await {
        Ok(id) => Ok(page.go_saying(format!("/records/{id}"), "notice-recorded")),
        Err(Refused::Over | Refused::SentAlready) => Ok(page.go(format!("{to}/record"))),
        Err(error) => Err(error.into()),
    }
}

/// `/records/{record}/recap`: the paper that the helper prints for the asker.
pub async fn paper(recorded: Recorded, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let recap = recap::of(state.db(), &recorded.session, page.lang).await?.ok_or(AppError::NotFound)?;
    let back = format!("/records/{}", recorded.session.id);
    page.show("help_sessions/recap_paper.html", context! { zone: recorded.session.asker_zone(), recap: recap, leads_back: back })
}

async fn about_correction(state: &AppState, recorded: &Recorded) -> Result<About, AppError> {
    let url = format!("/records/{}", recorded.session.id);
    let (mut has_email, mut is_minor) = (false, false);
    if let Some(id) = recorded.session.help_request {
        has_email = help_requests::store::words(state.db(), id).await?.email.is_some();
        is_minor = help_requests::store::help_request(state.db(), id).await?.is_some_and(|asked| asked.is_minor);
    }
    Ok(About {
        first_name: None,
        has_email,
        is_minor,
        may_meet_again: false,
        post_to: format!("{url}/correction"),
        back: url,
        is_log: false,
    })
}

pub async fn correction(recorded: Recorded, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let record = store::versions::record(state.db(), &recorded.session).await?.ok_or(AppError::NotFound)?;
    let about = about_correction(&state, &recorded).await?;
    ask(&page, &about, &RecordForm::of(&record, recorded.session.version), &Faults::default())
}

pub async fn correct(recorded: Recorded, State(state): State<AppState>, page: Page, form: Form<RecordForm>) -> Result<Response, AppError> {
    let zone = helpers::store::zone(state.db(), recorded.who.account).await?;
    let checked = form.values.check(page.now(), zone);
    let mut record = match checked {
        Ok(record) => record,
        Err(faults) => return ask(&page, &about_correction(&state, &recorded).await?, &form.values, &faults),
    };
    let before = store::versions::record(state.db(), &recorded.session).await?;
    record.next_meeting_at = before.and_then(|before| before.next_meeting_at);
    let (to, version) = (format!("/records/{}", recorded.session.id), form.values.version.parse().unwrap_or_default());
    let writing = writing(&form, record);
    match state.storage.write(async move |tx| records::correct(tx, &recorded, version, &writing).await).await {
        Ok(()) => Ok(page.go_saying(to, "notice-corrected")),
        // Another tab corrected it, or this very form was sent twice: what counts is shown.
        Err(Refused::Over | Refused::SentAlready) => Ok(page.go(to)),
        Err(error) => Err(error.into()),
    }
}
