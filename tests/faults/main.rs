//! What must last when a disk, the power or the network fails, tried on a disk that forgets and a network that lies. See README.md beside this file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod disk;
mod failing;
mod migrations;
mod network;
mod power;
mod vfs;

#[path = "../it/support/mod.rs"]
#[allow(dead_code, unused_imports)]
mod support;

use std::path::Path;

use binome::clock::Clock;
use binome::storage::{self, Keys, Place, Storage};

/// How often to try: `usual` in CI, `BINOME_FAULTS` times as often on demand.
#[allow(clippy::disallowed_methods)] // the tests' own switch
fn rounds(usual: u64) -> u64 {
    usual * std::env::var("BINOME_FAULTS").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// The instance's database in a folder, as the product opens it.
async fn open(folder: &Path) -> Storage {
    let place = Place::Sqlite(folder.join("binome.db"));
    storage::open(&place, Keys::derive(&[7; 32]), Clock::real()).await.unwrap_or_else(|error| panic!("it does not open: {error}"))
}
