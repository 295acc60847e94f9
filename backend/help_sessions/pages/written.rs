//! What the helper wrote, read back: what the asker made of it, every version; confirmed in person, or on a signed paper.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::super::rights::Recorded;
use super::super::{How, actions, recap, store};
use super::recap::{SAID_CHARS, Typed, confirmed};
use super::typed;
use crate::context;
use crate::help_requests;
use crate::helpers;
use crate::hub;
use crate::pairing;
use crate::state::AppState;
use crate::storage::Tx;
use crate::web::templates::plain;
use crate::web::{AppError, Faults, Form, Page};

const KEPT_WHERE_CHARS: usize = 80;

/// Where a signed paper is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Paper {
    kept_where: String,
}

/// A version that a correction replaced.
#[derive(Serialize)]
struct Earlier {
    written_at: i64,
    recap: recap::Recap,
}

/// `/records/{record}`.
pub async fn read(recorded: Recorded, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    answer(&state, &recorded, page, &Paper::default(), &Faults::default()).await
}

async fn answer(state: &AppState, recorded: &Recorded, page: Page, paper: &Paper, faults: &Faults) -> Result<Response, AppError> {
    let session = &recorded.session;
    let (mut counts, mut earlier) = (None, Vec::new());
    for one in store::versions::versions(state.db(), session).await? {
        if one.version == session.version {
            counts = Some(one.record);
        } else {
            earlier.push(Earlier { written_at: one.written_at, recap: recap::told(session, one.record, None, page.lang) });
        }
    }
    let record = counts.ok_or(AppError::NotFound)?;
    let said = store::said::said(state.db(), session).await?;
    let page = page.live(vec![hub::cursor(state.db(), recorded.who.account.0).await?]);
    let (irritant, age, status) = (record.irritant.clone(), record.tranche_age.as_str(), record.statut_social.as_str());
    let context = context! {
        zone: helpers::store::zone(state.db(), recorded.who.account).await?.iana_name(),
        recap: recap::of_record(state.db(), session, record, page.lang).await?,
        first_name: first_name(state, recorded).await?, thanks: said.thanks.filter(|_| !said.is_hidden), kept_where: said.kept_where,
        is_reported: said.is_reported, is_hidden: said.is_hidden,
        goes_on: goes_on(state, recorded).await?, earlier: earlier, irritant: irritant,
        age: plain(page.lang, &format!("record-age-{age}")), status: plain(page.lang, &format!("record-statut-{status}")),
        paper: paper, errors: faults.in_words(page.lang), summary: typed::summary(faults, page.lang, &[]),
    };
    let template = "help_sessions/record_read.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

async fn first_name(state: &AppState, recorded: &Recorded) -> Result<Option<String>, AppError> {
    let Some(help_request) = recorded.session.help_request else { return Ok(None) };
    let name = help_requests::store::words(state.db(), help_request).await?.first_name;
    Ok(Some(name).filter(|name| !name.is_empty()))
}

async fn goes_on(state: &AppState, recorded: &Recorded) -> Result<Option<String>, AppError> {
    let Some(pairing) = recorded.session.pairing else { return Ok(None) };
    let pairing = pairing::store::pairing(state.db(), pairing).await?;
    Ok(pairing.filter(|pairing| pairing.ended_at.is_none()).map(|pairing| pairing.id.to_string()))
}

/// `/records/{record}/confirmation`: the page that the helper holds out; the asker taps.
pub async fn in_person(recorded: Recorded, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    ask(&state, &recorded, &page, &Typed::default(), &Faults::default()).await
}

async fn ask(state: &AppState, recorded: &Recorded, page: &Page, typed: &Typed, faults: &Faults) -> Result<Response, AppError> {
    let recap = recap::of(state.db(), &recorded.session, page.lang).await?.ok_or(AppError::NotFound)?;
    let context = context! { zone: recorded.session.asker_zone(), recap: recap, typed: typed, errors: faults.in_words(page.lang), summary: typed::summary(faults, page.lang, &[]) };
    let template = "help_sessions/in_person.html";
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

pub async fn tapped(recorded: Recorded, State(state): State<AppState>, page: Page, form: Form<Typed>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let said = typed::optional(&mut faults, "words", &form.values.words, SAID_CHARS);
    if !faults.is_empty() {
        return ask(&state, &recorded, &page, &form.values, &faults).await;
    }
    let id = recorded.session.id;
    let notice = confirmed(&state, id, How::InPerson, form.values.answer(), said).await?;
    Ok(page.go_saying(format!("/records/{id}/confirmation"), notice))
}

/// The recap was signed on paper: where it is kept.
pub async fn signed(recorded: Recorded, State(state): State<AppState>, page: Page, form: Form<Paper>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(kept_where) = typed::needed(&mut faults, "kept_where", &form.values.kept_where, KEPT_WHERE_CHARS) else {
        return answer(&state, &recorded, page, &form.values, &faults).await;
    };
    let id = recorded.session.id;
    let work = async move |tx: &Tx| {
        actions::confirm::confirm(tx, id, How::PaperKept, Some(&kept_where)).await?;
        actions::confirm::is_disputed(tx, id).await
    };
    let notice = if state.storage.write(work).await? { "refusal-stays-disputed" } else { "notice-paper-kept" };
    Ok(page.go_saying(format!("/records/{id}"), notice))
}

/// Words of thanks that hurt: hidden at once, and a coordinator looks.
pub async fn report_thanks(recorded: Recorded, State(state): State<AppState>, page: Page, _: Form<Paper>) -> Result<Response, AppError> {
    let id = recorded.session.id;
    state.storage.write(async move |tx| actions::remarks::report_thanks(tx, &recorded).await).await?;
    Ok(page.go_saying(format!("/records/{id}"), "notice-thanks-reported"))
}
