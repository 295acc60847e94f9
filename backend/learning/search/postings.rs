//! For each term, the documents that hold it and how much it weighs in each.

use std::collections::HashMap;

/// Place of a document in the index; given again after a removal.
pub(super) type Slot = u32;
/// A stem, or one meaning of the table of shortcuts.
pub(super) type Term = u32;

#[derive(Clone, Copy)]
pub(super) struct Posting {
    pub slot: Slot,
    pub weight: f32,
}

/// Each term's postings stand in the order of slots, so that one is found by halves and removed without a walk.
#[derive(Default)]
pub(super) struct Postings {
    terms: Vec<Vec<Posting>>,
    stems: HashMap<Box<str>, Term>,
    free: Vec<Term>,
}

impl Postings {
    pub fn term(&self, stem: &str) -> Option<Term> {
        self.stems.get(stem).copied()
    }

    pub fn term_or_new(&mut self, stem: &str) -> Term {
        if let Some(term) = self.term(stem) {
            return term;
        }
        let term = self.free.pop().unwrap_or_else(|| {
            self.terms.push(Vec::new());
            // More than 2^32 terms do not fit in memory.
            Term::try_from(self.terms.len() - 1).unwrap_or(Term::MAX)
        });
        self.stems.insert(stem.into(), term);
        term
    }

    /// No form of this stem is left.
    pub fn forget(&mut self, stem: &str) {
        if let Some(term) = self.stems.remove(stem) {
            if let Some(postings) = self.terms.get_mut(term as usize) {
                *postings = Vec::new();
            }
            self.free.push(term);
        }
    }

    pub fn of(&self, term: Term) -> &[Posting] {
        self.terms.get(term as usize).map_or(&[], Vec::as_slice)
    }

    pub fn add(&mut self, term: Term, posting: Posting) {
        if let Some(postings) = self.terms.get_mut(term as usize) {
            match postings.binary_search_by_key(&posting.slot, |held| held.slot) {
                Ok(at) => postings[at] = posting,
                Err(at) => postings.insert(at, posting),
            }
        }
    }

    pub fn remove(&mut self, term: Term, slot: Slot) {
        if let Some(postings) = self.terms.get_mut(term as usize)
            && let Ok(at) = postings.binary_search_by_key(&slot, |held| held.slot)
        {
            postings.remove(at);
        }
    }

    #[cfg(test)]
    pub fn held(&self) -> (usize, usize) {
        (self.stems.len(), self.terms.iter().map(Vec::len).sum())
    }
}
