//! The commands, and what each is told.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::Options;

/// The hub that pairs people who are stuck online with trained helpers, and records the help.
#[derive(Debug, Parser)]
#[command(name = "binome", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves an instance.
    Serve(Options),
    /// Serves an instance filled with an invented month in Eure-et-Loir, and prints one-click links.
    Demo {
        #[command(flatten)]
        options: Options,
        /// Starts over: deletes the demonstration's data first.
        #[arg(long)]
        fresh: bool,
        /// The seed of the invented month: the same seed, the same month.
        #[arg(long, default_value_t = 28)]
        seed: u64,
    },
    /// Copies the database into a new file, while the instance is served or not.
    Backup {
        #[command(flatten)]
        options: Options,
        /// The file to write; it must not exist.
        file: PathBuf,
    },
    /// Puts a backup in an empty place, and erases again whoever was erased since.
    Restore {
        #[command(flatten)]
        options: Options,
        /// The backup; it is only read.
        file: PathBuf,
        /// Goes on without the list of erased people: those erased since the backup come back.
        #[arg(long)]
        without_erasures: bool,
    },
    /// Brings files into the instance, which is not being served: all of them, or none when one is wrong.
    Import {
        #[command(subcommand)]
        what: Incoming,
    },
    /// Writes what is published as files, while the instance is served or not.
    Export {
        #[command(subcommand)]
        what: Content,
    },
    /// The audit: who read or changed whose record.
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// Second factors, of an instance that is not being served.
    SecondFactor {
        #[command(subcommand)]
        what: Factors,
    },
    /// Badges, of an instance that is not being served.
    Badges {
        #[command(subcommand)]
        what: Badges,
    },
    /// Says whether the database, or a backup, is whole: file, schema, key, texts, links, audit. Changes nothing.
    Check {
        #[command(flatten)]
        options: Options,
        /// A backup to check; by default the instance's database.
        file: Option<PathBuf>,
    },
}

/// What is imported.
#[derive(Debug, Subcommand)]
pub enum Incoming {
    #[command(flatten)]
    Content(Content),
    /// The members of an association, from CSV or XLSX: those with an address are invited once a coordinator sends the invitations.
    Roster {
        #[command(flatten)]
        options: Options,
        #[command(flatten)]
        file: RosterFile,
    },
}

/// A roster's file, and how to read it.
#[derive(Args, Clone, Debug)]
pub struct RosterFile {
    /// CSV (any separator, UTF-8 or Windows-1252) or XLSX, with headings in French or English.
    pub path: PathBuf,
    /// The slug of the association.
    #[arg(long)]
    pub association: String,
    /// Says what would be done, and does nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Imports nothing when a line is wrong; by default the good lines are imported.
    #[arg(long)]
    pub all: bool,
    /// What a column holds, when its heading does not say: "Contact=email"; may be said several times.
    #[arg(long = "column")]
    pub columns: Vec<String>,
    /// What to do of lines that look like somebody who is there: leave-out, same or other.
    #[arg(long, value_enum, default_value_t = Duplicates::LeaveOut)]
    pub duplicates: Duplicates,
}

/// What is done of a line that looks like somebody who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Duplicates {
    LeaveOut,
    Same,
    Other,
}

/// What is imported and exported.
#[derive(Debug, Subcommand)]
pub enum Content {
    /// Tutorials and training modules, as frontend/content/README.md says how they are written.
    Tutorials {
        #[command(flatten)]
        options: Options,
        /// A folder, or a zip when it ends in .zip, with tutorials/, modules/ and pictures/ in it.
        path: PathBuf,
        /// The slug of the association whose they are; without it they are everybody's.
        #[arg(long)]
        association: Option<String>,
    },
}

/// What is done with the issuer of badges from the machine itself.
#[derive(Debug, Subcommand)]
pub enum Badges {
    /// Makes a new key to sign badges, and destroys the private half of the old one: what it signed is still verified.
    RotateKey {
        #[command(flatten)]
        options: Options,
    },
}

/// What is done with second factors from the machine itself.
#[derive(Debug, Subcommand)]
pub enum Factors {
    /// Removes the second factor of somebody who lost their device and their recovery codes: an operator, above all. They are told by mail.
    Remove {
        #[command(flatten)]
        options: Options,
        /// The e-mail address that they sign in with.
        email: String,
    },
}

/// What is done with the audit.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Looks through the whole chain, while the instance is served or not: says what it looked at, and ends with 1 at the first block
    /// that was changed, removed or moved. Changes nothing.
    Verify {
        #[command(flatten)]
        options: Options,
        /// A backup to look through; by default the instance's database.
        file: Option<PathBuf>,
    },
}

impl Command {
    pub fn options(&self) -> &Options {
        match self {
            Self::Serve(options)
            | Self::Demo { options, .. }
            | Self::Backup { options, .. }
            | Self::Restore { options, .. }
            | Self::Check { options, .. }
            | Self::Import { what: Incoming::Content(Content::Tutorials { options, .. }) | Incoming::Roster { options, .. } }
            | Self::Audit { what: Audit::Verify { options, .. } }
            | Self::SecondFactor { what: Factors::Remove { options, .. } }
            | Self::Badges { what: Badges::RotateKey { options } }
            | Self::Export { what: Content::Tutorials { options, .. } } => options,
        }
    }
}
