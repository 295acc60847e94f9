//! A thousand helpers accept one help request: one wins, everybody is answered, everybody sees it leave.

use std::time::{Duration, Instant};

use futures_util::{StreamExt, stream};
use tokio::task::JoinSet;

use crate::http::{self, Connection};
use crate::process::Watch;
use crate::report::{CLIENT, Figure, Report, SERVER, figure, ms, percentile};
use crate::server::{Running, Stage, Who};
use crate::socket::{Cursor, Socket};
use crate::world::World;

const P50: Figure = figure("answered, p50", "ms");
const P99: Figure = figure("answered, p99", "ms").wanted("50");
const LEFT: Figure = figure("everybody's socket has seen it leave", "ms");

pub async fn measure(rounds: usize, helpers: usize) -> Report {
    let mut report = Report::new(&format!("{helpers} helpers accept one help request"));
    let world = World { people: helpers, roster: helpers, requests: 1, offers_each: helpers, ..World::default() };
    let stages = Stage::set_all(&Who::ALL, &world).await;
    for _ in 0..rounds {
        for (case, within) in [("at the same moment", Duration::ZERO), ("within a second", Duration::from_secs(1))] {
            for stage in &stages {
                round(&mut report, case, stage, within).await;
            }
        }
    }
    report
}

async fn round(report: &mut Report, case: &str, stage: &Stage, within: Duration) {
    let running = stage.start().await;
    let leaving = watch_it_leave(&running).await;
    let connections = connections(&running).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let watch = Watch::of(running.id());
    let began = Instant::now() + Duration::from_millis(20);
    let mut accepting = JoinSet::new();
    let count = u32::try_from(connections.len()).expect("some thousands");
    for ((number, mut connection), offer) in (0_u32..).zip(connections).zip(&stage.offers) {
        let path = format!("/offers/{}/acceptance", offer.id);
        let request = http::post(running.address, &path, &running.people[offer.person].cookie, offer.person, "");
        let due = began + within * number / count;
        accepting.spawn(async move {
            tokio::time::sleep_until(due.into()).await;
            let status = connection.ask(&request).await.status;
            (status, ms(due.elapsed()))
        });
    }
    let answers = accepting.join_all().await;
    let (client, server) = watch.shares();
    let (statuses, took): (Vec<u16>, Vec<f64>) = answers.into_iter().unzip();
    let who = running.who.name();
    if running.who != Who::Floor {
        let won = statuses.iter().filter(|status| **status == 303).count();
        let lost = statuses.iter().filter(|status| **status == 409).count();
        assert_eq!((won, lost), (1, statuses.len() - 1), "{who}: one wins and everybody is answered");
        let seen = leaving.join_all().await.into_iter().max().expect("somebody");
        report.add(LEFT, case, who, ms(seen.saturating_duration_since(began)));
    }
    report.add(P50, case, who, percentile(&took, 0.5));
    report.add(P99, case, who, percentile(&took, 0.99));
    report.add(CLIENT, case, who, client);
    report.add(SERVER, case, who, server);
    running.kill().await;
}

/// One kept connection each, as browsers have.
async fn connections(running: &Running) -> Vec<Connection> {
    let opening = (0..running.people.len()).map(async |person| {
        let mut connection = Connection::open(running.address).await;
        assert_eq!(connection.ask(&http::get(running.address, "/ready", "", person)).await.status, 200);
        connection
    });
    stream::iter(opening).buffered(64).collect().await
}

/// The moment when each socket heard of the end: it left, or it is theirs.
async fn watch_it_leave(running: &Running) -> JoinSet<Instant> {
    let sockets = Socket::open_all(running, &vec![Cursor::default(); running.people.len()]).await;
    sockets
        .into_iter()
        .map(|mut socket| async move {
            while socket.event().await.is_some_and(|event| event.is_offer) {}
            Instant::now()
        })
        .collect()
}
