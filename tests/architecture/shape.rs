//! Sizes, maps, and what stands where.

use std::collections::BTreeSet;

use super::source::{self, Token, What};
use super::tree::{self, judge, slice};

/// Never passed.
const MOST_LINES: usize = 400;
/// A file that passes this becomes a folder of its name; words may go on, and exceptions stand below, with their reason.
const WANTED_LINES: usize = 300;
const MOST_HANDLER_LINES: usize = 25;

#[test]
fn no_file_is_too_long() {
    let (mut breaches, mut far) = (Vec::new(), Vec::new());
    for folder in ["backend", "frontend", "migrations", "tests"] {
        for path in tree::files(folder, &[".rs", ".html", ".css", ".js", ".mjs", ".ftl"]) {
            let lines = tree::read(&path).lines().count();
            if lines > MOST_LINES {
                far.push(format!("{}: {lines} lines", tree::short(&path)));
            } else if lines > WANTED_LINES && path.extension().is_none_or(|kind| kind != "ftl") {
                breaches.push(format!("{}: {lines} lines", tree::short(&path)));
            }
        }
    }
    judge("No file passes 400 lines", &far, &[]);
    judge("A file that passes 300 lines becomes a folder", &breaches, &[]);
}

#[test]
fn handlers_are_short() {
    let mut breaches = Vec::new();
    for source in tree::backend() {
        for (name, from, to) in answering(&source.tokens) {
            let lines = (to + 1).saturating_sub(from + 2); // what stands between the braces
            if lines > MOST_HANDLER_LINES {
                breaches.push(source.says(from, &format!("{name} has {lines} lines")));
            }
        }
    }
    judge("Handlers under 25 lines", &breaches, &[]);
}

/// Public functions that return `Result<Response, AppError>`: name, line of the opening brace, line of the closing one.
fn answering(tokens: &[Token]) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let words: Vec<&str> = tokens[at..].iter().take(14).filter_map(|token| token.what.word()).collect();
        let answers = tokens[at].what.is('>') && words.starts_with(&["Result", "Response", "AppError"]);
        let Some(open) = (at..tokens.len()).find(|at| tokens[*at].what.is('{')).filter(|open| answers && open - at < 12) else { continue };
        let Some(begins) = (0..at).rev().find(|at| tokens[*at].what.word() == Some("fn")) else { continue };
        // What a route calls is public; what helps it to answer may be longer.
        let before =
            tokens[begins.saturating_sub(6)..begins].iter().rev().take_while(|token| !matches!(token.what, What::Sign('}' | ']' | ';')));
        if !before.into_iter().any(|token| token.what.word() == Some("pub")) {
            continue;
        }
        let name = tokens.get(begins + 1).and_then(|token| token.what.word());
        found.push((name.unwrap_or_default().to_owned(), tokens[open].line, tokens[closing(tokens, open)].line));
    }
    found
}

fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        depth += i32::from(token.what.is('{')) - i32::from(token.what.is('}'));
        if depth == 0 {
            return at;
        }
    }
    tokens.len() - 1
}

#[test]
fn the_map_is_what_is_on_the_disk() {
    let library = tree::read(&tree::root().join("backend/lib.rs"));
    let tokens = source::tokens(&library);
    let declared: BTreeSet<String> = tokens
        .windows(2)
        .filter(|pair| pair[0].what.word() == Some("mod"))
        .filter_map(|pair| pair[1].what.word().map(str::to_owned))
        .collect();
    let on_disk: BTreeSet<String> = std::fs::read_dir(tree::root().join("backend"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap_or_default().to_string_lossy().into_owned())
        .filter(|name| !matches!(name.as_str(), "lib" | "main" | "matching"))
        .collect();
    assert_eq!(declared, on_disk, "backend/lib.rs opens what is in backend/");
    for part in &on_disk {
        assert!(library.contains(&format!("[`{part}`]")), "the map in backend/lib.rs does not name {part}");
    }
}

#[test]
fn each_slice_has_the_same_files() {
    for part in tree::SLICES {
        let folder = tree::root().join("backend").join(part);
        if folder.exists() {
            assert!(folder.join("mod.rs").exists(), "{part} has no mod.rs");
            for odd in ["utils", "common", "manager", "service", "misc", "helpers"] {
                assert!(!folder.join(format!("{odd}.rs")).exists() && !folder.join(odd).exists(), "{part}/{odd}: name the noun");
            }
        }
    }
}

#[test]
fn templates_stand_with_their_slice() {
    for entry in std::fs::read_dir(tree::root().join("frontend/templates")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_known = !path.is_dir() || slice(&name).is_some() || matches!(name.as_str(), "components" | "mail");
        assert!(is_known, "frontend/templates/{name} belongs to no slice");
    }
}

#[test]
fn the_root_holds_what_it_may() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "build.rs",
        "README.md",
        "backend",
        "frontend",
        "migrations",
        "tests",
        ".ci",
        ".config",
        ".clippy.toml",
        ".rustfmt.toml",
        ".deny.toml",
        ".gitignore",
        ".gitattributes",
        ".git",
    ];
    let ignored = tree::read(&tree::root().join(".gitignore"));
    let mut breaches = Vec::new();
    for entry in std::fs::read_dir(tree::root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let is_ignored = ignored.lines().any(|line| line.trim_end_matches('/').trim_start_matches('/') == name);
        if !allowed.contains(&name.as_str()) && !is_ignored {
            breaches.push(name);
        }
    }
    judge("At the root stand only Cargo.toml, Cargo.lock, build.rs, README.md, the folders and dotfiles", &breaches, &[]);
}

#[test]
fn the_readme_knows_every_folder() {
    let readme = tree::read(&tree::root().join("README.md"));
    for folder in ["backend", "frontend", "migrations", "tests"] {
        assert!(readme.contains(&format!("`{folder}/")) || readme.contains(&format!("{folder}/")), "README.md does not name {folder}/");
    }
}

#[test]
fn the_protocol_tells_every_kind_of_event() {
    let protocol = tree::read(&tree::root().join("backend/hub/PROTOCOL.md"));
    let events = tree::read(&tree::root().join("backend/hub/event.rs"));
    let kinds: Vec<&str> = events.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(kinds.len() >= 14, "{kinds:?}");
    for kind in kinds {
        assert!(protocol.contains(&format!("| `{kind}` |")), "backend/hub/PROTOCOL.md does not tell of {kind}");
    }
}
