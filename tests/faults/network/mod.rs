//! The live protocol in a simulated network: lines cut in the middle of a frame, held, or dead without a word; a server that
//! crashes, forgets old events, or comes back with an older copy. Whatever happens, each page applies every event of its
//! mailboxes once and in order, or resyncs, never hears another's, and shows all there is once the network is well again.
//!
//! `BINOME_NETWORK=7 cargo test --test faults network` plays one seed again, `BINOME_NETWORKS=5000` that many.

mod client;
mod cursors;
mod log;
mod server;
mod transcripts;
mod trouble;
mod watch;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use client::Client;
use log::Durable;
use trouble::Trouble;
use watch::Watch;

use crate::support::Chance;

const USUAL_SEEDS: u64 = 200;
const PEOPLE: [i64; 3] = [1, 2, 3];
/// Accounts, then help requests.
const ALL: [i64; 5] = [1, 2, 3, 11, 12];
/// How long things go wrong, in simulated time; and how long pages may take to come back.
const WRONG_FOR: Duration = Duration::from_secs(45);
const WELL_WITHIN: Duration = Duration::from_secs(150);

/// The mailboxes that somebody hears: their account's, and those of help requests whose code they hold.
fn mailboxes(who: i64) -> Vec<i64> {
    match who {
        1 => vec![1, 11],
        2 => vec![2, 11, 12],
        _ => vec![3],
    }
}

/// What the simulation tells the server that runs in it.
#[derive(Clone, Default)]
pub struct Shared(Arc<AtomicBool>);

impl Shared {
    pub fn is_quiet(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What happened in one simulation.
#[derive(Default)]
struct Played {
    faults: Vec<String>,
    delivered: u64,
    resyncs: u64,
    transcripts: Vec<Vec<serde_json::Value>>,
}

fn play(seed: u64) -> Played {
    let (log, shared) = (Durable::new(seed), Shared::default());
    let mut sim = turmoil::Builder::new()
        .rng_seed(seed)
        .tick_duration(Duration::from_millis(10))
        .simulation_duration(Duration::from_secs(3_600))
        .min_message_latency(Duration::from_millis(1))
        .max_message_latency(Duration::from_millis(80))
        .tcp_capacity(512)
        .build();
    let (lasting, quiet, lives) = (log.clone(), shared.clone(), AtomicU64::new(seed));
    sim.host("server", move || server::run(lasting.clone(), quiet.clone(), lives.fetch_add(1_000_003, Ordering::Relaxed)));
    let mut clients = Vec::new();
    for who in PEOPLE {
        let watch = Arc::new(Mutex::new(Watch::new(who, log.clone())));
        let client = Client { who, watch, cut: Arc::default(), wants: Arc::default(), again: Arc::default() };
        sim.client(format!("client{who}"), client.clone().live(Chance(seed.wrapping_mul(31) + who.unsigned_abs())));
        clients.push(client);
    }
    let mut trouble = Trouble::new(seed);
    while sim.elapsed() < WRONG_FOR {
        trouble.strike(&mut sim, &log, &clients);
        sim.step().unwrap();
    }
    trouble.heal(&mut sim);
    shared.0.store(true, Ordering::Relaxed);
    let missing = || clients.iter().flat_map(|client| client.watch.lock().unwrap().missing()).collect::<Vec<_>>();
    let mut steps = 0;
    while sim.elapsed() < WRONG_FOR + WELL_WITHIN && (steps % 100 != 0 || !missing().is_empty()) {
        steps += 1;
        sim.step().unwrap();
    }
    let mut played = Played { faults: missing(), ..Played::default() };
    for client in &clients {
        let watch = client.watch.lock().unwrap();
        played.faults.extend(watch.faults.iter().cloned());
        played.delivered += watch.delivered_in_all;
        played.resyncs += watch.resyncs;
        played.transcripts.push(watch.transcript.clone());
    }
    played
}

#[allow(clippy::disallowed_methods)] // the tests' own switches
fn switch(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_the_network_does_nothing_is_lost_doubled_or_reordered() {
    let seeds = match switch("BINOME_NETWORK") {
        Some(seed) => seed..=seed,
        None => 1..=switch("BINOME_NETWORKS").unwrap_or(USUAL_SEEDS),
    };
    let (next, last) = (AtomicU64::new(*seeds.start()), *seeds.end());
    let sums = Mutex::new((Vec::new(), 0, 0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed > last {
                        return;
                    }
                    let played = play(seed);
                    let mut sums = sums.lock().unwrap();
                    sums.0.extend(played.faults.into_iter().map(|fault| format!("BINOME_NETWORK={seed}: {fault}")));
                    sums.1 += played.delivered;
                    sums.2 += played.resyncs;
                }
            });
        }
    });
    let (faults, delivered, resyncs) = sums.into_inner().unwrap();
    eprintln!("{} seeds, {delivered} events delivered, {resyncs} resyncs", last + 1 - seeds.start());
    assert!(faults.is_empty(), "{} faults:\n  {}", faults.len(), faults[..faults.len().min(20)].join("\n  "));
    assert!(delivered > 100 && (resyncs > 0 || seeds.start() == seeds.end()), "the simulation does nothing");
}
