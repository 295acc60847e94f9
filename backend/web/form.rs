//! Forms as people send them: read with a clear refusal, their key apart, their faults beside their fields.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use super::AppError;
use crate::storage::FormKey;

/// A form: its values, its key, and the text that was sent (to know it again).
pub struct Form<T> {
    pub values: T,
    /// Fresh when the page had none: then sending twice does it twice, as for a plain program.
    pub key: FormKey,
    pub sent: String,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let unreadable = |error: &dyn std::fmt::Display| AppError::Unreadable(error.to_string());
        let sent = String::from_request(request, state).await.map_err(|error| unreadable(&error))?;
        let axum_extra::extract::Form(values) = read(&sent).await.map_err(|error| unreadable(&error))?;
        let key = sent.split('&').find_map(|pair| FormKey::parse(pair.strip_prefix("form_key=")?)).unwrap_or_else(FormKey::fresh);
        Ok(Self { values, key, sent })
    }
}

async fn read<T: DeserializeOwned>(sent: &str) -> Result<axum_extra::extract::Form<T>, axum_extra::extract::FormRejection> {
    let request = Request::builder()
        .method("POST")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(sent.to_owned()))
        .unwrap_or_default();
    axum_extra::extract::Form::from_request(request, &()).await
}

/// What is wrong with a form: the id of a sentence, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Faults(BTreeMap<&'static str, String>);

impl Faults {
    pub fn add(&mut self, field: &'static str, words_id: impl Into<String>) {
        self.0.entry(field).or_insert_with(|| words_id.into());
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    /// Keeps the value, or the fault beside its field.
    pub fn check<T, E: std::fmt::Display>(&mut self, field: &'static str, value: Result<T, E>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(fault) => {
                self.add(field, fault.to_string());
                None
            }
        }
    }

    /// The sentences themselves, for a template: `{field: sentence}`.
    pub fn in_words(&self, lang: super::Lang) -> BTreeMap<&'static str, String> {
        self.0.iter().map(|(field, id)| (*field, super::templates::plain(lang, id))).collect()
    }
}
