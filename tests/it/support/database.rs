//! A database for one test: a SQLite file, or a clone of a migrated PostgreSQL database.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use binome::clock::Clock;
use binome::storage::{self, Keys, Place};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use tokio::sync::OnceCell;

static NEXT: AtomicU32 = AtomicU32::new(0);
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

pub struct TestDatabase {
    folder: PathBuf,
    place: Place,
}

impl TestDatabase {
    pub async fn create() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("binome_test_{}_{number}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        let place = match postgres() {
            Some(server) => clone(&server, &name).await,
            None => Place::Sqlite(folder.join("binome.db")),
        };
        Self { folder, place }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn place(&self) -> Place {
        self.place.clone()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        // A folder left in the temporary directory is no reason to fail a test.
        let _left_behind = std::fs::remove_dir_all(&self.folder);
    }
}

/// The server's address without a database: `postgres://user@/DATABASE?host=…` with the word DATABASE in it.
#[allow(clippy::disallowed_methods)] // the tests' own switch
fn postgres() -> Option<String> {
    std::env::var("BINOME_TEST_POSTGRES").ok()
}

/// Cloning a migrated database is much quicker than migrating one for each test.
async fn clone(server: &str, name: &str) -> Place {
    let template = TEMPLATE
        .get_or_init(|| async {
            let template = format!("binome_template_{}", std::process::id());
            run(server, &format!("CREATE DATABASE {template}")).await;
            let place = Place::Postgres(server.replace("DATABASE", &template));
            let storage = storage::open(&place, Keys::derive(&[7; 32]), Clock::by_hand(0)).await.unwrap();
            storage.close().await;
            template
        })
        .await;
    run(server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    Place::Postgres(server.replace("DATABASE", name))
}

async fn run(server: &str, sql: &str) {
    let connection: DatabaseConnection = Database::connect(server.replace("DATABASE", "postgres")).await.unwrap();
    connection.execute_raw(Statement::from_string(connection.get_database_backend(), sql)).await.unwrap();
    connection.close().await.unwrap();
}
