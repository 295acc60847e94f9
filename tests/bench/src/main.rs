//! Programs that print the product's figures. See README.md.

mod board;
mod claims;
mod floor;
mod folder;
mod http;
mod import;
mod log;
mod mailbox;
mod offers;
mod pace;
mod page;
mod pages;
mod papers;
mod peers;
mod process;
mod rank;
mod report;
mod resume;
mod rush;
mod search;
mod server;
mod socket;
mod sockets;
mod start;
mod world;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use report::Report;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    what: What,
    /// How often each is measured, by turns.
    #[arg(long, default_value_t = 5, global = true)]
    rounds: usize,
    /// A file for the figures.
    #[arg(long, global = true)]
    json: Option<PathBuf>,
}

#[derive(Subcommand)]
enum What {
    /// From a stored help request to the offer on a helper's page.
    Offers {
        /// Helpers with a page open.
        #[arg(long, default_value_t = 10_000)]
        online: usize,
        /// Helpers in all; the growth is shown for each.
        #[arg(long, value_delimiter = ',', default_values_t = [100_000])]
        roster: Vec<usize>,
        /// Help requests a round.
        #[arg(long, default_value_t = 100)]
        asks: usize,
    },
    /// Everybody accepts the same help request at the same moment.
    Rush {
        #[arg(long, default_value_t = 1_000)]
        helpers: usize,
    },
    /// Acceptances answered in a second, one in seven of which wins.
    Claims {
        /// Help requests, each offered to seven.
        #[arg(long, default_value_t = 1_400)]
        requests: usize,
        #[arg(long, default_value_t = 32)]
        connections: usize,
    },
    /// From a stored help request to the board of every coordinator, when many wait.
    Board {
        /// Help requests that wait.
        #[arg(long, default_value_t = 2_000)]
        open: usize,
        /// Coordinators who have the board open.
        #[arg(long, default_value_t = 10)]
        coordinators: usize,
        /// Help requests a round, two a second.
        #[arg(long, default_value_t = 60)]
        asks: usize,
        /// An empty PostgreSQL database; else SQLite.
        #[arg(long)]
        postgres: Option<String>,
    },
    /// Memory per idle signed-in socket.
    Sockets {
        #[arg(long, value_delimiter = ',', default_values_t = [1_000, 5_000, 15_000])]
        count: Vec<usize>,
    },
    /// Every socket comes back after kill -9, each with what it missed.
    Resume {
        #[arg(long, value_delimiter = ',', default_values_t = [1_000, 5_000, 15_000])]
        count: Vec<usize>,
        #[arg(long, default_value_t = 20)]
        missed: usize,
    },
    /// From the program's start to its first answer, and to the first offer of a roster that is warm.
    Start {
        #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
        roster: Vec<usize>,
    },
    /// Pages at a fixed rate, whatever the answers take.
    Pages {
        #[arg(long, default_value_t = 500)]
        rate: u32,
        #[arg(long, default_value_t = 10)]
        seconds: u32,
    },
    /// Resuming and telling, as the log of events grows.
    Mailbox {
        #[arg(long, value_delimiter = ',', default_values_t = [0, 100_000])]
        events: Vec<usize>,
    },
    /// Bytes of the first page.
    Page,
    /// What ranking costs as the roster grows, beside looking at everybody.
    Rank {
        #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000, 1_000_000])]
        helpers: Vec<usize>,
    },
    /// What a search costs among many documents.
    Search {
        #[arg(long, default_value_t = 10_000)]
        documents: usize,
    },
    /// A roster brought in from a file, by the command and through the page.
    Import {
        #[arg(long, default_value_t = 5_000)]
        lines: usize,
    },
    /// From the tap on "Enregistrer" to the answer that a drop-in is stored.
    Log {
        /// Helpers who note at the same time.
        #[arg(long, default_value_t = 32)]
        desks: usize,
    },
    /// Issuing a badge (signed, drawn, baked) and an attestation (PDF).
    Papers,
    /// The plain server beside which others are measured.
    #[command(hide = true)]
    Floor {
        #[arg(long)]
        missed: usize,
    },
}

#[tokio::main]
async fn main() {
    process::raise_descriptors();
    let Cli { what, rounds, json } = Cli::parse();
    let report: Report = match what {
        What::Offers { online, roster, asks } => offers::measure(rounds, online, &roster, asks).await,
        What::Rush { helpers } => rush::measure(rounds, helpers).await,
        What::Claims { requests, connections } => claims::measure(rounds, requests, connections).await,
        What::Board { open, coordinators, asks, postgres } => board::measure(rounds, open, coordinators, asks, postgres).await,
        What::Sockets { count } => sockets::measure(rounds, &count).await,
        What::Resume { count, missed } => resume::measure(rounds, &count, missed).await,
        What::Start { roster } => start::measure(rounds, &roster).await,
        What::Pages { rate, seconds } => pages::measure(rounds, rate, seconds).await,
        What::Mailbox { events } => mailbox::measure(rounds, &events).await,
        What::Import { lines } => import::measure(rounds, lines).await,
        What::Log { desks } => log::measure(rounds, desks).await,
        What::Search { documents } => search::measure(rounds, documents).await,
        What::Papers => papers::measure(rounds),
        What::Page => return page::measure().await,
        What::Rank { helpers } => return rank::measure(&helpers, json.as_deref()),
        What::Floor { missed } => return floor::serve(missed).await,
    };
    report.end(json.as_deref());
}
