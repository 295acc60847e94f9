//! Limits: a library asks behind one address, a flood is slowed then refused, a rush leaves those already helped alone.

use std::time::Instant;

use binome::config::{DEFAULT_LIMITS, Limits, Rate};
use binome::hub::{Event, Mailbox, tell};
use binome::storage::Error;
use binome::web::Address;
use serde_json::json;

use crate::support::{ASK, Answer, Socket, TestApp};

fn told_to_wait(answer: &Answer, status: u16) -> u32 {
    assert_eq!(answer.status, status, "{}", answer.words());
    assert!(answer.words().contains("Vous pourrez recommencer dans"), "{}", answer.words());
    answer.headers["retry-after"].to_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_library_asks_behind_one_address_slower_then_too_many_are_refused_for_a_while() {
    let app = TestApp::limited(Limits { rate_asking: Rate::new(4, 6, 600), ..DEFAULT_LIMITS }).await;
    app.association("Entraide").await;
    let mut took = Vec::new();
    for _ in 0..6 {
        let since = Instant::now();
        assert_eq!(app.browser().post("/ask", &ASK).await.location.as_deref(), Some("/wait"));
        took.push(since.elapsed().as_millis());
    }
    assert!(took[4] >= 1_500 && took[5] >= 3_000, "they are slowed before they are refused: {took:?}");
    let wait = told_to_wait(&app.browser().post("/ask", &ASK).await, 429);
    assert_eq!(wait, 600);
    assert_eq!(app.browser().get("/").await.status, 200, "reading goes on");
    app.state.clock().move_to(app.state.clock().now() + 600_000);
    assert_eq!(app.browser().post("/ask", &ASK).await.location.as_deref(), Some("/wait"));
}

#[tokio::test]
async fn what_a_trusted_proxy_saw_counts_and_a_forged_header_changes_nothing() {
    let limits = Limits { rate_asking: Rate::new(2, 2, 600), ..DEFAULT_LIMITS };
    let app = TestApp::limited(limits).await;
    app.association("Entraide").await;
    for _ in 0..2 {
        assert_eq!(app.browser().post_seen_at("198.51.100.7", "/ask", &ASK).await.status, 303);
    }
    // The proxy adds what it saw after whatever the client says.
    for forged in ["198.51.100.7", "203.0.113.1, 198.51.100.7", "10.0.0.1,127.0.0.1, 198.51.100.7"] {
        told_to_wait(&app.browser().post_seen_at(forged, "/ask", &ASK).await, 429);
    }
    assert_eq!(app.browser().post_seen_at("198.51.100.8", "/ask", &ASK).await.status, 303, "a neighbour is not concerned");

    let app = TestApp::limited_without_proxies(limits).await;
    app.association("Entraide").await;
    for number in 0..2 {
        assert_eq!(app.browser().post_seen_at(&format!("198.51.100.{number}"), "/ask", &ASK).await.status, 303);
    }
    told_to_wait(&app.browser().post_seen_at("198.51.100.9", "/ask", &ASK).await, 429);
}

#[tokio::test]
async fn one_address_account_or_code_floods_nobody_else() {
    let rate = Rate::new(3, 3, 60);
    let app = TestApp::limited(Limits { rate_forms: rate, ..DEFAULT_LIMITS }).await;
    let entraide = app.association("Entraide").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let josiane = app.asker(&app.josiane_asks().await);
    for _ in 0..3 {
        assert_ne!(ana.post("/account", &[("language", "fr")]).await.status, 429);
        assert_ne!(josiane.post("/wait/none", &[]).await.status, 429);
    }
    told_to_wait(&ana.post("/account", &[("language", "fr")]).await, 429);
    told_to_wait(&josiane.post("/wait/none", &[]).await, 429);
    assert_ne!(bob.post("/account", &[("language", "fr")]).await.status, 429);

    let app = TestApp::limited(Limits { rate_requests: rate, ..DEFAULT_LIMITS }).await;
    for _ in 0..3 {
        assert_eq!(app.browser().get("/").await.status, 200);
    }
    let refused = app.browser().get_with("/", &[("accept-language", "en")]).await;
    assert!(refused.status == 429 && refused.words().contains("You can try again in 60 seconds."), "{}", refused.words());
    assert_eq!(app.browser().get("/health").await.status, 200, "whoever watches us is not refused");
}

#[tokio::test]
async fn a_rush_of_newcomers_is_told_to_come_back_and_those_helped_keep_their_pace() {
    let app = TestApp::limited(Limits { newcomers_at_once: 1, ..DEFAULT_LIMITS }).await;
    let entraide = app.association("Entraide").await;
    let ana = app.volunteer("Ana", entraide).await;
    app.josiane_asks().await;
    app.settle().await;
    let home = ana.get("/home").await;
    let mut socket = ana.live(&home).await;
    // Somebody holds the only place for newcomers for as long as this lasts.
    let held = app.state.limits.asking(Address("198.51.100.1".parse().unwrap()), app.state.clock().now()).await.unwrap();

    let rush = (0..20).map(|number| {
        let browser = app.browser();
        async move { browser.post_seen_at(&format!("198.51.100.{number}"), "/ask", &ASK).await }
    });
    let rush = tokio::spawn(futures_util::future::join_all(rush.collect::<Vec<_>>()));
    let account = ana.account;
    let say = async move |tx: &binome::storage::Tx| {
        tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
        Ok::<_, Error>(())
    };
    app.state.storage.write(say).await.unwrap();
    socket.event("profile_moved").await;
    let accept = home.first("form[action*=acceptance]", "action");
    assert!(ana.post(&accept, &[]).await.location.unwrap().starts_with("/pairings/"));
    socket.event("paired").await;
    assert!(!rush.is_finished(), "all that while the rush waits for a place");

    let waits: Vec<u32> = rush.await.unwrap().iter().map(|answer| told_to_wait(answer, 503)).collect();
    assert!(waits.iter().all(|wait| (5..15).contains(wait)), "{waits:?}");
    assert!(waits.iter().any(|wait| *wait != waits[0]), "they do not all come back at the same second: {waits:?}");
    drop(held);
    assert_eq!(app.browser().post("/ask", &ASK).await.location.as_deref(), Some("/wait"));
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused_with_words() {
    let app = TestApp::limited(Limits { form_bytes: 10_000, ..DEFAULT_LIMITS }).await;
    let large = app.browser().post("/ask/what", &[("words", &"x".repeat(10_000))]).await;
    assert!(large.status == 413 && large.words().contains("C’est trop long"), "{} {}", large.status, large.words());
    assert_eq!(app.browser().post("/ask/what", &[("words", &"x".repeat(9_000))]).await.status, 200);
}

#[tokio::test]
async fn sockets_are_bounded_for_one_account_and_in_all() {
    let app = TestApp::limited(Limits { sockets: 4, sockets_per_account: 2, ..DEFAULT_LIMITS }).await;
    let (ana, bob, eve) = (app.person("Ana").await, app.person("Bob").await, app.person("Eve").await);
    let open = async |who: &str| {
        let mut socket = Socket::connect(app.address, who).await;
        socket.say(&json!({ "type": "resume", "cursors": [] })).await;
        let first = socket.next().await;
        (socket, first)
    };
    let mut kept = Vec::new();
    for who in [&ana, &ana, &bob, &bob] {
        let (socket, first) = open(&who.cookies()).await;
        assert_eq!(first["type"], "welcome");
        kept.push(socket);
    }
    for who in [&ana, &eve] {
        assert_eq!(open(&who.cookies()).await.1["closed"], 1013);
    }
    drop(kept.remove(0));
    while app.state.hub.sockets() == 4 {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(open(&eve.cookies()).await.1["type"], "welcome");
}
