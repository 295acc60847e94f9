//! A coordinator plans, changes and cancels; helpers are reminded, coordinators warned.

use binome::args;
use binome::clock::{DAY, HOUR};
use binome::storage::Sql;

use super::{id, place, plan, seated, send, subjects, verb};
use crate::support::{MONDAY_10_H, TestApp};

/// The local beginnings of a place's permanences that are not cancelled.
async fn beginnings(app: &TestApp) -> Vec<String> {
    let statement = "SELECT starts_at FROM permanences WHERE cancelled_at IS NULL ORDER BY starts_at";
    let all: Vec<i64> = app.state.db().column(statement, args![]).await.unwrap();
    let paris = jiff::tz::TimeZone::get("Europe/Paris").unwrap();
    let local = |at: i64| jiff::Timestamp::from_millisecond(at).unwrap().to_zoned(paris.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    all.into_iter().map(local).collect()
}

#[tokio::test]
async fn a_first_tuesday_is_made_months_ahead_and_goes_on() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    plan(&odile, mediatheque, &[("repeat", "monthly"), ("starts", "09:00"), ("ends", "12:00")]).await;
    let first = ["2026-12-01 09:00", "2027-01-05 09:00", "2027-02-02 09:00", "2027-03-02 09:00", "2027-04-06 09:00", "2027-05-04 09:00"];
    assert_eq!(beginnings(&app).await, first, "9 h stays 9 h in summer");
    app.advance(20 * DAY).await;
    assert_eq!(beginnings(&app).await.last().unwrap(), "2027-06-01 09:00");
    let twice = odile.post("/permanences", &[("form_key", "0123456789abcdef0123456789abcdef")]).await;
    assert_eq!(twice.status, 422);
}

#[tokio::test]
async fn a_form_that_makes_no_sense_says_why_beside_its_field() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    for (otherwise, said) in [
        (&[("ends", "13:00")][..], "La fin vient après le début"),
        (&[("date", "")], "Écrivez une date"),
        (&[("date", "2036-01-01")], "d’ici un an"),
        (&[("seats_min", "5")], "autant de places"),
        (&[("repeat", "parfois")], "Dites si elle revient"),
        (&[("until", "2026-11-30"), ("repeat", "weekly")], "La dernière date vient après"),
        (&[("date", "2026-11-23"), ("starts", "08:00"), ("ends", "09:00")], "Aucune date ne convient"),
        (&[("note", "a\u{0}b")], "un signe qui ne peut pas être lu"),
    ] {
        let answer = send(&odile, mediatheque, otherwise).await;
        assert_eq!(answer.status, 422, "{otherwise:?}");
        assert!(answer.words().contains(said), "{otherwise:?}: {}", answer.words());
    }
    let (yves, other) = (app.coordinator("Yves", app.association("Ailleurs").await).await, mediatheque);
    assert_eq!(send(&yves, other, &[]).await.status, 404, "another association's place");
}

#[tokio::test]
async fn this_one_and_those_after_it_are_changed_and_cancelled() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let (mediatheque, mairie) = (place(&app, entraide, "Médiathèque").await, place(&app, entraide, "Mairie").await);
    plan(&odile, mediatheque, &[("repeat", "weekly"), ("until", "2026-12-22")]).await;
    let list = odile.get("/permanences?from=2026-12-01").await;
    let all: Vec<String> = list.all("li.permanence a[href^='/permanences/']", "href");
    assert_eq!(all.len(), 4);
    let ana = app.volunteer("Ana", entraide).await;
    verb(&ana, &all[2], "seat").await;
    let place = mairie.to_string();
    let to =
        [("place", place.as_str()), ("date", "2026-12-08"), ("starts", "10:00"), ("ends", "12:00"), ("seats_min", "1"), ("seats_max", "3")];
    let answer = odile.post(&format!("{}/change", all[1]), &[&to[..], &[("scope", "after")]].concat()).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
    assert_eq!(beginnings(&app).await, ["2026-12-01 14:00", "2026-12-08 10:00", "2026-12-15 10:00", "2026-12-22 10:00"]);
    app.settle().await;
    assert_eq!(subjects(&app, "Ana"), ["Votre permanence change"]);
    assert!(app.mails().last().unwrap().text.contains("mardi 15 décembre, de 10"), "{}", app.mails().last().unwrap().text);
    let one = odile.post(&format!("{}/change", all[0]), &[&to[..], &[("scope", "one")]].concat()).await;
    assert_eq!(one.status, 303);
    assert_eq!(beginnings(&app).await[0], "2026-12-08 10:00", "another day, of one alone");
    odile.post(&format!("{}/cancellation", all[2]), &[("scope", "after")]).await;
    assert_eq!(beginnings(&app).await.len(), 2);
    app.advance(10 * DAY).await;
    assert_eq!(beginnings(&app).await.len(), 2, "what was cancelled is not made again");
    assert_eq!(subjects(&app, "Ana"), ["Votre permanence change", "Permanence annulée"]);
    assert!(verb(&ana, &all[3], "seat").await.contains("Cette permanence est annulée"));
}

#[tokio::test]
async fn new_hours_that_are_those_of_another_seat_give_it_back() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    let (morning, afternoon) =
        (plan(&odile, mediatheque, &[("starts", "09:00"), ("ends", "11:00")]).await, plan(&odile, mediatheque, &[]).await);
    let ana = app.volunteer("Ana", entraide).await;
    verb(&ana, &morning, "seat").await;
    verb(&ana, &afternoon, "seat").await;
    let place = mediatheque.to_string();
    let to = [
        ("place", place.as_str()),
        ("date", "2026-12-01"),
        ("starts", "15:00"),
        ("ends", "16:00"),
        ("seats_min", "1"),
        ("seats_max", "2"),
        ("scope", "one"),
    ];
    assert_eq!(odile.post(&format!("{morning}/change"), &to).await.status, 303);
    assert!(seated(&app, &morning).await.is_empty());
    assert_eq!(seated(&app, &afternoon).await, ["Ana"]);
    app.settle().await;
    assert_eq!(subjects(&app, "Ana"), ["Votre permanence change d’heure, votre place est rendue"]);
    let few = [
        ("place", place.as_str()),
        ("date", "2026-12-01"),
        ("starts", "14:00"),
        ("ends", "17:00"),
        ("seats_min", "0"),
        ("seats_max", "0"),
        ("scope", "one"),
    ];
    assert_eq!(odile.post(&format!("{afternoon}/change"), &few).await.status, 422);
}

#[tokio::test]
async fn coordinators_are_warned_days_before_and_helpers_reminded() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[("seats_min", "2"), ("seats_max", "2")]).await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    verb(&ana, &permanence, "seat").await;
    let mut odiles = odile.live(&odile.get("/board").await).await;
    app.advance(5 * DAY).await; // Saturday 10 h: three days before, at 9
    assert_eq!(odiles.event("alert").await["data"]["what"], "permanence_short");
    assert_eq!(subjects(&app, "Odile"), ["Il manque du monde à une permanence"]);
    verb(&bob, &permanence, "seat").await;
    verb(&bob, &permanence, "seat/end").await;
    app.settle().await;
    assert_eq!(subjects(&app, "Odile").len(), 2, "somebody left after the alert: told at once");
    app.advance(2 * DAY + 8 * HOUR).await; // Monday 18 h
    assert_eq!(subjects(&app, "Ana"), ["Demain, votre permanence"]);
    app.advance(18 * HOUR).await; // Tuesday 12 h
    assert_eq!(subjects(&app, "Ana").last().unwrap(), "Votre permanence commence bientôt");
    assert!(subjects(&app, "Bob").is_empty());
    assert_eq!(app.state.clock().now(), MONDAY_10_H + 8 * DAY + 2 * HOUR);
}

#[tokio::test]
async fn a_place_that_closes_ends_what_was_planned_there() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    plan(&odile, mediatheque, &[("repeat", "weekly")]).await;
    odile.post(&format!("/association/places/{mediatheque}/closure"), &[]).await;
    app.advance(3 * DAY).await;
    assert!(beginnings(&app).await.is_empty());
}

#[tokio::test]
async fn every_view_shows_the_same_permanences() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let (mediatheque, mairie) = (place(&app, entraide, "Médiathèque").await, place(&app, entraide, "Mairie").await);
    let permanence = plan(&odile, mediatheque, &[]).await;
    plan(&odile, mairie, &[]).await;
    for view in ["list", "week", "month"] {
        let page = odile.get(&format!("/permanences?view={view}&from=2026-12-01")).await;
        let shown = page.all(".permanence", "id");
        assert_eq!(shown.len(), 2, "{view}");
        assert!(shown.contains(&format!("p-{}", id(&permanence))), "{view}");
        let filtered = odile.get(&format!("/permanences?view={view}&from=2026-12-01&place={mediatheque}")).await;
        assert_eq!(filtered.all(".permanence", "id"), [format!("p-{}", id(&permanence))], "{view}");
        assert!(odile.get(&format!("/permanences?view={view}&from=2026-12-01&mine=1")).await.all(".permanence", "id").is_empty());
    }
    let stranger = app.person("Eve").await;
    assert!(!stranger.get("/permanences").await.words().contains("Médiathèque"));
}
