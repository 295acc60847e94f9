//! The way of every request, in its order, from what it says of itself to what is said of its answer.
//!
//! One function and not a layer each: a layer of the router copies all that is under it, at each request.

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use crate::accounts::rights::SignedIn;
use crate::associations::rights::read_viewer;
use crate::help_requests;
use crate::state::AppState;
use crate::web::limits::Place;
use crate::web::log::Entry;
use crate::web::{Address, AppError, Lang, Page, SetCookie, guard, origin, show_error};

/// Names it for the log, answers it, and measures it.
pub async fn follow(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let entry = Entry::begin(&request);
    let mut response = answer(&state, &entry, request, next).instrument(entry.span.clone()).await;
    entry.end(&mut response);
    response
}

async fn answer(state: &AppState, entry: &Entry, request: Request, next: Next) -> Response {
    let (mut parts, form) = request.into_parts();
    let (csp, chosen) = (guard::csp(&parts), parts.uri.query().and_then(Lang::chosen));
    let mut page = Page::of(state, &parts);
    let answered = match admit(state, &mut page, &mut parts, form).await {
        Ok((form, _place)) => guard::finish_what_is_begun(unbounded(parts, form), next).await,
        Err(refused) => refused.into_response(),
    };
    let mut response = show_error(&page, &entry.id, answered);
    if let Some(lang) = chosen {
        // So that the choice lasts.
        response = (SetCookie::kept("lang", lang.as_str(), 365), response).into_response();
    }
    guard::say_always(&mut response, csp);
    response
}

/// Lets it in, or says why not. `page`: the one to say that on, which knows who asks as soon as somebody does.
async fn admit(state: &AppState, page: &mut Page, parts: &mut Parts, form: Body) -> Result<(Body, Option<Place>), AppError> {
    let Ok(from) = Address::from_request_parts(parts, state).await;
    let (form, place) = state.limits.admit(from, parts, form, page.now()).await?;
    read_viewer(state, parts).await?;
    *page = Page::of(state, parts);
    slow_down_by_person(state, parts).await?;
    origin::check(state, parts)?;
    Ok((form, place))
}

/// Forms are counted by account; of whoever has none, by their personal code.
async fn slow_down_by_person(state: &AppState, parts: &Parts) -> Result<(), AppError> {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    let account = parts.extensions.get::<SignedIn>().map(|who| who.account);
    let code = if account.is_none() { help_requests::rights::code_held(&parts.headers) } else { None };
    let is_known = account.is_some() || code.is_some();
    if is_known { state.limits.form((account, code), state.clock().now()).await } else { Ok(()) }
}

/// The form is there already, as large as the settings allow: no extractor bounds it once more.
fn unbounded(parts: Parts, form: Body) -> Request {
    let mut request = Request::from_parts(parts, form);
    DefaultBodyLimit::disable().apply(&mut request);
    request
}
