//! What pages heard, kept in a file: these cursors and the browser's own understand every frame of it alike
//! (`tests/browser/unit/transcripts.test.mjs` is the other half). `BINOME_TRANSCRIPTS=1` writes it anew.

use std::path::PathBuf;

use serde_json::Value;

use super::cursors::Cursors;
use super::{play, switch};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/faults/network/transcripts.json")
}

/// From the page's load to a little after a frame of this meaning came, if it ever did.
fn around(transcript: &[Value], word: &str) -> Option<Vec<Value>> {
    let at = transcript.iter().position(|entry| entry["do"] == word)?;
    let load = transcript[..at].iter().rposition(|entry| entry["load"].is_array())?;
    Some(transcript[load..transcript.len().min(at + 15)].to_vec())
}

/// Some for each meaning of a frame; the short ones.
fn chosen() -> Vec<Vec<Value>> {
    let mut all: Vec<Vec<Value>> = (1..=60).flat_map(|seed| play(seed).transcripts).collect();
    all.sort_by_key(Vec::len);
    let some =
        |word: &'static str| all.iter().filter_map(move |transcript| around(transcript, word)).filter(|some| some.len() < 200).take(3);
    ["deliver", "hint", "resync", "gap"].into_iter().flat_map(some).collect()
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
