//! One home each: the database, mail, templates, the environment, the clock, the engine; and what is never written.

use super::source::{Named, What};
use super::tree::{self, Source, judge};

/// Breaches of "only these files name this".
fn strays(names: impl Fn(&[String]) -> bool, is_home: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut breaches = Vec::new();
    for source in tree::backend().iter().filter(|source| !is_home(source)) {
        for Named { segments, line } in source.named.iter().filter(|named| names(&named.segments)) {
            breaches.push(source.says(*line, &format!("names {}", segments.join("::"))));
        }
    }
    breaches
}

fn begins_with(krate: &'static str) -> impl Fn(&[String]) -> bool {
    move |segments| segments.first().is_some_and(|first| first == krate)
}

fn ends_with(end: [&'static str; 2]) -> impl Fn(&[String]) -> bool {
    move |segments| segments.windows(2).next_back().is_some_and(|last| last == end)
}

#[test]
fn the_database_has_its_homes() {
    let is_home =
        |source: &Source| matches!(source.part(), "storage" | "hub" | "jobs") || (source.slice().is_some() && source.role() == "store");
    let breaches = [strays(begins_with("sea_orm"), is_home), strays(begins_with("sea_orm_migration"), is_home)].concat();
    judge("sea_orm: store.rs, storage/, hub/, jobs", &breaches, &[]);
    judge("rusqlite: storage/", &strays(begins_with("rusqlite"), |source| source.part() == "storage"), &[]);
}

/// Whether a text is a statement, or a part of one that names a table.
fn is_sql(text: &str) -> bool {
    let begins = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "].iter().any(|verb| text.trim_start().starts_with(verb));
    begins || text.contains("(SELECT ") || text.contains(" WHERE ")
}

#[test]
fn a_slice_speaks_sql_in_its_store_alone() {
    let mut breaches = Vec::new();
    for source in tree::backend().iter().filter(|source| source.slice().is_some() && source.role() != "store") {
        for token in &source.tokens {
            if matches!(&token.what, What::Text(text) if is_sql(text)) {
                breaches.push(source.says(token.line, "speaks SQL"));
            }
        }
    }
    judge("SQL of a slice: store.rs, store/", &breaches, &[]);
}

#[test]
fn mail_is_sent_in_mail() {
    let breaches = strays(begins_with("lettre"), |source| source.part() == "mail");
    let known = [("config.rs", "the sender's address is checked where settings are, so that a start is refused with words")];
    judge("lettre: mail/", &breaches, &known);
}

#[test]
fn templates_live_in_web() {
    let breaches = strays(begins_with("tera"), |source| source.part() == "web");
    let known = [("app/mod.rs", "the assembly says that a template does not compile")];
    judge("tera: web/", &breaches, &known);
}

#[test]
fn other_nodes_are_reached_by_the_bus_alone() {
    judge("NATS: hub/bus.rs", &strays(begins_with("async_nats"), |source| source.path == "hub/bus.rs"), &[]);
}

#[test]
fn settings_are_read_in_config() {
    let names_env = |segments: &[String]| segments.len() > 1 && segments[..2] == ["std", "env"];
    judge("std::env: config.rs", &strays(names_env, |source| source.path == "config.rs"), &[]);
}

#[test]
fn the_wall_clock_is_read_in_clock() {
    let mut breaches = Vec::new();
    for end in [["SystemTime", "now"], ["Timestamp", "now"], ["Zoned", "now"], ["Utc", "now"]] {
        breaches.extend(strays(ends_with(end), |source| source.path == "clock.rs"));
    }
    judge("The wall clock: clock.rs", &breaches, &[]);
}

#[test]
fn only_pairing_calls_the_engine() {
    let breaches = strays(begins_with("matching"), |source| source.part() == "pairing");
    judge("matching: pairing/", &breaches, &[]);
}

#[test]
fn the_engine_knows_nothing_of_ours() {
    let manifest = tree::read(&tree::root().join("backend/matching/Cargo.toml"));
    let needs: Vec<&str> =
        manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1).take_while(|line| !line.starts_with('[')).collect();
    assert!(needs.iter().all(|line| line.trim().is_empty()), "matching depends on {needs:?}");
    for path in tree::files("backend/matching", &[".rs"]).iter().filter(|path| !tree::short(path).contains("/tests/")) {
        let text = tree::read(path);
        for word in ["async ", ".await", "std::fs", "std::net", "std::time", "rand::"] {
            assert!(!text.contains(word), "{}: no IO, no async, time and chance are arguments, but {word:?}", tree::short(path));
        }
    }
}

#[test]
fn nothing_panics_and_nothing_is_printed() {
    let mut breaches = Vec::new();
    for source in tree::backend() {
        for (at, token) in source.tokens.iter().enumerate() {
            let Some(word) = token.what.word() else { continue };
            let before = at.checked_sub(1).map(|at| &source.tokens[at].what);
            let after = source.tokens.get(at + 1).map(|token| &token.what);
            let is_called = before.is_some_and(|sign| sign.is('.')) && after.is_some_and(|sign| sign.is('('));
            let is_macro = after.is_some_and(|sign| sign.is('!'));
            let is_bad = match word {
                "unwrap" | "expect" | "unwrap_err" | "expect_err" => is_called,
                "panic" | "unreachable" | "unimplemented" | "todo" | "println" | "eprintln" | "print" | "eprint" | "dbg" => is_macro,
                _ => false,
            };
            if is_bad {
                breaches.push(source.says(token.line, &format!("says {word}")));
            }
        }
    }
    judge("No unwrap, expect, panic or print outside tests", &breaches, &[]);
}

#[test]
fn nothing_is_left_to_do() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX")];
    let mut breaches = Vec::new();
    for folder in ["backend", "frontend", "migrations", "tests"] {
        for path in tree::files(folder, &[".rs", ".html", ".css", ".js", ".mjs", ".ftl", ".md", ".toml"]) {
            for (at, line) in tree::read(&path).lines().enumerate() {
                let words = line.split(|letter: char| !letter.is_ascii_alphanumeric());
                if words.into_iter().any(|word| marks.contains(&word)) {
                    breaches.push(format!("{}:{}", tree::short(&path), at + 1));
                }
            }
        }
    }
    judge("Nothing is left to do in the files", &breaches, &[]);
}

#[test]
fn strings_are_read_as_strings() {
    let tokens = super::source::tokens("let a = \"TWO \\\" x\"; // unwrap()\n/* panic! */ b('\\'', 'c', &'static r#\"raw \"text\"\"#)");
    let texts: Vec<&What> = tokens.iter().map(|token| &token.what).filter(|what| matches!(what, What::Text(_))).collect();
    assert_eq!(texts, [&What::Text("TWO \\\" x".into()), &What::Text("raw \"text\"".into())]);
    assert!(!tokens.iter().any(|token| matches!(token.what.word(), Some("unwrap" | "panic" | "c"))));
}
