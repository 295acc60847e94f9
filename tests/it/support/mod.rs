//! A whole instance for one test, and people with browsers.

mod browser;
mod chance;
mod database;
mod folder;
mod people;
mod postgres;
mod proxy;
mod readers;
mod socket;

pub use browser::{Answer, Browser};
pub use chance::Chance;
pub use folder::Folder;
pub use people::{ASK, Person, ask_once, josiane};
pub use postgres::Postgres;
pub use proxy::{Proxy, Wire};
pub use readers::python;
pub use socket::{Reader, Socket};

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use binome::app;
use binome::clock::Clock;
use binome::config::{BackupSettings, Config, DEFAULT_LIMITS, Limits, MailTarget, Proxies, SecondFactor};
use binome::jobs::Worker;
use binome::mail::{Mailer, Sent};
use binome::push::{self, Dial, Pusher};
use binome::state::AppState;
use binome::storage::{self, Keys, Place};
use tokio::net::TcpListener;

/// Monday 23 November 2026, 10:00 in Paris.
pub const MONDAY_10_H: i64 = 1_795_424_400_000;

pub struct TestApp {
    pub state: AppState,
    pub address: SocketAddr,
    worker: Worker,
    serving: tokio::task::JoinHandle<()>,
    _database: Option<database::TestDatabase>,
}

impl TestApp {
    /// A new instance with an empty database, a clock that stands at Monday 10 h, a memory mailer and a memory pusher. Jobs run
    /// only in [`TestApp::settle`], so that a test decides when.
    pub async fn start() -> Self {
        Self::limited(DEFAULT_LIMITS).await
    }

    /// The same, with limits of its own.
    pub async fn limited(limits: Limits) -> Self {
        let proxies = "127.0.0.0/8,::1".parse().unwrap();
        Self::with(|config| Config { limits, trusted_proxies: proxies, ..config }).await
    }

    /// The same, that believes nobody.
    pub async fn limited_without_proxies(limits: Limits) -> Self {
        Self::with(|config| Config { limits, ..config }).await
    }

    /// The same, with settings of its own.
    pub async fn with(set: impl FnOnce(Config) -> Config) -> Self {
        let database = database::TestDatabase::create().await;
        let config = set(config(database.folder(), database.place()));
        let pusher = Pusher::memory(&push::new_key()).unwrap();
        let mut app = Self::open(config, Keys::derive(&[7; 32]), Clock::by_hand(MONDAY_10_H), pusher).await;
        app._database = Some(database);
        app
    }

    /// The same, with rings that really leave, for a push service of the test's own.
    pub async fn ringing(service: SocketAddr) -> Self {
        let database = database::TestDatabase::create().await;
        let config = config(database.folder(), database.place());
        let pusher = Pusher::new(&push::new_key(), "mailto:operator@example.org", Dial::instead(service)).unwrap();
        let mut app = Self::open(config, Keys::derive(&[7; 32]), Clock::by_hand(MONDAY_10_H), pusher).await;
        app._database = Some(database);
        app
    }

    /// An instance on a data folder as the program itself would find or make it, in real time.
    pub async fn on_folder(folder: &Path) -> Self {
        Self::on_place(folder, Place::Sqlite(folder.join("binome.db"))).await
    }

    /// The same, with its database elsewhere.
    pub async fn on_place(folder: &Path, place: Place) -> Self {
        let config = config(folder, place);
        Self::open(config, Self::keys_in(folder), Clock::real(), Pusher::memory(&push::new_key()).unwrap()).await
    }

    /// The same on Monday 10 h, with other settings.
    pub async fn on_folder_with(folder: &Path, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = config(folder, Place::Sqlite(folder.join("binome.db")));
        change(&mut config);
        Self::open(config, Self::keys_in(folder), Clock::by_hand(MONDAY_10_H), Pusher::memory(&push::new_key()).unwrap()).await
    }

    /// The keys of an instance in a folder, made if it has none.
    pub fn keys_in(folder: &Path) -> Keys {
        let config = config(folder, Place::Sqlite(folder.join("binome.db")));
        Keys::derive(&config.instance_key().unwrap())
    }

    async fn open(config: Config, keys: Keys, clock: Clock, pusher: Pusher) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let config = Config { listen: address, ..config };
        let storage = storage::open(&config.database, keys, clock).await.unwrap();
        let (state, worker) = app::assemble(config, storage, Mailer::memory(), pusher).unwrap();
        let router = app::router(state.clone());
        let stop = state.stop.clone();
        let serving = tokio::spawn(app::accept(listener, router, Arc::clone(&state.config), stop));
        Self { state, address, worker, serving, _database: None }
    }

    /// Runs jobs as the program does, by its own loops, until the instance stops.
    pub fn work(&self) {
        tokio::spawn(self.worker.clone().run(self.state.stop.clone()));
        tokio::spawn(self.state.hub.clone().keep_presence(self.state.storage.clone()));
    }

    /// Sets the clock, and nothing else happens.
    pub fn set_clock(&self, at: i64) {
        self.state.clock().move_to(at);
    }

    /// The same, with the tutorials and modules that ship.
    pub async fn with_content(self) -> Self {
        binome::learning::shipped::bring_in(&self.state.storage).await.unwrap();
        self
    }

    /// Runs every job that is due, and those that they make due.
    pub async fn settle(&self) {
        self.worker.run_due().await.unwrap();
    }

    /// Moves the clock on, and lets what is due by then happen, in the order of its instants.
    pub async fn advance(&self, by_ms: i64) {
        let until = self.state.clock().now() + by_ms;
        self.settle().await;
        while let Some(due_at) = self.next_due_at().await.filter(|due_at| *due_at <= until) {
            self.state.clock().move_to(due_at.max(self.state.clock().now()));
            self.settle().await;
        }
        self.state.clock().move_to(until);
        self.settle().await;
    }

    /// When the next job is due, if any waits for later.
    pub async fn next_due_at(&self) -> Option<i64> {
        use binome::storage::Sql;
        let now = self.state.clock().now();
        self.state.db().scalar("SELECT due_at FROM jobs WHERE due_at > $1 ORDER BY due_at LIMIT 1", binome::args![now]).await.unwrap()
    }

    /// Mails that left so far, oldest first.
    pub fn mails(&self) -> Vec<Sent> {
        self.state.mailer.sent()
    }

    /// Lets go of its database.
    pub async fn close(self) {
        self.state.stop.cancel();
        self.state.storage.close().await;
    }

    /// Somebody with a browser and nothing else.
    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }
}

fn config(folder: &Path, database: Place) -> Config {
    Config {
        data: folder.to_owned(),
        listen: "127.0.0.1:0".parse().unwrap(),
        public_url: None,
        database,
        mail: MailTarget::Files(folder.join("mail")),
        mail_from: "Binôme <binome@example.org>".into(),
        key_file: folder.join("instance.key"),
        backups: BackupSettings::none(folder),
        trusted_proxies: Proxies::default(),
        metrics: None,
        // Stories of second factors ask for one themselves.
        second_factor: SecondFactor::Offered,
        limits: DEFAULT_LIMITS,
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.state.stop.cancel();
        self.serving.abort();
    }
}
