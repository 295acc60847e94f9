//! The page that answers a search, through HTTP, on SQLite and on PostgreSQL: sign-in, rights, what moved since, search, page.

use std::net::SocketAddr;

use tokio::process::Command;

use super::{queries, texts, words};
use crate::folder::Folder;
use crate::http::{self, Connection};
use crate::peers::Postgres;
use crate::process::{self, Watch};
use crate::report::{CLIENT, Figure, Report, SERVER, figure, ms, percentile};
use crate::server::{Person, product, spoken};
use crate::world::{self, World};

const FIRST: Figure = figure("the first page after a start: every document is read", "ms");
const HALF: Figure = figure("the page that answers, p50", "ms").wanted("5");
const TAIL: Figure = figure("the page that answers, p99", "ms");
const MEMORY: Figure = figure("memory of the server", "MiB");

pub async fn measure(report: &mut Report, rounds: usize, count: usize) {
    let postgres = Postgres::start();
    let texts = texts::sources(count);
    for (who, database) in [("SQLite", None), ("PostgreSQL", Some(postgres.address()))] {
        let folder = Folder::new();
        let storage = world::ours::open(&folder, database.as_deref()).await;
        let world = World { people: 20, roster: 20, ..World::default() };
        let (people, _) = world::ours::fill_storage(&storage, &world).await;
        world::shelf::fill(&storage, &texts).await;
        storage.close().await;
        let mut command = Command::new(product());
        command.args(["serve", "--port", "0", "--data"]).arg(folder.path());
        if let Some(address) = &database {
            command.args(["--database", address]);
        }
        for _ in 0..rounds {
            let (mut child, address) = spoken(&mut command).await;
            one(report, who, child.id().expect("it runs"), address, &people).await;
            child.kill().await.expect("it ends");
        }
    }
}

async fn one(report: &mut Report, who: &'static str, id: u32, address: SocketAddr, people: &[Person]) {
    let shipped: Vec<super::Words> = binome::learning::shipped::all().iter().map(|one| words(one.kind, &one.source)).collect();
    let typed = queries(&shipped);
    let mut connection = Connection::open(address).await;
    let mut times = Vec::new();
    let watch = Watch::of(id);
    for number in 0..=typed.len() * 10 {
        let person = &people[number % people.len()];
        let path = format!("/tutorials?lang=fr&q={}", encoded(typed[number % typed.len()]));
        let request = http::get(address, &path, &person.cookie, number);
        let began = std::time::Instant::now();
        let answer = connection.ask(&request).await;
        let took = ms(began.elapsed());
        assert_eq!(answer.status, 200, "{path}");
        if number == 0 { report.add(FIRST, "", who, took) } else { times.push(took) }
    }
    let (client, server) = watch.shares();
    report.add(HALF, "", who, percentile(&times, 0.5));
    report.add(TAIL, "", who, percentile(&times, 0.99));
    report.add(MEMORY, "", who, process::resident_kib(id) as f64 / 1024.0);
    report.add(CLIENT, "", who, client);
    report.add(SERVER, "", who, server);
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
