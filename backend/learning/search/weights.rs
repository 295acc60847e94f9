//! How much a term weighs in a document: where it stands, how often, among how many others.

use std::collections::HashMap;

use super::Text;
use super::postings::Term;

/// What a field gives, and how long it is in what we ship: a word among many says less of a text than a word among few.
/// A fixed length, not the mean of what is held: a weight never changes after it was counted, whatever comes and goes.
struct Field {
    worth: f32,
    usual_words: f32,
    /// How many times a word must be there to count for half: one title says it once, a body repeats itself.
    half: f32,
}

const TITLE: Field = Field { worth: 10.0, usual_words: 5.0, half: 0.4 };
const WORDS: Field = Field { worth: 6.0, usual_words: 20.0, half: 0.4 };
const SUMMARY: Field = Field { worth: 3.0, usual_words: 15.0, half: 0.6 };
const BODY: Field = Field { worth: 2.0, usual_words: 350.0, half: 2.0 };
const FIELDS: [Field; 4] = [TITLE, WORDS, SUMMARY, BODY];

/// How much the length matters, as in Okapi BM25's `b`.
const LENGTH_MATTERS: f32 = 0.5;

/// The fields in the order of their weights.
pub(super) fn fields<'a>(text: &Text<'a>) -> [&'a str; 4] {
    [text.title, text.words, text.summary, text.body]
}

/// Counts terms field by field.
#[derive(Default)]
pub(super) struct Counts {
    terms: HashMap<Term, [u16; 4]>,
    lengths: [u16; 4],
}

impl Counts {
    pub fn see(&mut self, field: usize, term: Term) {
        if let Some(count) = self.terms.entry(term).or_default().get_mut(field) {
            *count = count.saturating_add(1);
        }
    }

    pub fn lengthen(&mut self, field: usize, words: usize) {
        if let Some(length) = self.lengths.get_mut(field) {
            *length = length.saturating_add(u16::try_from(words).unwrap_or(u16::MAX));
        }
    }

    /// Each term and its weight in the document; about 10 for a title's word, 2 for one that the body repeats.
    pub fn weights(&self) -> impl Iterator<Item = (Term, f32)> + '_ {
        self.terms.iter().map(|(term, counts)| {
            let parts = FIELDS.iter().zip(counts).zip(self.lengths);
            (*term, parts.map(|((field, count), length)| field.weight(*count, length)).sum())
        })
    }
}

impl Field {
    fn weight(&self, count: u16, length: u16) -> f32 {
        let long = 1.0 - LENGTH_MATTERS + LENGTH_MATTERS * f32::from(length) / self.usual_words;
        let count = f32::from(count);
        if count == 0.0 { 0.0 } else { self.worth * count / (count + self.half * long) }
    }
}
