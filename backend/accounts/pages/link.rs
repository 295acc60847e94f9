//! One-time links. Opening one shows a page with a button: a mail scanner that follows it uses nothing up.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::accounts::secrets::{LinkPurpose, Tried};
use crate::accounts::store::{NewAccount, secrets};
use crate::accounts::{actions, device, first_name, rights, token_hash};
use crate::context;
use crate::state::AppState;
use crate::web::contacts::Email;
use crate::web::{AppError, Faults, Form, Lang, Page};

#[derive(Default, Deserialize, Serialize)]
pub struct Operator {
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    email: String,
}

pub async fn show(State(state): State<AppState>, page: Page, Path(token): Path<String>, headers: HeaderMap) -> Result<Response, AppError> {
    let link = secrets::link(state.db(), &token_hash(&token), page.now()).await?;
    match link.map(|link| link.purpose) {
        Some(LinkPurpose::Operator) => {
            page.show("accounts/first_visit.html", context! { values: Operator::default(), errors: Faults::default() })
        }
        Some(LinkPurpose::SignIn) => page.show("accounts/link.html", context! {}),
        // Invented people: one click, and one is them.
        Some(LinkPurpose::Demo) => sign_in(&state, &page, token, &headers).await,
        None => too_late(&page),
    }
}

pub async fn follow(
    State(state): State<AppState>,
    page: Page,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form<Operator>,
) -> Result<Response, AppError> {
    let link = secrets::link(state.db(), &token_hash(&token), page.now()).await?;
    let Some(link) = link else { return too_late(&page) };
    if link.purpose == LinkPurpose::Operator {
        return first_visit(&state, &page, token, &headers, form.values).await;
    }
    sign_in(&state, &page, token, &headers).await
}

async fn sign_in(state: &AppState, page: &Page, token: String, headers: &HeaderMap) -> Result<Response, AppError> {
    let device = device::of(headers, page.lang);
    match state.storage.write(async move |tx| actions::sign_in_by_link(tx, &token, &device).await).await? {
        Tried::Right(sign_in) => Ok((rights::cookie(&sign_in, &state.public_url()), page.go("/home")).into_response()),
        Tried::Wrong | Tried::Void => too_late(page),
    }
}

async fn first_visit(state: &AppState, page: &Page, token: String, headers: &HeaderMap, values: Operator) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    if let Some(new) = operator(&values, page.lang, &mut faults) {
        let device = device::of(headers, page.lang);
        match state.storage.write(async move |tx| actions::open_instance(tx, &token, &new, &device).await).await? {
            Tried::Right(sign_in) => {
                let cookie = rights::cookie(&sign_in, &state.public_url());
                return Ok((cookie, page.go_saying("/instance", "notice-instance-opened")).into_response());
            }
            Tried::Wrong => faults.add("email", "account-address-taken"),
            Tried::Void => return too_late(page),
        }
    }
    page.again("accounts/first_visit.html", context! { values: values, errors: faults.in_words(page.lang) })
}

fn operator(values: &Operator, lang: Lang, faults: &mut Faults) -> Option<NewAccount> {
    let first_name = faults.check("first_name", first_name(&values.first_name));
    let email = faults.check("email", Email::parse(&values.email).map_err(|fault| fault.text_id()));
    Some(NewAccount {
        first_name: first_name?,
        last_name: String::new(),
        language: lang.as_str(),
        email: Some(email?),
        phone: None,
        is_operator: true,
    })
}

/// Used, too old, or never made: the same words.
fn too_late(page: &Page) -> Result<Response, AppError> {
    page.answer(StatusCode::NOT_FOUND, "accounts/link_void.html", context! {})
}
