//! `/verify/{code}`: whether a paper is true, and what it says; nothing that it does not.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::papers::Said;
use crate::context;
use crate::help_requests::code;
use crate::recognition::store::attestations as store;
use crate::state::AppState;
use crate::web::{Address, AppError, Faults, Page};

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
}

pub async fn form(page: Page, Query(typed): Query<Typed>) -> Result<Response, AppError> {
    if typed.code.is_empty() {
        return page.show("recognition/verify.html", context! { code: "", errors: Faults::default() });
    }
    match code::parse(&typed.code) {
        Some(code) => Ok(page.go(format!("/verify/{}", code::display(&code)))),
        None => again(&page, &typed.code, "code-shape"),
    }
}

pub async fn show(State(state): State<AppState>, page: Page, address: Address, Path(typed): Path<String>) -> Result<Response, AppError> {
    let Some(code) = code::parse(&typed) else { return again(&page, &typed, "code-shape") };
    state.limits.may_try_code(address, &state.db().lookup("tried-code", &code), page.now())?;
    let Some(paper) = store::by_code(state.db(), &code).await? else {
        state.limits.wrong_code(address, page.now()).await;
        return again(&page, &typed, "verify-unknown");
    };
    let replacement = match paper.replaced_by {
        Some(id) => store::attestation(state.db(), id).await?.map(|paper| code::display(&paper.code)),
        None => None,
    };
    let context = context! {
        code: code::display(&code), validity: paper.validity().as_str(), replacement: replacement,
        said: Said::of(&paper, &page),
    };
    page.show("recognition/verified.html", context)
}

fn again(page: &Page, typed: &str, words: &'static str) -> Result<Response, AppError> {
    let mut faults = Faults::default();
    faults.add("code", words);
    page.again("recognition/verify.html", context! { code: typed, errors: faults.in_words(page.lang) })
}
