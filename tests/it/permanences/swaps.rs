//! "Who can take my place?": asked of whoever could, and the first who says yes has it.

use binome::clock::HOUR;
use tokio::task::JoinSet;

use super::{by_state, civic, place, plan, seated, subjects, verb};
use crate::support::{Answer, Person, TestApp};

fn taking(page: &Answer) -> Vec<(String, String)> {
    let forms = page.all("form[action$='/relief']", "action");
    forms.into_iter().zip(page.all("form[action$='/relief'] input[name=signup]", "value")).collect()
}

async fn take(who: &Person, permanence: &str) -> u16 {
    let page = who.get(permanence).await;
    let (form, signup) = taking(&page).into_iter().next().expect("a place to take");
    who.post(&form, &[("signup", signup.as_str())]).await.status
}

#[tokio::test]
async fn the_first_who_says_yes_has_it_and_until_then_the_seat_stays() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[("seats_max", "1")]).await;
    let ana = app.volunteer("Ana", entraide).await;
    let mut others = Vec::new();
    for number in 0..20 {
        others.push(app.volunteer(&format!("Aidant{number}"), entraide).await);
    }
    verb(&ana, &permanence, "seat").await;
    let mut told = others[0].live(&others[0].get("/permanences").await).await;
    assert!(verb(&ana, &permanence, "replacement").await.contains("Votre place reste la vôtre"));
    assert_eq!(told.event("permanence_moved").await["data"]["state"], "swap_asked");
    assert_eq!(seated(&app, &permanence).await, ["Ana"]);
    app.settle().await;
    assert_eq!(subjects(&app, "Aidant7"), ["Qui peut prendre une place ?"]);
    let page = others[0].get(&permanence).await;
    assert!(page.words().contains("Ana cherche quelqu’un"), "{}", page.words());
    let (form, signup) = taking(&page).remove(0);
    let mut races = JoinSet::new();
    for other in &others {
        let (browser, form, signup) = (other.browser.clone(), form.clone(), signup.clone());
        races.spawn(async move { browser.post(&form, &[("signup", signup.as_str())]).await.status });
    }
    races.join_all().await;
    let now = seated(&app, &permanence).await;
    assert!(now.len() == 1 && now[0].starts_with("Aidant"), "{now:?}");
    assert_eq!(by_state(&app, &permanence, "swapped").await, ["Ana"]);
    app.settle().await;
    assert_eq!(subjects(&app, "Ana"), ["Quelqu’un prend votre place"]);
}

#[tokio::test]
async fn only_those_who_could_come_are_asked() {
    let app = TestApp::start().await;
    let (entraide, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    let permanence = plan(&odile, mediatheque, &[("seats_max", "1")]).await;
    let same_time = plan(&odile, mediatheque, &[("starts", "15:00"), ("ends", "16:00")]).await;
    let (ana, busy) = (app.volunteer("Ana", entraide).await, app.volunteer("Busy", entraide).await);
    let (paused, lucas) = (app.volunteer("Paused", entraide).await, civic(&app, "Lucas", entraide).await);
    let stranger = app.volunteer("Stranger", elsewhere).await;
    verb(&busy, &same_time, "seat").await;
    assert_eq!(paused.post("/profile/pause", &[("until", "tomorrow")]).await.status, 303);
    verb(&ana, &permanence, "seat").await;
    verb(&ana, &permanence, "replacement").await;
    app.settle().await;
    for (name, why) in [("Busy", "sits elsewhere"), ("Paused", "is paused"), ("Lucas", "would be alone"), ("Stranger", "belongs elsewhere")]
    {
        assert!(subjects(&app, name).is_empty(), "{name} {why}");
    }
    assert_eq!(subjects(&app, "Odile"), ["Qui peut prendre une place ?"]);
    assert_eq!(stranger.get(&permanence).await.status, 404);
    assert_eq!(take(&lucas, &permanence).await, 303);
    assert_eq!(seated(&app, &permanence).await, ["Ana"], "civic service alone: refused");
    verb(&ana, &permanence, "replacement/end").await;
    assert!(taking(&odile.get(&permanence).await).is_empty());
}

#[tokio::test]
async fn whoever_waits_takes_it_at_once() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[("seats_max", "1")]).await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    verb(&ana, &permanence, "seat").await;
    verb(&bob, &permanence, "waiting").await;
    assert!(verb(&ana, &permanence, "replacement").await.contains("prend la vôtre"));
    assert_eq!(seated(&app, &permanence).await, ["Bob"]);
}

#[tokio::test]
async fn nobody_is_rung_at_night() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[]).await;
    let (ana, _bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    verb(&ana, &permanence, "seat").await;
    app.advance(13 * HOUR).await; // 23 h
    verb(&ana, &permanence, "replacement").await;
    app.settle().await;
    assert!(subjects(&app, "Bob").is_empty());
    app.advance(9 * HOUR).await; // 8 h
    assert_eq!(subjects(&app, "Bob").len(), 1);
}
