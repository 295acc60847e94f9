//! The operator makes an association: what it is, where it helps, who coordinates it.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::forms::{AssociationValues, PlaceValues};
use crate::accounts::actions::factors::{Remover, remove_factors as remove};
use crate::accounts::rights::Operator;
use crate::associations::actions::{self, Inviting};
use crate::associations::store::{self, invitations};
use crate::associations::{Association, Reach, Role};
use crate::context;
use crate::places::{actions as places, areas, store as place_store};
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, Once};
use crate::web::contacts::Email;
use crate::web::text::clean_line;
use crate::web::{AppError, Faults, Form, Id, Page};

#[derive(Default, Deserialize, Serialize)]
pub struct Coordinator {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
}

pub async fn new(page: Page, _: Operator) -> Result<Response, AppError> {
    new_page(&page, &AssociationValues::fresh(), &Faults::default())
}

fn new_page(page: &Page, values: &AssociationValues, faults: &Faults) -> Result<Response, AppError> {
    let context = context! {
        values: values, errors: faults.in_words(page.lang), is_new: true, action: "/instance/associations", back: "/instance"
    };
    if faults.is_empty() { page.show("places/association.html", context) } else { page.again("places/association.html", context) }
}

pub async fn create(State(state): State<AppState>, page: Page, who: Operator, form: Form<AssociationValues>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(new) = form.values.read(page.lang, &mut faults) else { return new_page(&page, &form.values, &faults) };
    let (key, sent, by) = (form.key, form.sent, who.0.account);
    let url = state
        .storage
        .write(async move |tx| {
            let actor = by.to_string();
            match tx.once(&actor, &key, &sent).await? {
                Once::Done(url) => return Ok(url),
                Once::Different => return Ok("/instance".to_owned()),
                Once::New => {}
            }
            let url = format!("/instance/associations/{}", actions::create_association(tx, &new, by).await?);
            tx.remember(&actor, &key, &url).await?;
            Ok::<_, Error>(url)
        })
        .await?;
    Ok(page.go_saying(url, "notice-association-made"))
}

pub async fn show(State(state): State<AppState>, page: Page, _: Operator, Id(id): Id<AssociationId>) -> Result<Response, AppError> {
    association_page(&state, &page, id, &Coordinator::default(), &Faults::default()).await
}

#[derive(Serialize)]
struct Invited {
    name: String,
    contact: Option<String>,
    link: String,
}

async fn association_page(
    state: &AppState,
    page: &Page,
    id: AssociationId,
    values: &Coordinator,
    faults: &Faults,
) -> Result<Response, AppError> {
    let association = found(state, id).await?;
    let labels: Vec<String> = store::areas(state.db(), id).await?.iter().map(|area| areas::label(area)).collect();
    let places = super::places::lines(&place_store::of_association(state.db(), id).await?);
    let invited: Vec<Invited> = invitations::pending(state.db(), id, page.now())
        .await?
        .into_iter()
        .filter(|one| one.role == Role::Coordinator.as_str())
        .map(|one| Invited { name: one.name, contact: one.contact, link: format!("{}/join/{}", state.public_url(), one.token) })
        .collect();
    let context = context! {
        id: id, name: association.name, phone: association.phone, areas: labels, places: places, invited: invited,
        coordinators: store::coordinators(state.db(), id).await?, values: values, errors: faults.in_words(page.lang)
    };
    if faults.is_empty() {
        page.show("places/instance_association.html", context)
    } else {
        page.again("places/instance_association.html", context)
    }
}

pub async fn invite(
    State(state): State<AppState>,
    page: Page,
    who: Operator,
    Id(id): Id<AssociationId>,
    form: Form<Coordinator>,
) -> Result<Response, AppError> {
    let association = found(&state, id).await?;
    let mut faults = Faults::default();
    let name = faults.check("name", clean_line(&form.values.name, 120).map_err(|fault| fault.text_id()));
    let email = faults.check("email", Email::parse(&form.values.email).map_err(|fault| fault.text_id()));
    let (Some(name), Some(email)) = (name, email) else { return association_page(&state, &page, id, &form.values, &faults).await };
    let (inviting, key, sent) = (inviting(&state, &page, who, association), form.key, form.sent);
    state
        .storage
        .write(async move |tx| {
            let actor = inviting.by.to_string();
            if tx.once(&actor, &key, &sent).await? == Once::New {
                actions::invite_person(tx, &inviting, Role::Coordinator, &name, &Reach::Email(email.clone())).await?;
                tx.remember(&actor, &key, "invited").await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(page.go_saying(format!("/instance/associations/{id}"), "notice-coordinator-invited"))
}

/// A coordinator lost their device, and their recovery codes: they set a second factor up again when they sign in.
pub async fn remove_factors(
    State(state): State<AppState>,
    page: Page,
    who: Operator,
    Path((id, account)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let (Ok(id), Ok(account)) = (id.parse::<AssociationId>(), account.parse::<AccountId>()) else { return Err(AppError::NotFound) };
    let is_theirs = store::coordinators(state.db(), id).await?.iter().any(|one| one.account_id == account);
    let by = Remover::Operator(who.0.account, id);
    if !is_theirs || !state.storage.write(async move |tx| remove(tx, account, by).await).await? {
        return Err(AppError::NotFound);
    }
    Ok(page.go_saying(format!("/instance/associations/{id}"), "notice-factors-removed"))
}

fn inviting(state: &AppState, page: &Page, who: Operator, association: Association) -> Inviting {
    Inviting {
        association: association.id,
        association_name: association.name,
        by: who.0.account,
        by_name: who.0.first_name,
        lang: page.lang,
        public_url: state.public_url(),
    }
}

pub async fn new_place(State(state): State<AppState>, page: Page, _: Operator, Id(id): Id<AssociationId>) -> Result<Response, AppError> {
    let association = found(&state, id).await?;
    place_page(&page, &association, &PlaceValues::fresh(), &Faults::default())
}

pub async fn add_place(
    State(state): State<AppState>,
    page: Page,
    who: Operator,
    Id(id): Id<AssociationId>,
    mut form: Form<PlaceValues>,
) -> Result<Response, AppError> {
    let association = found(&state, id).await?;
    let mut faults = Faults::default();
    let Some(new) = form.values.read(&mut faults) else { return place_page(&page, &association, &form.values, &faults) };
    let (key, sent, by) = (form.key, form.sent, who.0.account);
    state
        .storage
        .write(async move |tx| {
            let actor = by.to_string();
            if tx.once(&actor, &key, &sent).await? == Once::New {
                places::add_place(tx, id, &new, by).await?;
                tx.remember(&actor, &key, "added").await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(page.go_saying(format!("/instance/associations/{id}"), "notice-place-added"))
}

fn place_page(page: &Page, association: &Association, values: &PlaceValues, faults: &Faults) -> Result<Response, AppError> {
    let back = format!("/instance/associations/{}", association.id);
    super::places::form_page(page, &association.name, values, faults, &format!("{back}/places"), &back, None)
}

async fn found(state: &AppState, id: AssociationId) -> Result<Association, AppError> {
    store::association(state.db(), id).await?.ok_or(AppError::NotFound)
}
