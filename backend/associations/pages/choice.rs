//! Somebody's associations, and which of them they look at.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::rights::SignedIn;
use crate::associations::rights::{self, Memberships};
use crate::associations::store::members;
use crate::context;
use crate::state::AppState;
use crate::storage::AssociationId;
use crate::web::{AppError, Form, Page, SetCookie};

#[derive(Deserialize)]
pub struct Choice {
    #[serde(default)]
    association: String,
}

#[derive(serde::Serialize)]
struct Line {
    id: AssociationId,
    name: String,
    role: String,
    is_active: bool,
    is_looked_at: bool,
}

pub async fn show(State(state): State<AppState>, page: Page, who: SignedIn, mine: Memberships) -> Result<Response, AppError> {
    let looked_at = mine.0.first().map(|membership| membership.association);
    let lines: Vec<Line> = members::belongings(state.db(), who.account)
        .await?
        .into_iter()
        .map(|one| Line {
            id: one.association_id,
            is_looked_at: looked_at == Some(one.association_id),
            is_active: one.state == "active",
            name: one.name,
            role: one.role,
        })
        .collect();
    page.show("associations/mine.html", context! { lines: lines })
}

pub async fn choose(page: Page, _: SignedIn, mine: Memberships, form: Form<Choice>) -> Result<Response, AppError> {
    let wanted: AssociationId = form.values.association.parse().map_err(|_| AppError::NotFound)?;
    if !mine.0.iter().any(|membership| membership.association == wanted) {
        return Err(AppError::NotFound);
    }
    Ok((SetCookie::kept(rights::COOKIE, &wanted.to_string(), 365), page.go("/home")).into_response())
}
