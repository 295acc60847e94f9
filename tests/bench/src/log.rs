//! From the tap on "Enregistrer" to the answer that a drop-in is stored: one desk, then many at once, and a day's page meanwhile.

use std::time::Instant;

use tokio::task::JoinSet;

use crate::http::{self, Connection};
use crate::process::Watch;
use crate::report::{Figure, Report, SERVER, figure, ms, percentile};
use crate::server::{Running, Stage, Who};
use crate::world::World;

const P50: Figure = figure("from the form to its stored answer, p50", "ms");
const P99: Figure = figure("from the form to its stored answer, p99", "ms");
const COST: Figure = figure("the server's processor time a session", "µs");
const PAGE: Figure = figure("the page, after a day of twenty sessions, p50", "ms");
/// A full day at a desk.
const A_DAY: usize = 20;

pub async fn measure(rounds: usize, desks: usize) -> Report {
    let mut report =
        Report::new(&format!("Drop-ins noted one after the other, {A_DAY} at each desk: at one desk, then at {desks} at once"));
    let world = World { people: desks, roster: desks, ..World::default() };
    let stages = Stage::set_all(&[Who::Ours], &world).await;
    for _ in 0..rounds {
        for (case, count) in [("one desk", 1), ("all desks", desks)] {
            let running = stages[0].start().await;
            noted(&mut report, case, &running, count).await;
            running.kill().await;
        }
    }
    report
}

async fn noted(report: &mut Report, case: &str, running: &Running, desks: usize) {
    let (watch, mut noting) = (Watch::of(running.id()), JoinSet::new());
    for (number, person) in running.people.iter().take(desks).enumerate() {
        let (address, cookie) = (running.address, person.cookie.clone());
        noting.spawn(async move { a_day(Connection::open(address).await, &cookie, number).await });
    }
    let took: Vec<f64> = noting.join_all().await.into_iter().flatten().collect();
    let (cost, (_, server)) = (watch.server_time(), watch.shares());
    let who = running.who.name();
    #[allow(clippy::cast_precision_loss)] // some thousands
    report.add(COST, case, who, cost.as_secs_f64() * 1e6 / took.len() as f64);
    report.add(P50, case, who, percentile(&took, 0.5));
    report.add(P99, case, who, percentile(&took, 0.99));
    report.add(SERVER, case, who, server);
    let mut connection = Connection::open(running.address).await;
    let page = http::get(running.address, "/log", &running.people[0].cookie, 0);
    let mut pages = Vec::new();
    for _ in 0..A_DAY {
        let began = Instant::now();
        let answer = connection.ask(&page).await;
        pages.push(ms(began.elapsed()));
        assert_eq!(answer.status, 200);
        assert_eq!(answer.text().matches("/undoing\"").count(), A_DAY, "each once");
    }
    report.add(PAGE, case, who, percentile(&pages, 0.5));
}

/// Milliseconds that each session of a desk took.
async fn a_day(mut connection: Connection, cookie: &str, desk: usize) -> Vec<f64> {
    let mut took = Vec::new();
    for number in 0..A_DAY {
        let form =
            format!("form_key={desk:016x}{number:016x}&topics=email&minutes=15&lieu=lieu_activite&materiel=ordinateur&outcome=resolu");
        let form = http::post(connection.at(), "/log", cookie, desk, &form);
        let began = Instant::now();
        let status = connection.ask(&form).await.status;
        took.push(ms(began.elapsed()));
        assert_eq!(status, 303, "noted");
    }
    took
}
