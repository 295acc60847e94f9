//! The addresses of calendar programs, read back by parsers that are not ours.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use binome::clock::{DAY, HOUR};
use serde_json::Value;

use super::{id, place, plan, verb};
use crate::support::{Answer, Browser, TestApp, python};

/// What the independent parsers read between two days: uid, summary, location, status, sequence, start and end as UTC, and at local time.
pub fn read(calendar: &str, from: &str, until: &str) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/read.py");
    let mut reader = Command::new(python()).arg(script).args([from, until]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    reader.stdin.take().unwrap().write_all(calendar.as_bytes()).unwrap();
    let read = reader.wait_with_output().unwrap();
    assert!(read.status.success());
    serde_json::from_slice(&read.stdout).unwrap()
}

/// Makes an address, and its path.
async fn address(who: &Browser, of: &str) -> String {
    let made = who.post("/calendars", &[("of", of)]).await;
    assert_eq!(made.status, 200, "{}", made.words());
    let url = made.first("#calendar-address", "value");
    url[url.find("/calendar/").unwrap()..].to_owned()
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers[name].to_str().unwrap()
}

#[tokio::test]
async fn independent_parsers_read_it_across_the_october_clock_changes() {
    let app = TestApp::start().await;
    let (october_2026, entraide) = (1_792_486_800_000, app.association("Entraide 28").await); // 20 October 2026
    app.set_clock(october_2026);
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque ; salle 2, au fond").await;
    let usual = [("date", "2026-10-22"), ("starts", "09:00"), ("ends", "12:00"), ("repeat", "weekly"), ("note", "Sonner, puis monter")];
    plan(&odile, mediatheque, &usual).await;
    let feed = address(&odile, &mediatheque.to_string()).await;
    let reader = app.browser();
    let first = read(&reader.get(&feed).await.text, "2026-10-19", "2026-11-02");
    let when = |read: &Value| -> Vec<(String, String)> {
        let events = read["occurrences"].as_array().unwrap();
        let text = |event: &Value, key: &str| event[key].as_str().unwrap().to_owned();
        events.iter().map(|event| (text(event, "start_utc"), text(event, "start_paris"))).collect()
    };
    let pair = |utc: &str, paris: &str| (utc.to_owned(), paris.to_owned());
    assert_eq!(when(&first), [pair("2026-10-22T07:00:00Z", "2026-10-22T09:00:00"), pair("2026-10-29T08:00:00Z", "2026-10-29T09:00:00")]);
    let event = &first["events"][0];
    assert_eq!(event["location"], "Médiathèque ; salle 2, au fond, 1, rue Verte, Chartres (28)");
    assert!(event["description"].as_str().unwrap().contains("Sonner, puis monter"));
    assert_eq!((&event["status"], &event["timezones"]), (&"CONFIRMED".into(), &0.into()));
    // A year later, as the days go by.
    app.set_clock(october_2026 + 330 * DAY);
    app.settle().await;
    let second = read(&reader.get(&feed).await.text, "2027-10-25", "2027-11-09");
    assert_eq!(when(&second), [pair("2027-10-28T07:00:00Z", "2027-10-28T09:00:00"), pair("2027-11-04T08:00:00Z", "2027-11-04T09:00:00")]);
}

#[tokio::test]
async fn changes_and_cancellations_reach_calendar_programs() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    let permanence = plan(&odile, mediatheque, &[]).await;
    let ana = app.volunteer("Ana", entraide).await;
    let (own, whole) = (address(&ana, "mine").await, address(&odile, "association").await);
    let events =
        async |feed: &str| read(&app.browser().get(feed).await.text, "2026-11-01", "2027-01-01")["events"].as_array().unwrap().clone();
    assert!(events(&own).await.is_empty());
    verb(&ana, &permanence, "seat").await;
    let seated = events(&own).await.remove(0);
    assert_eq!(seated["uid"], format!("{}@127.0.0.1", id(&permanence)));
    assert_eq!((&seated["start_utc"], &seated["end_utc"]), (&"2026-12-01T13:00:00Z".into(), &"2026-12-01T16:00:00Z".into()));
    app.advance(HOUR).await;
    let place = mediatheque.to_string();
    let to = [
        ("place", place.as_str()),
        ("date", "2026-12-03"),
        ("starts", "10:00"),
        ("ends", "12:00"),
        ("seats_min", "1"),
        ("seats_max", "2"),
        ("scope", "one"),
    ];
    assert_eq!(odile.post(&format!("{permanence}/change"), &to).await.status, 303);
    let changed = events(&own).await.remove(0);
    assert_eq!((&changed["uid"], &changed["start_utc"]), (&seated["uid"], &"2026-12-03T09:00:00Z".into()));
    assert!(changed["sequence"].as_i64() > seated["sequence"].as_i64());
    // Given up, it is told as cancelled to her alone; taken again, as hers.
    verb(&ana, &permanence, "seat/end").await;
    let left = events(&own).await.remove(0);
    assert_eq!((&left["status"], &events(&whole).await[0]["status"]), (&"CANCELLED".into(), &"CONFIRMED".into()));
    verb(&ana, &permanence, "seat").await;
    let again = events(&own).await.remove(0);
    assert!(again["status"] == "CONFIRMED" && again["sequence"].as_i64() > left["sequence"].as_i64());
    odile.post(&format!("{permanence}/cancellation"), &[("scope", "one")]).await;
    for feed in [&own, &whole] {
        assert_eq!(events(feed).await[0]["status"], "CANCELLED");
    }
    app.advance(31 * DAY).await;
    assert!(events(&whole).await.is_empty(), "told for thirty days");
}

#[tokio::test]
async fn what_did_not_change_is_not_sent_again() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (odile, ana) = (app.coordinator("Odile", entraide).await, app.volunteer("Ana", entraide).await);
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[]).await;
    let feed = address(&odile, "association").await;
    let program = app.browser();
    let first = program.get(&feed).await;
    assert_eq!(header(&first, "content-type"), "text/calendar; charset=utf-8");
    let tag = header(&first, "etag").to_owned();
    assert!(header(&first, "last-modified").ends_with("GMT"));
    app.advance(HOUR).await;
    let same = program.get_with(&feed, &[("if-none-match", &tag)]).await;
    assert_eq!((same.status, same.text.as_str()), (304, ""));
    verb(&ana, &permanence, "seat").await;
    let other = program.get_with(&feed, &[("if-none-match", &tag)]).await;
    assert_eq!(other.status, 200);
    assert!(!other.text.contains("Ana"), "how many, not who");
}

#[tokio::test]
async fn an_address_ends_when_it_is_revoked_or_its_right_ends() {
    let app = TestApp::start().await;
    let (entraide, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (odile, nour) = (app.coordinator("Odile", entraide).await, app.coordinator("Nour", entraide).await);
    let (ana, yves) = (app.volunteer("Ana", entraide).await, app.coordinator("Yves", elsewhere).await);
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    let (of_odile, of_nour) = (address(&odile, "association").await, address(&nour, "association").await);
    assert_eq!(ana.post("/calendars", &[("of", "association")]).await.status, 404, "a helper has their own alone");
    assert_eq!(yves.post("/calendars", &[("of", mediatheque.to_string().as_str())]).await.status, 404);
    let program = app.browser();
    let page = odile.get("/calendars").await;
    assert!(!page.text.contains(of_odile.rsplit('/').next().unwrap()), "shown once");
    let form = page.first("form[action$='/revocation']", "action");
    assert_eq!(yves.post(&form, &[]).await.status, 404);
    assert_eq!(program.get(&of_odile).await.status, 200);
    odile.post(&form, &[]).await;
    let (revoked, never) = (program.get(&of_odile).await, program.get("/calendar/0123456789abcdef.ics").await);
    assert_eq!((revoked.status, never.status), (404, 404));
    // Nour no longer coordinates.
    use binome::storage::Sql;
    let membership: binome::storage::MembershipId =
        app.state.db().scalar("SELECT id FROM memberships WHERE account_id = $1", binome::args![nour.account]).await.unwrap().unwrap();
    assert_eq!(program.get(&of_nour).await.status, 200);
    odile.post(&format!("/members/{membership}/role"), &[("role", "helper")]).await;
    assert_eq!(program.get(&of_nour).await.status, 404);
}
