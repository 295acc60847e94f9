//! What a search costs among many documents: those that ship, varied by a seed so that no two say the same. The index alone, then the
//! page that answers, on both databases.

mod pages;
mod texts;

use std::time::Instant;

use binome::learning::documents::{self, Kind};
use binome::learning::search::{Index, Text};
use binome::learning::shipped;
use simulation::chance::Chance;

use crate::process;
use crate::report::{Figure, Report, figure, ms, percentile};

/// The column of the table.
const OURS: &str = "Binôme";

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

/// A title, a summary, words, a body.
type Words = [String; 4];

const MEMORY: Figure = figure("memory that the index takes", "MiB");
const COMES: Figure = figure("a document comes, p50", "ms");
const CHANGES: Figure = figure("a document changes, p50", "ms");
const HALF: Figure = figure("the index finds, p50", "ms").wanted("5");
const TAIL: Figure = figure("the index finds, p99", "ms");

pub async fn measure(rounds: usize, count: usize) -> Report {
    let mut report = Report::new(&format!("Search among {count} documents: the index, and the page"));
    index(&mut report, rounds, count);
    pages::measure(&mut report, rounds, count).await;
    report
}

fn index(report: &mut Report, rounds: usize, count: usize) {
    let shipped: Vec<Words> = shipped::all().iter().map(|one| words(one.kind, &one.source)).collect();
    let pool: Vec<&str> = shipped.iter().flat_map(|text| text[3].split_ascii_whitespace()).collect();
    let mut chance = Chance::of(1);
    let mut document = |key: usize| shipped[key % shipped.len()].each_ref().map(|text| texts::varied(&mut chance, text, &pool));
    let (mut index, before) = (Index::default(), process::resident_kib(std::process::id()));
    let mut put = |index: &mut Index<usize>, key| {
        let document = document(key);
        timed(|| index.put(key, &text(&document)))
    };
    let comes: Vec<f64> = (0..count).map(|key| put(&mut index, key)).collect();
    report.add(MEMORY, "", OURS, process::resident_kib(std::process::id()).saturating_sub(before) as f64 / 1024.0);
    report.add(COMES, "", OURS, percentile(&comes, 0.5));
    let queries = queries(&shipped);
    for _ in 0..rounds {
        let changes: Vec<f64> = (0..200.min(count)).map(|key| put(&mut index, key)).collect();
        report.add(CHANGES, "", OURS, percentile(&changes, 0.5));
        let search = |query: &&str| timed(|| std::hint::black_box(index.find(query, 20, |key| key % 10 != 0)));
        let times: Vec<f64> = (0..10).flat_map(|_| queries.iter().map(search)).collect();
        report.add(HALF, "", OURS, percentile(&times, 0.5));
        report.add(TAIL, "", OURS, percentile(&times, 0.99));
    }
}

/// What people type, and every title whole.
fn queries(shipped: &[Words]) -> Vec<&str> {
    TYPED.iter().copied().chain(shipped.iter().map(|text| text[0].as_str())).collect()
}

fn timed<T>(act: impl FnOnce() -> T) -> f64 {
    let began = Instant::now();
    act();
    ms(began.elapsed())
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
