//! Every tutorial by topic, and what one looks for.

use axum::extract::Query;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::reader::Reader;
use super::shown::{Card, cards};
use crate::context;
use crate::learning::documents::Kind;
use crate::learning::topics::Topic;
use crate::web::text::clean_line;
use crate::web::{AppError, Page, templates};

const QUERY_CHARS: usize = 200;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The tutorials of one main topic.
#[derive(Serialize)]
struct Shelf {
    topic: String,
    picture: &'static str,
    tutorials: Vec<Card>,
}

pub async fn show(Query(asked): Query<Asked>, reader: Reader, page: Page) -> Result<Response, AppError> {
    let query = clean_line(&asked.q, QUERY_CHARS).unwrap_or_default();
    let books = reader.books();
    let shelf = |topic: &Topic| {
        let is_first = |book: &&std::sync::Arc<_>| first_topic(book) == Some(*topic);
        let here: Vec<_> = books.iter().filter(is_first).cloned().collect();
        (!here.is_empty()).then(|| Shelf {
            topic: templates::plain(page.lang, topic.label_id()),
            picture: topic.as_str(),
            tutorials: cards(&here, page.lang),
        })
    };
    let shelves: Vec<Shelf> = if query.is_empty() { Topic::all().iter().filter_map(shelf).collect() } else { Vec::new() };
    let found = reader.library.search(&query, &reader.associations, page.lang);
    page.show("learning/catalogue.html", context! { query: query, shelves: shelves, found: found })
}

fn first_topic(book: &crate::learning::library::Book) -> Option<Topic> {
    book.text.front.topics.first().copied().filter(|_| book.document.kind == Kind::Tutorial)
}
