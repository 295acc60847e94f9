//! Every published document, read, in memory: pages and search look here. The database stays the truth; before each look, what
//! moved is read.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::documents::{self, Kind, Text};
use super::glossary::{GLOSSARY, Word};
use super::search::{self, Index};
use super::store::{self, documents::Moved};
use super::topics::Topic;
use super::{Document, State};
use crate::clock::SECOND;
use crate::state::AppState;
use crate::storage::{AssociationId, Db, DocumentId, Error};
use crate::web::AppError;

/// A row may be stamped before the last look and committed after it: transactions are shorter than this.
const OVERLAP_MS: i64 = 5 * SECOND;
/// Texts read in one statement.
const AT_ONCE: usize = 500;
/// More answers would be a list to read, not an answer.
const MOST_FOUND: usize = 30;
const MOST_WORDS: usize = 3;
/// Tutorials handed with a help request.
const FOR_HELP: usize = 3;
/// A tutorial of another topic is handed only when the words mean it well.
const NEAR_ENOUGH: usize = 2;

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

    /// As it was in a version, with which somebody goes on; as it is now, should that one no longer be readable.
    pub async fn at(self: &Arc<Self>, db: &Db, version: i64) -> Result<Arc<Self>, Error> {
        if version == self.document.version {
            return Ok(Arc::clone(self));
        }
        let source = store::documents::version(db, self.document.id, version).await?.unwrap_or_default();
        let Ok(text) = documents::read(self.document.kind, &source) else { return Ok(Arc::clone(self)) };
        Ok(Arc::new(Self { document: Document { version, ..self.document.clone() }, text }))
    }
}

#[derive(Clone, Default)]
pub struct Library(Arc<RwLock<Shelf>>);

struct Shelf {
    /// The instant of the latest change that was read.
    as_of: i64,
    /// The instant of the last look.
    looked_at: i64,
    books: HashMap<DocumentId, Arc<Book>>,
    index: Index<Key>,
}

/// What a search finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Book(DocumentId),
    /// A word by its place in the glossary.
    Word(usize),
}

/// What a search found, the best first.
#[derive(Default)]
pub struct Found {
    pub books: Vec<Arc<Book>>,
    pub words: Vec<&'static Word>,
}

impl Default for Shelf {
    fn default() -> Self {
        let mut index = Index::default();
        for (place, word) in GLOSSARY.words().iter().enumerate() {
            let forms = format!("{}, {}", word.forms.join(", "), word.word_en);
            index.put(
                Key::Word(place),
                &search::Text { title: &word.word, summary: &word.sentence, words: &forms, body: &word.sentence_en },
            );
        }
        Self { as_of: 0, looked_at: 0, books: HashMap::new(), index }
    }
}

impl Shelf {
    /// What moved after this was not read yet. Once a look came long enough after the latest change, nothing can be committed behind
    /// it: many documents that came at one moment are not read at each look for ever.
    fn since_at(&self) -> i64 {
        match self.as_of {
            0 => i64::MIN,
            as_of if self.looked_at > as_of + OVERLAP_MS => as_of,
            as_of => as_of - OVERLAP_MS,
        }
    }

    fn has(&self, moved: &Moved) -> bool {
        let is_same = |of: &Document| (of.state.as_str(), of.version, of.moved_at) == (moved.state.as_str(), moved.version, moved.moved_at);
        self.books.get(&moved.id).is_some_and(|book| is_same(&book.document))
    }

    fn put(&mut self, book: Book) {
        let front = &book.text.front;
        let (words, body) = (format!("{}, {}, {}", front.words.join(", "), front.title_en, front.summary_en), book.text.words());
        let text = search::Text { title: &front.title, summary: &front.summary, words: &words, body: &body };
        self.index.put(Key::Book(book.document.id), &text);
        self.books.insert(book.document.id, Arc::new(book));
    }

    fn remove(&mut self, id: DocumentId) {
        self.index.remove(Key::Book(id));
        self.books.remove(&id);
    }
}

impl Library {
    /// The library of this process, up to date.
    pub async fn of(state: &AppState) -> Result<Self, Error> {
        let library: Self = state.kept.of();
        library.catch_up(state.db(), state.clock().now()).await?;
        Ok(library)
    }

    /// Reads what moved since the last look.
    async fn catch_up(&self, db: &Db, now: i64) -> Result<(), Error> {
        let since_at = self.0.read().unwrap_or_else(PoisonError::into_inner).since_at();
        let moved = store::documents::moved_since(db, since_at).await?;
        let unread: Vec<DocumentId> = {
            let shelf = self.0.read().unwrap_or_else(PoisonError::into_inner);
            moved.iter().filter(|moved| !shelf.has(moved)).map(|moved| moved.id).collect()
        };
        for some in unread.chunks(AT_ONCE) {
            for document in store::documents::these(db, some).await? {
                self.put(document);
            }
        }
        let mut shelf = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if shelf.since_at() < shelf.as_of {
            shelf.looked_at = now;
        }
        Ok(())
    }

    fn put(&self, document: Document) {
        let read = documents::read(document.kind, &document.source);
        let mut shelf = self.0.write().unwrap_or_else(PoisonError::into_inner);
        shelf.as_of = shelf.as_of.max(document.moved_at);
        match read {
            Ok(text) if document.state == State::Published => shelf.put(Book { document, text }),
            Ok(_) => shelf.remove(document.id),
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

    /// The tutorials for a help request, the best first: of its topic and near its words, then of its topic, then near its words.
    pub fn for_help(&self, topic: Topic, words: &str, associations: &[AssociationId]) -> Vec<Arc<Book>> {
        let near: Vec<DocumentId> = self.search(words, associations).books.iter().map(|book| book.document.id).collect();
        let rank = |book: &Arc<Book>| {
            let place = near.iter().position(|id| *id == book.document.id);
            let is_of_topic = book.text.front.topics.contains(&topic);
            let is_main = book.text.front.topics.first() == Some(&topic);
            let is_near_enough = place.is_some_and(|place| place < NEAR_ENOUGH);
            (is_of_topic || is_near_enough).then_some((!(is_of_topic && place.is_some()), !is_main, place.unwrap_or(usize::MAX)))
        };
        let tutorials = self.all(|book| book.document.kind == Kind::Tutorial && book.is_open_to(associations));
        let mut ranked: Vec<_> = tutorials.into_iter().filter_map(|book| Some((rank(&book)?, book))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().take(FOR_HELP).map(|(_, book)| book).collect()
    }

    /// The shortest module that opens a topic.
    pub fn module_for(&self, topic: Topic, associations: &[AssociationId]) -> Option<Arc<Book>> {
        let opens = |book: &Book| book.text.front.unlocks.contains(&topic) && book.is_open_to(associations);
        self.all(opens).into_iter().min_by_key(|book| book.text.front.minutes)
    }

    /// What typed words mean, among what members of these associations may read.
    pub fn search(&self, typed: &str, associations: &[AssociationId]) -> Found {
        let shelf = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let is_open = |key: &Key| match key {
            Key::Book(id) => shelf.books.get(id).is_some_and(|book| book.is_open_to(associations)),
            Key::Word(_) => true,
        };
        let mut found = Found::default();
        for one in shelf.index.find(typed, MOST_FOUND, |key| is_open(&key)) {
            match one.key {
                Key::Book(id) => found.books.extend(shelf.books.get(&id).cloned()),
                Key::Word(place) => found.words.extend(GLOSSARY.words().get(place)),
            }
        }
        found.words.truncate(MOST_WORDS);
        found
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

    async fn from_request_parts(_: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        Ok(Self::of(state).await?)
    }
}
