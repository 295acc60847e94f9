//! What a coordinator says of their association: the same form as when it was made, and its places.

use axum::extract::State;
use axum::response::Response;

use super::forms::AssociationValues;
use crate::associations::rights::Coordinator;
use crate::associations::{actions, store};
use crate::context;
use crate::places::store as places;
use crate::state::AppState;
use crate::web::{AppError, Faults, Form, Page};

pub async fn show(State(state): State<AppState>, page: Page, who: Coordinator) -> Result<Response, AppError> {
    let areas = store::areas(state.db(), who.association.id).await?;
    let values = AssociationValues::of(&who.association, &areas, page.lang);
    association_page(&state, &page, &who, &values, &Faults::default()).await
}

pub async fn change(
    State(state): State<AppState>,
    page: Page,
    who: Coordinator,
    form: Form<AssociationValues>,
) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    let Some(new) = form.values.read(page.lang, &mut faults) else {
        return association_page(&state, &page, &who, &form.values, &faults).await;
    };
    let (id, by) = (who.association.id, who.who.account);
    state.storage.write(async move |tx| actions::change_association(tx, id, &new, by).await).await?;
    Ok(page.go_saying("/association", "notice-association-changed"))
}

async fn association_page(
    state: &AppState,
    page: &Page,
    who: &Coordinator,
    values: &AssociationValues,
    faults: &Faults,
) -> Result<Response, AppError> {
    let places = super::places::lines(&places::of_association(state.db(), who.association.id).await?);
    let context = context! {
        values: values, errors: faults.in_words(page.lang), is_new: false, action: "/association", back: "/board", places: places
    };
    if faults.is_empty() { page.show("places/association.html", context) } else { page.again("places/association.html", context) }
}
