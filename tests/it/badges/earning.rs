//! What brings a badge, once; and who sees it.

use binome::args;
use binome::clock::DAY;
use binome::storage::Sql;

use super::{badges, first_help, names};
use crate::help_sessions::record;
use crate::support::TestApp;
use crate::training;

#[tokio::test]
async fn a_first_help_brings_one_badge_that_its_helper_is_told_of() {
    let app = TestApp::start().await;
    let paired = crate::help_sessions::paired(&app).await;
    let mut anas = paired.ana.live(&paired.ana.get("/badges").await).await;
    record(&paired.ana, &paired.pairing, &[("minutes", "60")]).await;
    app.settle().await;
    let told = anas.event("badge_moved").await;
    assert_eq!(told["data"]["state"], "earned");
    assert!(paired.ana.get("/home").await.words().contains("Un nouveau badge"));
    assert_eq!(names(&paired.ana).await, ["Première aide"]);
    assert!(!paired.ana.get("/home").await.words().contains("Un nouveau badge"), "it was seen");
    // What is recorded once more earns nothing twice.
    record(&paired.ana, &paired.pairing, &[("minutes", "45")]).await;
    app.settle().await;
    assert_eq!(badges(&paired.ana).await.len(), 1);
}

#[tokio::test]
async fn hours_topics_and_modules_have_theirs() {
    let app = training::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    for _ in 0..10 {
        let fields = [
            ("outcome", "resolu"),
            ("autonomie", "autonome"),
            ("topics", "email"),
            ("lieu", "a_distance"),
            ("minutes", "60"),
            ("held", "2026-11-20"),
        ];
        let sent = ana.post("/log", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.words());
    }
    app.settle().await;
    let mut earned = names(&ana).await;
    earned.sort();
    assert_eq!(earned, ["10 heures d’aide", "E-mails", "Première aide"]);
    training::pass(&app, ana.account, "posture").await;
    app.settle().await;
    assert_eq!(badges(&ana).await.len(), 4);
    app.advance(DAY).await;
    let rows: i64 = app.state.db().scalar("SELECT COUNT(*) FROM badges", args![]).await.unwrap().unwrap();
    assert_eq!(rows, 4);
}

#[tokio::test]
async fn nobody_sees_a_badge_before_its_helper_says_so() {
    let app = TestApp::start().await;
    let paired = first_help(&app).await;
    let (ana, badge) = (&paired.ana, badges(&paired.ana).await.pop().unwrap());
    let (stranger, bob) = (app.browser(), app.volunteer("Bob", paired.entraide).await);
    let files = ["", "/badge.svg", "/badge.png", "/badge.jwt"];
    for file in files {
        let at = format!("{badge}{file}");
        assert_eq!(ana.get(&at).await.status, 200, "{at}");
        assert_eq!((stranger.get(&at).await.status, bob.get(&at).await.status), (404, 404), "{at}");
    }
    let publication = format!("{badge}/publication");
    assert_eq!(bob.post(&publication, &[("public", "yes")]).await.status, 404);
    assert_eq!(ana.post(&publication, &[("public", "yes")]).await.status, 303);
    for file in files {
        assert_eq!(stranger.get(&format!("{badge}{file}")).await.status, 200);
    }
    let page = stranger.get(&badge).await.words();
    assert!(page.contains("Première aide") && page.contains("est valable") && !page.contains("Ana"), "{page}");
    ana.post(&publication, &[("public", "no")]).await;
    assert_eq!(stranger.get(&badge).await.status, 404);
}

#[tokio::test]
async fn what_a_badge_stands_for_is_known_to_all() {
    let app = TestApp::start().await;
    let stranger = app.browser();
    let page = stranger.get("/achievements/hours-50").await;
    assert!(page.status == 200 && page.words().contains("50 heures"), "{}", page.words());
    let issuer = stranger.get_with("/badges/issuer", &[("accept", "text/html,*/*")]).await.words();
    assert!(issuer.contains("Qui décerne ces badges") && issuer.contains(&app.state.public_url()), "{issuer}");
    let said = stranger.get_with("/achievements/hours-50", &[("accept", "application/ld+json")]).await;
    assert!(said.text.contains("\"Achievement\""), "{}", said.text);
    assert!(stranger.get("/achievements/hours-50/picture?lang=en").await.text.contains("<title>50 hours of help</title>"));
    for none in ["hours-51", "module-0000000000001", "own-0000000000001", "x"] {
        assert_eq!(stranger.get(&format!("/achievements/{none}")).await.status, 404, "{none}");
    }
}
