//! Who came, and the hours that count for it.

use binome::clock::{DAY, HOUR, MINUTE};

use super::{by_state, place, plan, verb};
use crate::support::{Answer, TestApp};

/// From Monday 10 h to Tuesday 1 December, 14 h.
const UNTIL_IT_BEGINS: i64 = 8 * DAY + 4 * HOUR;

fn plain(answer: &Answer) -> String {
    answer.words().replace('\u{a0}', " ")
}

#[tokio::test]
async fn a_helper_says_that_they_are_there_and_their_hours_count() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[]).await;
    let ana = app.volunteer("Ana", entraide).await;
    verb(&ana, &permanence, "seat").await;
    assert!(verb(&ana, &permanence, "arrival").await.contains("trop tôt"));
    app.advance(UNTIL_IT_BEGINS - 5 * MINUTE).await;
    assert!(verb(&ana, &permanence, "arrival").await.contains("Bienvenue"));
    app.advance(2 * HOUR).await;
    let mut anas = ana.live(&ana.get("/hours").await).await;
    assert!(verb(&ana, &permanence, "departure").await.contains("Vos heures sont notées"));
    anas.event("hours_moved").await;
    let hours = plain(&ana.get("/hours?month=2026-12").await);
    assert!(hours.contains("Permanence, Médiathèque") && hours.contains("2 h") && hours.contains("À valider"), "{hours}");
    let board = odile.get("/board/hours").await;
    assert!(plain(&board).contains("Permanence, Médiathèque"), "{}", plain(&board));
    let signup = board.first("input[name=hours]", "value");
    let yves = app.coordinator("Yves", app.association("Ailleurs").await).await;
    yves.post("/board/hours/validation", &[("hours", signup.as_str())]).await;
    assert!(plain(&ana.get("/hours?month=2026-12").await).contains("À valider"), "another association's hours");
    assert_eq!(odile.post("/board/hours/validation", &[("hours", signup.as_str())]).await.status, 303);
    assert!(plain(&ana.get("/hours?month=2026-12").await).contains("Validée"));
}

#[tokio::test]
async fn whoever_forgets_to_say_so_left_at_the_end() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[]).await;
    let ana = app.volunteer("Ana", entraide).await;
    verb(&ana, &permanence, "seat").await;
    app.advance(UNTIL_IT_BEGINS).await;
    verb(&ana, &permanence, "arrival").await;
    app.advance(5 * HOUR).await;
    assert!(plain(&ana.get("/hours?month=2026-12").await).contains("3 h"));
}

#[tokio::test]
async fn a_coordinator_notes_who_came_really_and_who_did_not() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[]).await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    for helper in [&ana, &bob] {
        verb(helper, &permanence, "seat").await;
    }
    app.advance(UNTIL_IT_BEGINS + 4 * HOUR).await;
    assert!(plain(&odile.get("/permanences").await).contains("Qui est venu"));
    let signups = odile.get(&permanence).await.all("form[action$='/attendance'] input[name=signup]", "value");
    let note = async |signup: &str, seen: &str, until: &str| {
        let fields = [("signup", signup), ("seen", seen), ("from", "14:10"), ("until", until)];
        odile.post(&format!("{permanence}/attendance"), &fields).await.status
    };
    assert_eq!(note(&signups[0], "came", "14:05").await, 303);
    assert_eq!(by_state(&app, &permanence, "seated").await.len(), 2, "an end before its start is refused");
    note(&signups[0], "came", "16:40").await;
    note(&signups[1], "absent", "").await;
    assert_eq!(
        (by_state(&app, &permanence, "came").await, by_state(&app, &permanence, "absent").await),
        (vec!["Ana".into()], vec!["Bob".into()])
    );
    let hours = plain(&ana.get("/hours?month=2026-12").await);
    assert!(hours.contains("2 h 30") && hours.contains("Validée"), "{hours}");
    assert!(!plain(&bob.get(&permanence).await).contains("Absence"), "said to nobody but the coordinator");
    note(&signups[0], "came", "15:10").await;
    assert!(plain(&ana.get("/hours?month=2026-12").await).contains("1 h"), "corrected");
    assert!(!plain(&odile.get("/permanences").await).contains("Qui est venu"));
    let yves = app.coordinator("Yves", app.association("Ailleurs").await).await;
    assert_eq!(yves.post(&format!("{permanence}/attendance"), &[("signup", signups[0].as_str()), ("seen", "absent")]).await.status, 404);
}
