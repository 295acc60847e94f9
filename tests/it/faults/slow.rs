//! Peers that are slow, silent or foreign: cut at their bound, and nobody else feels it.

use std::time::Duration;

use binome::hub::{Event, Mailbox, tell};
use binome::storage::{AccountId, Error, Letter, Tx};
use serde_json::{Value, json};

use crate::support::{Socket, TestApp};

/// More than every buffer between two programs holds: 24 MB.
const EVENTS: i64 = 3_000;
const BYTES: usize = 8 * 1024;

fn from_the_beginning(account: AccountId) -> String {
    json!([{ "mailbox": account.to_string(), "number": 0, "event": null }]).to_string()
}

fn tell_much(tx: &Tx, to: AccountId, bytes: usize) {
    let data = json!({ "noise": "x".repeat(bytes) }).to_string();
    tx.post(Letter { mailbox: to.0, id: tx.new_id(), number: 0, at: tx.now(), kind: "profile_moved", data });
}

async fn tell_twenty(app: &TestApp, to: AccountId) {
    tell_twenty_of(app, to, BYTES).await;
}

async fn tell_twenty_of(app: &TestApp, to: AccountId, bytes: usize) {
    let work = async move |tx: &Tx| {
        (0..20).for_each(|_| tell_much(tx, to, bytes));
        Ok::<_, Error>(())
    };
    app.state.storage.write(work).await.unwrap();
}

#[tokio::test]
async fn a_frozen_reader_is_cut_at_its_bound_and_resumes_and_others_feel_nothing() {
    let app = TestApp::start().await;
    let (ana, bob) = (app.person("Ana").await, app.person("Bob").await);
    let cursors = from_the_beginning(ana.account);
    let mut frozen = Socket::narrow(app.address, &ana.cookies()).await;
    frozen.say(&json!({ "type": "resume", "cursors": serde_json::from_str::<Value>(&cursors).unwrap() })).await;
    let mut phone = Socket::open(app.address, &ana.cookies(), &cursors).await;
    let mut bobs = Socket::open(app.address, &bob.cookies(), &from_the_beginning(bob.account)).await;
    let mut last = Value::Null;
    for _ in 0..EVENTS / 20 {
        tell_twenty(&app, ana.account).await;
        for _ in 0..20 {
            last = phone.event("profile_moved").await;
        }
    }
    assert_eq!(last["number"], EVENTS, "the same person's other page has everything, in time");
    let account = bob.account;
    let one = async move |tx: &Tx| {
        tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
        Ok::<_, Error>(())
    };
    app.state.storage.write(one).await.unwrap();
    assert_eq!(bobs.event("profile_moved").await["number"], 1);

    let had = thawed(&mut frozen).await;
    assert!(had < EVENTS, "it was cut before the end, after {had}");
    // So far behind, it refetches everything; a little behind, it is given what it missed.
    let behind = json!([{ "mailbox": ana.account.to_string(), "number": had, "event": null }]).to_string();
    assert_eq!(Socket::open(app.address, &ana.cookies(), &behind).await.next().await["type"], "resync");
    let cursor = json!([{ "mailbox": ana.account.to_string(), "number": last["number"], "event": last["id"] }]).to_string();
    let mut again = Socket::open(app.address, &ana.cookies(), &cursor).await;
    tell_twenty(&app, ana.account).await;
    assert_eq!(again.event("profile_moved").await["number"], EVENTS + 1);
}

/// Cut a little behind, it is given everything that it missed, and nothing twice.
#[tokio::test]
async fn a_reader_that_froze_for_a_moment_has_everything_once_it_comes_back() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let mut frozen = Socket::narrow(app.address, &ana.cookies()).await;
    frozen.say(&json!({ "type": "resume", "cursors": serde_json::from_str::<Value>(&from_the_beginning(ana.account)).unwrap() })).await;
    assert_eq!(frozen.next().await["type"], "welcome");
    let told = 24;
    for _ in 0..told {
        tell_twenty_of(&app, ana.account, 64 * 1024).await;
    }
    let mut had = Vec::new();
    while let Some(frame) = Some(frozen.next().await).filter(|frame| frame.get("closed").is_none()) {
        had.push((frame["number"].as_i64().unwrap(), frame["id"].clone()));
    }
    let (number, id) = had.last().cloned().unwrap();
    assert!(number < told * 20, "it was cut before the end, after {number}");
    let cursor = json!([{ "mailbox": ana.account.to_string(), "number": number, "event": id }]).to_string();
    let mut again = Socket::open(app.address, &ana.cookies(), &cursor).await;
    while had.len() < usize::try_from(told * 20).unwrap() {
        let frame = again.event("profile_moved").await;
        had.push((frame["number"].as_i64().unwrap(), frame["id"].clone()));
    }
    assert!(had.iter().map(|(number, _)| *number).eq(1..=told * 20), "once each, in order");
}

/// Reads what waited for a frozen reader, without a hole, up to its end; the last number it had.
async fn thawed(frozen: &mut Socket) -> i64 {
    let mut had = 0;
    loop {
        let frame = frozen.next().await;
        if let Some(code) = frame.get("closed") {
            assert!(code.is_null() || *code == 1013, "{code}");
            return had;
        }
        if frame["type"] == "event" {
            had += 1;
            assert_eq!(frame["number"], had);
        }
    }
}

#[tokio::test]
async fn whoever_says_nothing_is_cut_after_ten_seconds() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let mut silent = Socket::connect(app.address, &ana.cookies()).await;
    tokio::time::sleep(Duration::from_secs(8)).await;
    assert_eq!(silent.next().await["closed"], 4408);
}

#[tokio::test]
async fn no_socket_is_opened_by_another_site() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let port = app.address.port();
    for origin in
        ["https://evil.example", "null", &format!("http://127.0.0.1:{}", port ^ 1), &format!("http://127.0.0.1:{port}.evil.example")]
    {
        assert_eq!(Socket::refused(app.address, &ana.cookies(), origin).await, 403, "{origin}");
    }
}
