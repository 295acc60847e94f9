//! A migration that is killed, or whose machine loses power, at any change it makes: the next start ends with the whole schema, and
//! what was there before is there.

use std::path::Path;

use binome::check::check;
use binome::storage::{Keys, Place, Schema, look};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, Database};
use sea_orm_migration::MigratorTrait;

use crate::disk::{Disk, End, put};
use crate::support::Folder;

/// How many migrations the older database has.
const OLDER: u32 = 3;

/// A database of an older program, with a row in it.
async fn older(folder: &Path) {
    let connection = Database::connect(format!("sqlite://{}?mode=rwc", folder.join("binome.db").display())).await.unwrap();
    Migrator::up(&connection, Some(OLDER)).await.unwrap();
    connection.execute_unprepared("INSERT INTO settings (name, value) VALUES ('kept', 'yes')").await.unwrap();
    connection.close().await.unwrap();
}

/// Migrates, ends before the change of this number, and looks at what is left; `false` when there was no such change.
async fn ends_before(change: u64, end: End, is_new: bool) -> bool {
    let folder = Folder::new();
    if !is_new {
        older(&folder).await;
    }
    let disk = Disk::watch(&folder);
    disk.end_before(change, end);
    crate::open(&folder).await.close().await;
    let Some(image) = disk.ended() else { return false };
    let after = Folder::new();
    put(&image, &after);
    let storage = crate::open(&after).await;
    let kept: Option<String> = binome::storage::setting(storage.read(), "kept").await.unwrap();
    assert_eq!(kept.is_some(), !is_new, "what was there before change {change}");
    let findings = check(storage.read()).await.unwrap();
    assert!(findings.iter().all(|finding| finding.is_well), "change {change}, {end:?}: {findings:#?}");
    storage.close().await;
    true
}

/// Ends evenly spread over all changes.
async fn ended_everywhere(is_new: bool) {
    let folder = Folder::new();
    if !is_new {
        older(&folder).await;
    }
    let disk = Disk::watch(&folder);
    crate::open(&folder).await.close().await;
    let changes = disk.changes();
    let tries = crate::rounds(30).min(changes);
    let mut tried = 0;
    for number in 0..tries {
        let change = 1 + number * changes / tries;
        let end = if number % 3 == 0 { End::Killed } else { End::PowerCut(number) };
        tried += u64::from(ends_before(change, end, is_new).await);
    }
    assert!(tried * 10 >= tries * 9, "{tried} of {tries} ends were met");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_start_that_is_cut_anywhere_is_made_good_by_the_next() {
    ended_everywhere(true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_database_whose_migration_is_cut_anywhere_loses_nothing() {
    ended_everywhere(false).await;
}

#[tokio::test]
async fn a_look_tells_an_older_schema_and_changes_nothing() {
    let folder = Folder::new();
    older(&folder).await;
    let before = std::fs::read(folder.database()).unwrap();
    let db = look(&Place::Sqlite(folder.database()), Keys::derive(&[7; 32])).await.unwrap();
    assert_eq!(db.schema().await.unwrap(), Schema::Older);
    db.close().await;
    assert_eq!(std::fs::read(folder.database()).unwrap(), before);
}
