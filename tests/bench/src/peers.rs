//! The peers that are not ours: node with its packages, nginx, PostgreSQL with pgbench. What is missing is said with how to have it.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command as Blocking, Stdio};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::folder::Folder;

/// A peer written in JavaScript; its packages are those of the lock file.
pub fn node(script: &str, folder: &Path, helpers: usize, port: u16) -> Command {
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
    if !peers.join("node_modules").exists() {
        let mut npm = Blocking::new("npm");
        npm.args(["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error", "--prefix"]).arg(&peers);
        let installed = npm.stdout(Stdio::null()).status().is_ok_and(|status| status.success());
        assert!(installed, "the peers need Node 20 and its npm (Debian: apt-get install nodejs npm)");
    }
    let mut command = Command::new("node");
    command.arg(peers.join(script)).arg(folder).args([helpers.to_string(), port.to_string()]);
    command
}

/// nginx, one process, serving the files of a folder, packed as they leave like the product's pages.
pub struct Nginx {
    pub address: SocketAddr,
    child: Child,
    _folder: Folder,
}

impl Nginx {
    pub async fn start(pages: &[(&str, &[u8])]) -> Self {
        let folder = Folder::new();
        for (name, body) in pages {
            std::fs::write(folder.path().join(name), body).expect("room for a page");
        }
        let address = free_address();
        let root = folder.path().display();
        let settings = format!(
            "daemon off; master_process off; pid {root}/pid; error_log stderr crit; worker_rlimit_nofile 8192;\n\
             events {{ worker_connections 4096; }}\n\
             http {{ access_log off; default_type text/html; gzip on; gzip_min_length 0; keepalive_requests 1000000; tcp_nodelay on;\n\
             client_body_temp_path {root}/t; proxy_temp_path {root}/t; fastcgi_temp_path {root}/t; uwsgi_temp_path {root}/t; scgi_temp_path {root}/t;\n\
             server {{ listen {address} backlog=4096; root {root}; }} }}\n"
        );
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, settings).expect("room for settings");
        let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].iter().find(|path| Path::new(path).exists());
        let program = program.expect("nginx is missing (Debian: apt-get install nginx-light)");
        let child = Command::new(program).arg("-c").arg(&file).stderr(Stdio::null()).kill_on_drop(true).spawn().expect("nginx starts");
        while TcpStream::connect(address).await.is_err() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Self { address, child, _folder: folder }
    }

    pub fn id(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    pub async fn stop(mut self) {
        self.child.kill().await.expect("it ends");
    }
}

/// A port that was free a moment ago.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port")
}

/// A PostgreSQL of its own in a temporary folder, on a unix socket, as its package sets it: fsync on.
pub struct Postgres {
    folder: Folder,
    programs: PathBuf,
}

impl Postgres {
    pub fn start() -> Self {
        let all =
            std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path().join("bin"));
        let programs = all.filter(|programs| programs.join("pgbench").exists()).max();
        let postgres =
            Self { folder: Folder::new(), programs: programs.expect("PostgreSQL is missing (Debian: apt-get install postgresql)") };
        // It refuses to run as root: its package makes a user for it.
        assert!(Blocking::new("chmod").arg("777").arg(postgres.folder.path()).status().is_ok_and(|status| status.success()), "chmod");
        let data = postgres.data();
        postgres.run("initdb", &["-D", &data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C"]);
        let options = format!("-c listen_addresses='' -k {}", postgres.folder.path().display());
        postgres.run("pg_ctl", &["-D", &data, "-w", "-l", &format!("{data}/log"), "-o", &options, "start"]);
        postgres
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// What the product connects to.
    pub fn address(&self) -> String {
        format!("postgres://bench@localhost/postgres?host={}", self.folder.path().display())
    }

    /// What psql answers.
    pub fn sql(&self, statement: &str) -> String {
        self.client("psql", &["-At", "-c", statement])
    }

    /// What pgbench or psql says of a database.
    pub fn client(&self, program: &str, arguments: &[&str]) -> String {
        let host = self.folder.path().display().to_string();
        self.run(program, &[&["-h", &host, "-U", "bench"], arguments, &["postgres"]].concat())
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        let file = self.folder.path().join(name);
        std::fs::write(&file, text).expect("room for a script");
        file.display().to_string()
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let path = self.programs.join(program);
        let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
        let mut command = if is_root { Blocking::new("runuser") } else { Blocking::new(&path) };
        if is_root {
            command.args(["-u", "postgres", "--"]).arg(&path);
        }
        // The server that pg_ctl leaves behind must not hold a pipe of ours.
        let out = if program == "pg_ctl" { Stdio::null() } else { Stdio::piped() };
        let output = command.args(arguments).current_dir("/").stdout(out).stderr(Stdio::null()).output().expect("a program");
        assert!(output.status.success(), "{program} failed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.data();
        self.run("pg_ctl", &["-D", &data, "-m", "immediate", "stop"]);
        // Its files are its user's: whoever ran as root may delete them, with the folder.
    }
}
