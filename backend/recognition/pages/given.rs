//! What an association gives badges for, and to whom.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::badges::Shown;
use crate::associations::rights::Coordinator;
use crate::associations::store::members::{self, Member};
use crate::context;
use crate::recognition::actions::badges::{self as actions, Definition, GivingError};
use crate::recognition::badges::Achievement;
use crate::recognition::store::achievements::{self, Own};
use crate::recognition::store::badges as store;
use crate::state::AppState;
use crate::storage::{AchievementId, Error, MembershipId, Once};
use crate::web::text::{TextFault, clean_line, clean_words};
use crate::web::{AppError, Faults, Form, Id, Page};

#[derive(Serialize)]
struct Listed {
    id: String,
    name: String,
    says: String,
    criteria: String,
    picture: String,
    holders: i64,
    is_retired: bool,
}

/// One that can be given, as the component of choices takes it.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    hint: String,
}

/// As it is typed: a name that fits in a ring, a sentence, and how it is earned.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    says: String,
    criteria: String,
}

const NAME_CHARS: usize = 60;
const WORDS_CHARS: usize = 500;

impl Typed {
    fn read(&self, faults: &mut Faults) -> Option<Definition> {
        // Three answers may be missing at once: each says which it is.
        let or = |missing: &'static str| {
            move |fault| match fault {
                TextFault::Empty => missing,
                other => other.text_id(),
            }
        };
        let name = faults.check("name", clean_line(&self.name, NAME_CHARS).map_err(or("own-badge-no-name")));
        if let Some(name) = &name
            && !crate::pdf::can_print(name)
        {
            faults.add("name", "own-badge-letters");
        }
        let says = faults.check("says", clean_words(&self.says, WORDS_CHARS).map_err(or("own-badge-no-words")));
        let criteria = faults.check("criteria", clean_words(&self.criteria, WORDS_CHARS).map_err(or("own-badge-no-criteria")));
        let definition = Definition { name: name?, says: says?, criteria: criteria? };
        faults.is_empty().then_some(definition)
    }
}

async fn listed(state: &AppState, by: &Coordinator, page: &Page) -> Result<Vec<Listed>, AppError> {
    let holders: HashMap<AchievementId, i64> = store::holders(state.db(), by.association.id).await?.into_iter().collect();
    let listed = |own: Own| Listed {
        id: own.id.to_string(),
        picture: format!("/achievements/own-{}/picture?lang={}", own.id, page.lang.as_str()),
        holders: holders.get(&own.id).copied().unwrap_or(0),
        is_retired: own.retired_at.is_some(),
        name: own.name,
        says: own.says,
        criteria: own.criteria,
    };
    Ok(achievements::of(state.db(), by.association.id).await?.into_iter().map(listed).collect())
}

pub async fn list(State(state): State<AppState>, by: Coordinator, page: Page) -> Result<Response, AppError> {
    let own = listed(&state, &by, &page).await?;
    let context = context! { association: by.association.name, own: own, values: Typed::default(), errors: Faults::default() };
    page.show("recognition/own_badges.html", context)
}

pub async fn define(State(state): State<AppState>, by: Coordinator, page: Page, sent: Form<Typed>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(new) = sent.values.read(&mut faults) else {
        let own = listed(&state, &by, &page).await?;
        let context = context! { association: by.association.name, own: own, values: sent.values, errors: faults.in_words(page.lang) };
        return page.again("recognition/own_badges.html", context);
    };
    let (key, text) = (sent.key, sent.sent);
    state
        .storage
        .write(async move |tx| {
            if matches!(tx.once(&by.who.account.to_string(), &key, &text).await?, Once::New) {
                actions::define(tx, &by, &new).await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(page.go_saying("/association/badges", "notice-own-badge-defined"))
}

pub async fn retire(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<AchievementId>) -> Result<Response, AppError> {
    let is_done = state.storage.write(async move |tx| actions::retire(tx, &by, id).await).await?;
    if is_done { Ok(page.go_saying("/association/badges", "notice-own-badge-retired")) } else { Err(AppError::NotFound) }
}

async fn member(state: &AppState, by: &Coordinator, id: MembershipId) -> Result<Member, AppError> {
    members::member(state.db(), by.association.id, id).await?.ok_or(AppError::NotFound)
}

/// A member's badges, as far as they are this association's to take back.
pub async fn of_member(State(state): State<AppState>, by: Coordinator, page: Page, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    let context = shown(&state, &by, &page, id, &Faults::default()).await?;
    page.show("recognition/member_badges.html", context)
}

async fn shown(
    state: &AppState,
    by: &Coordinator,
    page: &Page,
    id: MembershipId,
    faults: &Faults,
) -> Result<crate::web::Context, AppError> {
    let member = member(state, by, id).await?;
    let badges = store::through(state.db(), by.association.id, member.account).await?;
    let held = |own: &Own| badges.iter().any(|badge| badge.withdrawn_at.is_none() && badge.achievement == Achievement::Own(own.id));
    let own = achievements::of(state.db(), by.association.id).await?.into_iter();
    let choice = |own: Own| Choice { value: own.id.to_string(), label: own.name, hint: own.says };
    let given: Vec<Choice> = own.filter(|own| own.retired_at.is_none() && !held(own)).map(choice).collect();
    let badges: Vec<Shown> = badges.iter().map(Shown::of).collect();
    let name = format!("{} {}", member.first_name, member.last_name);
    Ok(context! { id: id, name: name, badges: badges, own: given, errors: faults.in_words(page.lang) })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Given {
    achievement: String,
}

pub async fn give(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Id(id): Id<MembershipId>,
    sent: Form<Given>,
) -> Result<Response, AppError> {
    let account = member(&state, &by, id).await?.account;
    let (giver, chosen) = (by.clone(), sent.values.achievement.parse::<AchievementId>());
    let given = match chosen {
        Ok(chosen) => state.storage.write(async move |tx| actions::give(tx, &giver, account, chosen).await).await,
        Err(_) => Err(GivingError::NoAchievement),
    };
    match given {
        Ok(_) => Ok(page.go_saying(format!("/members/{id}/badges"), "notice-badge-given")),
        Err(GivingError::Storage(error)) => Err(error.into()),
        Err(refused) => {
            let mut faults = Faults::default();
            faults.add("achievement", refused.to_string());
            page.again("recognition/member_badges.html", shown(&state, &by, &page, id, &faults).await?)
        }
    }
}

pub async fn withdraw(
    State(state): State<AppState>,
    by: Coordinator,
    page: Page,
    Path((id, badge)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let (id, badge) = (id.parse().map_err(|_| AppError::NotFound)?, badge.parse().map_err(|_| AppError::NotFound)?);
    let account = member(&state, &by, id).await?.account;
    let theirs = store::of_association(state.db(), by.association.id, badge).await?.filter(|badge| badge.account == Some(account));
    theirs.ok_or(AppError::NotFound)?;
    let is_done = state.storage.write(async move |tx| actions::withdraw(tx, &by, account, badge).await).await?;
    let notice = if is_done { "notice-badge-withdrawn" } else { "refusal-badge-withdrawn-already" };
    Ok(page.go_saying(format!("/members/{id}/badges"), notice))
}
