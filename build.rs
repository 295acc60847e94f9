//! Templates, words, styles and scripts are part of the program: a new or changed one builds it again.
//! No third-party browser code is shipped; test tools come by `tests/run`.

#[allow(clippy::print_stdout)] // this is how a build script speaks to cargo
fn main() {
    for folder in ["css", "icons", "js", "locales", "pictures", "templates", "manifest.webmanifest"] {
        println!("cargo:rerun-if-changed=frontend/{folder}");
    }
}
