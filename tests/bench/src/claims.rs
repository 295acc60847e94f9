//! Acceptances answered in a second, one in seven of which wins; beside PostgreSQL's own pgbench on the same conditional update.

use std::sync::Arc;
use std::time::Instant;

use simulation::chance::Chance;
use tokio::task::JoinSet;

use crate::http::{self, Connection};
use crate::peers::Postgres;
use crate::process::Watch;
use crate::report::{CLIENT, Figure, Report, SERVER, figure};
use crate::server::{Stage, Who};
use crate::world::World;

const ATTEMPTS: Figure = figure("attempts answered in a second", "a second").wanted("4000");
const WON: Figure = figure("of which win", "a second").wanted("600");
const COST: Figure = figure("the server's processor time an attempt", "µs");
/// Helpers who were offered each.
const EACH: usize = 7;

pub async fn measure(rounds: usize, requests: usize, connections: usize) -> Report {
    let mut report = Report::new(&format!("{requests} help requests, each accepted by {EACH} helpers, on {connections} connections"));
    let people = requests * EACH;
    let world = World { people, roster: people, requests, offers_each: EACH, ..World::default() };
    let stages = Stage::set_all(&Who::ALL, &world).await;
    let postgres = Postgres::start();
    for _ in 0..rounds {
        for stage in &stages {
            round(&mut report, stage, connections).await;
        }
        pgbench(&mut report, &postgres, requests, connections);
    }
    report
}

async fn round(report: &mut Report, stage: &Stage, count: usize) {
    let running = stage.start().await;
    let mut offers: Vec<_> = stage.offers.iter().collect();
    let mut chance = Chance::of(7);
    for last in (1..offers.len()).rev() {
        offers.swap(last, chance.below(last + 1));
    }
    let request = |offer: &&crate::world::Offer| {
        let path = format!("/offers/{}/acceptance", offer.id);
        http::post(running.address, &path, &running.people[offer.person].cookie, offer.person, "")
    };
    let forms: Arc<Vec<Vec<u8>>> = Arc::new(offers.iter().map(request).collect());
    let mut connections = Vec::new();
    for _ in 0..count {
        connections.push(Connection::open(running.address).await);
    }
    let (watch, began) = (Watch::of(running.id()), Instant::now());
    let mut accepting = JoinSet::new();
    for (number, mut connection) in connections.into_iter().enumerate() {
        let forms = Arc::clone(&forms);
        accepting.spawn(async move {
            let mut won = 0_u32;
            for form in forms.iter().skip(number).step_by(count) {
                let status = connection.ask(form).await.status;
                assert!(matches!(status, 303 | 409), "{status}");
                won += u32::from(status == 303);
            }
            won
        });
    }
    let won: u32 = accepting.join_all().await.into_iter().sum();
    let took = began.elapsed().as_secs_f64();
    let ((client, server), cost) = (watch.shares(), watch.server_time());
    let who = running.who.name();
    if running.who != Who::Floor {
        assert_eq!(usize::try_from(won).ok(), Some(stage.offers.len() / EACH), "{who}: each has one winner");
        report.add(WON, "", who, f64::from(won) / took);
    }
    #[allow(clippy::cast_precision_loss)] // some thousands
    let attempts = stage.offers.len() as f64;
    report.add(ATTEMPTS, "", who, attempts / took);
    report.add(COST, "", who, cost.as_secs_f64() * 1e6 / attempts);
    report.add(CLIENT, "", who, client);
    report.add(SERVER, "", who, server);
    running.kill().await;
}

/// The bare update, without sign-in, rights, loads, events, audit or page.
fn pgbench(report: &mut Report, postgres: &Postgres, requests: usize, connections: usize) {
    postgres.sql("DROP TABLE IF EXISTS help_requests");
    postgres.sql("CREATE TABLE help_requests (id BIGINT PRIMARY KEY, state TEXT NOT NULL, account_id BIGINT, claimed_at BIGINT)");
    postgres.sql(&format!("INSERT INTO help_requests SELECT id, 'open' FROM generate_series(1, {requests}) AS t (id)"));
    let claim = format!(
        "\\set id random(1, {requests})\n\
         UPDATE help_requests SET state = 'paired', account_id = :client_id, claimed_at = 1 WHERE id = :id AND state = 'open';\n"
    );
    let (script, each) = (postgres.write("claim.sql", &claim), requests * EACH / connections);
    let (clients, each) = (connections.to_string(), each.to_string());
    let said = postgres.client("pgbench", &["-n", "-c", &clients, "-j", "2", "-M", "prepared", "-t", &each, "-f", &script]);
    let tps = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse::<f64>().ok()).expect("tps");
    let won: f64 = postgres.sql("SELECT COUNT(*) FROM help_requests WHERE state = 'paired'").trim().parse().expect("a number");
    #[allow(clippy::cast_precision_loss)] // some thousands
    let attempts = (requests * EACH / connections * connections) as f64;
    report.add(ATTEMPTS, "", "pgbench", tps);
    report.add(WON, "", "pgbench", won / (attempts / tps));
}
