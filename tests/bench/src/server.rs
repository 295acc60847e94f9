//! What is measured, each as a process of its own: the product in its release build, and peers that do the same small job.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::folder::Folder;
use crate::world::{Offer, World};
use crate::{peers, process, world};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Ours,
    /// Node, with the package ws.
    Ws,
    /// Node, with socket.io.
    SocketIo,
    /// Sockets of tokio-tungstenite and canned answers: no disk, no memory of anything. Nothing that does the job can be faster.
    Floor,
}

impl Who {
    pub const ALL: [Self; 4] = [Self::Ours, Self::Ws, Self::SocketIo, Self::Floor];

    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "Binôme",
            Self::Ws => "ws",
            Self::SocketIo => "socket.io",
            Self::Floor => "floor",
        }
    }

    fn command(self, folder: &Path, port: u16, world: &World) -> Command {
        match self {
            Self::Ours => {
                let mut command = Command::new(product());
                command.args(["serve", "--second-factor", "offered", "--port", &port.to_string(), "--data"]).arg(folder);
                if let Some(address) = &world.postgres {
                    command.env("BINOME_DATABASE", address);
                }
                if world.metrics > 0 {
                    command.env("BINOME_METRICS", format!("127.0.0.1:{}", world.metrics));
                }
                command
            }
            Self::Ws => peers::node("ws.mjs", folder, world.people, port),
            Self::SocketIo => peers::node("socketio.mjs", folder, world.people, port),
            Self::Floor => {
                let mut command = Command::new(std::env::current_exe().expect("this program"));
                command.args(["floor", "--missed", &world.missed.to_string()]);
                command
            }
        }
    }
}

pub fn product() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/release/binome")
}

/// A helper who can sign in.
pub struct Person {
    pub cookie: String,
    pub mailbox: String,
}

/// A world made for one of them, from which each round starts anew.
pub struct Stage {
    pub who: Who,
    pub people: Arc<[Person]>,
    /// Live offers, by help request.
    pub offers: Vec<Offer>,
    world: World,
    template: Folder,
}

impl Stage {
    /// Fills the folder that the others copy.
    pub async fn set(who: Who, world: World) -> Self {
        let template = Folder::new();
        let (people, offers) = match who {
            Who::Ours => world::ours::fill(&template, &world).await,
            Who::Ws | Who::SocketIo => world::journal::fill(&template, &world),
            Who::Floor => world::journal::numbers(&world),
        };
        Self { who, people: people.into(), offers, world, template }
    }

    /// The same world for everybody.
    pub async fn set_all(whose: &[Who], world: &World) -> Vec<Self> {
        let mut stages = Vec::new();
        for who in whose {
            stages.push(Self::set(*who, world.clone()).await);
        }
        stages
    }

    pub fn copy(&self) -> Folder {
        self.template.copy()
    }

    /// Starts on a copy of the world.
    pub async fn start(&self) -> Running {
        self.start_on(self.copy(), 0).await
    }

    /// Starts on a folder, at a port (0: a free one), and waits until it says that it serves.
    pub async fn start_on(&self, folder: Folder, port: u16) -> Running {
        let mut command = self.who.command(folder.path(), port, &self.world);
        let (child, address) = spoken(&mut command).await;
        Running { who: self.who, address, people: Arc::clone(&self.people), child, folder }
    }

    /// Starts and does not wait.
    pub fn begin_on(&self, folder: &Folder, port: u16) -> Child {
        let mut command = self.who.command(folder.path(), port, &self.world);
        command.stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true).spawn().expect("a program that was built")
    }
}

/// A process, and the address that its first line says.
pub async fn spoken(command: &mut Command) -> (Child, SocketAddr) {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true).spawn();
    let mut child = child.expect("build it first: cargo build --release -p binome -p bench; the peers need Node 20");
    let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
    let first = lines.next_line().await.expect("it speaks").expect("it says its address");
    let address = first.rsplit("http://").next().and_then(|address| address.trim().parse().ok()).expect("an address");
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (child, address)
}

/// One that serves.
pub struct Running {
    pub who: Who,
    pub address: SocketAddr,
    pub people: Arc<[Person]>,
    child: Child,
    folder: Folder,
}

impl Running {
    /// One that was begun before, and serves by now.
    pub fn of(stage: &Stage, address: SocketAddr, child: Child, folder: Folder) -> Self {
        Self { who: stage.who, address, people: Arc::clone(&stage.people), child, folder }
    }

    pub fn id(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    pub fn resident_kib(&self) -> u64 {
        process::resident_kib(self.id())
    }

    /// kill -9. Its folder stays as it was at that moment.
    pub async fn kill(mut self) -> Folder {
        self.child.kill().await.expect("it ends");
        self.folder
    }
}
