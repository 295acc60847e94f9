//! Parsers and verifiers that are not ours.

use std::path::{Path, PathBuf};

/// Python with them: where the test command makes it, or where it says.
#[allow(clippy::disallowed_methods)] // the tests' own switch
pub fn python() -> PathBuf {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/readers/bin/python");
    let python = std::env::var_os("BINOME_TEST_READERS").map_or(made, PathBuf::from);
    assert!(python.exists(), "there is no {}: run `tests/run readers` once, which installs the readers", python.display());
    python
}
