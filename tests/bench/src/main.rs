//! Programs that print the product's figures. See README.md.

mod offers;
mod page;
mod people;
mod rank;
mod search;
mod server;
mod sockets;
mod start;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Memory per idle signed-in socket.
    Sockets {
        #[arg(long, default_value_t = 5_000)]
        count: usize,
    },
    /// Help request to offer on a helper's page.
    Offers {
        #[arg(long, default_value_t = 1_000)]
        helpers: usize,
        #[arg(long, default_value_t = 100)]
        asks: usize,
    },
    /// Cold start.
    Start,
    /// Bytes of the first page.
    Page,
    /// What ranking costs as the roster grows, beside looking at everybody.
    Rank {
        #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000, 1_000_000])]
        helpers: Vec<usize>,
        /// A file for the figures.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// What a search costs among many documents.
    Search {
        #[arg(long, default_value_t = 10_000)]
        documents: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

#[tokio::main]
async fn main() {
    match Cli::parse().what {
        What::Sockets { count } => sockets::measure(count).await,
        What::Offers { helpers, asks } => offers::measure(helpers, asks).await,
        What::Start => start::measure().await,
        What::Page => page::measure().await,
        What::Rank { helpers, json } => rank::measure(&helpers, json.as_deref()),
        What::Search { documents, seed } => search::measure(documents, seed),
    }
}

/// The value below which a share of the sorted values lies.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    // A share of at most 1 of a small count.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let place = (share * last as f64).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}
