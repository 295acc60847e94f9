//! What pages heard, kept in a file: these cursors and the browser's own understand every frame of it alike
//! (`tests/browser/unit/transcripts.test.mjs` is the other half). `BINOME_TRANSCRIPTS=1` writes it anew.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;

use super::cursors::Cursors;
use super::{play, switch};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/faults/network/transcripts.json")
}

fn words(transcript: &[Value]) -> BTreeSet<&str> {
    transcript.iter().filter_map(|entry| entry["do"].as_str()).collect()
}

/// Short ones in which something went wrong, until together they hold every kind of step.
fn chosen() -> Vec<Vec<Value>> {
    let mut seen = BTreeSet::new();
    let mut chosen: Vec<Vec<Value>> = Vec::new();
    for transcript in (1..=60).flat_map(|seed| play(seed).transcripts) {
        let is_telling = words(&transcript).iter().any(|word| matches!(*word, "resync" | "gap"));
        let is_new = words(&transcript).into_iter().any(|word| !seen.contains(word));
        if is_telling && transcript.len() < 120 && (chosen.len() < 6 || is_new) {
            seen.extend(words(&transcript).into_iter().map(str::to_owned));
            chosen.push(transcript);
        }
    }
    chosen
}

#[test]
fn the_simulations_cursors_understand_what_is_kept() {
    if switch("BINOME_TRANSCRIPTS").is_some() {
        std::fs::write(path(), serde_json::to_string(&chosen()).unwrap().replace("},{\"", "},\n{\"")).unwrap();
    }
    let transcripts: Vec<Vec<Value>> = serde_json::from_str(&std::fs::read_to_string(path()).unwrap()).unwrap();
    for (at, transcript) in transcripts.iter().enumerate() {
        let mut cursors = Cursors::default();
        for entry in transcript {
            if entry["load"].is_array() {
                cursors = Cursors::of(&entry["load"]);
            } else if entry["frame"].is_object() {
                assert_eq!(cursors.receive(&entry["frame"]).word(), entry["do"], "transcript {at}: {entry}");
            } else if entry["adopt"].is_array() {
                assert_eq!(cursors.adopt(&entry["adopt"]), entry["again"], "transcript {at}: {entry}");
            } else if entry["shown"].is_array() {
                let acks = cursors.shown(entry["shown"][0].as_str().unwrap(), entry["shown"][1].as_i64().unwrap());
                assert_eq!(serde_json::json!(acks), entry["acks"], "transcript {at}: {entry}");
            } else {
                assert_eq!(cursors.resume()["cursors"], entry["resume"], "transcript {at}");
            }
        }
    }
}
