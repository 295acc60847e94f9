//! The words that documents hold, as they are written: what a typed word may be the beginning of, or a misspelling of.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::Arc;

use super::postings::{Postings, Term};
use super::words::stem;
use crate::learning::topics::is_one_letter_off;

/// A word as it is written, folded. "impots" and "impot" are two forms of one term.
pub(super) type FormId = u32;

/// Shorter words are not guessed, nor guessed at: "caf" is no misspelt "cas".
const GUESSED_FROM: usize = 4;
/// Forms that a beginning or a misspelling may stand for, the most frequent ones: a query must stay cheap.
const MOST_GUESSES: usize = 24;

pub(super) struct Form {
    pub letters: Arc<str>,
    pub term: Term,
    /// How many documents hold it; a word of the table of shortcuts counts as one, so that it is never forgotten.
    pub holders: u32,
}

#[derive(Default)]
pub(super) struct Lexicon {
    forms: Vec<Form>,
    free: Vec<FormId>,
    forwards: BTreeMap<Arc<str>, FormId>,
    /// The same written backwards: one wrong letter leaves the first half of a word whole, or the second.
    backwards: BTreeMap<Box<str>, FormId>,
    /// How many forms a term has: the last one takes it along.
    forms_of: HashMap<Term, u32>,
}

impl Lexicon {
    pub fn form(&self, letters: &str) -> Option<&Form> {
        self.forwards.get(letters).and_then(|id| self.forms.get(*id as usize))
    }

    /// The form, made if nobody holds it yet, and its term.
    pub fn enter(&mut self, letters: &str, postings: &mut Postings) -> (FormId, Term) {
        if let Some(id) = self.forwards.get(letters)
            && let Some(form) = self.forms.get(*id as usize)
        {
            return (*id, form.term);
        }
        let term = postings.term_or_new(&stem(letters));
        let form = Form { letters: letters.into(), term, holders: 0 };
        let shared = Arc::clone(&form.letters);
        let id = match self.free.pop() {
            Some(id) => {
                if let Some(place) = self.forms.get_mut(id as usize) {
                    *place = form;
                }
                id
            }
            None => {
                self.forms.push(form);
                FormId::try_from(self.forms.len() - 1).unwrap_or(FormId::MAX)
            }
        };
        self.forwards.insert(shared, id);
        self.backwards.insert(reversed(letters), id);
        *self.forms_of.entry(term).or_default() += 1;
        (id, term)
    }

    /// One document more holds it.
    pub fn hold(&mut self, id: FormId) {
        if let Some(form) = self.forms.get_mut(id as usize) {
            form.holders += 1;
        }
    }

    pub fn term(&self, id: FormId) -> Option<Term> {
        self.forms.get(id as usize).map(|form| form.term)
    }

    /// One document less holds it; the last one takes it along, and its term if that was the last form of it.
    pub fn release(&mut self, id: FormId, postings: &mut Postings) {
        let Some(form) = self.forms.get_mut(id as usize) else { return };
        form.holders = form.holders.saturating_sub(1);
        if form.holders > 0 {
            return;
        }
        let (letters, term) = (Arc::clone(&form.letters), form.term);
        form.letters = Arc::from("");
        self.forwards.remove(&letters);
        self.backwards.remove(&reversed(&letters));
        self.free.push(id);
        if let Some(count) = self.forms_of.get_mut(&term) {
            *count -= 1;
            if *count == 0 {
                self.forms_of.remove(&term);
                postings.forget(&stem(&letters));
            }
        }
    }

    /// Forms that begin so and go on, the most frequent first.
    pub fn begun(&self, letters: &str) -> Vec<&Form> {
        most_frequent(self.starting(letters).filter(|form| &*form.letters != letters).collect())
    }

    /// Forms that are one letter away: added, missing, changed, or two neighbours swapped.
    pub fn near(&self, letters: &str) -> Vec<&Form> {
        if letters.chars().count() < GUESSED_FROM {
            return Vec::new();
        }
        let half = letters.floor_char_boundary(letters.len() / 2);
        let (first, second) = letters.split_at(half);
        // A swap of the two letters in the middle spoils one letter of the second half.
        let second: String = second.chars().skip(1).collect();
        let is_near = |form: &&Form| is_one_letter_off(letters, &form.letters) && form.letters.chars().count() >= GUESSED_FROM;
        let same_first = self.starting(first);
        let second = reversed(&second);
        let same_second = starting(&self.backwards, &second).filter_map(|id| self.forms.get(id as usize));
        let mut near: Vec<&Form> = same_first.chain(same_second).filter(is_near).collect();
        near.sort_by(|one, other| one.letters.cmp(&other.letters));
        near.dedup_by(|one, other| one.letters == other.letters);
        most_frequent(near)
    }

    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.forwards.len() + self.backwards.len() + self.forms_of.len()
    }

    fn starting(&self, letters: &str) -> impl Iterator<Item = &Form> {
        starting(&self.forwards, letters).filter_map(|id| self.forms.get(id as usize))
    }
}

fn starting<K: Ord + AsRef<str> + std::borrow::Borrow<str>>(words: &BTreeMap<K, FormId>, begin: &str) -> impl Iterator<Item = FormId> {
    let range = words.range::<str, _>((Bound::Included(begin), Bound::Unbounded));
    range.take_while(move |(word, _)| (*word).as_ref().starts_with(begin)).map(|(_, id)| *id)
}

/// They come in the order of their letters, and equal ones stay so: the order in which documents came must not show.
fn most_frequent(mut forms: Vec<&Form>) -> Vec<&Form> {
    forms.sort_by_key(|form| Reverse(form.holders));
    forms.truncate(MOST_GUESSES);
    forms
}

fn reversed(letters: &str) -> Box<str> {
    letters.chars().rev().collect::<String>().into_boxed_str()
}
