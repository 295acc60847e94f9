//! The roster: who belongs, who asks, who is invited; and a paste from a spreadsheet, looked at before anybody is written to.

use std::collections::BTreeSet;

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::accounts::{email_hash, phone_hash};
use crate::associations::actions;
use crate::associations::rights::Coordinator;
use crate::associations::roster::{self, Line, Person};
use crate::associations::store::members::Listing;
use crate::associations::store::{invitations, members};
use crate::associations::{AssociationError, MembershipState, Reach, Role};
use crate::state::AppState;
use crate::storage::{MembershipId, Once};
use crate::web::templates::plain;
use crate::web::text::fold;
use crate::web::words::phone;
use crate::web::{AppError, Faults, Form, Page, Pager};
use crate::{context, hub};

#[derive(Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    page: String,
}

#[derive(Deserialize, Serialize, Default)]
pub struct Pasted {
    #[serde(default)]
    pasted: String,
}

#[derive(Serialize)]
struct Shown {
    id: MembershipId,
    name: String,
    role: &'static str,
    asked_at: i64,
}

pub async fn show(State(state): State<AppState>, page: Page, who: Coordinator, Query(search): Query<Search>) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), hub::Mailbox::Account(who.who.account).id()).await?;
    let page = page.live(vec![cursor]);
    let (db, association) = (state.db(), who.association.id);
    let wanted = if search.state == "ended" { MembershipState::Ended } else { MembershipState::Active };
    let words = fold(&search.q);
    let everybody = |state| Listing { state, words: "" };
    let found = Listing { state: wanted, words: &words };
    let state_word = if wanted == MembershipState::Ended { "ended" } else { "" };
    let pager =
        Pager::new(&search.page, members::count(db, association, found).await?, "/members", &[("q", &search.q), ("state", state_word)]);
    let list: Vec<Shown> = members::page(db, association, found, pager.skipped()).await?.iter().map(shown).collect();
    let asking = everybody(MembershipState::Asked);
    let context = context! {
        association: who.association.name, asking_count: members::count(db, association, asking).await?,
        asking: members::page(db, association, asking, 0).await?.iter().map(shown).collect::<Vec<_>>(), members: list, pager: pager,
        q: search.q, state: wanted.as_str(), counts: counts(&state, &who).await?, board: format!("hint:board/{association}")
    };
    page.show("associations/members.html", context)
}

/// What the tabs of the roster count.
#[derive(Serialize)]
pub struct Counts {
    active: usize,
    ended: usize,
    pending: usize,
}

pub async fn counts(state: &AppState, who: &Coordinator) -> Result<Counts, AppError> {
    let (db, association) = (state.db(), who.association.id);
    let count = async |state| members::count(db, association, Listing { state, words: "" }).await;
    Ok(Counts {
        active: count(MembershipState::Active).await?,
        ended: count(MembershipState::Ended).await?,
        pending: invitations::count_pending(db, association, state.clock().now()).await?,
    })
}

fn shown(member: &members::Member) -> Shown {
    Shown {
        id: member.id,
        name: format!("{} {}", member.first_name, member.last_name).trim().to_owned(),
        role: member.role.as_str(),
        asked_at: member.asked_at,
    }
}

#[derive(Serialize)]
struct Row {
    number: usize,
    text: String,
    name: String,
    reach: String,
    is_mail: bool,
    fault: Option<String>,
}

/// Shows what would be done; nothing is written, nobody is written to.
pub async fn preview(State(state): State<AppState>, page: Page, who: Coordinator, form: Form<Pasted>) -> Result<Response, AppError> {
    let lines = checked(&state, &who, &form.values.pasted).await?;
    let rows: Vec<Row> = lines.iter().map(|line| row(line, &page)).collect();
    let good = rows.iter().filter(|row| row.fault.is_none()).count();
    let mut faults = Faults::default();
    if good == 0 {
        faults.add("pasted", if lines.is_empty() { "roster-empty" } else { "roster-none" });
    }
    let context = context! {
        rows: rows, good: good, bad: lines.len() - good, values: form.values, errors: faults.in_words(page.lang),
        association: who.association.name, is_full: lines.len() == roster::MOST_LINES
    };
    if faults.is_empty() { page.show("associations/roster.html", context) } else { page.again("associations/roster.html", context) }
}

fn row(line: &Line, page: &Page) -> Row {
    let (name, reach, is_mail) = match &line.read {
        Ok(Person { name, reach: Reach::Email(email) }) => (name.clone(), email.as_str().to_owned(), true),
        Ok(Person { name, reach: Reach::Phone(number) }) => (name.clone(), phone(number.as_str()), false),
        Err(_) => Default::default(),
    };
    let fault = line.read.as_ref().err().map(|id| plain(page.lang, id));
    Row { number: line.number, text: line.text.clone(), name, reach, is_mail, fault }
}

/// Invites the good lines; the bad ones were shown with their reason, and are left out.
pub async fn invite(State(state): State<AppState>, page: Page, who: Coordinator, form: Form<Pasted>) -> Result<Response, AppError> {
    let people: Vec<Person> = checked(&state, &who, &form.values.pasted).await?.into_iter().filter_map(|line| line.read.ok()).collect();
    let (inviting, key, sent) = (who.inviting(&state, page.lang), form.key, form.sent);
    let actor = who.who.account.to_string();
    state
        .storage
        .write(async move |tx| {
            if tx.once(&actor, &key, &sent).await? == Once::New {
                for person in &people {
                    actions::invite_person(tx, &inviting, Role::Helper, &person.name, &person.reach).await?;
                }
                tx.remember(&actor, &key, "invited").await?;
            }
            Ok::<_, AssociationError>(())
        })
        .await?;
    Ok(page.go_saying("/members/invitations#pending", "notice-invited"))
}

/// The lines that were pasted; who belongs or is invited already is told as such.
async fn checked(state: &AppState, who: &Coordinator, pasted: &str) -> Result<Vec<Line>, AppError> {
    let (db, association) = (state.db(), who.association.id);
    let here: BTreeSet<String> = invitations::member_hashes(db, association).await?.into_iter().collect();
    let invited: BTreeSet<String> = invitations::pending_hashes(db, association, state.clock().now()).await?.into_iter().collect();
    let mut lines = roster::read(pasted);
    for line in &mut lines {
        let Ok(person) = &line.read else { continue };
        let hash = match &person.reach {
            Reach::Email(email) => email_hash(db, email),
            Reach::Phone(number) => phone_hash(db, number),
        };
        if here.contains(&hash) {
            line.read = Err("roster-member");
        } else if invited.contains(&hash) {
            line.read = Err("roster-invited");
        }
    }
    Ok(lines)
}
