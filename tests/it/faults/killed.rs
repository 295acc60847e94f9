//! kill -9 in the middle of fifty help requests, again and again: nothing acknowledged is lost, nobody is told twice of one
//! offer, every wave goes on.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use binome::args;
use binome::clock::Clock;
use binome::help_requests::{NewHelpRequest, Urgency};
use binome::storage::{self, AssociationId, HelpRequestId, Keys, OfferId, Place, Row, Sql, Storage};
use tokio::sync::watch;

use super::Folder;
use super::program::Program;
use crate::support::{Person, TestApp, josiane};

const ASKED: usize = 50;
const HELPERS: usize = 60;
/// Milliseconds that the program lives before each kill: before the first wave, within it, among the claims.
const LIVES_MS: [u64; 7] = [15, 60, 120, 200, 350, 250, 500];

#[tokio::test]
async fn killed_again_and_again_it_loses_nothing_and_tells_nothing_twice() {
    let folder = Folder::new();
    let (association, cookies) = prepared(&folder).await;
    let (address, heard) = watch::channel(None);
    let accepted = Arc::new(Mutex::new(Vec::new()));
    let drivers: Vec<_> = cookies.into_iter().map(|cookie| tokio::spawn(help(cookie, heard.clone(), Arc::clone(&accepted)))).collect();

    for life in LIVES_MS {
        let mut program = Program::start(&folder);
        address.send_replace(Some(program.address));
        tokio::time::sleep(Duration::from_millis(life)).await;
        program.kill();
        address.send_replace(None);
        let storage = opened(&folder).await;
        whole(&storage).await;
        storage.close().await;
    }
    let mut program = Program::start(&folder);
    address.send_replace(Some(program.address));
    // A second wave of *now* comes after 30 s; what a kill interrupted must not wait longer than that.
    everybody_is_helped(&folder, Duration::from_secs(60)).await;
    drivers.iter().for_each(tokio::task::JoinHandle::abort);
    program.ask_to_stop();
    assert_eq!(program.ended(Duration::from_secs(20)).await.code(), Some(0));

    let storage = opened(&folder).await;
    whole(&storage).await;
    let accepted = accepted.lock().unwrap().clone();
    kept(&storage, &accepted).await;
    let asked: Option<i64> =
        storage.read().scalar("SELECT COUNT(*) FROM help_requests WHERE association_id = $1", args![association]).await.unwrap();
    assert_eq!(asked, Some(50));
    storage.close().await;
}

/// An association, its helpers and what is asked, in the file; the cookies of the helpers.
async fn prepared(folder: &Folder) -> (AssociationId, Vec<String>) {
    let app = TestApp::on_folder(folder).await;
    let entraide = app.association("Entraide 28").await;
    let mut people: Vec<Person> = Vec::new();
    for number in 0..HELPERS {
        people.push(app.volunteer(&format!("Aidant{number}"), entraide).await);
    }
    app.open_at_any_hour().await;
    for number in 0..ASKED {
        let urgency = [Urgency::Now, Urgency::Today, Urgency::Week, Urgency::Today][number % 4];
        app.ask(NewHelpRequest { urgency, first_name: format!("Personne{number}"), ..josiane() }).await;
    }
    app.close().await;
    (entraide, people.iter().map(|helper| helper.cookies()).collect())
}

/// One helper's browser: looks at the home page and accepts what it finds, whatever becomes of the program.
async fn help(cookie: String, address: watch::Receiver<Option<SocketAddr>>, accepted: Arc<Mutex<Vec<OfferId>>>) {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(Duration::from_secs(5)).build().unwrap();
    loop {
        let at = *address.borrow();
        if let Some(at) = at
            && let Some(offer) = first_offer(&client, at, &cookie).await
        {
            let form = client.post(format!("http://{at}/offers/{offer}/acceptance")).header("cookie", &cookie);
            let answer = form.header("origin", format!("http://{at}")).send().await;
            if answer.is_ok_and(|answer| answer.status() == 303) {
                accepted.lock().unwrap().push(offer.parse().unwrap());
            }
        }
        tokio::time::sleep(Duration::from_millis(u64::from(rand_below(60)) + 20)).await;
    }
}

fn rand_below(most: u32) -> u32 {
    std::time::SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.subsec_micros()) % most
}

async fn first_offer(client: &reqwest::Client, at: SocketAddr, cookie: &str) -> Option<String> {
    let page = client.get(format!("http://{at}/home")).header("cookie", cookie).send().await.ok()?.text().await.ok()?;
    let (before, _) = page.split_once("/acceptance\"")?;
    Some(before.rsplit('/').next()?.to_owned())
}

async fn opened(folder: &Folder) -> Storage {
    let secret = std::fs::read_to_string(folder.join("instance.key")).unwrap();
    let bytes: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&secret.trim()[at * 2..at * 2 + 2], 16).unwrap()).collect();
    storage::open(&Place::Sqlite(folder.database()), Keys::derive(&bytes.try_into().unwrap()), Clock::real()).await.unwrap()
}

async fn everybody_is_helped(folder: &Folder, within: Duration) {
    let storage = opened(folder).await;
    let from = Instant::now();
    loop {
        let waiting: Option<i64> =
            storage.read().scalar("SELECT COUNT(*) FROM help_requests WHERE state <> 'paired'", args![]).await.unwrap();
        if waiting == Some(0) {
            break;
        }
        if from.elapsed() > within {
            let leased = "SELECT COUNT(*) FROM jobs WHERE kind = 'wave' AND leased_until > $1";
            let leased: Option<i64> = storage.read().scalar(leased, args![storage.clock().now()]).await.unwrap();
            panic!("{waiting:?} still wait after {within:?}; {leased:?} waves are held by a program that was killed");
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    storage.close().await;
}

/// Whatever the instant of the kill, the database tells one story.
async fn whole(storage: &Storage) {
    for (what, broken) in [
        (
            "a pairing without its help request",
            "SELECT COUNT(*) FROM pairings p JOIN help_requests h ON h.id = p.help_request_id WHERE p.ended_at IS NULL AND h.state <> 'paired'",
        ),
        (
            "a paired help request without its pairing",
            "SELECT COUNT(*) FROM help_requests h WHERE h.state = 'paired' AND (SELECT COUNT(*) FROM pairings p WHERE p.help_request_id = h.id AND p.ended_at IS NULL) <> 1",
        ),
        (
            "a live offer of what is taken",
            "SELECT COUNT(*) FROM offers o JOIN help_requests h ON h.id = o.help_request_id WHERE o.state = 'live' AND h.state <> 'open'",
        ),
        (
            "a mailbox with a hole",
            "SELECT COUNT(*) FROM mailboxes m WHERE m.head <> (SELECT COUNT(*) FROM events e WHERE e.mailbox_id = m.id) OR m.head <> (SELECT MAX(number) FROM events e WHERE e.mailbox_id = m.id)",
        ),
        (
            "a load that is not what it carries",
            "SELECT COUNT(*) FROM helper_loads l WHERE \
             l.live_now <> (SELECT COUNT(*) FROM offers o WHERE o.account_id = l.account_id AND o.state = 'live' AND o.is_now) OR \
             l.live_later <> (SELECT COUNT(*) FROM offers o WHERE o.account_id = l.account_id AND o.state = 'live' AND NOT o.is_now) OR \
             l.open_pairings <> (SELECT COUNT(*) FROM pairings p WHERE p.account_id = l.account_id AND p.ended_at IS NULL)",
        ),
    ] {
        let count: Option<i64> = storage.read().scalar(broken, args![]).await.unwrap();
        assert_eq!(count, Some(0), "{what}");
    }
    told_once(storage).await;
    each_wave_has_its_job(storage).await;
}

/// Whoever waits has one job that writes their next wave, and no other.
async fn each_wave_has_its_job(storage: &Storage) {
    #[derive(Row)]
    struct Open {
        id: HelpRequestId,
        wave: i64,
    }
    let open: Vec<Open> = storage.read().all("SELECT id, wave FROM help_requests WHERE state = 'open' ORDER BY id", args![]).await.unwrap();
    for Open { id, wave } in open {
        let job: Option<String> =
            storage.read().scalar("SELECT payload FROM jobs WHERE job_key = $1", args![format!("wave/{id}")]).await.unwrap();
        let step: serde_json::Value = serde_json::from_str(&job.unwrap_or_else(|| panic!("{id} waits without a next wave"))).unwrap();
        assert_eq!(step["wave"], wave + 1, "{id}");
    }
}

/// Each offer is one event in its helper's mailbox, and no other event speaks of it.
async fn told_once(storage: &Storage) {
    let mut told: Vec<String> =
        storage.read().column("SELECT data FROM events WHERE kind = 'offer_made' ORDER BY data", args![]).await.unwrap();
    let all = told.len();
    told.dedup();
    assert_eq!(told.len(), all, "somebody was told twice of one offer");
    let offers: Option<i64> = storage.read().scalar("SELECT COUNT(*) FROM offers", args![]).await.unwrap();
    assert_eq!(offers, i64::try_from(all).ok(), "an offer was not told, or told without being made");
    let twice: Option<i64> = storage
        .read()
        .scalar("SELECT COUNT(*) FROM (SELECT help_request_id, account_id FROM offers GROUP BY help_request_id, account_id HAVING COUNT(*) > 1) AS t", args![])
        .await
        .unwrap();
    assert_eq!(twice, Some(0), "somebody was offered the same help request twice");
}

#[derive(Row)]
struct Won {
    state: String,
    pairings: i64,
}

/// Every acceptance that was answered with "it is yours" is there.
async fn kept(storage: &Storage, accepted: &[OfferId]) {
    assert!(accepted.len() >= ASKED / 2, "{} acceptances were answered", accepted.len());
    for offer in accepted {
        let won = "SELECT o.state, (SELECT COUNT(*) FROM pairings p WHERE p.help_request_id = o.help_request_id AND p.account_id = o.account_id \
                   AND p.ended_at IS NULL) AS pairings FROM offers o WHERE o.id = $1";
        let won: Won = storage.read().first(won, args![*offer]).await.unwrap().unwrap();
        assert_eq!((won.state.as_str(), won.pairings), ("accepted", 1), "an acknowledged acceptance was lost");
    }
}
