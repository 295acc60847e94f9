//! The live socket: nothing lost, nothing twice, in order; and closed when a right is lost.

use binome::hub::{Event, Mailbox, tell};
use binome::storage::{AccountId, Error};
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use crate::support::{Socket, TestApp};

async fn say_something(app: &TestApp, account: AccountId) {
    app.state
        .storage
        .write(async move |tx| {
            tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn what_was_missed_is_replayed_in_order_and_once() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let page = ana.get("/home").await;
    for _ in 0..3 {
        say_something(&app, ana.account).await;
    }
    let mut socket = ana.live(&page).await;
    say_something(&app, ana.account).await;
    let mut numbers = Vec::new();
    for _ in 0..4 {
        numbers.push(socket.event("profile_moved").await["number"].as_i64().unwrap());
    }
    assert!(numbers.windows(2).all(|pair| pair[1] == pair[0] + 1), "{numbers:?}");
    socket.stays_silent().await;
}

#[tokio::test]
async fn a_cursor_of_another_story_is_answered_by_resync() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    say_something(&app, ana.account).await;
    let mailbox = ana.account.to_string();
    for cursor in [
        json!([{ "mailbox": mailbox, "number": 1, "event": "0000000000001" }]),
        json!([{ "mailbox": mailbox, "number": 99, "event": "0000000000001" }]),
        json!([{ "mailbox": mailbox, "number": -5, "event": null }]),
        json!([{ "mailbox": mailbox, "number": i64::MAX, "event": "nonsense" }]),
        json!([]),
    ] {
        let mut socket = Socket::open(app.address, &ana.cookies(), &cursor.to_string()).await;
        let frame = socket.next().await;
        assert_eq!((frame["type"].as_str(), frame["mailbox"].as_str()), (Some("resync"), Some(mailbox.as_str())), "{cursor}");
        say_something(&app, ana.account).await;
        assert_eq!(socket.next().await["kind"], "profile_moved", "it goes on from the head");
    }
}

#[tokio::test]
async fn anothers_mailbox_is_never_heard() {
    let app = TestApp::start().await;
    let (ana, bob) = (app.person("Ana").await, app.person("Bob").await);
    say_something(&app, bob.account).await;
    let cursors = json!([{ "mailbox": ana.account.to_string(), "number": 0, "event": null }, { "mailbox": bob.account.to_string(), "number": 0, "event": null }]);
    let mut socket = Socket::open(app.address, &ana.cookies(), &cursors.to_string()).await;
    say_something(&app, bob.account).await;
    socket.stays_silent().await;
}

#[tokio::test]
async fn a_device_signed_out_elsewhere_is_cut_and_the_others_stay() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let account = ana.account;
    let token = app.state.storage.write(async move |tx| binome::accounts::actions::sign_in(tx, account, "Tablette").await).await.unwrap();
    let tablet = app.browser();
    tablet.set_cookie(&format!("sign_in={token}; Path=/"));
    let cursors = json!([{ "mailbox": account.to_string(), "number": 0, "event": null }]).to_string();
    let mut here = Socket::open(app.address, &ana.cookies(), &cursors).await;
    let mut there = Socket::open(app.address, &tablet.cookies(), &cursors).await;
    let devices = binome::accounts::store::sign_ins(app.state.db(), account).await.unwrap();
    let device = devices.iter().find(|device| device.device == "Tablette").unwrap().id;
    app.state.storage.write(async move |tx| binome::accounts::actions::end_sign_in(tx, account, device).await).await.unwrap();
    assert_eq!(there.event("right_lost").await["data"]["sign_in"], device.to_string());
    assert_eq!(there.next().await["closed"], 4401);
    here.event("right_lost").await;
    here.stays_silent().await;
    assert_eq!(tablet.get("/home").await.status, 303, "and nothing more is accepted");
}

#[tokio::test]
async fn bad_frames_are_closed_with_the_right_code() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let deep = format!("{{\"type\":{}", "[".repeat(50_000));
    for (frame, code) in [
        (Message::text("not json"), 1008),
        (Message::text(r#"{"type":"write","anything":1}"#), 1008),
        (Message::text(deep), 1008),
        (Message::binary(vec![1, 2, 3]), 1008),
        (Message::text("x".repeat(64 * 1024 + 1)), 1009),
    ] {
        let mut socket = Socket::connect(app.address, &ana.cookies()).await;
        socket.send(frame).await;
        assert_eq!(socket.next().await["closed"], code);
    }
}

#[tokio::test]
async fn a_stop_closes_sockets_with_1012() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let mut socket = Socket::open(app.address, &ana.cookies(), "[]").await;
    socket.next().await; // resync
    app.state.stop.cancel();
    assert_eq!(socket.next().await["closed"], 1012);
}

#[tokio::test]
async fn here_is_answered_so_that_a_dead_line_is_known() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let mut socket = Socket::open(app.address, &ana.cookies(), "[]").await;
    socket.next().await; // resync
    for _ in 0..2 {
        socket.say(&json!({ "type": "here" })).await;
        assert_eq!(socket.next().await, json!({ "type": "here" }));
    }
    socket.stays_silent().await;
}
