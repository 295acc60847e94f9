//! The only reader of the environment and of files. Secrets are redacted in `Debug`.

mod backups;
mod command;
mod key;
mod limits;
mod log;
mod second_factor;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::storage::Place;
pub use backups::{BackupOptions, BackupSettings};
pub use command::{Audit, Badges, Cli, Command, Content, Duplicates, Factors, Incoming, RosterFile};
pub use limits::{DEFAULT as DEFAULT_LIMITS, Limits, Proxies, Rate};
pub use log::{Log, LogForm, LogLevel};
pub use second_factor::SecondFactor;

/// Every setting, as a flag or a variable.
#[derive(Args, Clone)]
pub struct Options {
    /// Where data is kept: the database, the key, the lock.
    #[arg(long, env = "BINOME_DATA", default_value = "data")]
    pub data: PathBuf,
    /// The port to listen on; 0 takes a free one.
    #[arg(long, env = "BINOME_PORT", default_value = "8080")]
    pub port: String,
    /// The address to listen on.
    #[arg(long, env = "BINOME_ADDRESS", default_value = "127.0.0.1")]
    pub address: String,
    /// The address that people type, such as https://aide.example.org; by default the one listened on.
    #[arg(long, env = "BINOME_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// A PostgreSQL address (postgres://…) when one file is no longer enough.
    #[arg(long, env = "BINOME_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// Where mail goes: smtp://user:password@host:port, smtps://…, or files (a folder in the data folder).
    #[arg(long, env = "BINOME_MAIL", default_value = "files", hide_env_values = true)]
    pub mail: String,
    /// The sender of every mail.
    #[arg(long, env = "BINOME_MAIL_FROM", default_value = "Binôme <binome@localhost>")]
    pub mail_from: String,
    /// The file that holds the instance's key, kept apart from backups; by default `instance.key` in the data folder.
    #[arg(long, env = "BINOME_KEY_FILE")]
    pub key_file: Option<PathBuf>,
    #[command(flatten)]
    pub backups: BackupOptions,
    /// The reverse proxies that are believed when they say whose request they hand on: addresses and networks, with commas.
    #[arg(long, env = "BINOME_TRUSTED_PROXIES", default_value = "127.0.0.0/8,::1")]
    pub trusted_proxies: Proxies,
    /// An address such as 127.0.0.1:9464 at which Prometheus finds metrics; by default there is none.
    #[arg(long, env = "BINOME_METRICS")]
    pub metrics: Option<SocketAddr>,
    /// Whether coordinators and operators must have a second factor to do their work: required, or offered.
    #[arg(long, env = "BINOME_SECOND_FACTOR", default_value = "required")]
    pub second_factor: SecondFactor,
    #[command(flatten)]
    pub log: Log,
    #[command(flatten)]
    pub limits: Limits,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Options")
            .field("data", &self.data)
            .field("port", &self.port)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

/// A setting that cannot be used: which, and what it wants.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{name} {wants}")]
    Wants { name: &'static str, wants: String },
    #[error("{name} names {path}, which cannot be used: {error}")]
    File { name: &'static str, path: PathBuf, error: std::io::Error },
    #[error("{0} holds an instance that no demonstration made; choose another folder with --data")]
    NotADemonstration(PathBuf),
    #[error("another Binôme serves {0}; stop it first, or choose another data folder with --data")]
    Locked(PathBuf),
}

/// The file that marks a data folder as a demonstration's.
const DEMONSTRATION: &str = "demonstration";

/// Where mail goes.
#[derive(Clone)]
pub enum MailTarget {
    /// The whole address, password included.
    Smtp(String),
    Files(PathBuf),
}

/// The settings, checked.
#[derive(Clone)]
pub struct Config {
    pub data: PathBuf,
    pub listen: SocketAddr,
    /// Without a final slash.
    pub public_url: Option<String>,
    pub database: Place,
    pub mail: MailTarget,
    pub mail_from: String,
    pub key_file: PathBuf,
    pub backups: BackupSettings,
    pub trusted_proxies: Proxies,
    pub metrics: Option<SocketAddr>,
    pub second_factor: SecondFactor,
    pub limits: Limits,
}

impl Config {
    /// Checks every option; the first that cannot be used is named with what it wants.
    pub fn read(options: &Options) -> Result<Self, ConfigError> {
        let data = options.data.clone();
        Ok(Self {
            listen: listen(&options.address, &options.port)?,
            public_url: options.public_url.as_deref().map(public_url).transpose()?,
            database: database(options.database.as_deref(), &data)?,
            mail: mail(&options.mail, &data)?,
            mail_from: sender(&options.mail_from)?,
            key_file: options.key_file.clone().unwrap_or_else(|| data.join("instance.key")),
            backups: BackupSettings::read(&options.backups, &data),
            trusted_proxies: options.trusted_proxies.clone(),
            metrics: options.metrics,
            second_factor: options.second_factor,
            limits: options.limits,
            data,
        })
    }

    /// Makes the data folder, its owner's alone, and takes its lock: one process serves a SQLite file.
    pub fn lock(&self) -> Result<std::fs::File, ConfigError> {
        private_folder(&self.data).map_err(|error| ConfigError::File { name: "BINOME_DATA", path: self.data.clone(), error })?;
        let path = self.data.join("lock");
        let file = std::fs::File::create(&path).map_err(|error| ConfigError::File { name: "BINOME_DATA", path: path.clone(), error })?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(_) => Err(ConfigError::Locked(self.data.clone())),
        }
    }

    /// Makes sure that the data folder is a demonstration's: a new one is marked, any other is refused. `is_fresh`: the database and
    /// the mails of a demonstration are deleted first; its key may stay. Take the lock before.
    pub fn keep_demonstration(&self, is_fresh: bool) -> Result<(), ConfigError> {
        let marker = self.data.join(DEMONSTRATION);
        let fails = |error| ConfigError::File { name: "BINOME_DATA", path: self.data.clone(), error };
        if !self.is_demonstration() {
            if self.data.join("binome.db").exists() {
                return Err(ConfigError::NotADemonstration(self.data.clone()));
            }
            return std::fs::write(marker, "Binôme: invented people; demo --fresh deletes this database.\n").map_err(fails);
        }
        if !is_fresh {
            return Ok(());
        }
        let Place::Sqlite(file) = &self.database else {
            return Err(ConfigError::Wants {
                name: "--fresh",
                wants: "starts over in SQLite; make a new PostgreSQL database instead".into(),
            });
        };
        for part in ["", "-wal", "-shm"] {
            let part = PathBuf::from(format!("{}{part}", file.display()));
            if part.exists() {
                std::fs::remove_file(part).map_err(fails)?;
            }
        }
        let mails = self.data.join("mail");
        if mails.exists() { std::fs::remove_dir_all(mails).map_err(fails) } else { Ok(()) }
    }

    /// Whether there is a SQLite file already.
    fn has_database(&self) -> bool {
        matches!(&self.database, Place::Sqlite(file) if file.exists())
    }

    /// Whether a demonstration made this data folder.
    pub fn is_demonstration(&self) -> bool {
        self.data.join(DEMONSTRATION).exists()
    }
}

fn listen(address: &str, port: &str) -> Result<SocketAddr, ConfigError> {
    let wants = |name, wants: &str, is: &str| ConfigError::Wants { name, wants: format!("{wants}; it is {is:?}") };
    let port: u16 = port.trim().parse().map_err(|_| wants("BINOME_PORT", "must be a port from 1 to 65535, or 0 for a free one", port))?;
    let address: IpAddr = address
        .trim()
        .parse()
        .map_err(|_| wants("BINOME_ADDRESS", "must be an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all", address))?;
    Ok(SocketAddr::new(address, port))
}

fn public_url(url: &str) -> Result<String, ConfigError> {
    let wants = || ConfigError::Wants {
        name: "BINOME_PUBLIC_URL",
        wants: format!("must be an address such as https://aide.example.org, without a path; it is {url:?}"),
    };
    let parsed: axum::http::Uri = url.parse().map_err(|_| wants())?;
    let is_whole = matches!(parsed.scheme_str(), Some("http" | "https")) && parsed.host().is_some() && matches!(parsed.path(), "" | "/");
    if is_whole { Ok(url.trim_end_matches('/').to_owned()) } else { Err(wants()) }
}

fn database(address: Option<&str>, data: &Path) -> Result<Place, ConfigError> {
    match address {
        None => Ok(Place::Sqlite(data.join("binome.db"))),
        Some(address) if address.starts_with("postgres://") || address.starts_with("postgresql://") => {
            Ok(Place::Postgres(address.to_owned()))
        }
        Some(_) => Err(ConfigError::Wants {
            name: "BINOME_DATABASE",
            wants: "must begin with postgres://; leave it out to use SQLite in the data folder".into(),
        }),
    }
}

fn mail(target: &str, data: &Path) -> Result<MailTarget, ConfigError> {
    match target {
        "files" => Ok(MailTarget::Files(data.join("mail"))),
        _ if target.starts_with("smtp://") || target.starts_with("smtps://") => Ok(MailTarget::Smtp(target.to_owned())),
        _ => Err(ConfigError::Wants { name: "BINOME_MAIL", wants: "must be smtp://…, smtps://… or files".into() }),
    }
}

fn sender(text: &str) -> Result<String, ConfigError> {
    match text.parse::<lettre::message::Mailbox>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => {
            Err(ConfigError::Wants { name: "BINOME_MAIL_FROM", wants: "must be an address such as Binôme <aide@example.org>".into() })
        }
    }
}

fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(path)
}
