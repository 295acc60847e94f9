//! A page that follows its mailbox shows what a page loaded afresh shows: for every kind of event, in random stories.
//!
//! After each step of a story, whatever changed in a live part of anybody's page must have been told to them in between,
//! under a name that this part refetches itself for (`data-live`). And a reader that comes back with any cursor it ever had
//! gets exactly what it missed. `BINOME_STORY=7 cargo test --test it follow` tells one story again, `BINOME_STORIES=100` many.

mod forms;
mod kinds;
mod page;
mod people;
mod story;

use std::collections::BTreeSet;

use story::Story;

/// Steps of a story: a form that somebody sends, or time that passes.
const STEPS: usize = 60;
/// Stories are told until every kind of event was in one: so many at least, and so many at most.
const LEAST: u64 = 3;
const MOST: u64 = 9;

#[allow(clippy::disallowed_methods)] // the tests' own switches
fn switch(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[tokio::test]
async fn what_a_page_shows_is_told_whatever_happens() {
    let seeds: Vec<u64> = match switch("BINOME_STORY") {
        Some(seed) => vec![seed],
        None => (1..=switch("BINOME_STORIES").unwrap_or(MOST)).collect(),
    };
    let (mut told, mut used, mut faults) = (BTreeSet::new(), forms::Used::default(), BTreeSet::new());
    let is_told = |told: &BTreeSet<String>| kinds::all().iter().all(|kind| told.contains(kind));
    for (number, seed) in (0..).zip(seeds) {
        if number >= LEAST && is_told(&told) && switch("BINOME_STORIES").is_none() {
            break;
        }
        let mut story = Story::begin(seed, used).await;
        for _ in 0..STEPS {
            story.step().await;
        }
        story.somebody_leaves().await;
        story.come_back().await;
        let end = story.end();
        faults.extend(end.faults.into_iter().map(|fault| format!("story {seed}: {fault}")));
        told.extend(end.told);
        used = end.used;
    }
    assert!(faults.is_empty(), "changed without a word (BINOME_STORY=<number> tells it again):\n  {}", Vec::from_iter(faults).join("\n  "));
    let never: Vec<String> = kinds::all().into_iter().filter(|kind| !told.contains(kind)).collect();
    assert!(never.is_empty() || switch("BINOME_STORY").is_some(), "no story told of {never:?}: there were {told:?}");
}
