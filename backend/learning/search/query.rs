//! What was typed, made into what to look for.

use super::lexicon::{Form, Lexicon};
use super::postings::{Postings, Term};
use super::shortcuts::Shortcuts;
use super::words::{each_run, stem};

/// Bytes of a query that are read: its beginning says what it is about.
const BYTES_READ: usize = 512;
/// Different words of a query that are looked for.
const WORDS_READ: usize = 12;

/// A stem that two words share by chance is short: "pase" is no form of "pas".
const STEM_KNOWN_FROM: usize = 4;
/// A beginning of fewer letters stands for anything.
const BEGUN_FROM: usize = 3;

/// How much less what was not typed in so many words counts.
const MEANT: f32 = 0.8;
const BEGUN: f32 = 0.7;
const MISSPELT: f32 = 0.5;
/// A known word may still be the beginning of a longer one.
const GOING_ON: f32 = 0.4;

/// What one typed word may stand for; of these, a document counts the best.
pub(super) type Ways = Vec<(Term, f32)>;

/// A word, or a phrase that means something as a whole.
pub(super) struct Need {
    /// One entry a typed word.
    pub words: Vec<Ways>,
    /// What they mean together, when they are several.
    pub meanings: Vec<Term>,
}

pub(super) struct Reader<'a> {
    pub lexicon: &'a Lexicon,
    pub postings: &'a Postings,
    pub shortcuts: &'a Shortcuts,
}

impl Reader<'_> {
    pub fn needs(&self, query: &str) -> Vec<Need> {
        let query = query.get(..query.floor_char_boundary(BYTES_READ)).unwrap_or(query);
        let mut typed: Vec<String> = Vec::new();
        each_run(query, |run| {
            for word in run {
                if typed.len() < WORDS_READ && !typed.iter().any(|before| before == word) {
                    typed.push((*word).to_owned());
                }
            }
        });
        // A word that nobody knows is no part of a phrase.
        let terms: Vec<Term> = typed.iter().map(|word| self.likeliest(word).unwrap_or(Term::MAX)).collect();
        let (mut needs, mut at) = (Vec::new(), 0);
        while let Some(rest) = terms.get(at..).filter(|rest| !rest.is_empty()) {
            let taken = self.shortcuts.begun(rest).map(|(taken, _)| taken).max().unwrap_or(1);
            let meanings = self.shortcuts.begun(rest).filter(|(words, _)| taken > 1 && *words == taken);
            let meanings = meanings.map(|(_, meaning)| meaning).collect();
            let words = typed.iter().enumerate().skip(at).take(taken);
            let words = words.map(|(place, word)| self.ways(word, taken == 1 && place + 1 == typed.len())).collect();
            needs.push(Need { words, meanings });
            at += taken;
        }
        needs
    }

    /// The term of a known word; else that of the most frequent word of which it may be a misspelling.
    fn likeliest(&self, word: &str) -> Option<Term> {
        self.known(word).or_else(|| self.lexicon.near(word).first().map(|form| form.term))
    }

    fn known(&self, word: &str) -> Option<Term> {
        let by_stem = || Some(stem(word)).filter(|stem| stem.len() >= STEM_KNOWN_FROM).and_then(|stem| self.postings.term(&stem));
        self.lexicon.form(word).map(|form| form.term).or_else(by_stem)
    }

    fn ways(&self, word: &str, is_last: bool) -> Ways {
        let mut ways = Ways::new();
        let known = self.known(word).or_else(|| self.postings.term(&stem(word)));
        known.into_iter().for_each(|term| self.add(&mut ways, term, 1.0));
        let letters = word.chars().count();
        let mut guess = |forms: Vec<&Form>, factor| forms.into_iter().for_each(|form| self.add(&mut ways, form.term, factor));
        if self.known(word).is_none() {
            if letters >= BEGUN_FROM {
                guess(self.lexicon.begun(word), BEGUN);
            }
            guess(self.lexicon.near(word), MISSPELT);
        } else if is_last && letters > BEGUN_FROM {
            guess(self.lexicon.begun(word), GOING_ON);
        }
        ways
    }

    fn add(&self, ways: &mut Ways, term: Term, factor: f32) {
        let meant = self.shortcuts.alone(term).map(|meaning| (meaning, factor * MEANT));
        for (term, factor) in std::iter::once((term, factor)).chain(meant) {
            match ways.iter_mut().find(|(held, _)| *held == term) {
                Some((_, held)) => *held = held.max(factor),
                None => ways.push((term, factor)),
            }
        }
    }
}
