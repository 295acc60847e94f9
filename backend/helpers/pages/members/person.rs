//! One member: their page, the notes on them.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::member_view::{self, ProfileShown};
use crate::accounts::store::{contact_of, secrets};
use crate::associations::rights::Coordinator;
use crate::associations::store::members::{self as association, Member};
use crate::associations::{MembershipState, reading};
use crate::audit::Subject;
use crate::context;
use crate::helpers::members;
use crate::helpers::store::{self, notes};
use crate::state::AppState;
use crate::storage::{Error, MemberNoteId, MembershipId};
use crate::web::text::clean_words;
use crate::web::{AppError, Faults, Form, Id, Page};

const MOST_NOTE_CHARS: usize = 2_000;

pub async fn show(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<MembershipId>) -> Result<Response, AppError> {
    let member = found(&state, &who, id).await?;
    reading::read(&state, &page, &who, Subject::new("membership", id), |_| true).await?;
    member_page(&state, &page, &who, &member, "", &Faults::default()).await
}

async fn found(state: &AppState, who: &Coordinator, id: MembershipId) -> Result<Member, AppError> {
    association::member(state.db(), who.association.id, id).await?.ok_or(AppError::NotFound)
}

async fn member_page(
    state: &AppState,
    page: &Page,
    who: &Coordinator,
    member: &Member,
    typed: &str,
    faults: &Faults,
) -> Result<Response, AppError> {
    let (db, now, account) = (state.db(), page.now(), member.account);
    let contact = contact_of(db, account).await?;
    let is_active = member.state == MembershipState::Active;
    let profile = store::profile(db, account).await?.filter(|_| is_active);
    let profile = profile.map(|profile| ProfileShown::of(&profile, page.lang, now));
    let mut context = context! {
        id: member.id, first_name: member.first_name, last_name: member.last_name, role: member.role.as_str(), state: member.state.as_str(),
        asked_at: member.asked_at, approved_at: member.approved_at, email: contact.email, phone: contact.phone,
        may_have_card: is_active && !member.has_email && !member.is_operator, is_active: is_active,
        card_made_at: secrets::card_made_at(db, account).await?, association: who.association.name, profile: profile,
        notes: notes::notes(db, member).await?, typed: typed, errors: faults.in_words(page.lang)
    };
    if is_active {
        context.insert("training", &member_view::training(db, account, now).await?);
        context.insert("load", &member_view::load(db, account, now).await?);
    }
    if faults.is_empty() { page.show("helpers/member.html", context) } else { page.again("helpers/member.html", context) }
}

#[derive(Default, Deserialize)]
pub struct Written {
    #[serde(default)]
    words: String,
}

pub async fn write_note(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<MembershipId>,
    form: Form<Written>,
) -> Result<Response, AppError> {
    let member = found(&state, &who, id).await?;
    let mut faults = Faults::default();
    let words = faults.check("words", clean_words(&form.values.words, MOST_NOTE_CHARS).map_err(|fault| fault.text_id()));
    let Some(words) = words else { return member_page(&state, &page, &who, &member, &form.values.words, &faults).await };
    let written: Result<(), Error> = state.storage.write(async move |tx| members::write_note(tx, &who, &member, &words).await).await;
    written?;
    Ok(page.go_saying(format!("/members/{id}#notes"), "notice-member-note"))
}

#[derive(Default, Deserialize)]
pub struct Unwanted {
    #[serde(default)]
    note: String,
}

pub async fn delete_note(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<MembershipId>,
    form: Form<Unwanted>,
) -> Result<Response, AppError> {
    let member = found(&state, &who, id).await?;
    let note: MemberNoteId = form.values.note.parse().map_err(|_| AppError::NotFound)?;
    let deleted: Result<bool, Error> = state.storage.write(async move |tx| members::delete_note(tx, &who, &member, note).await).await;
    if !deleted? {
        return Err(AppError::NotFound);
    }
    Ok(page.go_saying(format!("/members/{id}#notes"), "notice-member-note-deleted"))
}
