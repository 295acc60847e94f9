//! What a coordinator sees of the permanences of today.

use crate::permanences::{place, plan, verb};
use crate::support::TestApp;

#[tokio::test]
async fn the_permanences_of_today_say_who_is_expected_and_whether_somebody_is_missing() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, yves) = (app.coordinator("Zoe", entraide).await, app.coordinator("Yves", ailleurs).await);
    let ana = app.volunteer("Ana", entraide).await;
    assert!(zoe.get("/board").await.words().contains("Aucune permanence aujourd’hui"));
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    let today = plan(&zoe, mediatheque, &[("date", "2026-11-23"), ("seats_min", "2"), ("seats_max", "3")]).await;
    plan(&zoe, mediatheque, &[]).await; // on another day
    verb(&ana, &today, "seat").await;
    let board = zoe.get("/board").await;
    let words = board.words();
    assert_eq!(board.all("#today li a", "href"), [today], "{words}");
    assert!(words.contains("1 sur 3 places prises") && words.contains("Il manque 1 personne") && words.contains("Ana"), "{words}");
    let theirs = yves.get("/board").await;
    assert!(theirs.words().contains("Aucune permanence aujourd’hui") && !theirs.text.contains("Ana"), "never another association's");
}
