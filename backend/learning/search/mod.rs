//! Search over tutorials, modules and the glossary, in memory.
//!
//! In memory, because the same answers are owed on SQLite and on PostgreSQL, and two databases neither cut words nor rank
//! alike. The index is a copy: the database is the truth, whoever changes a document puts it again.
//!
//! What was typed is cut into words (`words`): folded, silent ones left out, stemmed. Some mean something together, or have
//! another name (`shortcuts`). A word that no document holds may be the beginning of one, or one letter away (`lexicon`).
//! Each is looked up (`postings`); what it weighs in a document was counted when it came (`weights`); documents with more
//! of the words come first, then those where they weigh more and are rarer (`rank`).
//!
//! The same documents give the same answers in whatever order they came and whatever was removed between.
//!
//! 10,000 documents of the length of ours take about 55 MB; ours alone, one or two.

mod lexicon;
mod postings;
mod query;
mod rank;
mod shortcuts;
#[cfg(test)]
mod tests;
mod weights;
mod words;

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use lexicon::{FormId, Lexicon};
use postings::{Posting, Postings, Slot, Term};
use query::Reader;
use rank::Ranked;
use shortcuts::Shortcuts;
use weights::Counts;

/// Bytes of a field that are read. The longest text of ours has 14,000.
const BYTES_READ: usize = 200_000;

/// What is searched of a document. Plain text or Markdown: signs count for nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text<'a> {
    pub title: &'a str,
    pub summary: &'a str,
    /// Phrases that people type when they look for it, separated by commas; and its title in other languages.
    pub words: &'a str,
    pub body: &'a str,
}

/// A document that answers. Scores compare the answers to one query, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found<K> {
    pub key: K,
    pub score: f32,
}

pub struct Index<K> {
    lexicon: Lexicon,
    postings: Postings,
    shortcuts: Shortcuts,
    slots: HashMap<K, Slot>,
    documents: Vec<Option<Document<K>>>,
    free: Vec<Slot>,
}

/// What must be undone when it goes.
struct Document<K> {
    key: K,
    forms: Box<[FormId]>,
    meanings: Box<[Term]>,
}

impl<K> Default for Index<K> {
    fn default() -> Self {
        let (mut lexicon, mut postings) = (Lexicon::default(), Postings::default());
        let shortcuts = Shortcuts::enter(&mut lexicon, &mut postings);
        Index { lexicon, postings, shortcuts, slots: HashMap::new(), documents: Vec::new(), free: Vec::new() }
    }
}

impl<K: Copy + Ord + Hash> Index<K> {
    /// How many documents are held.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The document is found by this text from now on, and no longer by an earlier one. Costs what its own words cost,
    /// whatever else is held.
    pub fn put(&mut self, key: K, text: &Text) {
        self.remove(key);
        let (mut counts, mut forms, mut meanings) = (Counts::default(), BTreeSet::new(), BTreeSet::new());
        for (field, words) in weights::fields(text).into_iter().enumerate() {
            let words = words.get(..words.floor_char_boundary(BYTES_READ)).unwrap_or(words);
            words::each_run(words, |run| {
                let entered: Vec<(FormId, Term)> = run.iter().map(|word| self.lexicon.enter(word, &mut self.postings)).collect();
                forms.extend(entered.iter().map(|(form, _)| *form));
                let terms: Vec<Term> = entered.into_iter().map(|(_, term)| term).collect();
                counts.lengthen(field, terms.len());
                for at in 0..terms.len() {
                    let rest = terms.get(at..).unwrap_or_default();
                    rest.first().into_iter().for_each(|term| counts.see(field, *term));
                    for (_, meaning) in self.shortcuts.begun(rest) {
                        meanings.insert(meaning);
                        counts.see(field, meaning);
                    }
                }
            });
        }
        let document = Document { key, forms: forms.into_iter().collect(), meanings: meanings.into_iter().collect() };
        document.forms.iter().for_each(|form| self.lexicon.hold(*form));
        let slot = self.place(document);
        counts.weights().for_each(|(term, weight)| self.postings.add(term, Posting { slot, weight }));
    }

    fn place(&mut self, document: Document<K>) -> Slot {
        let key = document.key;
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                self.documents.push(None);
                Slot::try_from(self.documents.len() - 1).unwrap_or(Slot::MAX)
            }
        };
        if let Some(place) = self.documents.get_mut(slot as usize) {
            *place = Some(document);
        }
        self.slots.insert(key, slot);
        slot
    }

    /// As if it had never been put. Whether it was there.
    pub fn remove(&mut self, key: K) -> bool {
        let Some(slot) = self.slots.remove(&key) else { return false };
        let document = self.documents.get_mut(slot as usize).and_then(Option::take);
        if let Some(Document { forms, meanings, .. }) = document {
            meanings.iter().for_each(|meaning| self.postings.remove(*meaning, slot));
            for form in &forms {
                self.lexicon.term(*form).into_iter().for_each(|term| self.postings.remove(term, slot));
            }
            forms.iter().for_each(|form| self.lexicon.release(*form, &mut self.postings));
        }
        self.free.push(slot);
        true
    }

    /// The documents that answer best, at most `limit`, best first: those with more of the words before those with fewer,
    /// then by score, then by key. `allowed` says what the one who asks may see.
    pub fn find(&self, query: &str, limit: usize, allowed: impl Fn(K) -> bool) -> Vec<Found<K>> {
        let reader = Reader { lexicon: &self.lexicon, postings: &self.postings, shortcuts: &self.shortcuts };
        let tally = rank::tally(&reader.needs(query), &self.postings, self.documents.len(), self.len());
        let ranked = tally.found.iter().filter_map(|slot| {
            let document = self.documents.get(*slot as usize)?.as_ref()?;
            let (words, worth) = tally.at(*slot);
            Some(Ranked { words, worth, key: document.key })
        });
        let best = rank::best(ranked, limit, allowed);
        best.into_iter().map(|ranked| Found { key: ranked.key, score: ranked.worth }).collect()
    }

    /// Forms, terms and postings, for tests: what went leaves nothing behind.
    #[cfg(test)]
    fn held(&self) -> (usize, usize, usize) {
        let (terms, postings) = self.postings.held();
        (self.lexicon.held(), terms, postings)
    }
}
