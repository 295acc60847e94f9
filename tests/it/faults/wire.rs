//! The wire between a browser and the server fails in every way that wires do: nothing is lost, doubled or reordered.

use std::time::Duration;

use binome::args;
use binome::clock::SECOND;
use binome::config::{DEFAULT_LIMITS, Limits};
use binome::hub::{Event, Mailbox, PRESENCE_MS, tell};
use binome::storage::{AccountId, Error, Sql, Storage};
use serde_json::json;

use crate::support::{Proxy, Reader, Socket, TestApp, Wire, ask_once};

async fn say_something(storage: &Storage, account: AccountId) {
    let work = async move |tx: &binome::storage::Tx| {
        tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
        Ok::<_, Error>(())
    };
    storage.write(work).await.unwrap();
}

/// Number and id of every event of a mailbox, as they are stored.
async fn stored(app: &TestApp, account: AccountId) -> Vec<String> {
    app.state
        .db()
        .column("SELECT CAST(number AS TEXT) || ' ' || CAST(id AS TEXT) FROM events WHERE mailbox_id = $1 ORDER BY number", args![account])
        .await
        .unwrap()
}

fn numbers(reader: &Reader) -> Vec<String> {
    reader.had.iter().map(|(number, id, _)| format!("{number} {}", binome::storage::decode(id).unwrap())).collect()
}

/// The faults that a connection meets, one after the other: cuts walk through the handshake, `welcome` and the frames.
fn fault(round: usize) -> Wire {
    match round % 8 {
        5 => Wire::Slow(Duration::from_millis(3)),
        6 => Wire::Resets,
        7 => Wire::LosesAnswer,
        _ => Wire::CutsAnswerAfter(97 + round * 61),
    }
}

#[tokio::test]
async fn cut_anywhere_again_and_again_a_reader_has_everything_once_and_in_order() {
    const EVENTS: usize = 200;
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let proxy = Proxy::before(app.address).await;
    let telling = tokio::spawn({
        let (storage, account) = (app.state.storage.clone(), ana.account);
        async move {
            for _ in 0..EVENTS {
                say_something(&storage, account).await;
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
    });
    let mut reader = Reader::of(ana.account);
    for round in 0..80 {
        proxy.is(fault(round));
        // A wire that only is slow would last until the end.
        let _cut = tokio::time::timeout(Duration::from_millis(60), reader.listen(proxy.address, &ana.cookies(), EVENTS)).await;
    }
    telling.await.unwrap();
    proxy.is(Wire::Well);
    reader.listen(proxy.address, &ana.cookies(), EVENTS).await.unwrap();
    assert!(reader.connections > 20, "{} connections were made", reader.connections);
    assert_eq!(numbers(&reader), stored(&app, ana.account).await);
}

#[tokio::test]
async fn whoever_lost_its_last_step_is_told_again_and_drops_what_it_has() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let mut reader = Reader::of(ana.account);
    for _ in 0..5 {
        say_something(&app.state.storage, ana.account).await;
    }
    reader.listen(app.address, &ana.cookies(), 5).await.unwrap();
    // The page kept an older cursor than what it shows: what follows it comes again, with the same numbers and ids.
    let (number, id, _) = reader.had[1].clone();
    let cursors = json!([{ "mailbox": ana.account.to_string(), "number": number, "event": id }]).to_string();
    let mut again = Socket::open(app.address, &ana.cookies(), &cursors).await;
    for (number, id, _) in &reader.had[2..] {
        let event = again.event("profile_moved").await;
        assert_eq!((event["number"].as_i64(), event["id"].as_str()), (Some(*number), Some(id.as_str())));
    }
    again.stays_silent().await;
}

#[tokio::test]
async fn a_lost_acknowledgement_rings_and_one_that_is_said_again_does_not() {
    for is_said_again in [false, true] {
        let app = TestApp::start().await;
        let entraide = app.association("Entraide 28").await;
        let ana = app.volunteer("Ana", entraide).await;
        let proxy = Proxy::before(app.address).await;
        let cursors = ana.get("/home").await.cursors();
        let mut socket = Socket::open(proxy.address, &ana.cookies(), &cursors).await;
        app.josiane_asks().await;
        app.settle().await;
        let offer = socket.event("offer_made").await;
        let ack = json!({ "type": "ack", "mailbox": ana.account.to_string(), "number": offer["number"] });
        proxy.is(Wire::HalfOpen);
        socket.say(&ack).await;
        proxy.is(Wire::Resets);
        assert!(socket.next().await.get("closed").is_some());
        if is_said_again {
            proxy.is(Wire::Well);
            let mut socket = Socket::open(proxy.address, &ana.cookies(), &cursors).await;
            assert_eq!(socket.event("offer_made").await["id"], offer["id"], "told again; the page drops it");
            socket.say(&ack).await;
            while !app.state.hub.has_acknowledged(ana.account.0, offer["number"].as_i64().unwrap()) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
        app.advance(15 * SECOND).await;
        assert_eq!(app.mails().len(), usize::from(!is_said_again), "said again: {is_said_again}");
    }
}

#[tokio::test]
async fn behind_a_half_open_wire_presence_lapses_and_the_offer_goes_to_mail() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let proxy = Proxy::before(app.address).await;
    let mut socket = Socket::open(proxy.address, &ana.cookies(), &ana.get("/home").await.cursors()).await;
    assert!(app.state.hub.is_present(ana.account.0));
    proxy.is(Wire::HalfOpen);
    socket.say(&json!({ "type": "here" })).await;
    app.josiane_asks().await;
    app.advance(9 * SECOND).await;
    assert!(app.mails().is_empty(), "the socket is left its ten seconds");
    app.advance(2 * SECOND).await;
    assert_eq!(app.mails().len(), 1, "what nobody acknowledged goes to mail");
    app.advance(PRESENCE_MS).await;
    assert!(!app.state.hub.is_present(ana.account.0), "whoever gives no sign is not there");
    socket.stays_silent().await;
}

/// Its place is taken by others: twenty tunnels a day must not leave an account without a socket.
#[tokio::test]
async fn a_socket_behind_a_half_open_wire_is_closed_even_while_much_is_said_to_it() {
    let app = TestApp::limited(Limits { socket_seconds: 2, sockets_per_account: 2, ..DEFAULT_LIMITS }).await;
    let ana = app.person("Ana").await;
    let proxy = Proxy::before(app.address).await;
    let _hung = Socket::open(proxy.address, &ana.cookies(), "[]").await;
    let mut well = Socket::open(app.address, &ana.cookies(), "[]").await;
    let answers_pings = tokio::spawn(async move { well.event("right_lost").await });
    proxy.is(Wire::HalfOpen);
    for _ in 0..40 {
        say_something(&app.state.storage, ana.account).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(app.state.hub.sockets(), 1, "the one that answers stays, the one that does not is gone");
    assert!(!answers_pings.is_finished());
}

/// Of the form of asking.
const KEY: &str = "00000000000010000000000002";

async fn count(app: &TestApp, table: &str) -> Option<i64> {
    app.state.db().scalar(&format!("SELECT COUNT(*) FROM {table}"), args![]).await.unwrap()
}

#[tokio::test]
async fn a_form_whose_answer_is_lost_is_sent_again_and_asks_once() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let proxy = Proxy::before(app.address).await;
    let josiane = crate::support::Browser::new(proxy.address);
    for wire in [Wire::LosesAnswer, Wire::CutsAnswerAfter(20), Wire::LosesAnswer] {
        proxy.is(wire);
        assert!(josiane.try_post("/ask", &ask_once(KEY)).await.is_none(), "{wire:?}: no answer came");
    }
    assert_eq!(count(&app, "help_requests").await, Some(1), "it was asked all the same");
    proxy.is(Wire::Well);
    assert_eq!(josiane.post("/ask", &ask_once(KEY)).await.location.as_deref(), Some("/wait"));
    assert_eq!((count(&app, "help_requests").await, count(&app, "askers").await), (Some(1), Some(1)));
    assert_eq!(josiane.get("/wait").await.status, 200, "her code came with the answer that did");
}

#[tokio::test]
async fn half_a_form_asks_for_nothing() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let proxy = Proxy::before(app.address).await;
    let josiane = crate::support::Browser::new(proxy.address);
    // Through the head, and through the form to its last bytes; then all of it.
    for bytes in (1..2_000).step_by(12) {
        proxy.is(Wire::CutsRequestAfter(bytes));
        if josiane.try_post("/ask", &ask_once(KEY)).await.is_some_and(|answer| answer.status < 400) {
            break;
        }
        assert_eq!(count(&app, "help_requests").await, Some(0), "{bytes} bytes");
    }
    // The key stands last, and is longer than a step: with less than all of it, it would be another.
    let whole = format!("idempotency_keys WHERE form_key = '{KEY}'");
    assert_eq!((count(&app, "help_requests").await, count(&app, &whole).await), (Some(1), Some(1)));
}

#[tokio::test]
async fn an_acceptance_whose_answer_is_lost_is_sent_again_and_leads_to_the_same_pairing() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    app.josiane_asks().await;
    app.settle().await;
    let proxy = Proxy::before(app.address).await;
    let phone = crate::support::Browser::new(proxy.address);
    phone.set_cookie(&format!("{}; Path=/", ana.cookies()));
    let form = phone.get("/home").await.first("form[action$='/acceptance']", "action");
    proxy.is(Wire::LosesAnswer);
    assert!(phone.try_post(&form, &[]).await.is_none());
    proxy.is(Wire::Well);
    let again = phone.post(&form, &[]).await;
    assert!(again.location.unwrap().starts_with("/pairings/"), "{}", again.status);
    assert_eq!(count(&app, "pairings").await, Some(1));
}
