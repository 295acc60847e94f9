//! Pages at a fixed rate, packed as they travel, beside nginx with the same pages as files.

use crate::http::{self, Answer, Connection};
use crate::pace;
use crate::peers::Nginx;
use crate::process::Watch;
use crate::report::{CLIENT, Figure, Report, SERVER, figure, percentile};
use crate::server::{Stage, Who};
use crate::world::World;

const P50: Figure = figure("from when it was due to the whole page, p50", "ms");
const P99: Figure = figure("from when it was due to the whole page, p99", "ms").wanted("5");
const LATE: Figure = figure("the client itself was late by, p99", "ms");
/// As files: the first page, the page that takes a code, a helper's home, an asker's waiting page.
const PAGES: [(&str, &str); 4] = [("first.html", "/"), ("code.html", "/code"), ("home.html", "/home"), ("wait.html", "/wait")];
const CONNECTIONS: usize = 64;

pub async fn measure(rounds: usize, rate: u32, seconds: u32) -> Report {
    let mut report = Report::new(&format!("Four pages by turns, {rate} a second for {seconds} s, on {CONNECTIONS} connections"));
    let world = World { people: 1_000, roster: 1_000, requests: 200, offers_each: 5, ..World::default() };
    let stages = Stage::set_all(&[Who::Ours, Who::Floor], &world).await;
    for _ in 0..rounds {
        let mut files = Vec::new();
        for stage in &stages {
            let running = stage.start().await;
            let asker = asker(stage.who, running.address).await;
            let cookie = |path: &str, number: usize| match path {
                "/home" => running.people[number % running.people.len()].cookie.clone(),
                "/wait" => asker.clone(),
                _ => String::new(),
            };
            if stage.who == Who::Ours {
                for (name, path) in PAGES {
                    let mut connection = Connection::open(running.address).await;
                    let page: Answer = connection.ask(&http::get(running.address, path, &cookie(path, 0), 0)).await;
                    assert_eq!(page.status, 200, "{path}");
                    files.push((name, page.body));
                }
            }
            let page = |number: usize| {
                let (_, path) = PAGES[number % PAGES.len()];
                http::get_packed(running.address, path, &cookie(path, number), number)
            };
            one(&mut report, (stage.who.name(), running.id(), running.address), rate, seconds, page).await;
            running.kill().await;
        }
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, body)| (*name, body.as_slice())).collect();
        let nginx = Nginx::start(&files).await;
        let page = |number: usize| http::get_packed(nginx.address, &format!("/{}", PAGES[number % PAGES.len()].0), "", number);
        one(&mut report, ("nginx", nginx.id(), nginx.address), rate, seconds, page).await;
        nginx.stop().await;
    }
    report
}

async fn one(
    report: &mut Report,
    (who, id, address): (&'static str, u32, std::net::SocketAddr),
    rate: u32,
    seconds: u32,
    page: impl Fn(usize) -> Vec<u8>,
) {
    // A second to warm up, on the same connections.
    let pages = |count: u32| (0..count).map(|number| page(usize::try_from(number).unwrap_or(0))).collect::<Vec<_>>();
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(Connection::open(address).await);
    }
    for connection in &mut connections {
        connection.ask(&page(0)).await;
    }
    let watch = Watch::of(id);
    let paced = pace::send(pages(rate * seconds), rate, connections).await;
    let (client, server) = watch.shares();
    assert!(paced.statuses.iter().all(|status| *status == 200), "{who}");
    report.add(P50, "", who, percentile(&paced.took, 0.5));
    report.add(P99, "", who, percentile(&paced.took, 0.99));
    report.add(LATE, "", who, percentile(&paced.late, 0.99));
    report.add(CLIENT, "", who, client);
    report.add(SERVER, "", who, server);
}

/// The cookie of somebody who has asked and waits.
async fn asker(who: Who, address: std::net::SocketAddr) -> String {
    if who == Who::Floor {
        return String::new();
    }
    let form = "topic=emploi&words=&commune=Chartres+%2828%29&commune_code=28085&meeting=phone&when=now&for=me&first_name=Josiane\
                &phone=06+39+98+12+34&language=fr";
    let mut connection = Connection::open(address).await;
    let answer = connection.ask(&http::post(address, "/ask", "", 0, form)).await;
    answer.cookie.expect("whoever asks holds their code")
}
