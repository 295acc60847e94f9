//! Documents that no two of which say the same: words of what ships, changed by a seed.

use binome::learning::documents::{self, Kind};
use binome::learning::shipped::{self, Shipped};
use simulation::chance::Chance;

const SYLLABLES: &[&str] = &["ba", "cor", "di", "fan", "gue", "lo", "mi", "nou", "pe", "ra", "sti", "tu", "ver", "zo"];

/// One word in eight is another document's, one in forty nobody's.
pub fn varied(chance: &mut Chance, text: &str, pool: &[&str]) -> String {
    let mut words = Vec::new();
    for word in text.split(' ') {
        words.push(match chance.below(40) {
            0 => (0..4).map(|_| chance.pick(SYLLABLES)).collect(),
            1..6 => chance.pick(pool).to_owned(),
            _ => word.to_owned(),
        });
    }
    words.join(" ")
}

/// Sources of whole documents that can be published: what ships, again and again, its prose changed and its form kept.
pub fn sources(count: usize) -> Vec<(Kind, String, String)> {
    let shipped = shipped::all();
    let is_plain = |word: &&str| word.chars().all(char::is_alphabetic);
    let pool: Vec<&str> = shipped.iter().flat_map(|one| one.source.split_ascii_whitespace()).filter(is_plain).collect();
    let mut chance = Chance::of(2);
    let mut source = |number: usize| {
        let Shipped { kind, source, .. } = &shipped[number % shipped.len()];
        let (mut title, mut rows) = (String::new(), Vec::new());
        for row in source.lines() {
            rows.push(match row.strip_prefix("title: ") {
                Some(words) => {
                    title = varied(&mut chance, words, &pool).chars().take(70).collect();
                    format!("title: {title} {number}")
                }
                None if is_prose(row) => prose(&mut chance, row, &pool),
                None => row.to_owned(),
            });
        }
        let source = rows.join("\n");
        documents::read(*kind, &source).expect("a document that can be published");
        (*kind, title, source)
    };
    (0..count).map(&mut source).collect()
}

/// What says something, and no form: headings, choices, answers to `Qui :`, front matter, links and pictures stay.
fn is_prose(row: &str) -> bool {
    let is_form = row.trim_start().starts_with(['#', '-', '>']) || row.contains("](") || row.starts_with("Qui") || row.starts_with("Who");
    !is_form && !row.split(' ').next().unwrap_or_default().ends_with(':')
}

/// The first word stays: it may be the number of a gesture.
fn prose(chance: &mut Chance, row: &str, pool: &[&str]) -> String {
    match row.split_once(' ') {
        Some((first, rest)) => format!("{first} {}", varied(chance, rest, pool)),
        None => row.to_owned(),
    }
}
