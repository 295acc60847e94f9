//! "Envoyer une demande d'essai": a coordinator sees a pairing in the first ten minutes.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::associations::rights::Coordinator;
use crate::associations::store::members;
use crate::board::{actions, store};
use crate::context;
use crate::help_requests::{self, Meeting, NewHelpRequest, Urgency};
use crate::helpers::{self, Profile};
use crate::learning::topics;
use crate::state::AppState;
use crate::storage::{HelpRequestId, Once};
use crate::web::{AppError, Form, Page};

/// What a test is about: something that everybody knows.
const TILE: &str = "mot-de-passe";

pub async fn show(State(state): State<AppState>, coordinator: Coordinator, page: Page) -> Result<Response, AppError> {
    let profile = helpers::store::profile(state.db(), coordinator.who.account).await?;
    let me = members::standing(state.db(), coordinator.association.id, coordinator.who.account).await?;
    let context = context! {
        association: coordinator.association.name,
        counts: store::counts(state.db(), &coordinator).await?,
        member: me.map(|(id, _)| id),
        missing: missing(profile.as_ref(), page.now()),
    };
    page.show("board/test.html", context)
}

/// What keeps the coordinator from being offered their own test: ends of Fluent ids, "board-test-missing-…".
fn missing(profile: Option<&Profile>, now: i64) -> Vec<&'static str> {
    let Some(profile) = profile else { return vec!["profile"] };
    let phone = Meeting::ALL.iter().position(|meeting| *meeting == Meeting::Phone).unwrap_or(0);
    let all = [
        ("identity", profile.checks.identity_seen_at.is_none()),
        ("charter", profile.checks.charter_signed_at.is_none()),
        ("paused", profile.paused_until > now),
        ("phone", profile.meetings >> phone & 1 == 0),
    ];
    all.into_iter().filter(|(_, is_missing)| *is_missing).map(|(word, _)| word).collect()
}

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn ask(State(state): State<AppState>, coordinator: Coordinator, page: Page, form: Form<Nothing>) -> Result<Response, AppError> {
    let profile = helpers::store::profile(state.db(), coordinator.who.account).await?;
    let Some(profile) = profile else { return Ok(page.go("/board/test")) };
    let new = test(&coordinator, &profile);
    let (key, sent, actor) = (form.key, form.sent, coordinator.who.account.to_string());
    let id = state
        .storage
        .write(async move |tx| match tx.once(&actor, &key, &sent).await? {
            Once::Done(id) => Ok::<_, AppError>(id.parse::<HelpRequestId>().ok()),
            Once::Different => Ok(None),
            Once::New => {
                let asked = help_requests::actions::ask(tx, &new).await?;
                actions::take_over(tx, &coordinator, asked.help_request).await?;
                tx.remember(&actor, &key, &asked.help_request.to_string()).await?;
                Ok(Some(asked.help_request))
            }
        })
        .await?;
    Ok(id.map_or_else(|| page.go("/board/test"), |id| page.go_saying(format!("/board/{id}"), "notice-board-test")))
}

/// Asked now, by phone, of oneself alone: nobody else's telephone rings for a test.
fn test(coordinator: &Coordinator, profile: &Profile) -> NewHelpRequest {
    NewHelpRequest {
        topic: topics::tile(TILE).map_or(topics::Topic::SecuriteNumerique, |tile| tile.topic),
        tile: TILE.into(),
        words: None,
        meeting: Meeting::Phone,
        urgency: Urgency::Now,
        wanted_at: None,
        commune: profile.commune.clone(),
        place: None,
        is_for_other: false,
        first_name: coordinator.who.first_name.clone(),
        call_name: None,
        phone: None,
        email: None,
        call_when: String::new(),
        language: "fr".into(),
        needs: Vec::new(),
        is_minor: false,
        named_association: Some(coordinator.association.id),
        is_circle_only: true,
        asked_by: Some(coordinator.who.account),
        asker: None,
        circle: vec![coordinator.who.account],
        is_test: true,
    }
}
