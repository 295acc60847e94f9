//! The next meeting in the recap and in a calendar file, wherever whoever asked lives, and what becomes of it.

use binome::args;
use binome::clock::{DAY, HOUR};
use binome::help_requests::NewHelpRequest;
use binome::storage::{Sql, Tx};
use binome::web::contacts::Email;
use serde_json::Value;

use super::{Paired, paired, record};
use crate::permanences::calendars::read;
use crate::support::{Browser, TestApp, josiane};

#[tokio::test]
async fn the_next_meeting_goes_into_a_calendar() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    record(&ana, &pairing, &[("outcome", "en_partie"), ("day", "2026-11-25"), ("hour", "9:30")]).await;
    let recap = josiane.get("/recap").await;
    let file = josiane.get(&recap.first("a[href*='calendar.ics']", "href")).await;
    assert!(file.headers["content-type"].to_str().unwrap().starts_with("text/calendar"));
    let calendar = read(&file.text, "2026-11-20", "2026-11-30");
    let event = &calendar["events"][0];
    assert_eq!(event["start_utc"], "2026-11-25T08:30:00Z");
    assert_eq!(event["start_paris"], "2026-11-25T09:30:00");
    assert_eq!(event["summary"], "Rendez-vous avec Ana");
    assert_eq!(event["timezones"], 0);
    let again = read(&josiane.get("/recap/calendar.ics").await.text, "2026-11-20", "2026-11-30");
    assert_eq!(again["events"], calendar["events"], "the same meeting is the same UID");
    josiane.post("/recap/mail", &[("email", "josiane@example.org")]).await;
    app.settle().await;
    let mail = app.mails().into_iter().find(|mail| mail.subject == "Votre récapitulatif").expect("a mail");
    let link = mail.text.lines().find(|line| line.contains("calendar.ics")).unwrap();
    let path = &link[link.find("/confirm/").unwrap()..];
    assert_eq!(read(&app.browser().get(path).await.text, "2026-11-20", "2026-11-30")["events"][0]["uid"], event["uid"]);
}

/// The only event of a file.
async fn event_of(who: &Browser, path: &str) -> Value {
    let read = read(&who.get(path).await.text, "2026-11-20", "2026-12-31");
    assert_eq!(read["events"].as_array().map(Vec::len), Some(1), "{read}");
    read["events"][0].clone()
}

#[tokio::test]
async fn a_meeting_that_is_moved_or_will_not_be_is_the_same_event_changed() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    record(&ana, &pairing, &[("outcome", "en_partie"), ("day", "2026-11-25"), ("hour", "9:30")]).await;
    let path = "/recap/calendar.ics";
    let first = event_of(&josiane, path).await;
    assert_eq!((&first["sequence"], &first["status"]), (&0.into(), &"CONFIRMED".into()));
    ana.post(&format!("{pairing}/resumption"), &[("day", "2026-11-27"), ("hour", "14:00")]).await;
    let moved = event_of(&josiane, path).await;
    assert_eq!((&moved["uid"], &moved["sequence"]), (&first["uid"], &1.into()));
    assert_eq!(moved["start_paris"], "2026-11-27T14:00:00");
    let recap = josiane.get("/recap").await.words().replace('\u{a0}', " ");
    assert!(recap.contains("vendredi 27 novembre à 14 h") && !recap.contains("25 novembre"), "{recap}");
    // The same hour said again changes nothing.
    ana.post(&format!("{pairing}/resumption"), &[("day", "2026-11-27"), ("hour", "14:00")]).await;
    assert_eq!(event_of(&josiane, path).await, moved);
    ana.post(&format!("{pairing}/return"), &[("reason", "no_time")]).await;
    let off = event_of(&josiane, path).await;
    assert_eq!((&off["uid"], &off["sequence"], &off["status"]), (&first["uid"], &2.into(), &"CANCELLED".into()));
    let recap = josiane.get("/recap").await.words().replace('\u{a0}', " ");
    assert!(recap.contains("Le rendez-vous du vendredi 27 novembre à 14 h n’aura pas lieu"), "{recap}");
}

#[tokio::test]
async fn a_meeting_that_was_held_stays_and_one_held_before_its_hour_is_off() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    let first = record(&ana, &pairing, &[("outcome", "en_partie"), ("day", "2026-11-24"), ("hour", "9:30")]).await;
    let path = |record: &str| format!("/recap/calendar.ics?of={}", record.rsplit('/').next().unwrap());
    app.advance(DAY).await;
    ana.post(&format!("{pairing}/call"), &[]).await;
    let second = record(&ana, &pairing, &[("outcome", "en_partie"), ("day", "2026-11-30"), ("hour", "9:30")]).await;
    assert_eq!(event_of(&josiane, &path(&first)).await["status"], "CONFIRMED", "it was held");
    app.advance(DAY).await;
    record(&ana, &pairing, &[]).await;
    let off = event_of(&josiane, &path(&second)).await;
    assert_eq!((&off["status"], &off["start_paris"]), (&"CANCELLED".into(), &"2026-11-30T09:30:00".into()), "they met before");
    assert_ne!(event_of(&josiane, &path(&first)).await["uid"], off["uid"]);
}

#[tokio::test]
async fn who_asks_from_la_reunion_reads_the_hours_of_la_reunion() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let asked = app.ask(NewHelpRequest { email: Email::parse("josiane@example.org").ok(), ..josiane() }).await;
    app.settle().await;
    let offer = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    let pairing = ana.post(&offer, &[]).await.location.unwrap();
    ana.post(&format!("{pairing}/call"), &[]).await;
    let moves = async |tx: &Tx| tx.execute("UPDATE help_requests SET commune = '97411'", args![]).await;
    app.state.storage.write(moves).await.unwrap();
    // 22 h in Paris, where Ana lives, is 1 h of the next day in Saint-Denis.
    app.advance(12 * HOUR).await;
    let at = record(&ana, &pairing, &[("outcome", "en_partie"), ("day", "2026-11-25"), ("hour", "22:00"), ("mail", "yes")]).await;
    app.settle().await;
    let mail = app.mails().into_iter().find(|mail| mail.subject == "Votre récapitulatif").expect("a mail");
    let link = &mail.text[mail.text.find("/confirm/").unwrap()..];
    let link = link.split_whitespace().next().unwrap().trim_end_matches("/calendar.ics").to_owned();
    let who = app.asker(&asked);
    let read = [
        mail.text.clone(),
        who.get("/recap").await.words(),
        who.get("/recap/paper").await.words(),
        app.browser().get(&link).await.words(),
        ana.get(&format!("{at}/confirmation")).await.words(),
        ana.get(&format!("{at}/recap")).await.words(),
    ];
    for words in read {
        let words = words.replace('\u{a0}', " ");
        assert!(words.contains("jeudi 26 novembre à 1 h") && words.contains("mardi 24 novembre"), "{words}");
    }
    let own = ana.get(&at).await.words().replace('\u{a0}', " ");
    assert!(own.contains("mercredi 25 novembre à 22 h") && own.contains("lundi 23 novembre"), "Ana reads her own hours: {own}");
}

#[tokio::test]
async fn without_a_next_meeting_there_is_no_file() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    record(&ana, &pairing, &[]).await;
    assert_eq!(josiane.get("/recap/calendar.ics").await.status, 404);
}
