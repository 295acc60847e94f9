//! Every route of the product, with the right it asks for, so that a test can walk them all.

use axum::Router;
use axum::extract::OriginalUri;
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};

use super::proof;
use crate::state::AppState;

/// Who may come here. The handler's extractor enforces it; this says it, and a test compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Everybody.
    Everyone,
    /// Whoever holds a personal code (in a cookie).
    Asker,
    /// Whoever is signed in.
    Account,
    /// A helper: somebody signed in with a profile.
    Helper,
    /// A coordinator of the association looked at.
    Coordinator,
    /// The operator of the instance.
    Operator,
}

/// Whether the second factor is asked again, unless it was proved a moment ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    Never,
    /// A sensitive act: rights, exports, deletion.
    Always,
    /// It adds a factor: asked of whoever has one already.
    IfAny,
}

/// One route.
#[derive(Clone, Debug)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub right: Right,
    pub again: Again,
}

/// Collects routes.
#[derive(Default)]
pub struct Routes(Vec<(Route, MethodRouter<AppState>)>);

impl Routes {
    pub fn get<H: Handler<T, AppState>, T: 'static>(self, path: &'static str, right: Right, handler: H) -> Self {
        self.add("GET", path, right, get(handler))
    }

    pub fn post<H: Handler<T, AppState>, T: 'static>(self, path: &'static str, right: Right, handler: H) -> Self {
        self.add("POST", path, right, post(handler))
    }

    fn add(mut self, method: &'static str, path: &'static str, right: Right, handler: MethodRouter<AppState>) -> Self {
        self.0.push((Route { method, path, right, again: Again::Never }, handler));
        self
    }

    /// The route before it is a sensitive act: the second factor is asked again.
    pub fn asks_again(self) -> Self {
        self.asking(Again::Always)
    }

    /// The route before it adds a second factor: one that is there is asked again.
    pub fn adds_factor(self) -> Self {
        self.asking(Again::IfAny)
    }

    fn asking(mut self, again: Again) -> Self {
        if let Some((route, _)) = self.0.last_mut() {
            route.again = again;
        }
        self
    }

    pub fn merge(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The router, and what it answers to.
    pub fn finish(self) -> (Router<AppState>, Vec<Route>) {
        let (mut router, mut list) = (Router::new(), Vec::with_capacity(self.0.len()));
        for (route, handler) in self.0 {
            let handler = match route.again {
                Again::Never => handler,
                Again::Always => handler.layer(from_fn(proof::ask_again)),
                Again::IfAny => handler.layer(from_fn(proof::ask_again_if_any)),
            };
            router = router.route(route.path, handler);
            list.push(route);
        }
        (router, list)
    }
}

/// Whoever opens the address of a form (a page that was shown again, opened anew or in the other language) comes to what it
/// hangs on.
pub async fn go_up(method: Method, OriginalUri(uri): OriginalUri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let above = match uri.path().trim_end_matches('/') {
        "/messages" => "/chat",
        "/no-call" | "/not-me" | "/report" | "/block" | "/mentor-agreement" => "/reply",
        path if path.starts_with("/ask/") => "/",
        path if path.starts_with("/offers/") => "/home",
        path if path.starts_with("/learning/") => "/learning",
        path => path.rsplit_once('/').map_or("/", |(above, _)| if above.is_empty() { "/" } else { above }),
    };
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::to(&format!("{above}{query}")).into_response()
}
