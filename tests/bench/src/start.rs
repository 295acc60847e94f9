//! From the program's start: it listens, it answers, its roster is warm. Whoever comes before waits, and is answered.

use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::http::{self, Connection};
use crate::peers;
use crate::report::{Figure, Report, figure, ms};
use crate::server::{Running, Stage, Who};
use crate::socket::{Cursor, Socket};
use crate::world::World;

const LISTENS: Figure = figure("start to listening", "ms").wanted("15");
const ANSWERS: Figure = figure("start to the first answer", "ms");
/// An upper bound of a warm roster: the first wave ranks all of it.
const OFFERS: Figure = figure("start to the first offer on a socket (the roster is warm)", "ms").wanted("700");
/// Who has a page open, of the roster.
const ONLINE: usize = 3;

pub async fn measure(rounds: usize, rosters: &[usize]) -> Report {
    let mut report = Report::new("Cold start, with a help request that waits for its first wave");
    for roster in rosters {
        let world = World { people: ONLINE, roster: *roster, waiting: 1, ..World::default() };
        let stages = Stage::set_all(&[Who::Ours, Who::Ws, Who::SocketIo], &world).await;
        for _ in 0..rounds {
            for stage in &stages {
                round(&mut report, &format!("{roster} helpers"), stage).await;
            }
        }
    }
    report
}

async fn round(report: &mut Report, case: &str, stage: &Stage) {
    let (folder, address) = (stage.copy(), peers::free_address());
    let began = Instant::now();
    let child = stage.begin_on(&folder, address.port());
    let listens = listening(address, began);
    let mut connection = Connection::open(address).await;
    assert_eq!(connection.ask(&http::get(address, "/ready", "", 0)).await.status, 200);
    let answers = began.elapsed();
    let running = Running::of(stage, address, child, folder);
    report.add(LISTENS, case, running.who.name(), ms(listens));
    report.add(ANSWERS, case, running.who.name(), ms(answers));
    if running.who == Who::Ours {
        let sockets = Socket::open_all(&running, &vec![Cursor::default(); ONLINE]).await;
        let offered =
            sockets.into_iter().map(|mut socket| Box::pin(async move { while !socket.event().await.expect("it lives").is_offer {} }));
        let first = futures_util::future::select_all(offered);
        tokio::time::timeout(Duration::from_secs(60), first).await.expect("an offer comes");
        report.add(OFFERS, case, running.who.name(), ms(began.elapsed()));
    }
    running.kill().await;
}

/// When a connection is first accepted. A thread's sleep: the runtime's timers are a millisecond coarse.
fn listening(address: SocketAddr, began: Instant) -> Duration {
    while TcpStream::connect(address).is_err() {
        std::thread::sleep(Duration::from_micros(100));
        assert!(began.elapsed() < Duration::from_secs(30), "it never listened");
    }
    began.elapsed()
}
