//! A form with one file, and what stands beside it.

use std::collections::BTreeMap;

use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};

use super::AppError;
use crate::state::AppState;

const LONGEST_NAME: usize = 200;

/// What was sent.
#[derive(Debug, Default)]
pub struct FileForm {
    /// As the sender's computer calls it, cut and without control characters.
    pub name: String,
    /// Empty when no file was chosen.
    pub bytes: Vec<u8>,
    texts: BTreeMap<String, String>,
}

impl FileForm {
    /// A field of text; empty when it was not sent.
    pub fn text(&self, field: &str) -> &str {
        self.texts.get(field).map_or("", String::as_str)
    }
}

impl FromRequest<AppState> for FileForm {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        let unreadable = |error: &dyn std::fmt::Display| AppError::Unreadable(error.to_string());
        let mut form = Multipart::from_request(request, state).await.map_err(|error| unreadable(&error))?;
        let mut sent = Self::default();
        while let Some(field) = form.next_field().await.map_err(|error| unreadable(&error))? {
            if let Some(name) = field.file_name() {
                sent.name = name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
                sent.bytes = field.bytes().await.map_err(|error| unreadable(&error))?.to_vec();
            } else if let Some(name) = field.name().map(str::to_owned) {
                sent.texts.insert(name, field.text().await.map_err(|error| unreadable(&error))?);
            }
        }
        Ok(sent)
    }
}
