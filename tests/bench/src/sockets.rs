//! Memory per idle signed-in socket.

use std::time::Duration;

use crate::http::{self, Connection};
use crate::report::{Figure, Report, figure};
use crate::server::{Running, Stage, Who};
use crate::socket::{Cursor, Socket};
use crate::world::World;

const EACH: Figure = figure("memory of one more idle socket", "KiB").wanted("6");
const BEFORE: Figure = figure("memory with one socket", "MiB");

pub async fn measure(rounds: usize, counts: &[usize]) -> Report {
    let mut report = Report::new("Memory per idle signed-in socket");
    for count in counts {
        let stages = Stage::set_all(&Who::ALL, &World { people: *count, roster: *count, ..World::default() }).await;
        for _ in 0..rounds {
            for stage in &stages {
                round(&mut report, &format!("{count} sockets"), stage).await;
            }
        }
    }
    report
}

/// Everybody looks at their page before its socket opens, so that what pages and the database's caches hold is there before.
async fn look_at_pages(running: &Running) {
    let mut connection = Connection::open(running.address).await;
    for (number, person) in running.people.iter().enumerate() {
        assert_eq!(connection.ask(&http::get(running.address, "/home", &person.cookie, number)).await.status, 200);
    }
}

/// Resident memory with all of them resumed and silent, less that with one, by their number.
async fn round(report: &mut Report, case: &str, stage: &Stage) {
    let running = stage.start().await;
    look_at_pages(&running).await;
    let first = Socket::open(&running, 0, &Cursor::default()).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let before = running.resident_kib();
    drop(first);
    let sockets = Socket::open_all(&running, &vec![Cursor::default(); running.people.len()]).await;
    // The product writes who is there every ten seconds: past one such write.
    tokio::time::sleep(Duration::from_secs(if running.who == Who::Ours { 12 } else { 3 })).await;
    let after = running.resident_kib();
    #[allow(clippy::cast_precision_loss)] // some thousands
    let each = after.saturating_sub(before) as f64 / (sockets.len() - 1) as f64;
    report.add(EACH, case, running.who.name(), each);
    #[allow(clippy::cast_precision_loss)]
    report.add(BEFORE, case, running.who.name(), before as f64 / 1024.0);
    drop(sockets);
    running.kill().await;
}
