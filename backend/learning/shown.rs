//! Documents as pages show them, in the language of the page.

use std::sync::Arc;

use serde::Serialize;

use crate::learning::documents::{Block, Kind};
use crate::learning::glossary::{Explained, explain};
use crate::learning::library::Book;
use crate::learning::suggestions::{Suggestion, Why};
use crate::learning::topics::Topic;
use crate::storage::{DocumentId, SuggestionId};
use crate::web::{Lang, templates};

/// A document in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    #[serde(skip)]
    pub id: DocumentId,
    pub href: String,
    pub is_module: bool,
    pub title: String,
    pub summary: String,
    pub minutes: i64,
    pub effort: i64,
    pub picture: &'static str,
    /// The main topic in words.
    pub topic: String,
    /// The language of its text, when that is not the page's.
    pub text_lang: Option<&'static str>,
    /// Written by an association, not shipped.
    pub is_own: bool,
}

impl Card {
    pub fn of(book: &Book, lang: Lang) -> Self {
        let front = &book.text.front;
        let is_english = lang == Lang::En && !front.title_en.is_empty();
        let topic = front.topics.first().or(front.unlocks.first());
        Self {
            id: book.document.id,
            href: book.document.href(),
            is_module: book.document.kind == Kind::TrainingModule,
            title: if is_english { front.title_en.clone() } else { front.title.clone() },
            summary: if is_english { front.summary_en.clone() } else { front.summary.clone() },
            minutes: front.minutes,
            effort: front.effort,
            picture: topic.map_or("culture_numerique", |topic| topic.as_str()),
            topic: topic.map(|topic| templates::plain(lang, topic.label_id())).unwrap_or_default(),
            text_lang: (lang == Lang::En && !front.title_en.is_empty()).then_some("fr"),
            is_own: book.document.association.is_some(),
        }
    }
}

/// Why a document is proposed; `why` ends a Fluent id, "learning-because-…".
#[derive(Serialize)]
pub struct Because {
    why: &'static str,
    count: i64,
    /// In words.
    topic: String,
    association: Option<String>,
}

impl Because {
    pub fn of(one: &Suggestion, lang: Lang) -> Self {
        let topic = one.about.topic.parse::<Topic>().map(|topic| templates::plain(lang, topic.label_id()));
        let why = if one.why == Why::Assigned && one.association.is_none() { "proposed" } else { one.why.as_str() };
        Self { why, count: one.about.count, topic: topic.unwrap_or_default(), association: one.association.clone() }
    }
}

/// A document that is proposed to whoever looks at its page.
#[derive(Serialize)]
pub struct Proposed {
    /// Declining any of them declines the document.
    id: SuggestionId,
    because: Vec<Because>,
}

impl Proposed {
    /// Of everything that is proposed to them, what is about one document.
    pub fn of(open: &[Suggestion], document: DocumentId, lang: Lang) -> Option<Self> {
        let about = open.iter().filter(|one| one.document == document);
        Some(Self { id: about.clone().next()?.id, because: about.map(|one| Because::of(one, lang)).collect() })
    }
}

pub fn cards(books: &[Arc<Book>], lang: Lang) -> Vec<Card> {
    books.iter().map(|book| Card::of(book, lang)).collect()
}

/// Blocks whose words explain themselves.
pub fn blocks(blocks: &[Block], met: &mut Explained) -> Vec<Block> {
    let explained = |block: &Block| match block {
        Block::Html { html } => Block::Html { html: explain(html, met) },
        other => other.clone(),
    };
    blocks.iter().map(explained).collect()
}
