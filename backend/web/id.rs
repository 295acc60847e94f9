//! The id in a path. What is not an id is not found, as an id of nothing or of somebody else.

use std::str::FromStr;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use super::AppError;

/// The one id of a path: `/places/{id}`.
pub struct Id<T>(pub T);

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for Id<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let Path(text) = Path::<String>::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        text.parse().map(Self).map_err(|_| AppError::NotFound)
    }
}
