//! `binome backup` and `binome restore`, as an operator runs them; the erasure list; the backup of each day.

mod erasures;
mod restore;
mod schedule;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use binome::args;
use binome::clock::Clock;
use binome::storage::{self, Keys, Place, Sql};

use crate::support::{Folder, TestApp};

/// Runs a command of the program; whether it went well, and all that it said.
pub fn run(command: &str, data: &Path, arguments: &[&str]) -> (bool, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_binome")).arg(command).arg("--data").arg(data).args(arguments).env_clear().output().unwrap();
    (ran.status.success(), String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr))
}

pub fn file(folder: &Folder, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// An instance in a folder, with its key, where Josiane asked; closed.
pub async fn instance() -> Folder {
    let folder = Folder::new();
    let app = TestApp::on_folder(&folder).await;
    app.association("Entraide 28").await;
    app.josiane_asks().await;
    app.close().await;
    folder
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_backup_under_load_is_one_moment_of_the_database() {
    let folder = instance().await;
    let app = TestApp::on_folder(&folder).await;
    let (stop, written) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicI64::new(0)));
    let storage = app.state.storage.clone();
    let load = tokio::spawn({
        let (stop, written) = (Arc::clone(&stop), Arc::clone(&written));
        async move {
            // Two rows a transaction: a copy that holds one without the other is of no moment.
            for number in 0_i64.. {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let two = async move |tx: &storage::Tx| {
                    let insert = "INSERT INTO settings (name, value) VALUES ($1, $2)";
                    tx.execute(insert, args![format!("left {number}"), "x".repeat(2_000)]).await?;
                    tx.execute(insert, args![format!("right {number}"), ""]).await
                };
                storage.write(two).await.unwrap();
                written.store(number + 1, Ordering::Relaxed);
            }
        }
    });
    while written.load(Ordering::Relaxed) < 200 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let before = written.load(Ordering::Relaxed);
    let target = file(&folder, "copy.db");
    let (went_well, said) = tokio::task::spawn_blocking({
        let (data, target) = (folder.to_path_buf(), target.clone());
        move || run("backup", &data, &[&target])
    })
    .await
    .unwrap();
    let after = written.load(Ordering::Relaxed);
    stop.store(true, Ordering::Relaxed);
    load.await.unwrap();
    assert!(went_well, "{said}");
    assert!(after > before, "nobody wrote meanwhile");
    let key = Keys::derive(&[7; 32]);
    let copy = storage::look(&Place::Sqlite(target.clone().into()), key).await.unwrap();
    let count = async |side: &str| {
        copy.scalar::<i64>("SELECT COUNT(*) FROM settings WHERE name LIKE $1", args![format!("{side} %")]).await.unwrap().unwrap()
    };
    let (left, right) = (count("left").await, count("right").await);
    assert_eq!(left, right);
    assert!(left >= before && left <= after + 1, "{left} of {before} to {after}");
    assert_eq!(copy.faults().await.unwrap(), Vec::<String>::new());

    let needs = copy.key_fingerprint().await.unwrap().unwrap();
    assert!(said.contains(&needs), "{said}");
    let secret = std::fs::read_to_string(folder.join("instance.key")).unwrap();
    assert!(!said.contains(secret.trim()));
    assert_eq!(std::fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600, "nobody else reads it");
    assert_eq!(parts(&folder), 0, "nothing half-written is left");
    app.close().await;
}

pub fn parts(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains(".part")).count()
}

#[tokio::test]
async fn a_backup_overwrites_nothing_and_makes_nothing_up() {
    let folder = instance().await;
    let target = file(&folder, "copy.db");
    std::fs::write(&target, "something else").unwrap();
    let (went_well, said) = run("backup", &folder, &[&target]);
    assert!(!went_well && said.contains("exists already"), "{said}");
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "something else");

    let (went_well, said) = run("backup", &folder, &[&file(&folder, "no/such/folder.db")]);
    assert!(!went_well && said.contains("no/such"), "{said}");
    let empty = Folder::new();
    let (went_well, said) = run("backup", &empty, &[&file(&folder, "of nothing.db")]);
    assert!(!went_well && said.contains("--data"), "{said}");
    assert!(!empty.database().exists(), "a look makes no database");
    let (went_well, said) = run("backup", &folder, &[&file(&folder, "pg.db"), "--database", "postgres://localhost/binome"]);
    assert!(!went_well && said.contains("pg_dump") && said.contains("pg_restore"), "{said}");
    assert_eq!(parts(&folder), 0);
}

#[tokio::test]
async fn a_damaged_database_gives_no_backup() {
    let folder = instance().await;
    let whole = std::fs::read(folder.database()).unwrap();
    std::fs::write(folder.database(), &whole[..whole.len() / 2]).unwrap();
    let target = file(&folder, "copy.db");
    let (went_well, said) = run("backup", &folder, &[&target]);
    assert!(!went_well && said.contains("no backup was made"), "{said}");
    assert!(!Path::new(&target).exists());
    assert_eq!(parts(&folder), 0);
}

#[tokio::test]
async fn a_copy_leaves_out_what_was_deleted() {
    let folder = instance().await;
    let storage = storage::open(&Place::Sqlite(folder.database()), TestApp::keys_in(&folder), Clock::real()).await.unwrap();
    let bulk = async |tx: &storage::Tx| {
        for number in 0..200_i64 {
            tx.execute("INSERT INTO settings (name, value) VALUES ($1, $2)", args![format!("bulk {number}"), "x".repeat(4_000)]).await?;
        }
        tx.execute("DELETE FROM settings WHERE name LIKE 'bulk %'", args![]).await
    };
    storage.write(bulk).await.unwrap();
    storage.close().await;
    let target = file(&folder, "copy.db");
    assert!(run("backup", &folder, &[&target]).0);
    let bytes = |path: &Path| path.metadata().unwrap().len();
    assert!(bytes(Path::new(&target)) < bytes(&folder.database()) - 500_000);
}
