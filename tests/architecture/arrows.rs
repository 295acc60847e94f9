//! Arrows go down only: between slices, inside a slice, and on the ground below them.

use super::tree::{self, Source, ground, judge, slice};

/// The parts of `backend/` that this file names, other than its own, with the path's later segments.
fn arrows(source: &Source) -> impl Iterator<Item = (usize, &str, &[String])> {
    source.named.iter().filter_map(|named| {
        let (first, rest) = named.segments.split_first()?;
        let (part, rest) = rest.split_first()?;
        (first == "crate" || first == "binome").then_some((named.line, part.as_str(), rest))
    })
}

#[test]
fn a_slice_names_earlier_slices_only() {
    let mut breaches = Vec::new();
    for source in tree::backend() {
        let Some(own) = source.slice() else { continue };
        for (line, part, _) in arrows(&source) {
            if slice(part).is_some_and(|other| other > own) {
                breaches.push(source.says(line, &format!("names {part}, a later slice")));
            }
            if matches!(part, "app" | "main") {
                breaches.push(source.says(line, &format!("names {part}, which assembles slices")));
            }
        }
    }
    judge("An earlier slice never calls a later one: it records a fact", &breaches, &[]);
}

#[test]
fn nobody_calls_the_pages_of_another_slice() {
    let mut breaches = Vec::new();
    for source in tree::backend().iter().filter(|source| source.part() != "app") {
        for (line, part, rest) in arrows(source) {
            let role = rest.first().map_or("", String::as_str);
            if slice(part).is_some() && part != source.part() && matches!(role, "pages" | "api") {
                breaches.push(source.says(line, &format!("names {part}::{role}")));
            }
        }
    }
    judge("Between slices: mod, actions, rights and store reads; pages are nobody else's", &breaches, &[]);
}

#[test]
fn inside_a_slice_pages_call_actions_call_store() {
    let height = |role: &str| match role {
        "store" => 1,
        "actions" => 2,
        "pages" | "api" => 4,
        _ => 3, // a noun of its own may use actions and store, never pages
    };
    let mut breaches = Vec::new();
    for source in tree::backend() {
        // The slice's `mod.rs` only opens its files and gives names on.
        if source.slice().is_none() || source.role().is_empty() {
            continue;
        }
        for (line, part, rest) in arrows(&source) {
            let role = rest.first().map_or("", String::as_str);
            let is_file = matches!(role, "store" | "actions" | "pages" | "api");
            // Actions may be split by noun: they give the verbs of those files on, so they may name them.
            if part == source.part() && is_file && height(role) > height(source.role()) {
                breaches.push(source.says(line, &format!("names {role}, which stands above it")));
            }
        }
    }
    judge("In a slice: pages, api -> actions -> store -> mod", &breaches, &[]);
}

#[test]
fn the_ground_names_no_slice_and_nothing_above_it() {
    let mut breaches = Vec::new();
    for source in tree::backend() {
        let Some(own) = ground(source.part()) else { continue };
        for (line, part, _) in arrows(&source) {
            if slice(part).is_some() || part == "app" {
                breaches.push(source.says(line, &format!("names {part}: the ground names no slice")));
            } else if ground(part).is_some_and(|other| other > own) {
                breaches.push(source.says(line, &format!("names {part}, which stands on it")));
            }
        }
    }
    let known = [("config.rs", "`Config` says where the database is in the storage's own word, `Place`")];
    judge("Slices -> state, web -> hub, mail, jobs, audit, push -> storage, facts -> config, clock", &breaches, &known);
}

#[test]
fn main_calls_the_assembly_and_actions() {
    let mut breaches = Vec::new();
    for source in tree::backend().iter().filter(|source| source.path == "main.rs") {
        for (line, part, rest) in arrows(source) {
            // A command may do what a person can do; it has no page.
            if slice(part).is_some() && rest.first().is_some_and(|role| role != "actions") {
                breaches.push(source.says(line, &format!("names {part}::{}", rest.join("::"))));
            }
        }
    }
    judge("main to lib, and to actions for its commands", &breaches, &[]);
}

#[test]
fn every_part_has_its_place() {
    let mut breaches = Vec::new();
    for source in tree::backend() {
        let part = source.part();
        if source.slice().is_none() && ground(part).is_none() && !matches!(part, "" | "app") {
            breaches.push(source.says(1, "is neither a slice nor of the ground: give it its place in tests/architecture/tree.rs"));
        }
    }
    judge("Every part of backend/ is a slice, or of the ground", &breaches, &[]);
}
