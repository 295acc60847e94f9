//! The commands: `serve`, `demo`, `backup`, `restore`, `check`, `import`, `export`, `audit`, `second-factor`, `badges`.

#![forbid(unsafe_code)]

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use binome::clock::Clock;
use binome::config::{Audit, Badges, Cli, Command, Config, Content, Factors, Incoming, Log, LogForm, Options, RosterFile, SecondFactor};
use binome::demo;
use binome::storage::{self, Db, Keys, Place};
use binome::{accounts, app, audit, backup, check};
use clap::Parser;
use tokio::net::TcpListener;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let command = Cli::parse().command;
    begin_log(command.options().log);
    let (what, ended) = match command {
        Command::Serve(options) => ("Binôme cannot start", serve(&options, None).await),
        Command::Demo { options, fresh, seed } => {
            ("Binôme cannot start", serve(&options, Some(Demonstration { is_fresh: fresh, seed })).await)
        }
        Command::Backup { options, file } => ("no backup was made", backup(&options, &file).await),
        Command::Restore { options, file, without_erasures } => ("nothing was restored", restore(&options, &file, without_erasures).await),
        Command::Import { what: Incoming::Roster { options, file } } => ("nothing was imported", import_roster(&options, &file).await),
        Command::Import { what: Incoming::Content(Content::Tutorials { options, path, association }) } => {
            ("nothing was imported", import(&options, &path, association.as_deref()).await)
        }
        Command::Export { what: Content::Tutorials { options, path, association } } => {
            ("nothing was exported", export(&options, &path, association.as_deref()).await)
        }
        Command::Audit { what: Audit::Verify { options, file } } => ("the audit was not verified", verify(&options, file).await),
        Command::SecondFactor { what: Factors::Remove { options, email } } => {
            ("no second factor was removed", remove_factors(&options, &email).await)
        }
        Command::Badges { what: Badges::RotateKey { options } } => ("no key was changed", rotate_key(&options).await),
        Command::Check { options, file } => ("the check was not made", check(&options, file).await),
    };
    ended.unwrap_or_else(|error| {
        say(&mut std::io::stderr(), &format!("{what}: {error}"));
        ExitCode::FAILURE
    })
}

/// What `demo` adds to `serve`.
struct Demonstration {
    is_fresh: bool,
    seed: u64,
}

/// Our own lines from the level on, and the warnings of what we stand on.
fn begin_log(log: Log) {
    let filter = tracing_subscriber::EnvFilter::new(format!("warn,binome={}", log.level.as_str()));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    match log.form {
        LogForm::Text => lines.init(),
        LogForm::Json => lines.json().init(),
    }
    // Where, never what: a panic's message may hold somebody's words.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}

async fn serve(options: &Options, demonstration: Option<Demonstration>) -> Result<ExitCode, Failure> {
    let mut config = Config::read(options)?;
    config.limits = app::fit_descriptors(config.limits);
    let _lock = config.lock()?;
    match &demonstration {
        Some(demonstration) => {
            config.keep_demonstration(demonstration.is_fresh)?;
            config.second_factor = SecondFactor::Offered; // one click, and one is an invented person
        }
        None if config.is_demonstration() => tracing::warn!("this data folder holds a demonstration: its people are invented"),
        None => {}
    }
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        format!("BINOME_ADDRESS and BINOME_PORT: {} cannot be listened on: {error}. Choose another port with --port", config.listen)
    })?;
    config.listen = listener.local_addr()?;
    let metrics = match config.metrics {
        Some(address) => Some(app::metrics::open(address).await?),
        None => None,
    };
    let (state, worker) = app::open(config, Clock::real()).await?;
    if let Some(metrics) = metrics {
        tokio::spawn(app::metrics::serve(metrics, state.clone()));
    }
    if let Some(demonstration) = &demonstration {
        demo::actions::fill(&state.storage, demonstration.seed).await?;
    }
    say(&mut std::io::stdout(), &format!("Binôme: {}", state.public_url()));
    if let Some(token) = accounts::actions::first_link(&state.storage).await? {
        say(&mut std::io::stdout(), &format!("Première visite (une seule fois) : {}/link/{token}", state.public_url()));
    }
    if demonstration.is_some() {
        for link in demo::actions::links(&state).await? {
            say(&mut std::io::stdout(), &format!("{}: {}", link.who, link.url));
        }
        say(&mut std::io::stdout(), "Seconde preuve (clé d’accès, code) : proposée ici ; une vraie instance la demande aux équipes.");
    }
    let stop = state.stop.clone();
    tokio::spawn(async move {
        asked_to_stop().await;
        stop.cancel();
    });
    app::serve(listener, state, worker).await;
    Ok(ExitCode::SUCCESS)
}

/// Reads beside whoever serves: no lock is needed.
async fn backup(options: &Options, file: &Path) -> Result<ExitCode, Failure> {
    let copied = backup::copy(&Config::read(options)?.database, file).await?;
    let out = &mut std::io::stdout();
    say(out, &format!("{} holds the database as it was a moment ago ({} KB).", file.display(), copied.bytes.div_ceil(1024)));
    say(out, &format!("It needs the key whose fingerprint is {}: keep that file in another place.", copied.key_fingerprint));
    Ok(ExitCode::SUCCESS)
}

async fn restore(options: &Options, file: &Path, without_erasures: bool) -> Result<ExitCode, Failure> {
    let config = Config::read(options)?;
    let _lock = config.lock()?;
    let erased = app::restore(config, file, without_erasures, Clock::real()).await?;
    let out = &mut std::io::stdout();
    say(out, &format!("{} is in its place. {erased} people who were erased since were erased again.", file.display()));
    say(out, "What was done after that backup is not there: sign-outs, ended memberships and blocks of that time must be done again.");
    Ok(ExitCode::SUCCESS)
}

async fn import(options: &Options, path: &Path, association: Option<&str>) -> Result<ExitCode, Failure> {
    let config = Config::read(options)?;
    let _lock = config.lock()?;
    let (done, aside) = app::import_content(config, path, association, Clock::real()).await?;
    let out = &mut std::io::stdout();
    done.new.iter().for_each(|path| say(out, &format!("new       {path}")));
    done.changed.iter().for_each(|path| say(out, &format!("changed   {path}")));
    aside.iter().for_each(|path| say(out, &format!("left      {path}")));
    let (new, changed) = (done.new.len(), done.changed.len());
    say(out, &format!("{new} new, {changed} changed, {} the same, {} pictures.", done.unchanged, done.pictures));
    Ok(ExitCode::SUCCESS)
}

async fn import_roster(options: &Options, file: &RosterFile) -> Result<ExitCode, Failure> {
    let config = Config::read(options)?;
    let _lock = config.lock()?;
    let done = app::import_roster(config, file, Clock::real()).await?;
    let out = &mut std::io::stdout();
    done.lines.iter().for_each(|line| say(out, line));
    let counts = done.counts;
    let verb = if file.dry_run { "would be " } else { "" };
    say(
        out,
        &format!(
            "{} {verb}added, {} {verb}changed, {} the same, {} {verb}left out, {} wrong.",
            counts.created, counts.changed, counts.same, counts.left_out, counts.faulty
        ),
    );
    Ok(ExitCode::SUCCESS)
}

/// Reads beside whoever serves: no lock is needed.
async fn export(options: &Options, path: &Path, association: Option<&str>) -> Result<ExitCode, Failure> {
    let count = app::export_content(&Config::read(options)?, path, association).await?;
    say(&mut std::io::stdout(), &format!("{count} files are in {}.", path.display()));
    Ok(ExitCode::SUCCESS)
}

/// Reads beside whoever serves: no lock is needed.
async fn verify(options: &Options, file: Option<PathBuf>) -> Result<ExitCode, Failure> {
    let db = look(options, file).await?;
    let seen = audit::verify(&db).await;
    db.close().await;
    let (seen, out) = (seen?, &mut std::io::stdout());
    say(out, &format!("{} rows in {} blocks were looked at; {} rows wait for the next block.", seen.entries, seen.blocks, seen.loose));
    Ok(match seen.broken {
        Some(broken) => {
            say(out, &format!("WRONG the audit was changed: {broken}"));
            ExitCode::FAILURE
        }
        None => {
            say(out, "ok    the chain holds, from its first block to its signed end");
            ExitCode::SUCCESS
        }
    })
}

async fn look(options: &Options, file: Option<PathBuf>) -> Result<Db, Failure> {
    let config = Config::read(options)?;
    let place = file.map_or(config.database.clone(), Place::Sqlite);
    Ok(storage::look(&place, Keys::derive(&config.kept_key()?)).await?)
}

async fn remove_factors(options: &Options, email: &str) -> Result<ExitCode, Failure> {
    let config = Config::read(options)?;
    let _lock = config.lock()?;
    app::remove_factors(config, email, Clock::real()).await?;
    say(&mut std::io::stdout(), &format!("The second factor of {email} is removed. They are asked for a new one when they sign in."));
    Ok(ExitCode::SUCCESS)
}

async fn rotate_key(options: &Options) -> Result<ExitCode, Failure> {
    let config = Config::read(options)?;
    let _lock = config.lock()?;
    let generation = app::rotate_badge_key(config, Clock::real()).await?;
    say(&mut std::io::stdout(), &format!("Badges are signed with key {generation} from now on; what older keys signed is still verified."));
    Ok(ExitCode::SUCCESS)
}

async fn check(options: &Options, file: Option<PathBuf>) -> Result<ExitCode, Failure> {
    let db = look(options, file).await?;
    let findings = check::check(&db).await?;
    db.close().await;
    for finding in &findings {
        say(&mut std::io::stdout(), &format!("{} {}", if finding.is_well { "ok   " } else { "WRONG" }, finding.words));
    }
    Ok(if findings.iter().all(|finding| finding.is_well) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// SIGTERM or Ctrl-C.
async fn asked_to_stop() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => {
            tracing::error!(%error, "SIGTERM cannot be heard");
            return;
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

fn say(to: &mut impl Write, line: &str) {
    // A closed pipe is no reason to stop serving.
    if writeln!(to, "{line}").and_then(|()| to.flush()).is_err() {
        tracing::warn!("nobody reads the output");
    }
}
