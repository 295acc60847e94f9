//! How the cost of ranking grows with the roster: index and linear scan in the same run, by turns, five rounds. The work is in
//! `tests/simulation`, which builds in seconds because it needs the engine only.

use std::path::Path;

use simulation::growth::Growth;
use simulation::table;

/// Prints the table; writes the figures where they are wanted.
pub fn measure(helpers: &[usize], json: Option<&Path>) {
    let growth = Growth::measure(helpers);
    println!("{}", table::growth(&growth));
    if let Some(file) = json {
        let figures = serde_json::to_string_pretty(&growth).expect("figures");
        std::fs::write(file, figures).expect("a file that can be written");
    }
}
