//! The places of an association: added, changed, closed by its coordinator.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::forms::PlaceValues;
use crate::associations::rights::Coordinator;
use crate::context;
use crate::places::communes::{Commune, communes};
use crate::places::{Place, actions, store};
use crate::state::AppState;
use crate::storage::{Error, Once, PlaceId};
use crate::web::{AppError, Faults, Form, Id, Page};

/// A place in a list.
#[derive(Serialize)]
pub struct Line {
    id: PlaceId,
    name: String,
    address: String,
    commune: String,
}

pub fn lines(places: &[Place]) -> Vec<Line> {
    let commune = |code: &str| communes().by_code(code).map(Commune::label).unwrap_or_default();
    places
        .iter()
        .map(|place| Line { id: place.id, name: place.name.clone(), address: place.address.clone(), commune: commune(&place.commune) })
        .collect()
}

/// The form of a place, new or changed (`id`), for a coordinator or the operator.
pub fn form_page(
    page: &Page,
    association: &str,
    values: &PlaceValues,
    faults: &Faults,
    action: &str,
    back: &str,
    id: Option<PlaceId>,
) -> Result<Response, AppError> {
    let context =
        context! { association: association, values: values, errors: faults.in_words(page.lang), action: action, back: back, id: id };
    if faults.is_empty() { page.show("places/place.html", context) } else { page.again("places/place.html", context) }
}

pub async fn new(page: Page, who: Coordinator) -> Result<Response, AppError> {
    form_page(&page, &who.association.name, &PlaceValues::fresh(), &Faults::default(), "/association/places", "/association", None)
}

pub async fn add(State(state): State<AppState>, page: Page, who: Coordinator, mut form: Form<PlaceValues>) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(new) = form.values.read(&mut faults) else {
        return form_page(&page, &who.association.name, &form.values, &faults, "/association/places", "/association", None);
    };
    let (key, sent, by, association) = (form.key, form.sent, who.who.account, who.association.id);
    state
        .storage
        .write(async move |tx| {
            let actor = by.to_string();
            if tx.once(&actor, &key, &sent).await? == Once::New {
                actions::add_place(tx, association, &new, by).await?;
                tx.remember(&actor, &key, "added").await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    Ok(page.go_saying("/association#places", "notice-place-added"))
}

pub async fn show(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<PlaceId>) -> Result<Response, AppError> {
    let place = mine(&state, &who, id).await?;
    let action = format!("/association/places/{id}");
    form_page(&page, &who.association.name, &PlaceValues::of(&place), &Faults::default(), &action, "/association", Some(id))
}

pub async fn change(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    Id(id): Id<PlaceId>,
    mut form: Form<PlaceValues>,
) -> Result<Response, AppError> {
    mine(&state, &who, id).await?;
    let mut faults = Faults::default();
    let Some(new) = form.values.read(&mut faults) else {
        let action = format!("/association/places/{id}");
        return form_page(&page, &who.association.name, &form.values, &faults, &action, "/association", Some(id));
    };
    let (association, by) = (who.association.id, who.who.account);
    if !state.storage.write(async move |tx| actions::change_place(tx, association, id, &new, by).await).await? {
        return Err(AppError::NotFound);
    }
    Ok(page.go_saying("/association#places", "notice-place-changed"))
}

pub async fn close(State(state): State<AppState>, page: Page, who: Coordinator, Id(id): Id<PlaceId>) -> Result<Response, AppError> {
    let (association, by) = (who.association.id, who.who.account);
    if !state.storage.write(async move |tx| actions::close_place(tx, association, id, by).await).await? {
        return Err(AppError::NotFound);
    }
    Ok(page.go_saying("/association#places", "notice-place-closed"))
}

/// A place of this coordinator's association; any other is not found.
async fn mine(state: &AppState, who: &Coordinator, id: PlaceId) -> Result<Place, AppError> {
    store::place(state.db(), id).await?.filter(|place| place.association == who.association.id).ok_or(AppError::NotFound)
}
