//! What the audit keeps has words for whoever reads it: each act, and each noun of a record.

use std::collections::BTreeSet;

use super::source::{Token, What};
use super::tree::{self, judge};

/// Functions that write a row of the audit, by `audit::note` or through it.
const WRITERS: [&str; 3] = ["note", "noted", "done_to"];

/// The texts between the brackets of a call that begins at `at`.
fn texts(tokens: &[Token], at: usize) -> Vec<&str> {
    let (mut depth, mut found) = (0, Vec::new());
    for token in &tokens[at..] {
        match &token.what {
            sign if sign.is('(') => depth += 1,
            sign if sign.is(')') => depth -= 1,
            What::Text(text) => found.push(text.as_str()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

/// Ids of words that the acts and nouns of all sources ask for, and where they are asked for.
fn wanted() -> BTreeSet<(String, String)> {
    let mut wanted = BTreeSet::new();
    for source in tree::backend() {
        for (at, token) in source.tokens.iter().enumerate() {
            let is_call = token.what.word().is_some_and(|word| WRITERS.contains(&word))
                && source.tokens.get(at + 1).is_some_and(|next| next.what.is('('))
                && at.checked_sub(1).and_then(|before| source.tokens[before].what.word()) != Some("fn");
            if !is_call {
                continue;
            }
            let texts = texts(&source.tokens, at + 1);
            let act = texts.iter().find(|text| is_plain(text)).map(|act| format!("audit-act-{act}"));
            let noun = texts.iter().find_map(|text| text.split_once(" {")).filter(|(noun, _)| is_plain(noun));
            for id in act.into_iter().chain(noun.map(|(noun, _)| format!("audit-noun-{noun}"))) {
                wanted.insert((id, source.says(token.line, "writes it")));
            }
        }
    }
    wanted
}

#[test]
fn whatever_the_audit_keeps_can_be_read_in_words() {
    let wanted = wanted();
    assert!(wanted.len() > 60, "the calls are found: {}", wanted.len());
    let mut breaches = Vec::new();
    for lang in ["fr", "en"] {
        let words = std::fs::read_to_string(tree::root().join(format!("frontend/locales/{lang}/audit.ftl"))).unwrap();
        for (id, place) in &wanted {
            if !words.lines().any(|line| line.starts_with(&format!("{id} ="))) {
                breaches.push(format!("{lang}: no {id}; {place}"));
            }
        }
    }
    judge("words of the audit: frontend/locales/*/audit.ftl", &breaches, &[]);
}
