//! What holds for any texts and any queries.

use proptest::prelude::*;
use proptest::sample::{Index as Place, select};

use super::{Index, Text};
use crate::learning::search::words::{each_run, stem};

/// Few words, near one another, so that they meet: forms, beginnings, misspellings, phrases, accents, equal documents.
const VOCABULARY: &[&str] = &[
    "pôle",
    "emploi",
    "emplois",
    "France",
    "Travail",
    "mot",
    "passe",
    "mdp",
    "caf",
    "allocation",
    "alloc",
    "allocataire",
    "impôt",
    "impots",
    "import",
    "poste",
    "porte",
    "portes",
    "posté",
    "declaration",
    "déclarer",
    "revenus",
    "rsa",
    "39",
    "de",
    "la",
    ",",
    "L’été",
    "carte",
    "carter",
    "cartable",
    "vitale",
    "vital",
    "photo",
    "photos",
    "update",
    "updating",
];

fn phrase(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(select(VOCABULARY), words).prop_map(|words| words.join(" "))
}

type Owned = (String, String, String, String);

fn documents() -> impl Strategy<Value = Vec<Owned>> {
    prop::collection::vec((phrase(0..4), phrase(0..5), phrase(0..6), phrase(0..15)), 1..12)
}

fn text((title, summary, words, body): &Owned) -> Text<'_> {
    Text { title, summary, words, body }
}

fn filled<'a>(documents: impl Iterator<Item = (usize, &'a Owned)>) -> Index<usize> {
    let mut index = Index::default();
    documents.for_each(|(key, document)| index.put(key, &text(document)));
    index
}

/// Of the words that are not silent.
fn stems(text: &str) -> Vec<String> {
    let mut stems = Vec::new();
    each_run(text, |run| stems.extend(run.iter().map(|word| stem(word))));
    stems
}

/// One letter of a word inserted, left out, changed, or swapped with the next.
fn misspelt(word: &str, place: Place, letter: char, how: u8) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = place.index(letters.len());
    match how {
        0 => letters.insert(at, letter),
        1 => drop(letters.remove(at)),
        2 => letters[at] = letter,
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_order_in_which_documents_came_does_not_show(
        documents in documents(), order in prop::collection::vec(any::<u32>(), 12), query in phrase(1..6), limit in 0_usize..14,
    ) {
        let one = filled(documents.iter().enumerate());
        let mut shuffled: Vec<(usize, &Owned)> = documents.iter().enumerate().collect();
        shuffled.sort_by_key(|(key, _)| order[*key]);
        let other = filled(shuffled.into_iter());
        prop_assert_eq!(one.find(&query, limit, |_| true), other.find(&query, limit, |_| true));
        let all = one.find(&query, usize::MAX, |_| true);
        prop_assert_eq!(&all[..limit.min(all.len())], &one.find(&query, limit, |_| true)[..]);
    }

    #[test]
    fn removed_is_never_put(
        documents in documents(), gone in prop::collection::vec(any::<bool>(), 12), query in phrase(1..6),
    ) {
        let stays = || documents.iter().enumerate().filter(|(key, _)| !gone[*key]);
        let mut index = filled(documents.iter().enumerate());
        (0..documents.len()).filter(|key| gone[*key]).for_each(|key| { index.remove(key); });
        // Those that stay were changed once, and changed back.
        stays().for_each(|(key, document)| { index.put(key, &text(&documents[0])); index.put(key, &text(document)); });
        let never = filled(stays());
        prop_assert_eq!(index.find(&query, 20, |_| true), never.find(&query, 20, |_| true));
        prop_assert_eq!(index.held(), never.held(), "nothing is kept of what went");
    }

    #[test]
    fn one_wrong_letter_in_a_title_still_finds_the_document(
        documents in documents(), title in prop::collection::vec("[a-z]{4,12}", 1..4),
        which in any::<Place>(), place in any::<Place>(), letter in prop::char::range('a', 'z'), how in 0_u8..4,
    ) {
        let mut index = filled(documents.iter().enumerate());
        let title_words = title.join(" ");
        index.put(99, &Text { title: &title_words, ..Text::default() });
        let meant: &String = which.get(title.as_slice());
        let typed = misspelt(meant, place, letter, how);
        // A known word is taken at its word, and a silent one says nothing.
        let is_known = index.lexicon.form(&typed).is_some() || index.postings.term(&stem(&typed)).is_some();
        prop_assume!(stems(meant).len() == 1 && stems(&typed).len() == 1 && typed.len() >= 4 && !is_known);
        let found = index.find(&typed, 20, |_| true);
        prop_assert!(found.iter().any(|found| found.key == 99), "{} in {}", typed, title_words);
    }

    #[test]
    fn a_title_finds_its_document(documents in documents(), which in any::<Place>()) {
        let index = filled(documents.iter().enumerate());
        let (title, ..): &Owned = which.get(documents.as_slice());
        let found = index.find(title, 20, |_| true);
        prop_assume!(!stems(title).is_empty());
        prop_assert!(found.iter().any(|found| documents[found.key].0 == *title));
        prop_assert!(found.iter().all(|found| found.score.is_finite() && found.score > 0.0));
    }

    #[test]
    fn nothing_panics(title in any::<String>(), words in "\\PC*", body in ".*", query in any::<String>(), other in "[a-zé'’ ,.]{0,200}") {
        let mut index = Index::default();
        index.put(1, &Text { title: &title, summary: &other, words: &words, body: &body });
        for typed in [&title, &words, &body, &query, &other] {
            prop_assert!(index.find(typed, 5, |_| true).len() <= 1);
            for end in 0..typed.len().min(40) {
                index.find(&typed[..typed.floor_char_boundary(end)], 5, |_| true);
            }
        }
        index.put(1, &Text { title: &query, ..Text::default() });
        index.remove(1);
        prop_assert_eq!(index.held(), Index::<i32>::default().held());
    }
}
