//! What resuming and telling cost as the log of events grows.

use std::time::Instant;

use crate::http::Connection;
use crate::offers;
use crate::report::{Figure, Report, figure, ms, percentile};
use crate::server::{Running, Stage, Who};
use crate::socket::{Cursor, Socket};
use crate::world::World;

const RESUME_P50: Figure = figure("a socket opened, with 20 missed events, p50", "ms");
const RESUME_P99: Figure = figure("a socket opened, with 20 missed events, p99", "ms");
const TELL_P50: Figure = figure("form sent to the offer on a socket, p50", "ms");
const TELL_P99: Figure = figure("form sent to the offer on a socket, p99", "ms");
const SERVES: Figure = figure("start to serving", "ms");
const PEOPLE: usize = 200;
const MISSED: usize = 20;
const ASKS: usize = 30;
/// Longer ones do not fit in the memory of a peer, which keeps them there.
const MOST_OF_PEER: usize = 1_000_000;

pub async fn measure(rounds: usize, sizes: &[usize]) -> Report {
    let mut report = Report::new("Resuming and telling, as the log of events grows");
    let mut stages = Vec::new();
    for log in sizes {
        let world = World { people: PEOPLE, roster: PEOPLE, missed: MISSED, log: *log, ..World::default() };
        stages.push((*log, Stage::set(Who::Ours, world.clone()).await));
        if *log <= MOST_OF_PEER {
            stages.push((*log, Stage::set(Who::Ws, world).await));
        }
    }
    for _ in 0..rounds {
        for (log, stage) in &stages {
            round(&mut report, &format!("{log} events of others"), stage).await;
        }
    }
    report
}

async fn round(report: &mut Report, case: &str, stage: &Stage) {
    let folder = stage.copy();
    let began = Instant::now();
    let running = stage.start_on(folder, 0).await;
    report.add(SERVES, case, running.who.name(), ms(began.elapsed()));
    let mut resumed = Vec::with_capacity(PEOPLE);
    for person in 0..PEOPLE {
        resumed.push(resume(&running, person).await);
    }
    let (listening, mut heard) = offers::listen(&running).await;
    let mut asker = Connection::open(running.address).await;
    let mut told = Vec::with_capacity(ASKS);
    for number in 0..=ASKS {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        while heard.try_recv().is_ok() {} // what was missed, and the others of the wave before
        let sent = Instant::now();
        offers::ask(&mut asker, number).await;
        let took = offers::next(&mut heard).await.at - sent;
        if number > 0 {
            told.push(ms(took)); // the first finds everything cold
        }
    }
    drop(listening);
    let who = running.who.name();
    for (figure, values, share) in
        [(RESUME_P50, &resumed, 0.5), (RESUME_P99, &resumed, 0.99), (TELL_P50, &told, 0.5), (TELL_P99, &told, 0.99)]
    {
        report.add(figure, case, who, percentile(values, share));
    }
    running.kill().await;
}

async fn resume(running: &Running, person: usize) -> f64 {
    let began = Instant::now();
    let mut socket = Socket::open(running, person, &Cursor::default()).await;
    for _ in 0..MISSED {
        socket.event().await.expect("it lives");
    }
    ms(began.elapsed())
}
