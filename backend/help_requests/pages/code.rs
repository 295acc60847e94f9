//! The personal code: typed, or scanned from the paper. Wrong codes are slowed and counted.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::context;
use crate::help_requests::rights::{self, COOKIE};
use crate::help_requests::{actions, code, store};
use crate::state::AppState;
use crate::web::{Address, AppError, Faults, Form, Page, SetCookie};

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

pub async fn form(page: Page) -> Result<Response, AppError> {
    page.show("help_requests/code.html", context! { code: "", errors: Faults::default() })
}

pub async fn enter(State(state): State<AppState>, page: Page, address: Address, form: Form<Typed>) -> Result<Response, AppError> {
    open(&state, &page, address, &form.values.code).await
}

/// From the QR: the code goes into a cookie at once, and does not stay in the address.
pub async fn scanned(State(state): State<AppState>, page: Page, address: Address, Path(code): Path<String>) -> Result<Response, AppError> {
    open(&state, &page, address, &code).await
}

/// "Effacer de cet écran": this browser holds no code any more.
pub async fn forget(page: Page) -> Response {
    (SetCookie::forgotten(COOKIE), page.go_saying("/", "notice-forgotten")).into_response()
}

async fn open(state: &AppState, page: &Page, address: Address, typed: &str) -> Result<Response, AppError> {
    let again = |words: &'static str| {
        let mut faults = Faults::default();
        faults.add("code", words);
        page.again("help_requests/code.html", context! { code: typed, errors: faults.in_words(page.lang) })
    };
    let Some(code) = code::parse(typed) else { return again("code-shape") };
    state.limits.may_try_code(address, &state.db().lookup("tried-code", &code), page.now())?;
    let Some(asker) = store::asker_of_code(state.db(), &code).await? else {
        state.limits.wrong_code(address, page.now()).await;
        return again("code-wrong");
    };
    state.storage.write(async move |tx| actions::note_contact(tx, asker).await).await?;
    Ok((rights::cookie(&code, &state.public_url()), page.go("/wait")).into_response())
}
