//! Small invented texts, and what people type.

mod properties;
mod shipped;

use super::*;

const NONE: [u32; 0] = [];

fn titled(title: &str) -> Text<'_> {
    Text { title, ..Text::default() }
}

fn index(texts: &[Text]) -> Index<u32> {
    let mut index = Index::default();
    (0..).zip(texts).for_each(|(key, text)| index.put(key, text));
    index
}

fn keys(index: &Index<u32>, query: &str) -> Vec<u32> {
    index.find(query, 100, |_| true).iter().map(|found| found.key).collect()
}

#[test]
fn a_title_says_more_than_words_then_a_summary_then_a_body() {
    let index = index(&[
        Text { body: "Le passeport, toujours le passeport.", ..titled("Papiers") },
        Text { summary: "Le passeport", ..titled("Papiers") },
        Text { words: "passeport", ..titled("Papiers") },
        titled("Le passeport"),
        titled("Autre chose"),
    ]);
    assert_eq!(keys(&index, "passeport"), [3, 2, 1, 0]);
}

#[test]
fn more_of_the_words_come_first_and_a_missing_word_empties_nothing() {
    let index = index(&[
        titled("Imprimer"),
        Text { body: "On peut imprimer une facture.", ..titled("Papiers") },
        titled("Une facture"),
        titled("Le wifi"),
    ]);
    assert_eq!(keys(&index, "imprimer facture"), [1, 0, 2]);
    assert_eq!(keys(&index, "imprimer facture zzzzzzzz"), [1, 0, 2]);
}

#[test]
fn a_rare_word_says_more_than_a_common_one() {
    let index = index(&[titled("Compte bancaire"), titled("Compte mail"), titled("Compte orange"), titled("Virement bancaire")]);
    assert_eq!(keys(&index, "compte virement"), [3, 0, 1, 2]);
}

#[test]
fn case_accents_and_endings_do_not_matter() {
    let index =
        index(&[titled("Déclarer ses impôts"), titled("L’élève bloquée"), titled("Cœur à l’œuvre"), titled("Update your payments")]);
    for (query, key) in [
        ("DECLARATION", 0),
        ("impot", 0),
        ("Impôts", 0),
        ("eleves", 1),
        ("bloqué", 1),
        ("coeur", 2),
        ("Œuvres", 2),
        ("updating", 3),
        ("payment", 3),
    ] {
        assert_eq!(keys(&index, query), [key], "{query}");
    }
}

#[test]
fn one_wrong_letter_is_forgiven_and_no_more() {
    let index = index(&[titled("Actualisation"), titled("La carte grise"), titled("Le tri")]);
    for (query, key) in [("actualistion", 0), ("actualisaation", 0), ("actualization", 0), ("atcualisation", 0), ("crate", 1), ("gris", 1)]
    {
        assert_eq!(keys(&index, query), [key], "{query}");
    }
    for query in ["actalistion", "tti", "trii", "tir"] {
        assert_eq!(keys(&index, query), NONE, "{query}");
    }
}

#[test]
fn a_known_word_is_no_misspelling() {
    let index = index(&[titled("La poste"), titled("La porte"), titled("Les sites")]);
    assert_eq!(keys(&index, "poste"), [0]);
    assert_eq!(keys(&index, "portes"), [1]);
    assert_eq!(keys(&index, "posste"), [0], "one letter from “poste”, two from “porte”");
}

#[test]
fn a_beginning_finds_its_words() {
    let index = index(&[titled("Bloc"), titled("Blocage"), titled("Le blo")]);
    assert_eq!(keys(&index, "blocag"), [1]);
    assert_eq!(keys(&index, "bloc"), [0, 1], "the word itself first");
    assert_eq!(keys(&index, "blo"), [2], "a short known word is whole");
    assert_eq!(keys(&index, "bloc impossible"), [0], "so is one that others follow");
}

#[test]
fn old_names_and_initials_find_what_they_mean() {
    let index = index(&[
        titled("Mot de passe France Travail perdu"),
        titled("Déclarer vos revenus en ligne"),
        Text { body: "Vos allocations arrivent le 5.", ..titled("Compte CAF") },
        titled("Le compte ameli"),
        titled("Le travail en France, et le passage d’un mot"),
    ]);
    assert_eq!(keys(&index, "pole emploi mdp")[0], 0);
    assert_eq!(keys(&index, "declaration impot")[0], 1);
    assert_eq!(keys(&index, "caf alloc")[0], 2);
    assert_eq!(keys(&index, "secu"), [3]);
    assert_eq!(keys(&index, "tax return")[0], 1);
    assert_eq!(keys(&index, "pole emlpoi")[0], 0, "a misspelt phrase is one");
    assert_eq!(keys(&index, "mot de passe france travail"), [0, 4], "a phrase before its words apart");
}

#[test]
fn a_phrase_never_reaches_across_a_sign() {
    let index = index(&[titled("Au pôle. Emploi du temps"), titled("La France. Travail à faire"), titled("France Travail")]);
    assert_eq!(keys(&index, "anpe"), [2]);
}

#[test]
fn only_what_is_allowed_and_no_more_than_wanted() {
    let mut index = Index::default();
    [7, 3, 9, 1].into_iter().for_each(|key| index.put(key, &titled("La retraite")));
    let found = |limit, allowed: fn(u32) -> bool| index.find("retraite", limit, allowed).iter().map(|found| found.key).collect::<Vec<_>>();
    assert_eq!(found(10, |_| true), [1, 3, 7, 9], "equal ones by key");
    assert_eq!(found(2, |key| key > 1), [3, 7]);
    assert_eq!(found(0, |_| true), NONE);
    assert_eq!(found(usize::MAX, |_| false), NONE);
}

#[test]
fn what_was_changed_or_removed_is_found_no_longer() {
    let mut index = index(&[titled("Le passeport"), titled("La retraite")]);
    index.put(0, &titled("Le wifi"));
    assert_eq!((keys(&index, "passeport"), keys(&index, "wifi")), (vec![], vec![0]));
    assert!(index.remove(1) && !index.remove(1));
    assert_eq!((keys(&index, "retraite"), index.len()), (vec![], 1));
}

#[test]
fn words_that_say_nothing_find_nothing() {
    let index = index(&[titled("Comment faire avec un e-mail ?"), titled("")]);
    for query in ["", "  ", "?!", "comment faire", "d’un", "e", "\0", "\u{200b}", "🙂"] {
        assert_eq!(keys(&index, query), NONE, "{query:?}");
    }
}

#[test]
fn a_long_query_is_read_at_its_beginning_only() {
    let index = index(&[titled("La retraite"), titled("Le wifi")]);
    assert_eq!(keys(&index, &"retraite ".repeat(100_000)), [0]);
    assert_eq!(keys(&index, &format!("retraite {} wifi", "bonjour ".repeat(20_000))), [0]);
    let reader = Reader { lexicon: &index.lexicon, postings: &index.postings, shortcuts: &index.shortcuts };
    let many: String = (0..20_000).map(|number| format!("r{number} ")).collect();
    assert_eq!(reader.needs(&many).len(), 12);
}
