//! What a search costs among many documents: those that ship, varied by a seed so that no two say the same.

use std::time::Instant;

use binome::learning::documents::{self, Kind};
use binome::learning::search::{Index, Text};
use binome::learning::shipped;

use crate::report::percentile;

/// What people type: names, old names, beginnings, misspellings, words that say nothing, a whole story.
const TYPED: &[&str] = &[
    "declaration impot",
    "caf alloc",
    "pole emploi mdp",
    "mot de pase perdu",
    "actualistion",
    "je n’arrive plus à me connecter à pôle emploi, j’ai oublié mon mot de passe et on me demande un code",
    "com",
    "photo papier",
    "rendez-vous prefecture carte de sejour",
    "comment faire",
    "aide",
    "password",
    "zzzzzz",
    "attestation de paiement caf pour le loyer",
];
const SYLLABLES: &[&str] = &["ba", "cor", "di", "fan", "gue", "lo", "mi", "nou", "pe", "ra", "sti", "tu", "ver", "zo"];

/// A title, a summary, words, a body.
type Words = [String; 4];

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ mixed >> 31) % count as u64).expect("below a usize")
    }

    /// One word in eight is another document's, one in forty nobody's.
    fn varied(&mut self, text: &str, pool: &[&str]) -> String {
        let mut words = Vec::new();
        for word in text.split(' ') {
            words.push(match self.below(40) {
                0 => (0..4).map(|_| SYLLABLES[self.below(SYLLABLES.len())]).collect(),
                1..6 => pool[self.below(pool.len())].to_owned(),
                _ => word.to_owned(),
            });
        }
        words.join(" ")
    }
}

pub fn measure(count: usize, seed: u64) {
    let shipped: Vec<Words> = shipped::all().iter().map(|one| words(one.kind, &one.source)).collect();
    let pool: Vec<&str> = shipped.iter().flat_map(|text| text[3].split_ascii_whitespace()).collect();
    let mut chance = Chance(seed);
    let mut varied = |key: usize| shipped[key % shipped.len()].each_ref().map(|text| chance.varied(text, &pool));
    let (mut index, before, mut puts) = (Index::default(), resident_kib(), Vec::new());
    for key in 0..count {
        let document = varied(key);
        let began = Instant::now();
        index.put(key, &text(&document));
        puts.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let grown = (resident_kib() - before) / 1024;
    let mut changes = Vec::new();
    for key in 0..200.min(count) {
        let document = varied(key);
        let began = Instant::now();
        index.put(key, &text(&document));
        changes.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let titles: Vec<&str> = (0..200).map(|place| shipped[place % shipped.len()][0].as_str()).collect();
    let mut times = Vec::new();
    for query in (0..10).flat_map(|_| TYPED.iter().copied().chain(titles.iter().copied())) {
        let began = Instant::now();
        std::hint::black_box(index.find(query, 20, |key| key % 10 != 0));
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    println!("{count} documents: {grown} MiB");
    told("a search", &mut times);
    told("a document that comes", &mut puts);
    told("a document that changes", &mut changes);
}

fn words(kind: Kind, source: &str) -> Words {
    let front = documents::read(kind, source).expect("what ships can be read").front;
    let words = format!("{}, {}, {}", front.words.join(", "), front.title_en, front.summary_en);
    let body = source.splitn(3, "---\n").nth(2).unwrap_or_default();
    [front.title, front.summary, words, body.to_owned()]
}

fn text([title, summary, words, body]: &Words) -> Text<'_> {
    Text { title, summary, words, body }
}

fn told(what: &str, times_ms: &mut [f64]) {
    times_ms.sort_by(f64::total_cmp);
    let [p50, p99, most] = [0.5, 0.99, 1.0].map(|share| percentile(times_ms, share));
    println!("{what}: p50 {p50:.3} ms, p99 {p99:.3} ms, at most {most:.3} ms ({} times)", times_ms.len());
}

/// Of this program.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("VmRSS");
    line.split_whitespace().nth(1).and_then(|text| text.parse().ok()).expect("a number")
}
