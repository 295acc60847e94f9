//! Every published document, read, in memory: pages and search look here. The database stays the truth; before each look, what
//! moved is read.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::documents::{self, Kind, Text};
use super::store;
use super::{Document, State};
use crate::clock::SECOND;
use crate::state::AppState;
use crate::storage::{AssociationId, Db, DocumentId, Error};
use crate::web::AppError;

/// A row may be stamped before the last look and committed after it: transactions are shorter than this.
const OVERLAP_MS: i64 = 5 * SECOND;

/// A published document and its text.
#[derive(Debug)]
pub struct Book {
    pub document: Document,
    pub text: Text,
}

impl Book {
    /// Whether members of these associations, or everybody, may read it.
    pub fn is_open_to(&self, associations: &[AssociationId]) -> bool {
        self.document.association.is_none_or(|own| associations.contains(&own))
    }
}

#[derive(Clone, Default)]
pub struct Library(Arc<RwLock<Shelf>>);

#[derive(Default)]
struct Shelf {
    /// The instant of the latest change that was read.
    as_of: i64,
    books: HashMap<DocumentId, Arc<Book>>,
}

impl Library {
    /// Reads what moved since the last look.
    pub async fn catch_up(&self, db: &Db) -> Result<(), Error> {
        let as_of = self.0.read().unwrap_or_else(PoisonError::into_inner).as_of;
        let moved = store::documents::moved_since(db, if as_of == 0 { i64::MIN } else { as_of - OVERLAP_MS }).await?;
        let known = |document: &Document| {
            let shelf = self.0.read().unwrap_or_else(PoisonError::into_inner);
            shelf.books.get(&document.id).is_some_and(|book| book.document == *document)
        };
        for document in moved.into_iter().filter(|document| !known(document)) {
            self.put(document);
        }
        Ok(())
    }

    fn put(&self, document: Document) {
        let read = documents::read(document.kind, &document.source);
        let mut shelf = self.0.write().unwrap_or_else(PoisonError::into_inner);
        shelf.as_of = shelf.as_of.max(document.moved_at);
        match read {
            Ok(text) if document.state == State::Published => {
                shelf.books.insert(document.id, Arc::new(Book { document, text }));
            }
            Ok(_) => {
                shelf.books.remove(&document.id);
            }
            // It was read when it was published: the form has changed since.
            Err(faults) => tracing::error!(document = %document.id, ?faults, "a published document can no longer be read"),
        }
    }

    pub fn book(&self, id: DocumentId) -> Option<Arc<Book>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).books.get(&id).cloned()
    }

    /// By what its address says: the slug of what ships, or an id.
    pub fn find(&self, kind: Kind, key: &str) -> Option<Arc<Book>> {
        let book = match key.parse::<DocumentId>() {
            Ok(id) => self.book(id),
            Err(_) => self.all(|book| book.document.association.is_none() && book.document.slug == key && book.document.kind == kind).pop(),
        };
        book.filter(|book| book.document.kind == kind)
    }

    /// Those that a condition keeps, by title.
    pub fn all(&self, keep: impl Fn(&Book) -> bool) -> Vec<Arc<Book>> {
        let shelf = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut books: Vec<_> = shelf.books.values().filter(|book| keep(book)).cloned().collect();
        books.sort_by_cached_key(|book| (crate::web::text::sort_key(&book.text.front.title), book.document.id));
        books
    }
}

/// The library, up to date.
impl FromRequestParts<AppState> for Library {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let library = parts.extensions.get::<Self>().cloned().unwrap_or_default();
        library.catch_up(state.db()).await?;
        Ok(library)
    }
}
