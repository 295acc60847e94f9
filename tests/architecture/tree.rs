//! The files of the project, and what each of them names.

use std::path::{Path, PathBuf};

use super::source::{self, Named, Token};

/// The slices in their order: a later one may call an earlier one, never the other way round.
pub const SLICES: [&str; 15] = [
    "accounts",
    "associations",
    "places",
    "learning",
    "helpers",
    "permanences",
    "help_requests",
    "pairing",
    "help_sessions",
    "recognition",
    "referrals",
    "voice",
    "board",
    "home",
    "demo",
];

/// What slices stand on, from the ground up: a module names its own level and those before, never one after.
pub const GROUND: [&[&str]; 4] = [
    &["clock", "hex", "holidays", "measure", "config"],
    &["storage", "facts"],
    &["hub", "jobs", "mail", "push", "pdf", "audit", "backup", "check"],
    &["state", "web"],
];

/// One Rust file of `backend/`, read.
pub struct Source {
    /// From `backend/`: `home/offers.rs`.
    pub path: String,
    pub module: Vec<String>,
    pub tokens: Vec<Token>,
    pub named: Vec<Named>,
}

impl Source {
    /// The folder or file of `backend/` that it belongs to.
    pub fn part(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    pub fn slice(&self) -> Option<usize> {
        slice(self.part())
    }

    /// "pages", "store"… of a slice's file.
    pub fn role(&self) -> &str {
        self.module.get(1).map_or("", String::as_str)
    }

    pub fn says(&self, line: usize, what: &str) -> String {
        format!("backend/{}:{line} {what}", self.path)
    }
}

pub fn slice(name: &str) -> Option<usize> {
    SLICES.iter().position(|slice| *slice == name)
}

pub fn ground(name: &str) -> Option<usize> {
    GROUND.iter().position(|level| level.contains(&name))
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file under a folder of the project with one of these endings, sorted.
pub fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && name != "node_modules" && name != "target" {
                waiting.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// From the root of the project, with `/`.
pub fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}

/// Every Rust file of `backend/` but those of the crates inside it (the engine, what derives rows), without tests.
pub fn backend() -> Vec<Source> {
    let backend = root().join("backend");
    files("backend", &[".rs"])
        .into_iter()
        .filter(|path| !path.starts_with(backend.join("matching")) && !path.starts_with(backend.join("storage/row_derive")))
        .filter(|path| !short(path).ends_with("/tests.rs") && !short(path).contains("/tests/"))
        .map(|path| {
            let inside = path.strip_prefix(&backend).unwrap_or(&path);
            let module = source::module_of(inside);
            let tokens = source::without_tests(source::tokens(&read(&path)));
            let named = source::paths(&tokens, &module);
            Source { path: inside.to_string_lossy().into_owned(), module, tokens, named }
        })
        .collect()
}

/// Fails with every breach that is not a known exception, and with every exception that is no longer needed.
/// An exception is a part of a breach's line, and the reason why it is allowed.
pub fn judge(rule: &str, breaches: &[String], exceptions: &[(&str, &str)]) {
    let breaches: std::collections::BTreeSet<&String> = breaches.iter().collect();
    let unknown: Vec<&&String> = breaches.iter().filter(|breach| !exceptions.iter().any(|(part, _)| breach.contains(part))).collect();
    let needless: Vec<&str> =
        exceptions.iter().map(|(part, _)| *part).filter(|part| !breaches.iter().any(|breach| breach.contains(part))).collect();
    assert!(unknown.is_empty(), "{rule}\n{}", unknown.iter().map(|breach| format!("  {breach}\n")).collect::<String>());
    assert!(needless.is_empty(), "{rule}: these exceptions are no longer needed, delete them: {needless:?}");
}
