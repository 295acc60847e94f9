//! Templates and words: everything compiles, every word exists in both languages, and French is set as French is.

mod french;
mod markup;
#[path = "../architecture/source.rs"]
#[allow(dead_code)]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use binome::web::{Assets, Templates};
use source::{Token, What};

const LANGUAGES: [&str; 2] = ["fr", "en"];

fn frontend() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("frontend")
}

/// Files under a folder with an ending, as (path from that folder, text), sorted.
fn files(folder: &Path, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(at) = waiting.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Every message of a language: id → where it stands.
fn ids(language: &str) -> BTreeMap<String, String> {
    let mut ids = BTreeMap::new();
    for (name, text) in files(&frontend().join("locales").join(language), ".ftl") {
        for (at, line) in text.lines().enumerate() {
            let Some((id, _)) = line.split_once('=').filter(|_| line.starts_with(|first: char| first.is_ascii_alphabetic())) else {
                continue;
            };
            let place = format!("{language}/{name}:{}", at + 1);
            if let Some(before) = ids.insert(id.trim().to_owned(), place.clone()) {
                panic!("{} is said twice: {before} and {place}", id.trim());
            }
        }
    }
    ids
}

/// What stands in quotes right after `before`, with its line: `after("t(id=\"", …)`.
fn quoted(text: &str, before: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(before) {
        let is_whole = !text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if let Some((name, _)) = text[at + before.len()..].split_once('"').filter(|_| is_whole) {
            found.push((text[..at].lines().count(), name.to_owned()));
        }
    }
    found
}

fn begins_some(ids: &BTreeMap<String, String>, start: &str) -> bool {
    ids.keys().any(|id| id.starts_with(start))
}

fn fail_with(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{what}:\n  {}", faults.join("\n  "));
}

#[test]
fn every_template_compiles_in_both_languages() {
    Templates::load(&Assets::load()).unwrap();
}

#[test]
fn both_languages_say_the_same_things() {
    let (fr, en) = (ids("fr"), ids("en"));
    let only = |these: &BTreeMap<String, String>, those: &BTreeMap<String, String>| -> Vec<String> {
        these.iter().filter(|(id, _)| !those.contains_key(*id)).map(|(id, place)| format!("{id} ({place})")).collect()
    };
    fail_with("said in one language only", &[only(&fr, &en), only(&en, &fr)].concat());
}

#[test]
fn every_word_of_a_template_exists() {
    let known: Vec<BTreeMap<String, String>> = LANGUAGES.iter().map(|language| ids(language)).collect();
    let mut faults = Vec::new();
    for (name, text) in files(&frontend().join("templates"), ".html") {
        for (line, id) in quoted(&text, "t(id=\"") {
            // `"meeting-" ~ meeting`: what is put together must begin some words.
            let is_said = |ids: &BTreeMap<String, String>| ids.contains_key(&id) || (id.ends_with(['-', '_']) && begins_some(ids, &id));
            if !known.iter().all(is_said) {
                faults.push(format!("templates/{name}:{line} {id:?}"));
            }
        }
    }
    fail_with("no language has these words", &faults);
}

#[test]
fn every_drawing_of_a_template_exists() {
    let mut faults = Vec::new();
    for (name, text) in files(&frontend().join("templates"), ".html") {
        let icons = [quoted(&text, "icon(name=\""), quoted(&text, "icon_name=\"")].concat();
        let pictures = [quoted(&text, "picture(name=\""), quoted(&text, "picture_name=\"")].concat();
        for (folder, drawings) in [("icons", icons), ("pictures", pictures)] {
            for (line, drawing) in drawings {
                if !frontend().join(folder).join(format!("{drawing}.svg")).exists() {
                    faults.push(format!("templates/{name}:{line} {folder}/{drawing}.svg"));
                }
            }
        }
    }
    for tile in binome::learning::topics::tiles() {
        if !frontend().join("pictures").join(format!("{}.svg", tile.picture)).exists() {
            faults.push(format!("tile {} {}.svg", tile.slug, tile.picture));
        }
    }
    fail_with("these drawings do not exist", &faults);
}

/// Which argument of which function is an id of words.
const SAYING: [(&str, usize); 6] = [("words", 0), ("plain", 1), ("with", 1), ("go_saying", 1), ("NoLonger", 0), ("words_id", 0)];

#[test]
fn every_word_of_the_program_exists() {
    let known: Vec<BTreeMap<String, String>> = LANGUAGES.iter().map(|language| ids(language)).collect();
    let all: BTreeSet<&String> = known[0].keys().filter(|id| known[1].contains_key(*id)).collect();
    let mut faults = Vec::new();
    for (name, text) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("backend"), ".rs") {
        let tokens = source::without_tests(source::tokens(&text));
        for (function, place) in SAYING {
            for (line, literal) in literals_given_to(&tokens, function, place) {
                // What `format!` completes must begin some words.
                let is_known = match literal.split_once('{') {
                    Some(("", _)) => true,
                    Some((start, _)) => begins_some(&known[0], start) && begins_some(&known[1], start),
                    None => all.contains(&literal),
                };
                if is_id(&literal) && !is_known {
                    faults.push(format!("backend/{name}:{line} {literal:?}"));
                }
            }
        }
    }
    fail_with("no language has these words", &faults);
}

/// "notice-paired", "meeting-{}": lower case, with a hyphen.
fn is_id(literal: &str) -> bool {
    literal.contains('-') && literal.starts_with(|first: char| first.is_ascii_lowercase()) && !literal.contains([' ', '/', '.', ':'])
}

/// String literals in one argument of each call of a function.
fn literals_given_to(tokens: &[Token], function: &str, place: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let is_call = tokens[at].what.word() == Some(function) && tokens.get(at + 1).is_some_and(|token| token.what.is('('));
        if !is_call {
            continue;
        }
        let (mut depth, mut argument) = (0, 0);
        for token in &tokens[at + 1..] {
            match &token.what {
                What::Sign('(' | '[' | '{') => depth += 1,
                What::Sign(')' | ']' | '}') => depth -= 1,
                What::Sign(',') if depth == 1 => argument += 1,
                What::Text(text) if argument == place => found.push((token.line, text.clone())),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

#[test]
fn nothing_is_said_outside_the_words() {
    let mut faults = Vec::new();
    for (name, text) in files(&frontend().join("templates"), ".html") {
        for (line, words) in markup::said_aloud(&text) {
            faults.push(format!("templates/{name}:{line} {words:?}"));
        }
    }
    fail_with("these words stand in a template, not in locales/", &faults);
}

#[test]
fn french_is_set_as_french_is() {
    let mut faults = Vec::new();
    for (name, text) in files(&frontend().join("locales/fr"), ".ftl") {
        for (line, fault) in french::faults(&text) {
            faults.push(format!("fr/{name}:{line} {fault}"));
        }
    }
    fail_with("French typography", &faults);
}
