//! How many are asked, and when more are: as an association set it; for a date, by the time that is left.

use binome::args;
use binome::clock::{DAY, HOUR, MINUTE};
use binome::help_requests::{NewHelpRequest, Urgency};
use binome::storage::{HelpRequestId, Row, Sql};

use crate::support::{MONDAY_10_H, TestApp, josiane};

#[derive(Row)]
struct Wave {
    at: i64,
    size: i64,
}

#[derive(Row)]
struct Alert {
    at: i64,
}

/// Minutes after asking, and helpers told.
async fn waves(app: &TestApp, id: HelpRequestId) -> Vec<(i64, i64)> {
    let all = "SELECT at, size FROM waves WHERE help_request_id = $1 ORDER BY number";
    let waves: Vec<Wave> = app.state.db().all(all, args![id]).await.unwrap();
    waves.iter().map(|wave| ((wave.at - MONDAY_10_H) / MINUTE, wave.size)).collect()
}

/// When the coordinator was called, in minutes after asking.
async fn alerts(app: &TestApp) -> Vec<i64> {
    let all = "SELECT at FROM events WHERE kind = 'alert' ORDER BY number";
    let alerts: Vec<Alert> = app.state.db().all(all, args![]).await.unwrap();
    alerts.iter().map(|alert| (alert.at - MONDAY_10_H) / MINUTE).collect()
}

/// Forty helpers and a coordinator, there at any hour.
async fn world() -> TestApp {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    for number in 0..40 {
        app.volunteer(&format!("Aidant{number}"), entraide).await;
    }
    app.coordinator("Zoe", entraide).await;
    app.open_at_any_hour().await;
    app
}

async fn asks_for_a_date(app: &TestApp, after: i64) -> HelpRequestId {
    let wanted_at = Some(MONDAY_10_H + after);
    app.ask(NewHelpRequest { urgency: Urgency::Dated, wanted_at, ..josiane() }).await.help_request
}

#[tokio::test]
async fn for_tomorrow_more_are_asked_today_already() {
    let app = world().await;
    let id = asks_for_a_date(&app, 20 * HOUR).await;
    app.advance(4 * HOUR).await;
    assert_eq!(waves(&app, id).await, [(0, 3), (15, 5), (60, 10), (180, 20)]);
    assert_eq!(alerts(&app).await, [180], "the coordinator with the last of them");
}

#[tokio::test]
async fn for_a_date_that_is_days_away_few_are_asked_and_so_it_stays_as_it_nears() {
    let app = world().await;
    let id = asks_for_a_date(&app, 3 * DAY).await;
    app.advance(49 * HOUR).await;
    assert_eq!(waves(&app, id).await, [(0, 3), (12 * 60, 5), (24 * 60, 10), (48 * 60, 20)]);
    assert_eq!(alerts(&app).await, [48 * 60]);
}

#[tokio::test]
async fn an_association_sets_when_its_coordinator_is_called() {
    let app = world().await;
    let settings = r#"{"waves":{"week":{"waves":[[0,2],[7200,4]],"coordinator_after_s":18000}}}"#;
    app.state.storage.write(async |tx| tx.execute("UPDATE associations SET settings = $1", args![settings]).await).await.unwrap();
    let id = app.ask(NewHelpRequest { urgency: Urgency::Week, ..josiane() }).await.help_request;
    app.advance(27 * HOUR).await;
    assert_eq!(waves(&app, id).await, [(0, 2), (120, 4), (26 * 60, 10)], "then ten a day");
    assert_eq!(alerts(&app).await, [5 * 60]);
}
