//! After kill -9, every socket comes back at once, each with what it missed: nothing lost, doubled or reordered.

use std::time::Instant;

use futures_util::{StreamExt, stream};

use crate::process::Watch;
use crate::report::{CLIENT, Figure, Report, SERVER, figure, ms};
use crate::server::{Running, Stage, Who};
use crate::socket::{Cursor, Socket};
use crate::world::World;

const BACK: Figure = figure("kill -9 to the last event of the last socket", "s").wanted("6");
const SERVES: Figure = figure("kill -9 to serving again", "ms");
/// Sockets that come back at the same moment.
const AT_ONCE: usize = 128;

pub async fn measure(rounds: usize, counts: &[usize], missed: usize) -> Report {
    let mut report = Report::new(&format!("Sockets that come back after kill -9, each with {missed} missed events"));
    for count in counts {
        let world = World { people: *count, roster: *count, missed, ..World::default() };
        let stages = Stage::set_all(&Who::ALL, &world).await;
        for _ in 0..rounds {
            for stage in &stages {
                round(&mut report, &format!("{count} sockets"), stage, missed).await;
            }
        }
    }
    report
}

async fn round(report: &mut Report, case: &str, stage: &Stage, missed: usize) {
    let running = stage.start().await;
    let before = read_all(&running, missed).await;
    let began = Instant::now();
    let folder = running.kill().await;
    // Half of the descriptors are needed again: closing dead sockets counts.
    let before: Vec<Vec<String>> = before.into_iter().map(|(_dead, ids)| ids).collect();
    let running = stage.start_on(folder, 0).await;
    let (serves, watch) = (began.elapsed(), Watch::of(running.id()));
    let after = read_all(&running, missed).await;
    let back = began.elapsed();
    let (client, server) = watch.shares();
    assert!(before.iter().zip(&after).all(|(before, (_, after))| before == after), "somebody had other events than before");
    let who = running.who.name();
    report.add(BACK, case, who, back.as_secs_f64());
    report.add(SERVES, case, who, ms(serves));
    report.add(CLIENT, case, who, client);
    report.add(SERVER, case, who, server);
    drop(after);
    running.kill().await;
}

/// Everybody's socket, and the ids of the events that it had, in the order of people.
async fn read_all(running: &Running, missed: usize) -> Vec<(Socket, Vec<String>)> {
    let coming = (0..running.people.len()).map(async |person| {
        let mut socket = Socket::open(running, person, &Cursor::default()).await;
        let mut ids = Vec::with_capacity(missed);
        while ids.len() < missed {
            let event = socket.event().await.expect("it lives");
            ids.push(event.id);
            assert_eq!(i64::try_from(ids.len()).ok(), Some(event.number), "an event was lost, doubled or reordered");
        }
        (socket, ids)
    });
    let mut all: Vec<_> = stream::iter(coming).buffer_unordered(AT_ONCE).collect().await;
    all.sort_by_key(|(socket, _)| socket.person);
    all
}
