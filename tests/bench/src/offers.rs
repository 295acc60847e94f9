//! From a stored help request to the offer on a helper's page, every helper with a page open.

use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::http::{self, Connection};
use crate::process::Watch;
use crate::report::{CLIENT, Figure, Report, SERVER, figure, ms, percentile};
use crate::server::{Running, Stage, Who};
use crate::socket::{Cursor, Socket};
use crate::world::World;

const TOLD_P50: Figure = figure("stored to the offer on a socket, p50", "ms");
const TOLD_P99: Figure = figure("stored to the offer on a socket, p99", "ms");
const SHOWN_P50: Figure = figure("stored to the page that shows it, p50", "ms").wanted("2");
const SHOWN_P99: Figure = figure("stored to the page that shows it, p99", "ms").wanted("8");
const ASKED_P50: Figure = figure("form sent to stored, p50", "ms");
const WHOLE_P99: Figure = figure("form sent to the page that shows it, p99", "ms");
/// Between two help requests: the one before is over.
const BREATH: Duration = Duration::from_millis(25);

/// An offer as a socket heard it.
pub struct Heard {
    pub at: Instant,
    pub person: usize,
    pub offer: String,
}

pub async fn measure(rounds: usize, online: usize, rosters: &[usize], asks: usize) -> Report {
    let mut report = Report::new("From a stored help request to the offer on a helper's page");
    for roster in rosters {
        let people = online.min(*roster);
        let stages = Stage::set_all(&Who::ALL, &World { people, roster: *roster, ..World::default() }).await;
        let case = format!("{people} online of {roster}");
        for _ in 0..rounds {
            for stage in &stages {
                round(&mut report, &case, stage, asks).await;
            }
        }
    }
    report
}

async fn round(report: &mut Report, case: &str, stage: &Stage, asks: usize) {
    let running = stage.start().await;
    let (listening, mut heard) = listen(&running).await;
    let (mut asker, mut helper) = (Connection::open(running.address).await, Connection::open(running.address).await);
    // The first finds everything cold.
    ask(&mut asker, 0).await;
    next(&mut heard).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (mut stored, mut told, mut shown, mut whole) = (vec![], vec![], vec![], vec![]);
    let watch = Watch::of(running.id());
    for number in 1..=asks {
        while heard.try_recv().is_ok() {} // the others of that wave
        let sent = Instant::now();
        ask(&mut asker, number).await;
        let answered = Instant::now();
        let first = next(&mut heard).await;
        let request = http::get(running.address, "/home", &running.people[first.person].cookie, first.person);
        let page = helper.ask(&request).await;
        let there = Instant::now();
        let mark = if running.who == Who::Floor { "/acceptance" } else { first.offer.as_str() };
        assert!(page.text().contains(mark), "the page does not show the offer");
        stored.push(ms(answered - sent));
        told.push(ms(first.at.saturating_duration_since(answered)));
        shown.push(ms(there - answered));
        whole.push(ms(there - sent));
        tokio::time::sleep(BREATH).await;
    }
    let (client, server) = watch.shares();
    let who = running.who.name();
    for (figure, values, share) in [
        (TOLD_P50, &told, 0.5),
        (TOLD_P99, &told, 0.99),
        (SHOWN_P50, &shown, 0.5),
        (SHOWN_P99, &shown, 0.99),
        (ASKED_P50, &stored, 0.5),
        (WHOLE_P99, &whole, 0.99),
    ] {
        report.add(figure, case, who, percentile(values, share));
    }
    report.add(CLIENT, case, who, client);
    report.add(SERVER, case, who, server);
    drop(listening);
    running.kill().await;
}

/// Opens a socket for everybody; each acknowledges what it hears, as a page does that shows it.
pub async fn listen(running: &Running) -> (JoinSet<()>, mpsc::UnboundedReceiver<Heard>) {
    let sockets = Socket::open_all(running, &vec![Cursor::default(); running.people.len()]).await;
    let (told, heard) = mpsc::unbounded_channel();
    let mut listening = JoinSet::new();
    for mut socket in sockets {
        let told = told.clone();
        let mailbox = running.people[socket.person].mailbox.clone();
        listening.spawn(async move {
            while let Some(event) = socket.event().await {
                let at = Instant::now();
                if event.is_offer && told.send(Heard { at, person: socket.person, offer: event.offer }).is_err() {
                    return;
                }
                socket.acknowledge(&mailbox, event.number).await;
            }
        });
    }
    (listening, heard)
}

/// The last form of asking, as the page sends it; answered once it is on the disk.
pub async fn ask(connection: &mut Connection, number: usize) {
    let form = format!(
        "topic=emploi&words=&commune=Chartres+%2828%29&commune_code=28085&meeting=phone&when=now&for=me&first_name=Personne{number}\
         &phone=06+39+98+{:02}+{:02}&language=fr",
        number / 100 % 100,
        number % 100
    );
    let request = http::post(connection.at(), "/ask", "", 1_000_000 + number, &form);
    let answer = connection.ask(&request).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

pub async fn next(heard: &mut mpsc::UnboundedReceiver<Heard>) -> Heard {
    tokio::time::timeout(Duration::from_secs(20), heard.recv()).await.expect("an offer comes").expect("sockets live")
}
