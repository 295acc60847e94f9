//! The board of an association where many wait: from a stored help request to the page that shows it, for every coordinator.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::http::{self, Connection};
use crate::offers;
use crate::process::Watch;
use crate::report::{CLIENT, Figure, Report, SERVER, figure, ms, percentile};
use crate::server::{Running, Stage, Who};
use crate::socket::{Cursor, Socket};
use crate::world::World;

const SHOWN_P50: Figure = figure("stored to a refreshed board, p50", "ms");
const SHOWN_P99: Figure = figure("stored to a refreshed board, p99", "ms");
const PAGE_P50: Figure = figure("the board alone, nothing else going on, p50", "ms");
const PAGE_P99: Figure = figure("the board alone, nothing else going on, p99", "ms");
const STATEMENTS: Figure = figure("statements of a board", "");
const BYTES: Figure = figure("bytes of a board, packed", "B");
/// Between two help requests.
const BREATH: Duration = Duration::from_millis(500);
const PAGES: u32 = 50;

/// A board as a coordinator received it.
struct Seen {
    at: Instant,
    /// How many wait, as the page counts them.
    waiting: usize,
}

pub async fn measure(rounds: usize, open: usize, coordinators: usize, asks: usize, postgres: Option<String>) -> Report {
    let place = if postgres.is_some() { "PostgreSQL" } else { "SQLite" };
    let mut report = Report::new(&format!("The board with {open} open help requests and {coordinators} coordinators, on {place}"));
    let metrics = free_port().await;
    let world = World { people: coordinators, roster: 200, coordinators, open, postgres, metrics, ..World::default() };
    let stage = Stage::set(Who::Ours, world).await;
    for _ in 0..rounds {
        round(&mut report, &stage, asks, metrics).await;
    }
    report
}

async fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").await.and_then(|listener| listener.local_addr()).expect("a free port").port()
}

async fn round(report: &mut Report, stage: &Stage, asks: usize, metrics: u16) {
    let running = stage.start().await;
    let who = running.who.name();
    alone(report, &running, metrics).await;
    let (watching, mut seen) = watch(&running).await;
    let mut asker = Connection::open(running.address).await;
    let mut first = waiting(&board(&running, &mut Connection::open(running.address).await, 0).await);
    let watched = Watch::of(running.id());
    let mut took = Vec::new();
    for number in 0..asks {
        offers::ask(&mut asker, number).await;
        let (stored, wanted) = (Instant::now(), first + 1);
        first = wanted;
        let until = tokio::time::Instant::now() + BREATH;
        let mut shown = 0;
        while let Ok(Some(one)) = tokio::time::timeout_at(until, seen.recv()).await {
            // The first board of each coordinator that counts it; later ones (its wave, its news) count it too.
            if one.waiting >= wanted && shown < running.people.len() {
                shown += 1;
                took.push(ms(one.at.saturating_duration_since(stored)));
            }
        }
    }
    let (client, server) = watched.shares();
    assert!(took.len() * 10 >= asks * running.people.len() * 9, "nine boards in ten show it within {BREATH:?}: {}", took.len());
    report.add(SHOWN_P50, "", who, percentile(&took, 0.5));
    report.add(SHOWN_P99, "", who, percentile(&took, 0.99));
    report.add(CLIENT, "", who, client);
    report.add(SERVER, "", who, server);
    drop(watching);
    running.kill().await;
}

/// The page, one after the other, with nobody else there.
async fn alone(report: &mut Report, running: &Running, metrics: u16) {
    let mut connection = Connection::open(running.address).await;
    board(running, &mut connection, 0).await;
    let before = statements(metrics).await;
    let mut took = Vec::new();
    for _ in 0..PAGES {
        let began = Instant::now();
        board(running, &mut connection, 0).await;
        took.push(ms(began.elapsed()));
    }
    let each = (statements(metrics).await - before) / f64::from(PAGES);
    let packed = connection.ask(&http::get_packed(running.address, "/board", &running.people[0].cookie, 0)).await;
    let who = running.who.name();
    report.add(PAGE_P50, "", who, percentile(&took, 0.5));
    report.add(PAGE_P99, "", who, percentile(&took, 0.99));
    report.add(STATEMENTS, "", who, each);
    #[allow(clippy::cast_precision_loss)] // some thousands
    report.add(BYTES, "", who, packed.body.len() as f64);
}

async fn board(running: &Running, connection: &mut Connection, person: usize) -> String {
    let answer = connection.ask(&http::get(running.address, "/board", &running.people[person].cookie, person)).await;
    assert_eq!(answer.status, 200);
    answer.text()
}

/// How many wait, as the board says on top.
fn waiting(page: &str) -> usize {
    let column = page.split_once("id=\"column-waiting\"").expect("a column of those who wait").1;
    let count = column.split_once("class=\"count\">").expect("its count").1;
    count.split('<').next().and_then(|count| count.trim().parse().ok()).expect("a number")
}

/// Each coordinator looks again at each hint, as their page does, one look at a time.
async fn watch(running: &Running) -> (JoinSet<()>, mpsc::UnboundedReceiver<Seen>) {
    let sockets = Socket::open_all(running, &vec![Cursor::default(); running.people.len()]).await;
    let (told, seen) = mpsc::unbounded_channel();
    let mut watching = JoinSet::new();
    for mut socket in sockets {
        let (told, address) = (told.clone(), running.address);
        let request = http::get(address, "/board", &running.people[socket.person].cookie, socket.person);
        watching.spawn(async move {
            let mut connection = Connection::open(address).await;
            while socket.hint().await.is_some() {
                let page = connection.ask(&request).await;
                if told.send(Seen { at: Instant::now(), waiting: waiting(&page.text()) }).is_err() {
                    return;
                }
            }
        });
    }
    (watching, seen)
}

/// All statements so far, as Prometheus would read them.
async fn statements(port: u16) -> f64 {
    let at: SocketAddr = ([127, 0, 0, 1], port).into();
    let answer = Connection::open(at).await.ask(&http::get(at, "/metrics", "", 0)).await;
    let text = answer.text();
    let counts = text.lines().filter(|line| line.starts_with("binome_statement_seconds_count"));
    counts.filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok()).sum()
}
