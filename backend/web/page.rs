//! A page: who looks at it, in which language, and how it is answered.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Serialize;
pub use tera::Context;

use super::templates::Lang;
use super::{AppError, SetCookie, cookie, summary, templates};
use crate::hub::{self, Cursor};
use crate::state::AppState;
use crate::storage::FormKey;

/// What the layout shows of whoever is signed in. Put in the request where sign-ins are read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Viewer {
    /// The id of the account: what a device keeps of somebody is nobody else's.
    pub account: String,
    pub first_name: String,
    pub is_helper: bool,
    pub is_mentor: bool,
    pub is_coordinator: bool,
    pub is_operator: bool,
    /// The name of the association looked at, if any.
    pub association: Option<String>,
    /// The language kept with the account.
    #[serde(skip)]
    pub lang: Option<Lang>,
}

/// Everything a handler needs to answer with a page.
pub struct Page {
    pub lang: Lang,
    pub viewer: Option<Viewer>,
    path: String,
    /// The rest of the address, for the same page in the other language: "of=…&", or nothing.
    query: String,
    state: AppState,
    notice: Option<String>,
    cursors: Vec<Cursor>,
    /// Somebody opened it; not a live page that looks again by itself.
    pub is_opened: bool,
}

/// What is said once, on the page that somebody was led to.
#[derive(Serialize)]
struct Notice {
    /// Of its banner.
    kind: &'static str,
    words: String,
}

impl FromRequestParts<AppState> for Page {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self::of(state, parts))
    }
}

impl Page {
    /// The page that a request asks for.
    pub fn of(state: &AppState, request: &Parts) -> Self {
        let Parts { uri, headers, extensions, .. } = request;
        let viewer = extensions.get::<Viewer>().cloned();
        // A live page that looks again must not use up what is said once.
        let is_opened = !is_by_script(headers);
        let notice = cookie(headers, "notice").filter(|_| is_opened).map(str::to_owned);
        let lang = language(uri.query(), viewer.as_ref(), headers);
        let kept = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
        let query = kept.map(|pair| format!("{pair}&")).collect();
        Self { lang, viewer, path: uri.path().to_owned(), query, state: state.clone(), notice, cursors: Vec::new(), is_opened }
    }

    /// The path that was asked for.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was asked after the path, as another address takes it on: "?of=…", or nothing.
    pub fn query(&self) -> String {
        let query = self.query.trim_end_matches('&');
        if query.is_empty() { String::new() } else { format!("?{query}") }
    }

    /// Now, in UTC milliseconds.
    pub fn now(&self) -> i64 {
        self.state.clock().now()
    }

    /// The words of an id, without arguments.
    pub fn words(&self, id: &str) -> String {
        templates::plain(self.lang, id)
    }

    /// Makes the page live: its cursors, read **before** its data.
    pub fn live(mut self, cursors: Vec<Cursor>) -> Self {
        self.cursors = cursors;
        self
    }

    /// The page.
    pub fn show(&self, template: &str, context: Context) -> Result<Response, AppError> {
        self.answer(StatusCode::OK, template, context)
    }

    /// The page again, with what was typed and what is wrong.
    pub fn again(&self, template: &str, context: Context) -> Result<Response, AppError> {
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, template, context)
    }

    /// The page under another status.
    pub fn answer(&self, status: StatusCode, template: &str, mut context: Context) -> Result<Response, AppError> {
        context.insert("lang", self.lang.as_str());
        context.insert("path", &self.path);
        context.insert("query", &self.query);
        context.insert("viewer", &self.viewer);
        context.insert("now", &self.now());
        context.insert("form_key", FormKey::fresh().as_str());
        let notice = self.notice.as_deref().and_then(|id| self.said_once(id));
        context.insert("notice", &notice);
        let live = (!self.cursors.is_empty()).then(|| hub::cursors(&self.cursors));
        context.insert("live", &live);
        let mut html = self.state.templates.render(self.lang, template, &context)?;
        if status == StatusCode::UNPROCESSABLE_ENTITY {
            html = summary::in_page_order(html);
        }
        let mut response = (status, Html(html)).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.as_str()));
        if notice.is_some() {
            return Ok((SetCookie::forgotten("notice"), response).into_response());
        }
        Ok(response)
    }

    /// Goes on to another page of ours.
    pub fn go(&self, to: impl AsRef<str>) -> Response {
        Redirect::to(to.as_ref()).into_response()
    }

    fn said_once(&self, id: &str) -> Option<Notice> {
        let kind = match id.split_once('-')?.0 {
            "notice" => "done",
            "refusal" => "info",
            _ => return None,
        };
        Some(Notice { kind, words: self.words(id) })
    }

    /// Goes on, and says something there once: `notice` is the id of words that begin with "notice-" where something was done, with
    /// "refusal-" where it was not.
    pub fn go_saying(&self, to: impl AsRef<str>, notice: &'static str) -> Response {
        (SetCookie::brief("notice", notice), Redirect::to(to.as_ref())).into_response()
    }
}

/// A live page that looks again must not use up what is said once. A service worker fetches for whoever goes to a page: that
/// has no destination either, but asks as browsers do, for "text/html,application/xhtml+xml,…".
fn is_by_script(headers: &HeaderMap) -> bool {
    let is = |name, test: fn(&str) -> bool| headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(test);
    is("sec-fetch-dest", |dest| dest == "empty") && !is("accept", |accept| accept.starts_with("text/html,"))
}

/// `?lang=`, then the cookie it left, then the account's, then the browser's.
fn language(query: Option<&str>, viewer: Option<&Viewer>, headers: &HeaderMap) -> Lang {
    let asked = query.and_then(Lang::chosen);
    let kept = || cookie(headers, "lang").and_then(Lang::parse);
    asked.or_else(kept).or_else(|| viewer.and_then(|viewer| viewer.lang)).unwrap_or_else(|| preferred(headers))
}

fn preferred(headers: &HeaderMap) -> Lang {
    let list = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    list.split(',').find_map(|item| Lang::parse(item.trim().get(..2)?)).unwrap_or_default()
}
