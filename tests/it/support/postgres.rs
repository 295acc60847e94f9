//! A PostgreSQL server of the test's own, that keeps what it commits and can be killed.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use super::Folder;

pub struct Postgres {
    folder: Folder,
    programs: PathBuf,
    port: u16,
}

impl Postgres {
    /// Runs when the suite does on PostgreSQL: elsewhere it may not be installed.
    #[allow(clippy::disallowed_methods)] // the tests' own switch
    pub fn start() -> Option<Self> {
        std::env::var("BINOME_TEST_POSTGRES").ok()?;
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = Self { folder: Folder::new(), programs: programs(), port };
        if rustix::process::geteuid().is_root() {
            // It refuses to run as root: its package makes a user for it.
            assert!(Command::new("chown").arg("postgres").arg(&*server.folder).status().unwrap().success());
        }
        let made = server.run("initdb", &["-U", "binome", "-A", "trust", "-E", "UTF8", "--locale=C"]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        server.start_again();
        Some(server)
    }

    pub fn listens_at(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }

    /// The address of its database, as the product takes it.
    pub fn database(&self) -> String {
        Self::database_at(self.listens_at())
    }

    /// The same through a wire.
    pub fn database_at(address: SocketAddr) -> String {
        format!("postgres://binome@{address}/postgres")
    }

    /// kill -9 of the server.
    pub fn kill(&self) {
        let lines = std::fs::read_to_string(self.data().join("postmaster.pid")).unwrap();
        let id = lines.lines().next().unwrap();
        assert!(Command::new("kill").args(["-9", id]).status().unwrap().success());
    }

    /// Starts it on what it kept; after a kill once the last of its processes has left.
    pub fn start_again(&self) {
        let since = Instant::now();
        let options =
            format!("-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories='' -c max_connections=100 -c fsync=on", self.port);
        let log = self.folder.join("log");
        loop {
            let started = self.run("pg_ctl", &["-w", "-s", "-l", log.to_str().unwrap(), "-o", &options, "start"]);
            if started.status.success() {
                return;
            }
            assert!(since.elapsed() < Duration::from_secs(60), "{}", std::fs::read_to_string(&log).unwrap_or_default());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let mut command = if rustix::process::geteuid().is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(self.programs.join(program));
            command
        } else {
            Command::new(self.programs.join(program))
        };
        // What `pg_ctl` starts would hold a pipe open: it is read only when it fails.
        let errors = self.folder.with_extension("errors");
        let file = std::fs::File::create(&errors).unwrap();
        let status =
            command.arg("-D").arg(self.data()).args(arguments).current_dir("/").stdout(std::process::Stdio::null()).stderr(file).status();
        let output = Output { status: status.unwrap(), stdout: Vec::new(), stderr: std::fs::read(&errors).unwrap() };
        std::fs::remove_file(&errors).unwrap();
        output
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _stopped = self.run("pg_ctl", &["-m", "immediate", "stop"]);
    }
}

/// The newest of those that are installed.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").unwrap().filter_map(Result::ok);
    let newest = versions.max_by_key(|version| version.file_name().to_string_lossy().parse::<u32>().unwrap_or(0));
    Path::new(&newest.unwrap().path()).join("bin")
}
