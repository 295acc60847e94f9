//! See README.md of this folder.

use clap::{Parser, Subcommand};
use simulation::figures::Figures;
use simulation::growth;
use simulation::policy::Policy;

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
    /// A month of help, by several ways of asking.
    Month {
        #[arg(long, default_value_t = 50_000)]
        requests: usize,
        #[arg(long, default_value_t = 100_000)]
        helpers: usize,
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// The default waves and hindsight only.
        #[arg(long)]
        short: bool,
    },
}

fn main() {
    match Cli::parse().what {
        What::Month { requests, helpers, seed, short } => {
            let from = std::time::Instant::now();
            let world = simulation::World::new(seed, helpers, requests);
            let mut policies = vec![Policy::default_waves()];
            if !short {
                policies.extend([Policy::nearest_first(), Policy::blast_all()]);
                policies.extend(simulation::policy::others().unwrap());
            }
            let mut windows = Vec::new();
            for policy in &policies {
                let outcome = world.live(policy, windows.is_empty());
                if windows.is_empty() {
                    windows = outcome.best.iter().map(|best| best.request).collect();
                    println!("{}", serde_json::to_string(&Figures::of_hindsight(&outcome)).unwrap());
                }
                println!("{}", serde_json::to_string(&Figures::of(&outcome, &world.asked, &windows)).unwrap());
                eprintln!("{:?}", from.elapsed());
            }
        }
        What::Rank { helpers } => {
            for count in helpers {
                println!("{}", serde_json::to_string(&growth::upkeep(count)).unwrap());
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
