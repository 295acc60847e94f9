//! The glossary.

use axum::response::Response;

use crate::context;
use crate::learning::glossary::{GLOSSARY, Meaning};
use crate::web::text::sort_key;
use crate::web::{AppError, Page};

pub async fn show(page: Page) -> Result<Response, AppError> {
    let mut words: Vec<Meaning> = GLOSSARY.words().iter().map(|word| word.meaning(page.lang)).collect();
    words.sort_by_cached_key(|word| sort_key(&word.word));
    page.show("learning/words.html", context! { words: words })
}
