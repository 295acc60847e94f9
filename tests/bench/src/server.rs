//! A release build of the product, as a process of its own.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

pub struct Server {
    pub child: Child,
    /// "127.0.0.1:40123".
    pub address: String,
}

impl Server {
    /// Serves a data folder on a free port.
    pub async fn start(data: &Path) -> Self {
        let mut child = Command::new(program())
            .args(["serve", "--port", "0", "--data"])
            .arg(data)
            // Everybody comes from one address here.
            .env("BINOME_RATE_REQUESTS", "1000000..2000000/60s")
            .env("BINOME_RATE_ASKING", "1000000..2000000/60s")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("build the product first: cargo build --release");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let first = lines.next_line().await.expect("it speaks").expect("it says its address");
        let address = first.rsplit("http://").next().expect("an address").to_owned();
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { child, address }
    }

    /// Resident memory, KiB.
    pub fn resident_kib(&self) -> u64 {
        let id = self.child.id().expect("it runs");
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("Linux");
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("VmRSS");
        line.split_whitespace().nth(1).and_then(|text| text.parse().ok()).expect("a number")
    }

    pub async fn stop(mut self) {
        self.child.kill().await.expect("it ends");
    }
}

fn program() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/release/binome")
}

/// An empty folder for one measure.
pub fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("binome-bench-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    folder
}
