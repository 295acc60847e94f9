//! Communes as one types them, for the field that suggests.

use axum::Json;
use axum::extract::Query;
use serde::{Deserialize, Serialize};

use crate::places::communes::communes;

const MOST: usize = 8;

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    q: String,
}

#[derive(Serialize)]
pub struct Suggestion {
    code: &'static str,
    label: String,
}

/// `[{code, label}]`, best first. `code` is the INSEE code.
pub async fn search(Query(typed): Query<Typed>) -> Json<Vec<Suggestion>> {
    let found = communes().search(&typed.q, MOST);
    Json(found.into_iter().map(|commune| Suggestion { code: commune.code, label: commune.label() }).collect())
}
