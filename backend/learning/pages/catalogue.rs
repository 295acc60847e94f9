//! Every tutorial by topic, and what one looks for.

use std::sync::Arc;

use axum::extract::Query;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::reader::Reader;
use crate::context;
use crate::learning::documents::Kind;
use crate::learning::glossary::Meaning;
use crate::learning::library::Book;
use crate::learning::shown::{Card, cards};
use crate::learning::topics::{self, Topic};
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
    let typed = clean_line(&asked.q, QUERY_CHARS).unwrap_or_default();
    // Whoever looks for something reads what was found, and not the shelves.
    let books = if typed.is_empty() { reader.books() } else { Vec::new() };
    let shelf = |topic: &Topic| {
        let is_first = |book: &&Arc<Book>| first_topic(book) == Some(*topic);
        let here: Vec<_> = books.iter().filter(is_first).cloned().collect();
        (!here.is_empty()).then(|| Shelf {
            topic: templates::plain(page.lang, topic.label_id()),
            picture: topic.as_str(),
            tutorials: cards(&here, page.lang),
        })
    };
    let shelves: Vec<Shelf> = by_demand().iter().filter_map(shelf).collect();
    let found = reader.library.search(&typed, &reader.associations);
    let words: Vec<Meaning> = found.words.iter().map(|word| word.meaning(page.lang)).collect();
    page.show(
        "learning/catalogue.html",
        context! { typed: typed, shelves: shelves, documents: cards(&found.books, page.lang), words: words },
    )
}

/// Topics, the most asked first: in the order of the tiles.
fn by_demand() -> Vec<Topic> {
    let mut topics = Vec::new();
    for tile in topics::tiles() {
        if !topics.contains(&tile.topic) {
            topics.push(tile.topic);
        }
    }
    topics
}

fn first_topic(book: &Book) -> Option<Topic> {
    book.text.front.topics.first().copied().filter(|_| book.document.kind == Kind::Tutorial)
}
