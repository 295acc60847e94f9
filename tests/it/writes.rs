//! Writes that wait together share one commit: each keeps its own outcome, whatever becomes of the others.

use std::time::Duration;

use binome::args;
use binome::storage::{Error, Sql, Storage};
use tokio::task::JoinSet;

use crate::support::TestApp;

/// How a member of a group ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ending {
    Kept,
    /// Its own rule says no, after it wrote.
    Refused,
    /// A constraint refuses its row.
    Constraint,
    /// The database fails under it.
    Failing,
    /// Its HTTP request, job or task is gone in the middle.
    Cancelled,
}

const ENDINGS: [Ending; 5] = [Ending::Kept, Ending::Refused, Ending::Constraint, Ending::Failing, Ending::Cancelled];

async fn note(storage: Storage, name: i64, ending: Ending) -> Result<(), Error> {
    let work = storage.write(async move |tx| {
        let insert = "INSERT INTO settings (name, value) VALUES ($1, 'x')";
        tx.execute(insert, args![format!("note {name}")]).await?;
        match ending {
            Ending::Kept => Ok(()),
            Ending::Refused => Err(Error::Row("not this one".into())),
            Ending::Constraint => tx.execute(insert, args![format!("note {name}")]).await.map(|_| ()),
            Ending::Failing => tx.execute("SELECT * FROM a_table_that_is_not", args![]).await.map(|_| ()),
            Ending::Cancelled => {
                for _ in 0..1_000 {
                    tx.scalar::<String>("SELECT value FROM settings ORDER BY name LIMIT 1", args![]).await?;
                }
                Ok(())
            }
        }
    });
    if ending == Ending::Cancelled {
        tokio::time::timeout(Duration::from_millis(5), work).await.unwrap_or(Err(Error::GivenUp))
    } else {
        work.await
    }
}

async fn noted(app: &TestApp) -> Vec<i64> {
    let names: Vec<String> =
        app.state.db().column("SELECT name FROM settings WHERE name LIKE 'note %' ORDER BY name", args![]).await.unwrap();
    let mut noted: Vec<i64> = names.iter().map(|name| name[5..].parse().unwrap()).collect();
    noted.sort_unstable();
    noted
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_member_that_fails_in_any_way_takes_nobody_with_it() {
    let app = TestApp::start().await;
    for round in 0..8_i64 {
        let mut writers = JoinSet::new();
        for number in 0..60_usize {
            let (storage, ending) = (app.state.storage.clone(), ENDINGS[(number + number / 7) % ENDINGS.len()]);
            let name = round * 1_000 + i64::try_from(number).unwrap();
            writers.spawn(async move { (name, ending, note(storage, name, ending).await) });
        }
        let ended = writers.join_all().await;
        let noted = noted(&app).await;
        for (name, ending, answer) in ended {
            let is_kept = noted.contains(&name);
            match ending {
                Ending::Kept => assert!(answer.is_ok() && is_kept, "{name}: {answer:?}"),
                // Nobody was told; it may have been cancelled while its group was committed.
                Ending::Cancelled => {}
                _ => assert!(answer.is_err() && !is_kept, "{name} {ending:?}: {answer:?}"),
            }
        }
    }
}

/// Commits in the write-ahead log: frames that say how large the database is after them
/// (<https://sqlite.org/fileformat2.html#walformat>).
fn commits_of(app: &TestApp) -> usize {
    const HEADER: usize = 32;
    const FRAME: usize = 24 + 4096;
    let log = std::fs::read(app.state.config.data.join("binome.db-wal")).unwrap();
    log[HEADER..].chunks_exact(FRAME).filter(|frame| frame[4..8] != [0; 4]).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn those_who_wait_share_a_commit() {
    let app = TestApp::start().await;
    if !app.state.storage.is_sqlite() {
        return; // PostgreSQL groups its own commits
    }
    let before = commits_of(&app);
    let storage = app.state.storage.clone();
    let first = tokio::spawn(async move {
        let slow = storage.write(async move |tx| {
            for _ in 0..300 {
                tx.scalar::<i64>("SELECT COUNT(*) FROM jobs", args![]).await?;
            }
            tx.keep_setting("note 1000", "x").await
        });
        slow.await.unwrap();
    });
    tokio::time::sleep(Duration::from_millis(2)).await;
    let mut writers = JoinSet::new();
    for name in 0..40 {
        writers.spawn(note(app.state.storage.clone(), name, Ending::Kept));
    }
    first.await.unwrap();
    assert!(writers.join_all().await.into_iter().all(|answer| answer.is_ok()));
    let spent = commits_of(&app) - before;
    assert!((1..20).contains(&spent), "41 writes took {spent} commits");
}
