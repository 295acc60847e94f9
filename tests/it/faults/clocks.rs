//! The clock leaps, is set back, changes for summer and winter, meets a leap day: no wave is skipped or written twice.

use std::time::Duration;

use binome::args;
use binome::clock::{DAY, HOUR, MINUTE, SECOND};
use binome::help_requests::{NewHelpRequest, State, Urgency};
use binome::hub::PRESENCE_MS;
use binome::storage::{AssociationId, HelpRequestId, Row, Sql};
use serde_json::json;

use crate::support::{Person, Socket, TestApp, josiane};

/// UTC milliseconds of a moment as Paris writes it.
fn paris(moment: &str) -> i64 {
    format!("{moment}[Europe/Paris]").parse::<jiff::Zoned>().unwrap().timestamp().as_millisecond()
}

async fn team(app: &TestApp, count: usize) -> (AssociationId, Vec<Person>) {
    let entraide = app.association("Entraide 28").await;
    let mut people = Vec::new();
    for number in 0..count {
        people.push(app.volunteer(&format!("Aidant{number}"), entraide).await);
    }
    (entraide, people)
}

#[derive(Debug, Row)]
struct Wave {
    round: i64,
    number: i64,
    size: i64,
    at: i64,
}

/// The waves of a help request; numbered without a gap, each once, and nobody twice in a round.
async fn waves(app: &TestApp, id: HelpRequestId) -> Vec<Wave> {
    let db = app.state.db();
    let all = "SELECT round, number, size, at FROM waves WHERE help_request_id = $1 ORDER BY round, number";
    let waves: Vec<Wave> = db.all(all, args![id]).await.unwrap();
    for round in waves.chunk_by(|one, next| one.round == next.round) {
        assert!(round.iter().map(|wave| wave.number).eq(1..=i64::try_from(round.len()).unwrap()), "{waves:?}");
    }
    let twice = "SELECT COUNT(*) FROM (SELECT account_id FROM offers WHERE help_request_id = $1 GROUP BY account_id, round HAVING COUNT(*) > 1) AS t";
    assert_eq!(db.scalar::<i64>(twice, args![id]).await.unwrap(), Some(0), "somebody was offered it twice");
    waves
}

async fn state(app: &TestApp, id: HelpRequestId) -> State {
    binome::help_requests::store::help_request(app.state.db(), id).await.unwrap().unwrap().state
}

fn sizes(waves: &[Wave]) -> Vec<i64> {
    waves.iter().map(|wave| wave.size).collect()
}

#[tokio::test]
async fn after_a_leap_forward_the_next_wave_goes_and_nobody_is_given_up_for_it() {
    for leap in [HOUR, DAY] {
        let app = TestApp::start().await;
        team(&app, 20).await;
        let id = app.josiane_asks().await.help_request;
        app.settle().await;
        assert_eq!(sizes(&waves(&app, id).await), [3]);
        app.set_clock(app.state.clock().now() + leap);
        app.settle().await;
        assert_eq!((sizes(&waves(&app, id).await), state(&app, id).await), (vec![3, 5], State::Open), "a leap of {leap} ms");
        app.advance(MINUTE).await;
        assert_eq!(sizes(&waves(&app, id).await), [3, 5, 10]);
        app.advance(50 * MINUTE).await;
        assert_eq!(state(&app, id).await, State::Unmet, "it is given up in its own time");
    }
}

#[tokio::test]
async fn a_clock_set_back_makes_no_wave_wait_and_none_twice() {
    for back in [HOUR, DAY] {
        let app = TestApp::start().await;
        app.set_clock(paris("2026-11-24T15:00:00"));
        team(&app, 20).await;
        let id = app.josiane_asks().await.help_request;
        app.settle().await;
        app.set_clock(app.state.clock().now() - back);
        app.settle().await;
        assert_eq!(sizes(&waves(&app, id).await), [3], "not at once");
        app.advance(30 * SECOND).await;
        assert_eq!(sizes(&waves(&app, id).await), [3, 5], "set back by {back} ms");
        app.advance(MINUTE).await;
        assert_eq!(sizes(&waves(&app, id).await), [3, 5, 10]);
        app.advance(50 * MINUTE).await;
        assert_eq!(state(&app, id).await, State::Unmet);
    }
}

/// The program's own loops, not the tests': they slept until an instant that is now an hour away.
#[tokio::test]
async fn the_program_itself_wakes_when_its_clock_is_set_back() {
    let app = TestApp::start().await;
    team(&app, 20).await;
    app.work();
    let id = app.josiane_asks().await.help_request;
    let told = async |count: usize| {
        let reached = async {
            while waves(&app, id).await.len() < count {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        assert!(tokio::time::timeout(Duration::from_secs(10), reached).await.is_ok(), "wave {count} never went");
    };
    told(1).await;
    tokio::time::sleep(Duration::from_millis(200)).await; // its loops sleep
    app.set_clock(app.state.clock().now() - HOUR + 10 * MINUTE);
    tokio::time::sleep(Duration::from_millis(200)).await; // they woke, and sleep again
    app.set_clock(app.state.clock().now() + 31 * SECOND);
    told(2).await;
    assert_eq!(sizes(&waves(&app, id).await), [3, 5]);
}

#[tokio::test]
async fn what_a_program_with_a_wrong_clock_took_is_taken_by_the_next() {
    let app = TestApp::start().await;
    team(&app, 4).await;
    let id = app.josiane_asks().await.help_request;
    // Taken an hour ahead of the right time, by a program that then was killed.
    let taken = "UPDATE jobs SET lease = 1, leased_until = $1, created_at = $2, due_at = $2";
    let ahead = app.state.clock().now() + HOUR;
    app.state.storage.write(async move |tx| tx.execute(taken, args![ahead + 2 * MINUTE, ahead]).await).await.unwrap();
    app.advance(2 * MINUTE).await;
    assert!(!waves(&app, id).await.is_empty(), "it waits for an hour that has been");
}

#[tokio::test]
async fn presence_lapses_whatever_the_clock_does() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let mut socket = Socket::open(app.address, &ana.cookies(), "[]").await;
    let is_here = async |socket: &mut Socket| {
        socket.say(&json!({ "type": "here" })).await;
        while !app.state.hub.is_present(ana.account.0) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    is_here(&mut socket).await;
    app.set_clock(app.state.clock().now() - HOUR);
    assert_eq!(app.state.hub.present(), [ana.account.0], "she was there a moment ago");
    app.set_clock(app.state.clock().now() + PRESENCE_MS + SECOND);
    assert_eq!(app.state.hub.present(), [0_i64; 0], "nobody is there for an hour without a sign");
    is_here(&mut socket).await;
    app.set_clock(app.state.clock().now() + HOUR);
    assert!(!app.state.hub.is_present(ana.account.0));
    is_here(&mut socket).await;
}

/// Ana's page holds one offer after the other, which she declines; how many there were.
async fn offers_until_none(app: &TestApp, ana: &Person) -> usize {
    app.settle().await; // what the new day brings holds nobody's row while a wave looks for it
    for count in 0..40 {
        app.ask(NewHelpRequest { urgency: Urgency::Today, ..josiane() }).await;
        app.settle().await;
        let home = ana.get("/home").await;
        let Some(refusal) = home.all("form[action$='/refusal']", "action").into_iter().next() else { return count };
        assert_eq!(ana.post(&refusal, &[]).await.status, 303);
    }
    panic!("no cap holds");
}

#[tokio::test]
async fn nobody_is_asked_twice_as_often_because_the_clock_crossed_midnight_twice() {
    let app = TestApp::start().await;
    app.set_clock(paris("2026-11-24T23:30:00"));
    let (_, people) = team(&app, 1).await;
    app.open_at_any_hour().await;
    let ana = &people[0];
    let a_day = offers_until_none(&app, ana).await;
    assert!(a_day > 1, "{a_day} offers a day");
    app.advance(HOUR).await;
    assert_eq!(offers_until_none(&app, ana).await, a_day, "another day");
    app.set_clock(paris("2026-11-24T23:40:00"));
    assert_eq!(offers_until_none(&app, ana).await, 0, "it was yesterday, and is again");
    app.set_clock(paris("2026-11-25T09:00:00"));
    assert_eq!(offers_until_none(&app, ana).await, 0, "this day's were counted already");
    app.set_clock(paris("2026-11-26T09:00:00"));
    assert!(offers_until_none(&app, ana).await > 0, "tomorrow is tomorrow");
}

/// The night when 2 h becomes 3 h, the one when 3 h becomes 2 h, and the one before and after 29 February.
const NIGHTS: [(&str, &str); 4] = [
    ("2027-03-28T01:59:50+01:00", "2027-03-28T09:00:00+02:00"),
    ("2027-10-31T02:59:50+02:00", "2027-10-31T09:00:00+01:00"),
    ("2028-02-28T23:59:50+01:00", "2028-02-29T09:00:00+01:00"),
    ("2028-02-29T23:59:50+01:00", "2028-03-01T09:00:00+01:00"),
];

#[tokio::test]
async fn over_the_seam_of_a_night_waves_keep_their_pace() {
    for (seam, _) in NIGHTS {
        let app = TestApp::start().await;
        app.set_clock(paris(seam));
        team(&app, 20).await;
        app.open_at_any_hour().await;
        let from = app.state.clock().now();
        let id = app.josiane_asks().await.help_request;
        app.advance(4 * MINUTE).await;
        let waves = waves(&app, id).await;
        let paces: Vec<i64> = waves.iter().map(|wave| (wave.at - from) / SECOND).collect();
        assert_eq!((sizes(&waves), paces), (vec![3, 5, 10, 2], vec![0, 30, 60, 180]), "{seam}");
    }
}

#[tokio::test]
async fn what_is_asked_in_such_a_night_begins_at_nine_and_once() {
    for (seam, nine) in NIGHTS {
        let app = TestApp::start().await;
        app.set_clock(paris(seam));
        let (entraide, _) = team(&app, 4).await;
        let hours = binome::associations::WeeklyHours::same(0..7, &[(540, 1080)]).to_json();
        let every_day = "UPDATE associations SET opening_hours = $1 WHERE id = $2";
        app.state.storage.write(async move |tx| tx.execute(every_day, args![&hours, entraide]).await).await.unwrap();
        app.open_helpers_at_any_hour().await;
        let id = app.josiane_asks().await.help_request;
        app.advance(paris(nine) - app.state.clock().now() - SECOND).await;
        assert!(waves(&app, id).await.is_empty(), "{seam}: before nine");
        app.advance(SECOND).await;
        let waves = waves(&app, id).await;
        assert_eq!(waves.iter().map(|wave| (wave.size, wave.at)).collect::<Vec<_>>(), [(3, paris(nine))], "{seam}");
    }
}

#[tokio::test]
async fn the_29th_of_february_is_a_day_like_another() {
    let app = TestApp::start().await;
    app.set_clock(paris("2028-02-25T10:00:00"));
    let (_, people) = team(&app, 1).await;
    let wanted_at = Some(paris("2028-02-29T14:30:00"));
    let id = app.ask(NewHelpRequest { urgency: Urgency::Dated, wanted_at, ..josiane() }).await.help_request;
    app.settle().await;
    assert_eq!(waves(&app, id).await.len(), 1);
    let home = people[0].get("/home").await.words();
    assert!(home.contains("29 février"), "{home}");
    app.advance(5 * DAY).await;
    assert_eq!(state(&app, id).await, State::Unmet, "an hour before it, whoever asked is called");
}
