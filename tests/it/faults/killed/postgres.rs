//! The same on PostgreSQL: the program is killed while the server lives, and the server itself is.

use std::time::{Duration, Instant};

use binome::args;
use binome::storage::{Place, Sql, Storage};

use super::load::Load;
use super::{ASKERS, LISTENERS, kills, life, lived, look, opened, prepared, started};
use crate::faults::program::Program;
use crate::support::{Browser, Folder, Postgres, Proxy};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_before_postgresql_and_with_it_it_loses_nothing_and_tells_nothing_twice() {
    let Some(server) = Postgres::start() else { return };
    let (folder, place) = (Folder::new(), Place::Postgres(server.database()));
    // Its first migrations, killed before they end.
    for number in 0..kills(4) {
        Program::start_and_kill(&folder, &["--database", &server.database()], life(number));
    }
    let helpers = prepared(&folder, place.clone()).await;
    let mut program = started(&folder, &place);
    let proxy = Proxy::before(program.address).await;
    let load = Load::begin(&helpers, LISTENERS, ASKERS, &proxy);
    for number in 0..kills(20) {
        lived(&load, number).await;
        if number % 5 == 4 {
            server.kill();
            server.start_again();
            is_ready_again(&proxy).await;
            tokio::time::sleep(life(number)).await;
        }
        program.kill();
        look(&folder, &place, &load.told, number).await;
        program = started(&folder, &place);
        proxy.leads_to(program.address);
    }
    let storage = opened(&folder, &place).await;
    let told = load.end(&storage).await;
    storage.close().await;
    program.ask_to_stop();
    assert_eq!(program.ended(Duration::from_secs(20)).await.code(), Some(0));
    super::ended(&folder, &place, &told, kills(20)).await;
}

/// The program finds its database again by itself.
async fn is_ready_again(proxy: &Proxy) {
    let (browser, since) = (Browser::new(proxy.address), Instant::now());
    while browser.try_get("/ready").await.is_none_or(|answer| answer.status != 200) {
        assert!(since.elapsed() < Duration::from_secs(20), "its database is back and it does not notice");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What a program that was killed had sent still happens, or not, for a moment.
pub async fn is_still(storage: &Storage) {
    let busy =
        "SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()";
    let since = Instant::now();
    while storage.read().scalar::<i64>(busy, args![]).await.unwrap() != Some(0) {
        assert!(since.elapsed() < Duration::from_secs(20), "somebody writes on");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Open, as the tests look at it.
pub async fn settled(folder: &std::path::Path, place: &Place) -> Storage {
    let storage = opened(folder, place).await;
    if !storage.is_sqlite() {
        is_still(&storage).await;
    }
    storage
}
