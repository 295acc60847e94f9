//! The doors for whoever wants to help: an association near them, an invitation, or a relative who needs it.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::forms::{candidates, read_commune};
use super::joining::{Comer, Joined, Values};
use crate::accounts::store::account;
use crate::accounts::token_hash;
use crate::associations::store::{self, invitations, members};
use crate::associations::{Invitation, MembershipState, roster};
use crate::context;
use crate::places::communes::communes;
use crate::storage::AssociationId;
use crate::web::words::phone;
use crate::web::{AppError, Context, Faults, Form, Page, url_encode};

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
pub async fn choose(comer: Comer, Query(place): Query<Where>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(typed) = place.commune else { return commune_page(&comer.page, "", &faults) };
    let Some(commune) = read_commune(&typed, &place.commune_code, &mut faults) else { return commune_page(&comer.page, &typed, &faults) };
    if let (Some(who), Ok(chosen)) = (&comer.who, place.association.parse())
        && let Some((_, MembershipState::Active | MembershipState::Asked)) =
            members::standing(comer.state.db(), chosen, who.account).await?
    {
        return Ok(comer.page.go("/associations"));
    }
    let values =
        Values { commune: commune.label(), commune_code: commune.code.into(), association: place.association, ..Values::default() };
    association_page(&comer, values, &faults).await
}

fn commune_page(page: &Page, typed: &str, faults: &Faults) -> Result<Response, AppError> {
    let found = if faults.is_empty() { Vec::new() } else { candidates(typed) };
    let values = Values { commune: typed.into(), commune_found: found, ..Values::default() };
    shown(page, "places/join_where.html", context! { values: values }, faults)
}

/// A page with a form, new or again.
fn shown(page: &Page, template: &str, mut context: Context, faults: &Faults) -> Result<Response, AppError> {
    context.insert("errors", &faults.in_words(page.lang));
    if faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

async fn association_page(comer: &Comer, mut values: Values, faults: &Faults) -> Result<Response, AppError> {
    let commune = communes().by_code(&values.commune_code).ok_or(AppError::NotFound)?;
    let (db, page) = (comer.state.db(), &comer.page);
    let mut choices = Vec::new();
    for association in store::covering(db, commune.code, commune.departement).await? {
        let standing = match &comer.who {
            Some(who) => members::standing(db, association.id, who.account).await?,
            None => None,
        };
        let wants = Some(association.settings.wants.clone()).filter(|wants| !wants.is_empty());
        let hint = standing.map(|(_, state)| page.words(&format!("join-standing-{}", state.as_str()))).or(wants);
        choices.push(Choice { value: association.id.to_string(), label: association.name, hint });
    }
    if values.association.is_empty()
        && let [only] = choices.as_slice()
    {
        values.association.clone_from(&only.value);
    }
    let context = context! { choices: choices, values: values, is_signed_in: comer.is_signed_in() };
    shown(page, "places/join.html", context, faults)
}

/// Asks an association to join it.
pub async fn ask(comer: Comer, mut form: Form<Values>) -> Result<Response, AppError> {
    let _place = comer.take_a_place().await?;
    let mut faults = Faults::default();
    let association = match form.values.association.parse::<AssociationId>() {
        Ok(id) => store::association(comer.state.db(), id).await?,
        Err(_) => None,
    };
    if association.is_none() {
        faults.add("association", "join-association-missing");
    }
    let person = form.values.read(comer.is_signed_in(), None, comer.page.lang, &mut faults);
    let (Some(person), Some(association)) = (person, association) else {
        return association_page(&comer, form.values, &faults).await;
    };
    let then = format!("/join?commune={}&association={}", url_encode(&form.values.commune), association.id);
    comer.join(person, Joined::Association(association.id), &then).await
}

/// An invitation: who invites, to what. Opening it changes nothing.
pub async fn invited(comer: Comer, Path(token): Path<String>) -> Result<Response, AppError> {
    let Some(invitation) = of_token(&comer, &token).await? else { return too_late(&comer.page) };
    let (first_name, last_name) = roster::names(&invitation.name);
    let contact = invitations::contact(comer.state.db(), &invitation).await?.unwrap_or_default();
    let (email, number) = if contact.contains('@') { (contact, String::new()) } else { (String::new(), phone(&contact)) };
    let values = Values { first_name, last_name, email, phone: number, ..Values::default() };
    invited_page(&comer, &invitation, &values, &Faults::default()).await
}

pub async fn accept(comer: Comer, Path(token): Path<String>, mut form: Form<Values>) -> Result<Response, AppError> {
    let _place = comer.take_a_place().await?;
    let Some(invitation) = of_token(&comer, &token).await? else { return too_late(&comer.page) };
    let mut faults = Faults::default();
    let Some(person) = form.values.read(comer.is_signed_in(), None, comer.page.lang, &mut faults) else {
        return invited_page(&comer, &invitation, &form.values, &faults).await;
    };
    let then = if invitation.is_group { "/associations".to_owned() } else { format!("/join/{token}") };
    comer.join(person, Joined::Invitation(invitation), &then).await
}

async fn of_token(comer: &Comer, token: &str) -> Result<Option<Invitation>, AppError> {
    Ok(invitations::by_token(comer.state.db(), &token_hash(token), comer.page.now()).await?)
}

async fn invited_page(comer: &Comer, invitation: &Invitation, values: &Values, faults: &Faults) -> Result<Response, AppError> {
    let association = store::association(comer.state.db(), invitation.association).await?.ok_or(AppError::NotFound)?;
    let by = account(comer.state.db(), invitation.created_by).await?.map(|account| account.first_name);
    let context = context! {
        association: association.name, wants: association.settings.wants, by: by, role: invitation.role.as_str(), is_group: invitation.is_group, values: values,
        is_signed_in: comer.is_signed_in()
    };
    shown(&comer.page, "places/invited.html", context, faults)
}

fn too_late(page: &Page) -> Result<Response, AppError> {
    page.answer(StatusCode::NOT_FOUND, "places/invitation_void.html", context! {})
}

/// "J'aide un proche": an account without any association.
pub async fn relative(comer: Comer) -> Result<Response, AppError> {
    relative_page(&comer, &Values::default(), &Faults::default())
}

pub async fn begin_as_relative(comer: Comer, mut form: Form<Values>) -> Result<Response, AppError> {
    let _place = comer.take_a_place().await?;
    let mut faults = Faults::default();
    let Some(person) = form.values.read(comer.is_signed_in(), Some("family"), comer.page.lang, &mut faults) else {
        return relative_page(&comer, &form.values, &faults);
    };
    comer.join(person, Joined::Nothing, "/home").await
}

fn relative_page(comer: &Comer, values: &Values, faults: &Faults) -> Result<Response, AppError> {
    shown(&comer.page, "places/relative.html", context! { values: values, is_signed_in: comer.is_signed_in() }, faults)
}
