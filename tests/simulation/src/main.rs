//! See README.md of this folder.

use clap::{Parser, Subcommand};
use simulation::growth;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// What ranking costs as the roster grows, beside looking at everybody.
    Rank {
        #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000, 1_000_000])]
        helpers: Vec<usize>,
    },
}

fn main() {
    match Cli::parse().what {
        What::Rank { helpers } => {
            for count in helpers {
                for figure in growth::measure(count) {
                    println!(
                        "{:>9} {:<48} {:>8} {:>10.1} {:>10.1}..{:<10.1} {:>10.0}",
                        figure.helpers,
                        figure.case,
                        figure.answered,
                        figure.index_us.median,
                        figure.index_us.least,
                        figure.index_us.most,
                        figure.scan_us.median
                    );
                }
            }
        }
    }
}
