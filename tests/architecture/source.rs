//! Reads Rust just well enough to know which paths a file names: no comment, no string, no test module in the way.

use std::collections::HashMap;
use std::path::Path;

/// One token and the line it stands on (from 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub what: What,
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Word(String),
    /// The content of a string literal, escapes as written.
    Text(String),
    Sign(char),
}

impl What {
    pub fn is(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }

    pub fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }
}

/// A path that a file names, whole: `crate::hub::tell`, `sea_orm::DbErr`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub segments: Vec<String>,
    pub line: usize,
}

/// The tokens of a source without its comments; characters and lifetimes are dropped.
pub fn tokens(source: &str) -> Vec<Token> {
    let letters: Vec<char> = source.chars().collect();
    let (mut at, mut line, mut found) = (0, 1, Vec::new());
    while let Some(&letter) = letters.get(at) {
        let from = at;
        let next = letters.get(at + 1).copied();
        match letter {
            '/' if next == Some('/') => at = find(&letters, at, |rest| rest.starts_with(&['\n'])),
            '/' if next == Some('*') => at = find(&letters, at + 2, |rest| rest.starts_with(&['*', '/'])) + 2,
            'r' if matches!(next, Some('"' | '#')) && raw(&letters, at).is_some() => {
                let (text, end) = raw(&letters, at).unwrap_or_default();
                found.push(Token { what: What::Text(text), line });
                at = end;
            }
            '"' => {
                at += 1;
                while letters.get(at).is_some_and(|letter| *letter != '"') {
                    at += if letters[at] == '\\' { 2 } else { 1 };
                }
                let text = letters[from + 1..at.min(letters.len())].iter().collect();
                found.push(Token { what: What::Text(text), line });
                at += 1;
            }
            '\'' => at = character(&letters, at),
            _ if letter.is_alphanumeric() || letter == '_' => {
                while letters.get(at).is_some_and(|letter| letter.is_alphanumeric() || *letter == '_') {
                    at += 1;
                }
                found.push(Token { what: What::Word(letters[from..at].iter().collect()), line });
            }
            _ => {
                if !letter.is_whitespace() {
                    found.push(Token { what: What::Sign(letter), line });
                }
                at += 1;
            }
        }
        line += letters[from..at.min(letters.len())].iter().filter(|letter| **letter == '\n').count();
    }
    found
}

fn find(letters: &[char], from: usize, ends: impl Fn(&[char]) -> bool) -> usize {
    (from..letters.len()).find(|at| ends(&letters[*at..])).unwrap_or(letters.len())
}

/// `r"…"` or `r#"…"#`: its content, and where it ends.
fn raw(letters: &[char], at: usize) -> Option<(String, usize)> {
    let hashes = letters[at + 1..].iter().take_while(|letter| **letter == '#').count();
    let open = at + 1 + hashes;
    (letters.get(open) == Some(&'"')).then_some(())?;
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let end = find(letters, open + 1, |rest| rest.starts_with(&close));
    Some((letters[open + 1..end].iter().collect(), end + close.len()))
}

/// Past `'x'`, `'\n'`, `'\u{e9}'`, or past the quote of a lifetime.
fn character(letters: &[char], at: usize) -> usize {
    match letters.get(at + 1) {
        Some('\\') => find(letters, at + 3, |rest| rest.starts_with(&['\''])) + 1,
        Some(_) if letters.get(at + 2) == Some(&'\'') => at + 3,
        _ => at + 1,
    }
}

/// Leaves out every item under `#[cfg(test)]`.
pub fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let words: Vec<&str> = tokens[at..].iter().take(6).filter_map(|token| token.what.word()).collect();
        if tokens[at].what.is('#') && words.first() == Some(&"cfg") && words.get(1) == Some(&"test") {
            at = past_item(&tokens, at);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Past the attribute at `from` and the item it stands on: to its `;`, or to its closing brace.
fn past_item(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.what {
            What::Sign('{' | '(' | '[') => depth += 1,
            What::Sign(')' | ']') => depth -= 1,
            What::Sign('}') => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            What::Sign(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Every path that a file names, `use` trees unfolded, what they bring in resolved, `super` and `self` made whole.
/// `module`: where the file stands, such as `["home", "offers"]`.
pub fn paths(tokens: &[Token], module: &[String]) -> Vec<Named> {
    let (mut named, mut brought) = (Vec::new(), HashMap::new());
    let mut inline = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].what.word() == Some("use") && !follows_path(tokens, at) {
            let end = (at..tokens.len()).find(|end| tokens[*end].what.is(';')).unwrap_or(tokens.len());
            unfold(&tokens[at + 1..end], &[], &mut |segments, alias, line| {
                let segments = whole(&segments, module);
                if let Some(last) = alias.or_else(|| segments.last().cloned()) {
                    brought.insert(last, segments.clone());
                }
                named.push(Named { segments, line });
            });
            at = end;
        } else if tokens[at].what.word().is_some() && !follows_path(tokens, at) {
            let (segments, end) = inline_path(tokens, at);
            if segments.len() > 1 {
                inline.push(Named { segments, line: tokens[at].line });
            }
            at = end;
        } else {
            at += 1;
        }
    }
    for one in inline {
        let segments = match brought.get(&one.segments[0]) {
            Some(start) => start.iter().chain(&one.segments[1..]).cloned().collect(),
            None => whole(&one.segments, module),
        };
        named.push(Named { segments, line: one.line });
    }
    named
}

fn follows_path(tokens: &[Token], at: usize) -> bool {
    at > 0 && (tokens[at - 1].what.is(':') && at > 1 && tokens[at - 2].what.is(':') || tokens[at - 1].what.is('.'))
}

fn inline_path(tokens: &[Token], mut at: usize) -> (Vec<String>, usize) {
    let mut segments = Vec::new();
    while let Some(word) = tokens.get(at).and_then(|token| token.what.word()) {
        segments.push(word.to_owned());
        at += 1;
        let goes_on = tokens.get(at).is_some_and(|token| token.what.is(':')) && tokens.get(at + 1).is_some_and(|token| token.what.is(':'));
        if !goes_on {
            break;
        }
        at += 2;
    }
    (segments, at)
}

/// Unfolds `a::{b, c::d as e}` and calls `take` with each path, its alias and its line.
fn unfold(tokens: &[Token], before: &[String], take: &mut impl FnMut(Vec<String>, Option<String>, usize)) {
    let mut depth = 0;
    let mut from = 0;
    for at in 0..=tokens.len() {
        match tokens.get(at).map(|token| &token.what) {
            Some(What::Sign('{')) => depth += 1,
            Some(What::Sign('}')) => depth -= 1,
            Some(What::Sign(',')) if depth == 0 => {
                branch(&tokens[from..at], before, take);
                from = at + 1;
            }
            None => branch(&tokens[from..at], before, take),
            _ => {}
        }
    }
}

fn branch(tokens: &[Token], before: &[String], take: &mut impl FnMut(Vec<String>, Option<String>, usize)) {
    let Some(first) = tokens.first() else { return };
    let mut segments = before.to_vec();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match &token.what {
            What::Word(word) if word == "as" => {
                let alias = tokens.get(at + 1).and_then(|token| token.what.word()).map(str::to_owned);
                return take(segments, alias, first.line);
            }
            What::Word(word) if word == "self" && segments.len() > before.len() => {}
            What::Word(word) if word == "self" && !before.is_empty() => {}
            What::Word(word) => segments.push(word.clone()),
            What::Sign('{') => return unfold(&tokens[at + 1..tokens.len() - 1], &segments, take),
            _ => {}
        }
        at += 1;
    }
    take(segments, None, first.line);
}

fn whole(segments: &[String], module: &[String]) -> Vec<String> {
    let mut here: Vec<String> = std::iter::once("crate".to_owned()).chain(module.iter().cloned()).collect();
    let mut rest = segments;
    let is_relative = matches!(segments.first().map(String::as_str), Some("super" | "self"));
    while let Some(word) = rest.first().filter(|_| is_relative) {
        match word.as_str() {
            "super" => drop(here.pop()),
            "self" => {}
            _ => break,
        }
        rest = &rest[1..];
    }
    if is_relative { here.into_iter().chain(rest.iter().cloned()).collect() } else { segments.to_vec() }
}

/// Where a file stands: `home/offers.rs` → `["home", "offers"]`, `home/mod.rs` → `["home"]`.
pub fn module_of(file: &Path) -> Vec<String> {
    let mut module: Vec<String> = file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        module.pop();
    }
    module
}
