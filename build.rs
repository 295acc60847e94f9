//! Templates, words, styles and scripts are part of the program: a new or changed one builds it again. What ships of npm (the
//! font of printed documents) is brought to `OUT_DIR` as the lock file says, again only when that changes; test tools come by
//! `tests/run`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const PACKAGE: [&str; 2] = ["package.json", "package-lock.json"];

#[allow(clippy::print_stdout, clippy::disallowed_methods)] // this is how a build script and cargo speak to each other
fn main() -> Result<(), Box<dyn Error>> {
    for path in ["css", "icons", "js", "locales", "pictures", "templates", "manifest.webmanifest"].iter().chain(&PACKAGE) {
        println!("cargo:rerun-if-changed=frontend/{path}");
    }
    let home = PathBuf::from(env::var("OUT_DIR")?).join("npm");
    if !is_there(&home)? {
        bring(&home)?;
    }
    Ok(())
}

/// Whether what is there was brought by the lock file of today, whole: `done` is written last.
fn is_there(home: &Path) -> Result<bool, Box<dyn Error>> {
    let lock = fs::read("frontend/package-lock.json")?;
    Ok(fs::read(home.join("done")).is_ok_and(|done| done == lock))
}

fn bring(home: &Path) -> Result<(), Box<dyn Error>> {
    if home.exists() {
        fs::remove_dir_all(home)?;
    }
    fs::create_dir_all(home)?;
    for name in PACKAGE {
        fs::copy(Path::new("frontend").join(name), home.join(name))?;
    }
    let npm = Command::new("npm")
        .args(["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(home)
        .output()
        .map_err(|error| format!("npm was not found ({error}): install Node.js 20 or later, with npm, then build again"))?;
    if !npm.status.success() {
        return Err(format!("npm could not bring what frontend/package-lock.json names: {}", String::from_utf8_lossy(&npm.stderr)).into());
    }
    fs::copy(home.join(PACKAGE[1]), home.join("done"))?;
    Ok(())
}
