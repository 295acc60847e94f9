//! The members of an association, as a coordinator looks for them.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Serialize;

use crate::associations::MembershipState;
use crate::associations::rights::Coordinator;
use crate::associations::store::members::{self, Listing};
use crate::clock::DAY;
use crate::helpers::roster::{Asked, SOON_DAYS, away_before};
use crate::helpers::store::roster::{self, Listed};
use crate::learning::topics::Topic;
use crate::places::communes::communes;
use crate::state::AppState;
use crate::storage::MembershipId;
use crate::web::{AppError, Page, Pager};
use crate::{context, hub};

/// A line of the roster.
#[derive(Serialize)]
pub struct Shown {
    pub id: MembershipId,
    pub name: String,
    role: &'static str,
    kind: Option<String>,
    commune: Option<String>,
    seen_at: Option<i64>,
    is_away: bool,
    paused_until: Option<i64>,
    lacks_identity: bool,
    lacks_charter: bool,
    /// The last day of the vetting, when it is near or gone.
    vetting_ends_at: Option<i64>,
    is_vetting_over: bool,
    open_pairings: i64,
}

impl Shown {
    pub fn of(member: &Listed, now: i64) -> Self {
        let near = member.vetted_until.filter(|until| *until <= now + SOON_DAYS * DAY);
        let has_profile = member.kind.is_some();
        Self {
            id: member.id,
            name: member.name(),
            role: member.role().as_str(),
            kind: member.kind.clone(),
            commune: member.commune.as_deref().and_then(|code| communes().by_code(code)).map(|commune| commune.name.to_owned()),
            seen_at: member.seen_at,
            is_away: member.seen_at.is_none_or(|seen| seen < away_before(now)),
            paused_until: member.paused_until.filter(|until| *until > now),
            lacks_identity: has_profile && member.identity_seen_at.is_none(),
            lacks_charter: has_profile && member.charter_signed_at.is_none(),
            vetting_ends_at: near.map(|until| until - 1),
            is_vetting_over: near.is_some_and(|until| until <= now),
            open_pairings: member.open_pairings.unwrap_or(0),
        }
    }
}

/// Somebody who asks to join.
#[derive(Serialize)]
struct Asking {
    id: MembershipId,
    name: String,
    asked_at: i64,
}

pub async fn show(State(state): State<AppState>, page: Page, who: Coordinator, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), hub::Mailbox::Account(who.who.account).id()).await?;
    let page = page.live(vec![cursor]);
    let (db, association, now) = (state.db(), who.association.id, page.now());
    let filter = asked.read();
    let pager = Pager::new(&asked.page, roster::count(db, association, &filter, now).await?, "/members", &asked.pairs());
    let list = roster::page(db, association, &filter, pager.skipped(), now).await?;
    let shown: Vec<Shown> = list.iter().map(|member| Shown::of(member, now)).collect();
    let counts = members::counts(db, association, now).await?;
    let context = context! {
        association: who.association.name, asking: asking(&state, &who, counts.asked).await?, asking_count: counts.asked, members: shown,
        pager: pager, asked: asked, state: filter.state.as_str(), is_narrowed: asked.is_narrowed(), counts: counts, topics: topics(&page),
        board: format!("hint:board/{association}"), bulk_path: "/members/selection"
    };
    page.show("helpers/members.html", context)
}

async fn asking(state: &AppState, who: &Coordinator, count: usize) -> Result<Vec<Asking>, AppError> {
    if count == 0 {
        return Ok(Vec::new());
    }
    let listing = Listing { state: MembershipState::Asked, words: "" };
    let some = members::page(state.db(), who.association.id, listing, 0).await?;
    let asking = |member: members::Member| Asking {
        id: member.id,
        name: format!("{} {}", member.first_name, member.last_name).trim().to_owned(),
        asked_at: member.asked_at,
    };
    Ok(some.into_iter().map(asking).collect())
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: String,
}

fn topics(page: &Page) -> Vec<Choice> {
    Topic::all().iter().map(|topic| Choice { value: topic.as_str(), label: page.words(topic.label_id()) }).collect()
}
