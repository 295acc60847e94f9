//! The program itself, in a process of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

const BINARY: &str = env!("CARGO_BIN_EXE_binome");

pub struct Program {
    child: Child,
    pub address: SocketAddr,
}

impl Program {
    /// `binome serve` on a data folder and a free port, once it says where it listens.
    pub fn start(data: &Path) -> Self {
        Self::started(data, &mut Command::new(BINARY), &[])
    }

    /// The same, with settings of its own.
    pub fn start_with(data: &Path, settings: &[&str]) -> Self {
        Self::started(data, &mut Command::new(BINARY), settings)
    }

    /// The same, with no more file descriptors than so many.
    pub fn start_with_descriptors(data: &Path, most: u32) -> Self {
        let script = format!("ulimit -n {most}; exec {BINARY} \"$@\"");
        Self::started(data, Command::new("/bin/sh").args(["-c", &script, "binome"]), &[])
    }

    /// Killed before it listens, or a moment after.
    pub fn start_and_kill(data: &Path, settings: &[&str], after: Duration) {
        let mut child = Self::spawned(data, &mut Command::new(BINARY), settings);
        std::thread::sleep(after);
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn spawned(data: &Path, command: &mut Command, settings: &[&str]) -> Child {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(data.join("log")).unwrap();
        let command = command.args(["serve", "--second-factor", "offered", "--port", "0", "--data"]).arg(data).args(settings).env_clear();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).spawn().unwrap()
    }

    fn started(data: &Path, command: &mut Command, settings: &[&str]) -> Self {
        let mut child = Self::spawned(data, command, settings);
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().and_then(|address| address.parse().ok());
        let Some(address) = address else {
            child.kill().unwrap();
            let log = std::fs::read_to_string(data.join("log")).unwrap();
            panic!("it said {line:?} and\n{}", log.lines().rev().take(10).collect::<Vec<_>>().join("\n"));
        };
        Self { child, address }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// kill -9.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM.
    pub fn ask_to_stop(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// How it ended; it must within some seconds.
    pub async fn ended(&mut self, within: Duration) -> ExitStatus {
        let from = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(from.elapsed() < within, "it still runs");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.child.try_wait().unwrap().is_none() {
            self.kill();
        }
    }
}
