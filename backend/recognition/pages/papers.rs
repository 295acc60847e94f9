//! A helper's own papers, and the file of one.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::accounts::rights::SignedIn;
use crate::associations::Role;
use crate::associations::rights::Memberships;
use crate::help_requests::code;
use crate::learning::topics::Topic;
use crate::recognition::attestations::{Attestation, Sum};
use crate::recognition::paper;
use crate::recognition::store::attestations as store;
use crate::state::AppState;
use crate::storage::AttestationId;
use crate::web::words::minutes;
use crate::web::{AppError, Id, Page};
use crate::{context, hub, pdf};

/// What a paper says, for a page in the reader's language.
#[derive(Serialize)]
pub struct Said {
    id: String,
    code: String,
    /// Of the paper.
    lang: String,
    validity: &'static str,
    name: String,
    association: String,
    /// Days, by the clocks of the association.
    from: String,
    until: String,
    hours: String,
    sessions: i64,
    people: i64,
    kinds: Vec<Vec<String>>,
    activities: Vec<Vec<String>>,
    topics: Vec<Vec<String>>,
    skills: Vec<String>,
    modules: Vec<(String, String)>,
    signed_by: String,
    signed_on: String,
    withdrawn_on: Option<String>,
    is_civic: bool,
}

impl Said {
    pub fn of(paper: &Attestation, page: &Page) -> Self {
        let said = &paper.attested;
        let topic = |of: &str| of.parse::<Topic>().map_or_else(|_| of.to_owned(), |topic| page.words(topic.label_id()));
        let kind = |of: &str| page.words(&format!("hours-kind-{of}"));
        let date = |at: i64| said.date(page.lang, at);
        let row = |name: String, sum: &Sum| vec![name, sum.sessions.to_string(), minutes(page.lang, sum.minutes)];
        Self {
            id: paper.id.to_string(),
            code: code::display(&paper.code),
            lang: paper.lang.clone(),
            validity: paper.validity().as_str(),
            name: said.name.clone(),
            association: said.association.clone(),
            from: date(said.from_at),
            until: date(said.until_at - 1), // the last day, not the first after it
            hours: minutes(page.lang, said.minutes()),
            sessions: said.sessions(),
            people: said.people,
            kinds: said.kinds.iter().map(|sum| row(kind(&sum.of), sum)).collect(),
            activities: said.activities.iter().map(|sum| row(page.words(&format!("activity-{}", sum.of)), sum)).collect(),
            topics: said.topics.iter().map(|sum| row(topic(&sum.of), sum)).collect(),
            skills: said.skills.iter().map(|skill| page.words(&format!("skill-{skill}"))).collect(),
            modules: said.modules.iter().map(|(title, at)| (title.clone(), date(*at))).collect(),
            signed_by: said.signed_by.clone(),
            signed_on: date(said.signed_at),
            withdrawn_on: paper.withdrawn_at.map(date),
            is_civic: said.is_civic,
        }
    }
}

pub async fn mine(State(state): State<AppState>, who: SignedIn, page: Page) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), who.account.0).await?]);
    let papers = store::attestations_of(state.db(), who.account).await?;
    let papers: Vec<Said> = papers.iter().map(|paper| Said::of(paper, &page)).collect();
    page.show("recognition/papers.html", context! { papers: papers })
}

/// The file, for whoever it is about and for the association that signed it.
pub async fn paper(
    State(state): State<AppState>,
    who: SignedIn,
    memberships: Memberships,
    Id(id): Id<AttestationId>,
) -> Result<Response, AppError> {
    let paper = store::attestation(state.db(), id).await?.ok_or(AppError::NotFound)?;
    let signs = |association| memberships.0.iter().any(|mine| mine.role == Role::Coordinator && mine.association == association);
    if paper.account != who.account && !signs(paper.association) {
        return Err(AppError::NotFound);
    }
    let document = paper::document(&paper, &state.public_url());
    file(document, format!("attestation-{}", code::display(&paper.code))).await
}

/// A document to read in the browser and to print. `stem`: its name without an ending.
pub async fn file(document: pdf::Document, stem: String) -> Result<Response, AppError> {
    // Fonts are shaped and squares drawn: not on a thread that answers others.
    let writing = tokio::task::spawn_blocking(move || pdf::write(&document));
    let internal = |error: &dyn std::fmt::Display| AppError::Internal(error.to_string());
    let file = writing.await.map_err(|error| internal(&error))?.map_err(|error| internal(&error))?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{stem}.pdf\"")),
    ];
    Ok((headers, file).into_response())
}
