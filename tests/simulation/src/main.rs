//! Prints what a month is like, or what ranking costs. See README.md.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use serde_json::json;
use simulation::figures::Figures;
use simulation::growth::Growth;
use simulation::policy::{self, Policy};
use simulation::{World, chart, table};

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A month of help, by several ways of asking.
    Month {
        #[arg(long, default_value_t = 50_000)]
        requests: usize,
        #[arg(long, default_value_t = 100_000)]
        helpers: usize,
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// Only what ships, and hindsight.
        #[arg(long)]
        short: bool,
        /// A folder for `month.json` and `month.svg`.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Draws the chart of a month that was lived before.
    Chart {
        /// `month.json`, as `month --out` wrote it.
        json: PathBuf,
    },
    /// What ranking costs as the roster grows, beside looking at everybody.
    Rank {
        #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000, 1_000_000])]
        helpers: Vec<usize>,
        /// A file for the figures.
        #[arg(long)]
        json: Option<PathBuf>,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    match Cli::parse().what {
        What::Month { requests, helpers, seed, short, out } => {
            let rows = month(&World::new(seed, helpers, requests), short)?;
            println!("{}", table::month(&rows));
            if let Some(folder) = out {
                let figures = json!({ "seed": seed, "helpers": helpers, "requests": requests, "rows": rows });
                fs::write(folder.join("month.json"), serde_json::to_string_pretty(&figures)?)?;
                fs::write(folder.join("month.svg"), chart::draw(&rows))?;
            }
        }
        What::Chart { json } => {
            let figures: serde_json::Value = serde_json::from_str(&fs::read_to_string(&json)?)?;
            let rows: Vec<Figures> = serde_json::from_value(figures["rows"].clone())?;
            fs::write(json.with_extension("svg"), chart::draw(&rows))?;
        }
        What::Rank { helpers, json } => {
            let growth = Growth::measure(&helpers);
            println!("{}", table::growth(&growth));
            if let Some(file) = json {
                fs::write(file, serde_json::to_string_pretty(&growth)?)?;
            }
        }
    }
    Ok(())
}

/// One row a way of asking, after that of hindsight.
fn month(world: &World, is_short: bool) -> Result<Vec<Figures>, Box<dyn Error>> {
    let first = world.live(&Policy::default_waves(), true);
    let in_windows: Vec<usize> = first.best.iter().map(|best| best.request).collect();
    let mut rows = vec![Figures::of_hindsight(&first), Figures::of(&first, &world.asked, &in_windows)];
    let mut others = vec![Policy::nearest_first(), Policy::blast_all()];
    others.extend(policy::others().map_err(|fault| format!("{fault:?}"))?);
    if !is_short {
        let live = |policy: &Policy| Figures::of(&world.live(policy, false), &world.asked, &in_windows);
        // Two at a time, the quick with the slow.
        let (one, other) = others.split_at(others.len() / 2);
        rows.extend(
            std::thread::scope(|scope| {
                let ahead = scope.spawn(|| one.iter().map(live).collect::<Vec<_>>());
                let behind: Vec<_> = other.iter().map(live).collect();
                ahead.join().map(|ahead| [ahead, behind].concat())
            })
            .map_err(|_| "a month did not end")?,
        );
    }
    Ok(rows)
}
