//! The power is cut under load: what was acknowledged is there, the rest is whole or absent.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use binome::args;
use binome::hub::{Event, Mailbox, tell};
use binome::storage::{AccountId, Error, Sql, Storage, Tx};

use crate::disk::{Disk, End, put};
use crate::support::Folder;

const WRITERS: i64 = 8;

type Told = Arc<Mutex<BTreeSet<String>>>;

/// Two rows and an event, in one transaction; its name is told once it is acknowledged.
async fn write(storage: &Storage, writer: i64, number: i64) -> Result<String, Error> {
    let name = format!("{writer}/{number}");
    let (left, right) = (format!("left {name}"), format!("right {name}"));
    storage
        .write(async move |tx: &Tx| {
            let insert = "INSERT INTO settings (name, value) VALUES ($1, $2)";
            tx.execute(insert, args![left.as_str(), "x".repeat(3_000)]).await?;
            tx.execute(insert, args![right.as_str(), ""]).await?;
            tell(tx, Mailbox::Account(AccountId(writer)), Event::ProfileMoved {});
            Ok(())
        })
        .await
        .map(|()| name)
}

async fn keep_writing(storage: Storage, writer: i64, told: Told) {
    for number in 0.. {
        match write(&storage, writer, number).await {
            Ok(name) => drop(told.lock().unwrap().insert(name)),
            Err(_) => return,
        }
    }
}

/// What the folder holds: every pair is whole, numbers have no hole, SQLite finds nothing wrong.
pub async fn found(folder: &Path) -> BTreeSet<String> {
    let storage = crate::open(folder).await;
    let db = storage.read();
    let names: Vec<String> = db.column("SELECT name FROM settings ORDER BY name", args![]).await.unwrap();
    let side = |side: &str| -> BTreeSet<String> { names.iter().filter_map(|name| name.strip_prefix(side)).map(str::to_owned).collect() };
    let (left, right) = (side("left "), side("right "));
    assert_eq!(left, right, "a transaction is half there");
    let holes = "SELECT COUNT(*) FROM mailboxes m WHERE m.head <> (SELECT COUNT(*) FROM events e WHERE e.mailbox_id = m.id)";
    assert_eq!(db.scalar::<i64>(holes, args![]).await.unwrap(), Some(0), "a mailbox has a hole");
    let events: Option<i64> = db.scalar("SELECT COUNT(*) FROM events", args![]).await.unwrap();
    assert_eq!(events, i64::try_from(left.len()).ok(), "a change without its event, or an event without its change");
    assert_eq!(db.faults().await.unwrap(), Vec::<String>::new());
    storage.close().await;
    left
}

/// Cuts the power of a busy machine; how many acknowledged transactions were found again, and in how many of its checkpoints.
async fn cut_once(seed: u64) -> usize {
    let folder = Folder::new();
    let disk = Disk::watch(&folder);
    let storage = crate::open(&folder).await;
    let told = Told::default();
    let writers: Vec<_> = (1..=WRITERS).map(|writer| tokio::spawn(keep_writing(storage.clone(), writer, Arc::clone(&told)))).collect();
    tokio::time::sleep(Duration::from_millis(20 + seed * 37 % 400)).await;
    // First what was told, then the cut: whatever was told by then must be on the disk.
    let told = told.lock().unwrap().clone();
    let image = disk.end(End::PowerCut(seed));
    writers.iter().for_each(tokio::task::JoinHandle::abort);
    storage.close().await;

    let after = Folder::new();
    put(&image, &after);
    let found = found(&after).await;
    let lost: Vec<&String> = told.difference(&found).collect();
    assert!(lost.is_empty(), "cut {seed}: {} of {} acknowledged transactions are lost: {lost:?}", lost.len(), told.len());
    told.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_acknowledged_is_lost_by_a_power_cut() {
    let mut told = 0;
    for seed in 0..crate::rounds(25) {
        told += cut_once(seed).await;
    }
    assert!(told > 1_000, "only {told} transactions were tried");
}

/// The disk does forget: without syncs the same machine loses what it acknowledged.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_syncs_the_disk_forgets() {
    use sea_orm::sqlx::{self, sqlite};
    let folder = Folder::new();
    let disk = Disk::watch(&folder);
    crate::open(&folder).await.close().await;
    let options = sqlite::SqliteConnectOptions::new().filename(folder.database()).synchronous(sqlite::SqliteSynchronous::Off);
    let pool = sqlite::SqlitePool::connect_with(options).await.unwrap();
    for number in 0..50 {
        sqlx::query("INSERT INTO settings (name, value) VALUES (?, '')").bind(format!("left {number}")).execute(&pool).await.unwrap();
    }
    let count = async |end: End| {
        let after = Folder::new();
        put(&disk.end(end), &after);
        let storage = crate::open(&after).await;
        let found = "SELECT COUNT(*) FROM settings WHERE name LIKE 'left %'";
        let count: Option<i64> = storage.read().scalar(found, args![]).await.unwrap();
        storage.close().await;
        count.unwrap()
    };
    assert_eq!(count(End::Killed).await, 50, "a kill alone loses nothing");
    for seed in 0..5 {
        assert!(count(End::PowerCut(seed)).await < 50, "seed {seed}");
    }
    pool.close().await;
}
