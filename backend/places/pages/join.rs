//! The doors for whoever wants to help: an association near them, an invitation, or a relative who needs it.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::forms::{candidates, read_commune};
use super::joining::{Joined, Values, join};
use crate::accounts::rights::SignedIn;
use crate::accounts::store::account;
use crate::accounts::token_hash;
use crate::associations::store::{self, invitations, members};
use crate::associations::{Invitation, MembershipState, roster};
use crate::context;
use crate::places::communes::communes;
use crate::state::AppState;
use crate::storage::AssociationId;
use crate::web::words::phone;
use crate::web::{Address, AppError, Context, Faults, Form, Page, url_encode};

#[derive(Default, Deserialize)]
pub struct Where {
    commune: Option<String>,
    #[serde(default)]
    commune_code: String,
    /// The one already chosen, for whoever comes back from the code.
    #[serde(default)]
    association: String,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    hint: Option<String>,
}

/// First the commune; then the associations that cover it, and who one is.
pub async fn choose(
    State(state): State<AppState>,
    page: Page,
    who: Option<SignedIn>,
    Query(place): Query<Where>,
) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(typed) = place.commune else { return commune_page(&page, "", &faults) };
    let Some(commune) = read_commune(&typed, &place.commune_code, &mut faults) else { return commune_page(&page, &typed, &faults) };
    if let (Some(who), Ok(chosen)) = (&who, place.association.parse())
        && let Some((_, MembershipState::Active | MembershipState::Asked)) = members::standing(state.db(), chosen, who.account).await?
    {
        return Ok(page.go("/associations"));
    }
    let values =
        Values { commune: commune.label(), commune_code: commune.code.into(), association: place.association, ..Values::default() };
    association_page(&state, &page, who.as_ref(), values, &faults).await
}

fn commune_page(page: &Page, typed: &str, faults: &Faults) -> Result<Response, AppError> {
    let found = if faults.is_empty() { Vec::new() } else { candidates(typed) };
    let context = context! { values: Values { commune: typed.into(), commune_found: found, ..Values::default() }, errors: faults.in_words(page.lang) };
    if faults.is_empty() { page.show("places/join_where.html", context) } else { page.again("places/join_where.html", context) }
}

async fn association_page(
    state: &AppState,
    page: &Page,
    who: Option<&SignedIn>,
    mut values: Values,
    faults: &Faults,
) -> Result<Response, AppError> {
    let commune = communes().by_code(&values.commune_code).ok_or(AppError::NotFound)?;
    let mut choices = Vec::new();
    for association in store::covering(state.db(), commune.code, commune.departement).await? {
        let standing = match who {
            Some(who) => members::standing(state.db(), association.id, who.account).await?,
            None => None,
        };
        let hint = standing.map(|(_, state)| page.words(&format!("join-standing-{}", state.as_str())));
        choices.push(Choice { value: association.id.to_string(), label: association.name, hint });
    }
    if values.association.is_empty()
        && let [only] = choices.as_slice()
    {
        values.association.clone_from(&only.value);
    }
    let context = context! { choices: choices, values: values, is_signed_in: who.is_some(), errors: faults.in_words(page.lang) };
    if faults.is_empty() { page.show("places/join.html", context) } else { page.again("places/join.html", context) }
}

/// Asks an association to join it.
pub async fn ask(
    State(state): State<AppState>,
    page: Page,
    who: Option<SignedIn>,
    from: Address,
    headers: HeaderMap,
    mut form: Form<Values>,
) -> Result<Response, AppError> {
    let _place = state.limits.signing_in(from, page.now()).await?;
    let mut faults = Faults::default();
    let person = form.values.read(who.is_some(), None, page.lang, &mut faults);
    let association = match form.values.association.parse::<AssociationId>() {
        Ok(id) => store::association(state.db(), id).await?,
        Err(_) => None,
    };
    if association.is_none() {
        faults.add("association", "join-association-missing");
    }
    let (Some(person), Some(association)) = (person, association) else {
        return association_page(&state, &page, who.as_ref(), form.values, &faults).await;
    };
    let then = format!("/join?commune={}&association={}", url_encode(&form.values.commune), association.id);
    join(&state, &page, &headers, who.as_ref(), person, Joined::Association(association.id), &then).await
}

/// An invitation: who invites, to what. Opening it changes nothing.
pub async fn invited(
    State(state): State<AppState>,
    page: Page,
    who: Option<SignedIn>,
    Path(token): Path<String>,
) -> Result<Response, AppError> {
    let Some(invitation) = invitations::by_token(state.db(), &token_hash(&token), page.now()).await? else { return too_late(&page) };
    let (first_name, last_name) = roster::names(&invitation.name);
    let contact = invitations::contact(state.db(), &invitation).await?.unwrap_or_default();
    let (email, number) = if contact.contains('@') { (contact, String::new()) } else { (String::new(), phone(&contact)) };
    let values = Values { first_name, last_name, email, phone: number, ..Values::default() };
    page.show("places/invited.html", invited_context(&state, &page, who.as_ref(), &invitation, &values, &Faults::default()).await?)
}

pub async fn accept(
    State(state): State<AppState>,
    page: Page,
    who: Option<SignedIn>,
    Path(token): Path<String>,
    from: Address,
    headers: HeaderMap,
    mut form: Form<Values>,
) -> Result<Response, AppError> {
    let _place = state.limits.signing_in(from, page.now()).await?;
    let Some(invitation) = invitations::by_token(state.db(), &token_hash(&token), page.now()).await? else { return too_late(&page) };
    let mut faults = Faults::default();
    let Some(person) = form.values.read(who.is_some(), None, page.lang, &mut faults) else {
        let context = invited_context(&state, &page, who.as_ref(), &invitation, &form.values, &faults).await?;
        return page.again("places/invited.html", context);
    };
    let then = if invitation.is_group { "/associations".to_owned() } else { format!("/join/{token}") };
    join(&state, &page, &headers, who.as_ref(), person, Joined::Invitation(invitation), &then).await
}

async fn invited_context(
    state: &AppState,
    page: &Page,
    who: Option<&SignedIn>,
    invitation: &Invitation,
    values: &Values,
    faults: &Faults,
) -> Result<Context, AppError> {
    let association = store::association(state.db(), invitation.association).await?.ok_or(AppError::NotFound)?;
    let by = account(state.db(), invitation.created_by).await?.map(|account| account.first_name);
    Ok(context! {
        association: association.name, by: by, role: invitation.role.as_str(), is_group: invitation.is_group, values: values,
        is_signed_in: who.is_some(), errors: faults.in_words(page.lang)
    })
}

fn too_late(page: &Page) -> Result<Response, AppError> {
    page.answer(StatusCode::NOT_FOUND, "places/invitation_void.html", context! {})
}

/// "J'aide un proche": an account without any association.
pub async fn relative(page: Page, who: Option<SignedIn>) -> Result<Response, AppError> {
    let context = context! { values: Values::default(), is_signed_in: who.is_some(), errors: Faults::default() };
    page.show("places/relative.html", context)
}

pub async fn begin_as_relative(
    State(state): State<AppState>,
    page: Page,
    who: Option<SignedIn>,
    from: Address,
    headers: HeaderMap,
    mut form: Form<Values>,
) -> Result<Response, AppError> {
    let _place = state.limits.signing_in(from, page.now()).await?;
    let mut faults = Faults::default();
    let Some(person) = form.values.read(who.is_some(), Some("family"), page.lang, &mut faults) else {
        let context = context! { values: form.values, is_signed_in: who.is_some(), errors: faults.in_words(page.lang) };
        return page.again("places/relative.html", context);
    };
    join(&state, &page, &headers, who.as_ref(), person, Joined::Nothing, "/home").await
}
