//! What every request passes before anybody asks who sent it.

use axum::body::Body;
use axum::http::Method;
use axum::http::request::Parts;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::time::timeout;

use super::{Limits, Place};
use crate::measure;
use crate::web::{Address, AppError};

/// Where whole rosters and logs are sent, from slow lines too: their size is a setting of its own.
const FILES: [&str; 2] = ["/members/imports", "/log/imports"];
/// Times the seconds of a form.
const FILES_TAKE: u32 = 6;

impl Limits {
    /// The whole form of a request, and its place among those served at once: hold it until it is answered. An address is
    /// slowed, then refused; where all places are taken, the next wait a moment, then are told to come back.
    pub async fn admit(&self, Address(from): Address, asked: &Parts, form: Body, now: i64) -> Result<(Body, Option<Place>), AppError> {
        let is_light = is_light(asked.uri.path());
        if !is_light {
            self.request(from, now).await?;
        }
        let form = self.whole_form(asked, form).await?;
        let place = if is_light { None } else { Some(self.place().await?) };
        Ok((form, place))
    }

    /// Reads a form whole, within its size and time, so that nobody who sends it drop by drop holds a place.
    async fn whole_form(&self, asked: &Parts, form: Body) -> Result<Body, AppError> {
        if matches!(asked.method, Method::GET | Method::HEAD) {
            return Ok(form);
        }
        let set = &self.0.set;
        let (bytes, within) = match asked.uri.path() {
            path if FILES.contains(&path) => (set.import_bytes, set.form_within() * FILES_TAKE),
            _ => (set.form_bytes, set.form_within()),
        };
        let most = usize::try_from(bytes).unwrap_or(usize::MAX);
        let refused = match timeout(within, Limited::new(form, most).collect()).await {
            Ok(Ok(whole)) => return Ok(Body::from(whole.to_bytes())),
            Ok(Err(error)) if error.is::<LengthLimitError>() => AppError::TooLarge,
            Ok(Err(_)) => AppError::Unreadable("it was cut".into()),
            Err(_) => AppError::TooSlow,
        };
        measure::refused(if matches!(refused, AppError::TooLarge) { "form_bytes" } else { "form_seconds" });
        Err(refused)
    }
}

/// What costs nothing, and what watches us, is never refused.
fn is_light(path: &str) -> bool {
    path.starts_with("/assets/") || matches!(path, "/health" | "/ready" | "/sw.js")
}
