//! Tutorials, short training modules and the glossary: what helpers are handed, and what they have learned.

pub mod actions;
pub mod attempts;
pub mod compare;
pub mod documents;
pub mod files;
pub mod glossary;
pub mod library;
pub mod models;
pub mod pages;
pub mod pictures;
pub mod search;
pub mod shipped;
pub mod shown;
pub mod store;
pub mod suggestions;
pub mod topics;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use sha2::{Digest, Sha256};

use crate::clock::DAY;
use crate::hex;
use crate::storage::{AssociationId, DocumentId, stored_by_word};
use crate::web::words::ZONE;
use documents::Kind;
use topics::Topic;

/// Facts of administrations and sites last about a year.
const FRESH_MS: i64 = 365 * DAY;

stored_by_word! {
    State {
        /// Written, and read by its writers alone.
        Draft "draft",
        Published "published",
        /// No longer proposed or found; who passed it keeps what it opened.
        Retired "retired",
    }
}

/// A tutorial or a training module, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub id: DocumentId,
    pub kind: Kind,
    /// Whose it is; `None`: it ships with the program, and everybody shares it.
    pub association: Option<AssociationId>,
    pub slug: String,
    pub state: State,
    /// Of what was published last; 0: nothing was.
    pub version: i64,
    pub source: String,
    /// What is being written since; empty: nothing.
    pub draft: String,
    pub title: String,
    /// The day its facts were checked, at midnight; 0 before its first publication.
    pub checked_at: i64,
    pub published_at: Option<i64>,
    pub moved_at: i64,
}

impl Document {
    /// What names it in an address: the slug of what ships, the id of an association's own.
    pub fn key(&self) -> String {
        self.association.map_or_else(|| self.slug.clone(), |_| self.id.to_string())
    }

    /// What its writers have before them: what is being written, or else what is published.
    pub fn text(&self) -> &str {
        if self.draft.is_empty() { &self.source } else { &self.draft }
    }

    /// Names the text that its writers have before them: another one once somebody kept or published another.
    pub fn edition(&self) -> String {
        let digest = Sha256::digest(format!("{} {} {}", self.version, self.draft.is_empty(), self.text()));
        hex::write(&digest[..12])
    }

    /// Checked so long ago that its facts may be wrong.
    pub fn is_old(&self, now: i64) -> bool {
        self.version > 0 && self.checked_at + FRESH_MS < now
    }

    /// The path of its page.
    pub fn href(&self) -> String {
        self.kind.href(&self.key())
    }
}

/// Topics as bits, as they are stored.
pub fn bits(topics: &[Topic]) -> i64 {
    topics.iter().fold(0_i64, |bits, topic| bits | 1 << topic.bit())
}

/// Midnight of a day where most of our people live, in UTC milliseconds.
pub fn midnight(day: Date) -> i64 {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC); // bundled with the program
    day.to_zoned(zone).map_or(0, |at| at.timestamp().as_millisecond())
}

/// Whether a text may be an address: 1 to 60 of `a-z`, `0-9` and `-`, and not an id.
pub fn is_slug(text: &str) -> bool {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    is_plain && (1..=60).contains(&text.len()) && text.parse::<DocumentId>().is_err()
}
