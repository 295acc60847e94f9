//! A database that is damaged, newer, or sealed with another key is refused at the start, with words.

use std::io::{Seek, SeekFrom, Write};

use binome::args;
use binome::clock::Clock;
use binome::storage::{self, Error, Keys, Place, Sql, Storage};

use super::Folder;

async fn open(folder: &Folder) -> Result<Storage, String> {
    let opened = storage::open(&Place::Sqlite(folder.database()), Keys::derive(&[7; 32]), Clock::by_hand(0)).await;
    opened.map_err(|error| error.to_string())
}

/// A database with enough in it for several pages, closed.
async fn filled() -> Folder {
    let folder = Folder::new();
    let storage = open(&folder).await.unwrap();
    storage
        .write(async |tx| {
            for number in 0..500_i64 {
                tx.execute("INSERT INTO settings (name, value) VALUES ($1, $2)", args![format!("s{number}"), "x".repeat(300)]).await?;
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    storage.close().await;
    folder
}

/// Overwrites a part of the file.
fn damage(folder: &Folder, from: u64, bytes: usize) {
    let mut file = std::fs::OpenOptions::new().write(true).open(folder.database()).unwrap();
    file.seek(SeekFrom::Start(from)).unwrap();
    file.write_all(&vec![0xAA; bytes]).unwrap();
}

fn says_what_to_do(refused: Result<Storage, String>, what: &str) {
    let Err(words) = refused else { panic!("{what}: it was opened") };
    assert!(words.contains("damaged") && words.contains("backup"), "{what}: {words}");
}

#[tokio::test]
async fn a_truncated_database_is_refused() {
    let folder = filled().await;
    let file = std::fs::OpenOptions::new().write(true).open(folder.database()).unwrap();
    file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    says_what_to_do(open(&folder).await, "half of it is missing");
}

#[tokio::test]
async fn a_flipped_database_is_refused() {
    let folder = filled().await;
    damage(&folder, 4096 * 20, 4096 * 10);
    says_what_to_do(open(&folder).await, "pages in its middle are noise");
}

#[tokio::test]
async fn what_is_no_database_is_refused() {
    let folder = filled().await;
    damage(&folder, 0, 4096);
    says_what_to_do(open(&folder).await, "its first page is noise");
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let folder = Folder::new();
    let storage = open(&folder).await.unwrap();
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m2099_01_01_01_tomorrow', 0)";
    storage.write(async |tx| tx.execute(newer, args![]).await).await.unwrap();
    storage.close().await;
    let Err(words) = open(&folder).await else { panic!("it was opened") };
    assert!(words.contains("newer Binôme") && words.contains("m2099_01_01_01_tomorrow"), "{words}");
}

#[tokio::test]
async fn an_open_that_was_refused_harms_nothing() {
    let folder = filled().await;
    let storage = open(&folder).await.unwrap();
    let kept: Option<i64> = storage.read().scalar("SELECT COUNT(*) FROM settings WHERE name LIKE 's%'", args![]).await.unwrap();
    assert_eq!(kept, Some(500));
}
