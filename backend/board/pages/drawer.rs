//! One help request: beside the list on a desk, a page of its own on a phone.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Serialize;

use super::cards::{Gist, Look, sign};
use super::list;
use super::people::{self, Candidates, WaveShown};
use crate::associations::reading;
use crate::audit::{Acts, Subject};
use crate::board::rights::Watching;
use crate::board::view::{Typed, View};
use crate::board::{Closing, is_in_hand, store};
use crate::context;
use crate::help_requests::store::AskerWords;
use crate::help_requests::{self, HelpRequest, Meeting, State as Standing};
use crate::hub;
use crate::learning::topics;
use crate::pairing::{Replacing, shared_path, waves};
use crate::state::AppState;
use crate::storage::HelpRequestId;
use crate::web::{AppError, Context, Page, templates};

/// What only the association whose it is may read.
#[derive(Debug, Serialize)]
struct AskerShown {
    first_name: String,
    call_name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    call_when: String,
    words: Option<String>,
    needs: Vec<&'static str>,
    trust_word: String,
    is_for_other: bool,
}

#[derive(Debug, Serialize)]
struct HelperShown {
    first_name: String,
    since_at: i64,
    sign: Option<&'static str>,
    sign_at: Option<i64>,
}

/// Another one that the same person may have asked, or that this one follows.
#[derive(Debug, Serialize)]
struct Same {
    gist: Gist,
    first_name: String,
    line_at: i64,
}

#[derive(Debug, Serialize)]
struct Drawer {
    gist: Gist,
    is_theirs: bool,
    is_waiting: bool,
    is_over: bool,
    /// Not given in the usual language: its Fluent id.
    language: Option<String>,
    is_minor: bool,
    line_at: i64,
    wave: i64,
    told: i64,
    reopen_at: Option<i64>,
    needs_home_approval: bool,
    is_home_allowed: bool,
    asker: Option<AskerShown>,
    helper: Option<HelperShown>,
    end_reason: Option<String>,
    /// "Peut-être la même personne": theirs alone.
    same: Vec<Same>,
    /// The one that goes on instead.
    follows: Option<String>,
    history: Vec<WaveShown>,
    candidates: Option<Candidates>,
    share: Option<Share>,
    closings: Vec<&'static str>,
    /// Why somebody else may be looked for, while a pairing of theirs goes on.
    replacings: Vec<&'static str>,
    /// A test that nobody may be offered: why not the very person who made it.
    test_refusal: Option<String>,
}

/// What can be copied into a group: nothing personal.
#[derive(Debug, Serialize)]
struct Share {
    url: String,
    text: String,
}

pub async fn show(State(state): State<AppState>, watching: Watching, page: Page, Query(typed): Query<Typed>) -> Result<Response, AppError> {
    let page = page.live(vec![hub::cursor(state.db(), watching.coordinator.who.account.0).await?]);
    if watching.is_theirs() {
        let asked = &watching.help_request;
        let is_asked = asked.asked_by == Some(watching.coordinator.who.account);
        let is_owed = store::owes_call(state.db(), &watching.coordinator, asked.id).await?;
        let is_own = |acts: &Acts| is_asked || is_owed || is_in_hand(&acts.ever);
        reading::read(&state, &page, &watching.coordinator, Subject::new("help_request", asked.id), is_own).await?;
    }
    let drawer = drawer(&state, &watching, &page).await?;
    let look = Look { open: Some(watching.help_request.id), view: View::of(&typed), page: typed.page };
    let mut context: Context = list::context(&state, &watching.coordinator, &look, &page).await?;
    context.extend(context! { drawer: drawer });
    page.show("board/list.html", context)
}

async fn drawer(state: &AppState, watching: &Watching, page: &Page) -> Result<Drawer, AppError> {
    let Watching { coordinator, help_request: asked } = watching;
    let (db, now, is_theirs) = (state.db(), page.now(), watching.is_theirs());
    let is_open = asked.state == Standing::Open;
    let candidates = if is_open { Some(people::candidates(db, coordinator, asked, page.lang, now).await?) } else { None };
    Ok(Drawer {
        gist: Gist::of(asked),
        is_theirs,
        is_waiting: matches!(asked.state, Standing::Open | Standing::Unmet),
        is_over: matches!(asked.state, Standing::Closed | Standing::Withdrawn | Standing::Confirmed),
        language: (asked.language != "fr").then(|| format!("language-{}", asked.language)),
        is_minor: asked.is_minor,
        line_at: asked.line_at,
        wave: asked.wave,
        told: asked.told,
        reopen_at: asked.reopen_at,
        needs_home_approval: asked.meeting == Meeting::Home && asked.home_approved_at.is_none(),
        is_home_allowed: coordinator.association.settings.is_home_allowed,
        asker: if is_theirs { Some(asker(state, asked).await?) } else { None },
        helper: if is_theirs { helper(state, asked, now).await? } else { None },
        end_reason: store::end_reason(db, coordinator, asked.id).await?.filter(|reason| Closing::parse(reason).is_some()),
        same: if is_theirs { same(state, watching).await? } else { Vec::new() },
        follows: if is_theirs { follows(state, watching).await? } else { None },
        history: people::history(db, coordinator, asked).await?,
        candidates,
        share: (is_open && !asked.is_circle_only).then(|| share(state, asked, page)),
        closings: Closing::ALL.iter().map(|why| why.as_str()).collect(),
        replacings: if is_theirs { replacings(asked) } else { Vec::new() },
        test_refusal: test_refusal(state, watching, page).await?,
    })
}

fn replacings(asked: &HelpRequest) -> Vec<&'static str> {
    let goes_on = matches!(asked.state, Standing::Paired | Standing::Helping);
    Replacing::ALL.iter().filter(|_| goes_on).map(|why| why.as_str()).collect()
}

/// What the same person may have asked beside this one, while nobody helps with it.
async fn same(state: &AppState, watching: &Watching) -> Result<Vec<Same>, AppError> {
    if !matches!(watching.help_request.state, Standing::Open | Standing::Unmet) {
        return Ok(Vec::new());
    }
    let others = help_requests::store::same_person(state.db(), watching.help_request.id, watching.coordinator.association.id).await?;
    let ids: Vec<HelpRequestId> = others.iter().map(|one| one.id).collect();
    let words: HashMap<HelpRequestId, AskerWords> = help_requests::store::words_of(state.db(), &ids).await?.into_iter().collect();
    let name = |one: &HelpRequest| words.get(&one.id).map(|words| words.first_name.clone()).unwrap_or_default();
    Ok(others.iter().map(|one| Same { gist: Gist::of(one), first_name: name(one), line_at: one.line_at }).collect())
}

/// The one that a merged one follows, if it is still theirs to see.
async fn follows(state: &AppState, watching: &Watching) -> Result<Option<String>, AppError> {
    if watching.help_request.state != Standing::Closed {
        return Ok(None);
    }
    let Some(id) = help_requests::store::merged_into(state.db(), watching.help_request.id).await? else { return Ok(None) };
    Ok(store::seen(state.db(), &watching.coordinator, id).await?.map(|one| one.id.to_string()))
}

async fn asker(state: &AppState, asked: &HelpRequest) -> Result<AskerShown, AppError> {
    let words = help_requests::store::words(state.db(), asked.id).await?;
    Ok(AskerShown {
        first_name: words.first_name,
        call_name: words.call_name,
        phone: words.phone,
        email: words.email,
        call_when: words.call_when,
        words: words.words,
        needs: words.needs.iter().map(|need| need.as_str()).collect(),
        trust_word: asked.trust_word.clone(),
        is_for_other: asked.is_for_other,
    })
}

async fn helper(state: &AppState, asked: &HelpRequest, now: i64) -> Result<Option<HelperShown>, AppError> {
    if !matches!(asked.state, Standing::Paired | Standing::Helping | Standing::Recorded | Standing::Confirmed) {
        return Ok(None);
    }
    let helping = store::helping(state.db(), &[asked.id]).await?.remove(&asked.id);
    Ok(helping.map(|helping| {
        let (sign, sign_at) = sign(&helping, now);
        HelperShown { first_name: helping.first_name, since_at: helping.started_at, sign, sign_at }
    }))
}

fn share(state: &AppState, asked: &HelpRequest, page: &Page) -> Share {
    let url = format!("{}{}", state.public_url(), shared_path(state.db(), asked.id));
    let words = |id: &str| page.words(id);
    let topic = topics::tile(&asked.tile).map_or(asked.topic.label_id(), |tile| tile.label_id);
    let how = words(&format!("meeting-{}", asked.meeting.as_str()));
    let when = words(&format!("urgency-{}", asked.urgency.as_str()));
    let text = templates::with(page.lang, "board-share-text", &[("topic", &words(topic)), ("how", &how), ("when", &when), ("url", &url)]);
    Share { url, text }
}

/// Why a test goes to nobody, said of the coordinator who made it.
async fn test_refusal(state: &AppState, watching: &Watching, page: &Page) -> Result<Option<String>, AppError> {
    let asked = &watching.help_request;
    let me = watching.coordinator.who.account;
    if !asked.is_test || asked.state != Standing::Open || asked.told > 0 || asked.asked_by != Some(me) {
        return Ok(None);
    }
    let considered = waves::consider(state.db(), asked, me, page.now()).await?;
    Ok(considered.err().map(|refusal| people::why_not(page.lang, refusal.into(), page.now())))
}
