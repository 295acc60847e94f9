//! The one error of the web: what went wrong, as a status and a page. Slices map theirs to it in `pages.rs`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::log::RequestId;
use super::page::Page;
use crate::context;
use crate::storage;

/// Why there is no answer. A wrong form is not an error: the page again, 422.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AppError {
    /// Also for what belongs to somebody else: the same bytes as for what does not exist.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in; they come back here afterwards.
    #[error("sign in first")]
    SignInFirst { then: String },
    /// A second factor is wanted for this; they come back here afterwards.
    #[error("prove first")]
    ProveFirst { then: String },
    /// A reason is asked before this record ("help_request 0a…") is shown; they come back here afterwards.
    #[error("say why first")]
    ReasonFirst { of: String, then: String },
    /// Nobody's code is in this browser: they may type it.
    #[error("type the code first")]
    CodeFirst,
    /// The form did not come from a page of ours.
    #[error("foreign origin")]
    ForeignOrigin,
    /// Somebody was quicker, or the page is old: words say what is so now.
    #[error("no longer possible: {0}")]
    NoLonger(&'static str),
    #[error("too many tries")]
    TooMany { wait_s: u32 },
    /// Too many people at once.
    #[error("busy")]
    Busy { wait_s: u32 },
    #[error("the form is too large")]
    TooLarge,
    #[error("the form came too slowly")]
    TooSlow,
    /// The form could not be read at all.
    #[error("unreadable form: {0}")]
    Unreadable(String),
    #[error("{0}")]
    Internal(String),
}

impl From<storage::Error> for AppError {
    fn from(error: storage::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<tera::Error> for AppError {
    fn from(error: tera::Error) -> Self {
        let mut words = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(inner) = cause {
            words = format!("{words}: {inner}");
            cause = inner.source();
        }
        Self::Internal(words)
    }
}

impl AppError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst { .. } | Self::ProveFirst { .. } | Self::ReasonFirst { .. } | Self::CodeFirst => StatusCode::SEE_OTHER,
            Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::NoLonger(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// In how many seconds it may be tried again, when that is known.
    fn wait_s(&self) -> Option<u32> {
        match self {
            Self::TooMany { wait_s } | Self::Busy { wait_s } => Some(*wait_s),
            _ => None,
        }
    }

    /// The ids of a title and of a sentence that says what to do.
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound | Self::SignInFirst { .. } | Self::ProveFirst { .. } | Self::ReasonFirst { .. } | Self::CodeFirst => {
                ("error-not-found-title", "error-not-found")
            }
            Self::ForeignOrigin => ("error-origin-title", "error-origin"),
            Self::NoLonger(words) => ("error-no-longer-title", words),
            Self::TooMany { .. } => ("error-too-many-title", "error-too-many"),
            Self::Busy { .. } => ("error-busy-title", "error-busy"),
            Self::TooLarge => ("error-too-large-title", "error-too-large"),
            Self::TooSlow => ("error-too-slow-title", "error-too-slow"),
            Self::Unreadable(_) => ("error-form-title", "error-form"),
            Self::Internal(_) => ("error-internal-title", "error-internal"),
        }
    }
}

impl IntoResponse for AppError {
    /// Only the status, and the error itself for [`show`], which has a language and templates.
    fn into_response(self) -> Response {
        if let Self::SignInFirst { then } = &self {
            let then: String = url_encode(then);
            return Redirect::to(&format!("/sign-in?then={then}")).into_response();
        }
        if let Self::ProveFirst { then } = &self {
            return Redirect::to(&format!("/second-factor?then={}", url_encode(then))).into_response();
        }
        if let Self::ReasonFirst { of, then } = &self {
            return Redirect::to(&format!("/reasons?of={}&then={}", url_encode(of), url_encode(then))).into_response();
        }
        if matches!(self, Self::CodeFirst) {
            return Redirect::to("/code").into_response();
        }
        let mut response = self.status().into_response();
        if let Some(wait_s) = self.wait_s() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Turns an error that a handler answered into a page; what went wrong inside is told to the log alone.
pub fn show(page: &Page, id: &RequestId, response: Response) -> Response {
    let Some(error) = response.extensions().get::<AppError>().cloned() else { return response };
    if let AppError::Internal(reason) = &error {
        tracing::error!(%reason, "a request failed");
    }
    let (title, words) = error.words();
    // Whoever calls for help reads it aloud; it leads to the log's line. What is not found is always the same bytes.
    let reference = (!matches!(error, AppError::NotFound)).then(|| id.to_string());
    let (wait_s, wait_min) = error.wait_s().map_or((0, 0), |wait| if wait < 90 { (wait, 0) } else { (0, wait.div_ceil(60)) });
    let context = context! { title: page.words(title), words: page.words(words), wait_s: wait_s, wait_min: wait_min, reference: reference };
    let shown = page.answer(error.status(), "error.html", context);
    match shown {
        Ok(mut shown) => {
            if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
                shown.headers_mut().insert(header::RETRY_AFTER, wait.clone());
            }
            shown
        }
        Err(broken) => {
            tracing::error!(%broken, "the error page cannot be shown");
            error.status().into_response()
        }
    }
}

/// Percent-encodes what is not plain in a query's value.
pub fn url_encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
