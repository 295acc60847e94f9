//! Every kind of event that the product knows, read from where it names them.

use std::path::Path;

pub fn all() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("backend/hub/event.rs");
    let source = std::fs::read_to_string(path).unwrap();
    // The match that names them is exhaustive: a new kind is in it.
    let kinds: Vec<String> = source.split("=> \"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect();
    assert!(kinds.len() >= 14 && kinds.contains(&"offer_made".to_owned()), "{kinds:?}");
    kinds
}
