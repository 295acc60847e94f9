//! kill -9 at random instants under load, again and again: nothing acknowledged is lost, nobody is told twice of one offer, every wave
//! goes on. `BINOME_FAULTS=20` kills a thousand times (tests/faults/README.md).

mod kept;
mod load;
mod postgres;
mod whole;

use std::path::Path;
use std::time::{Duration, Instant};

use binome::args;
use binome::clock::Clock;
use binome::helpers::{self, Profile};
use binome::storage::{self, AccountId, Error, Keys, Place, Sql, Storage, Tx};

use super::Folder;
use super::program::Program;
use crate::support::{Proxy, TestApp};
use load::{Load, Told};

const HELPERS: usize = 30;
const LISTENERS: usize = 6;
const ASKERS: usize = 8;
/// One address asks and accepts as nobody would; a kill comes before any limit matters.
const SETTINGS: [&str; 6] =
    ["--rate-requests", "4000000..4000000/1s", "--rate-forms", "4000000..4000000/1s", "--rate-asking", "4000000..4000000/1s"];

/// How often to kill: `usual` in CI, `BINOME_FAULTS` times as often on demand.
#[allow(clippy::disallowed_methods)] // the tests' own switch
fn kills(usual: u32) -> u32 {
    usual * std::env::var("BINOME_FAULTS").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_again_and_again_it_loses_nothing_and_tells_nothing_twice() {
    let folder = Folder::new();
    let place = Place::Sqlite(folder.database());
    let helpers = prepared(&folder, place.clone()).await;
    let mut program = started(&folder, &place);
    let proxy = Proxy::before(program.address).await;
    let load = Load::begin(&helpers, LISTENERS, ASKERS, &proxy);
    for number in 0..kills(50) {
        lived(&load, number).await;
        program.kill();
        if number % 4 == 3 {
            Program::start_and_kill(&folder, &SETTINGS, life(0) / 3);
        }
        look(&folder, &place, &load.told, number).await;
        program = started(&folder, &place);
        proxy.leads_to(program.address);
    }
    let storage = opened(&folder, &place).await;
    let told = load.end(&storage).await;
    storage.close().await;
    program.ask_to_stop();
    assert_eq!(program.ended(Duration::from_secs(20)).await.code(), Some(0));
    ended(&folder, &place, &told, kills(50)).await;
}

/// An association and its helpers, in the database.
async fn prepared(folder: &Path, place: Place) -> Vec<(AccountId, String)> {
    let app = TestApp::on_place(folder, place).await;
    let entraide = app.association("Entraide 28").await;
    let mut helpers = Vec::new();
    for number in 0..HELPERS {
        helpers.push(app.volunteer(&format!("Aidant{number}"), entraide).await.named());
    }
    app.open_at_any_hour().await;
    lift_caps(&app).await;
    app.close().await;
    helpers
}

/// Who asks never sleeps: a day's offers are made in a minute.
async fn lift_caps(app: &TestApp) {
    let work = async move |tx: &Tx| {
        tx.execute("UPDATE associations SET settings = '{\"offers_a_day\":60000}'", args![]).await?;
        for profile in helpers::store::profiles(tx, "TRUE", args![]).await? {
            helpers::actions::keep_profile(tx, &Profile { offers_a_day: 60_000, ..profile }).await?;
        }
        Ok::<_, Error>(())
    };
    app.state.storage.write(work).await.unwrap();
}

fn started(folder: &Path, place: &Place) -> Program {
    let mut settings = SETTINGS.to_vec();
    if let Place::Postgres(address) = place {
        settings.extend(["--database", address]);
    }
    Program::start_with(folder, &settings)
}

/// Milliseconds that the program lives before a kill: within its first requests, a wave, the claims; sometimes longer.
fn life(number: u32) -> Duration {
    let random = std::time::SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.subsec_micros());
    Duration::from_millis(u64::from(random % if number % 10 == 9 { 1_500 } else { 350 }))
}

/// Until the kill: so long, and on a slow machine until somebody was answered, two times in three.
async fn lived(load: &Load, number: u32) {
    let (before, since) = (load.acknowledged(), Instant::now());
    tokio::time::sleep(life(number)).await;
    let wanted = before + usize::try_from(number % 3).unwrap();
    while load.acknowledged() < wanted && since.elapsed() < Duration::from_secs(3) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn opened(folder: &Path, place: &Place) -> Storage {
    let secret = std::fs::read_to_string(folder.join("instance.key")).unwrap();
    let bytes: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&secret.trim()[at * 2..at * 2 + 2], 16).unwrap()).collect();
    storage::open(place, Keys::derive(&bytes.try_into().unwrap()), Clock::real()).await.unwrap()
}

async fn look(folder: &Path, place: &Place, told: &Told, number: u32) {
    let storage = postgres::settled(folder, place).await;
    let since = Instant::now();
    whole::whole(&storage).await;
    kept::kept(&storage, told).await;
    assert!(since.elapsed() < Duration::from_secs(60), "kill {number}: the look itself takes too long");
    storage.close().await;
}

/// Everybody was helped or withdrew, everybody heard everything.
async fn ended(folder: &Path, place: &Place, told: &Told, kills: u32) {
    let storage = postgres::settled(folder, place).await;
    whole::whole(&storage).await;
    kept::kept(&storage, told).await;
    kept::heard(&storage, told, true).await;
    storage.close().await;
    let count = |what: usize| u32::try_from(what).unwrap();
    let (asked, accepted) = (count(told.asked.lock().unwrap().len()), count(told.accepted.lock().unwrap().len()));
    let heard: usize = told.heard.lock().unwrap().iter().map(|reader| reader.had.len()).sum();
    // Asked for by name, it says how much was tried.
    #[allow(clippy::print_stderr)]
    {
        eprintln!("{kills} kills: {asked} asked, {accepted} accepted, {heard} events heard, everything acknowledged is there");
    }
    assert!(asked > kills / 5 && accepted > kills / 10 && count(heard) > kills / 5, "there was no load");
}
