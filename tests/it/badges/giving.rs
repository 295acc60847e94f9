//! An association's own badges: defined, given, taken back, by its coordinator alone.

use super::names;
use crate::support::TestApp;

const WELCOME: [(&str, &str); 3] =
    [("name", "Accueil des nouveaux"), ("says", "A accueilli les nouveaux aidants."), ("criteria", "Choisi par l’équipe.")];

#[tokio::test]
async fn a_coordinator_defines_gives_and_takes_back() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (nour, ana) = (app.coordinator("Nour", entraide).await, app.volunteer("Ana", entraide).await);
    let short = nour.post("/association/badges", &[("name", ""), ("says", "x"), ("criteria", "y")]).await;
    assert_eq!(short.status, 422);
    assert_eq!(nour.post("/association/badges", &WELCOME).await.status, 303);
    let at = format!("/members/{}/badges", app.membership(ana.account).await);
    let page = nour.get(&at).await;
    let own = page.first("input[name='achievement']", "value");
    assert_eq!(nour.post(&at, &[("achievement", "")]).await.status, 422);
    let mut anas = ana.live(&ana.get("/badges").await).await;
    assert_eq!(nour.post(&at, &[("achievement", &own)]).await.status, 303);
    anas.event("badge_moved").await;
    assert_eq!(names(&ana).await, ["Accueil des nouveaux"]);
    let twice = nour.post(&at, &[("achievement", &own)]).await;
    assert!(twice.status == 422 && twice.words().contains("a déjà ce badge"), "{}", twice.words());

    // Another association's coordinator can neither give nor take.
    let elsewhere = app.association("Ailleurs").await;
    let (yves, bob) = (app.coordinator("Yves", elsewhere).await, app.volunteer("Bob", elsewhere).await);
    let bobs = format!("/members/{}/badges", app.membership(bob.account).await);
    assert_eq!(yves.post(&bobs, &[("achievement", &own)]).await.status, 422);
    let withdrawal = nour.get(&at).await.first("form[action$='/withdrawal']", "action");
    assert_eq!(yves.post(&withdrawal, &[]).await.status, 404);
    assert_eq!(yves.get(&at).await.status, 404);

    assert_eq!(nour.post(&withdrawal, &[]).await.status, 303);
    assert_eq!(anas.event("badge_moved").await["data"]["state"], "withdrawn");
    assert!(ana.get("/badges").await.words().contains("Retiré"));
    // Given again, once it was taken back; and no more once it is no longer given.
    assert_eq!(nour.post(&at, &[("achievement", &own)]).await.status, 303);
    assert_eq!(nour.post(&format!("/association/badges/{own}/retirement"), &[]).await.status, 303);
    let carl = app.volunteer("Carl", entraide).await;
    let carls = format!("/members/{}/badges", app.membership(carl.account).await);
    assert_eq!(nour.post(&carls, &[("achievement", &own)]).await.status, 422);
}
