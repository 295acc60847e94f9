//! Whose a help request is, once a coordinator took it over; and news that never hides.

use binome::args;
use binome::clock::MINUTE;
use binome::help_requests::{NewHelpRequest, Urgency};
use binome::storage::{AssociationId, HelpRequestId, Sql};

use crate::board::audited;
use crate::support::{Person, TestApp, josiane};

fn offers(page: &crate::support::Answer) -> usize {
    page.all("form[action$='/acceptance']", "action").len()
}

async fn owner(app: &TestApp, id: HelpRequestId) -> Option<AssociationId> {
    app.state.db().scalar("SELECT association_id FROM help_requests WHERE id = $1", args![id]).await.unwrap().unwrap()
}

async fn take(coordinator: &Person, id: HelpRequestId) {
    assert_eq!(coordinator.post(&format!("/board/{id}/ownership"), &[]).await.status, 303);
}

#[tokio::test]
async fn once_taken_over_only_its_own_helpers_are_asked() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    let bob = app.volunteer("Bob", ailleurs).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    let bobs = bob.get("/home").await;
    assert_eq!(offers(&bobs), 1, "still nobody's");
    let mut socket = bob.live(&bobs).await;
    take(&zoe, asked.help_request).await;
    assert_eq!(socket.event("offer_left").await["data"]["because"], "not_allowed");
    let (eve, ana) = (app.volunteer("Eve", ailleurs).await, app.volunteer("Ana", entraide).await);
    app.advance(10 * MINUTE).await;
    assert_eq!(offers(&eve.get("/home").await), 0, "of another association");
    let form = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    ana.post(&form, &[]).await;
    assert_eq!(owner(&app, asked.help_request).await, Some(entraide));
}

#[tokio::test]
async fn whoever_is_in_the_circle_is_asked_and_the_owner_stays() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, bob) = (app.coordinator("Zoe", entraide).await, app.volunteer("Bob", ailleurs).await);
    let asked = app.ask(NewHelpRequest { urgency: Urgency::Week, circle: vec![bob.account], ..josiane() }).await;
    take(&zoe, asked.help_request).await;
    app.settle().await;
    let form = bob.get("/home").await.first("form[action$='/acceptance']", "action");
    assert!(bob.post(&form, &[]).await.location.unwrap().starts_with("/pairings/"));
    assert_eq!(owner(&app, asked.help_request).await, Some(entraide));
    assert!(zoe.get("/board").await.words().contains("Bob aide."));
}

#[tokio::test]
async fn a_call_goes_to_whoever_took_it_over_and_stays_when_it_ends() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, yves) = (app.coordinator("Zoe", entraide).await, app.coordinator("Yves", ailleurs).await);
    for coordinator in [&zoe, &yves] {
        coordinator.post("/profile/pause", &[("until", "tomorrow")]).await;
    }
    let asked = app.josiane_asks().await;
    app.advance(MINUTE).await;
    let is_zoes = zoe.get("/board").await.words().contains("À rappeler");
    let (owes, other) = if is_zoes { (&zoe, &yves) } else { (&yves, &zoe) };
    take(other, asked.help_request).await;
    assert!(!owes.get("/board").await.words().contains("À rappeler"), "no longer theirs to call");
    assert!(other.get("/board").await.words().contains("À rappeler"));
    app.asker(&asked).post("/withdrawal", &[]).await;
    let board = other.get("/board").await;
    assert!(board.words().contains("À rappeler"), "it ended, and the news was never told: {}", board.words());
    other.post(&board.first("form[action$='/answer']", "action"), &[]).await;
    assert!(!other.get("/board").await.words().contains("À rappeler"));
}

#[tokio::test]
async fn whoever_has_only_a_telephone_hears_that_it_was_closed() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, _ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    for (why, is_owed) in [("answered", false), ("not_help", true)] {
        let asked = app.josiane_asks().await;
        app.settle().await;
        take(&zoe, asked.help_request).await;
        zoe.post(&format!("/board/{}/closure", asked.help_request), &[("reason", why)]).await;
        assert_eq!(zoe.get("/board").await.words().contains("Dire que la demande est close"), is_owed, "{why}");
    }
}

#[tokio::test]
async fn a_coordinator_looks_for_somebody_else() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    let asked = app.ask(NewHelpRequest { urgency: Urgency::Week, ..josiane() }).await;
    app.settle().await;
    let form = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    let pairing = ana.post(&form, &[]).await.location.unwrap();
    let page = format!("/board/{}", asked.help_request);
    assert!(zoe.look_into(&page).await.words().contains("Chercher quelqu’un d’autre"));
    let nothing = zoe.submit(&format!("{page}/replacement"), &[("reason", "nonsense")]).await;
    assert!(nothing.words().contains("Choisissez d’abord pourquoi"), "{}", nothing.words());
    let mut socket = ana.live(&ana.get(&pairing).await).await;
    let done = zoe.submit(&format!("{page}/replacement"), &[("reason", "replaced_no_news")]).await;
    assert!(done.words().contains("Les deux personnes sont prévenues"), "{}", done.words());
    assert_eq!(socket.event("unpaired").await["data"]["because"], "replaced");
    assert!(ana.get(&pairing).await.words().contains("Sans nouvelles de vous"));
    let waits = app.asker(&asked).get("/wait").await;
    assert!(waits.words().contains("Nous n’avions plus de nouvelles d’Ana"), "{}", waits.words());
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 0, "not to the same person again");
    let again = zoe.submit(&format!("{page}/replacement"), &[("reason", "replaced_no_news")]).await;
    assert!(again.words().contains("déjà terminé"), "{}", again.words());
    assert_eq!(audited(&app, "replaced").await, 1);
}

#[tokio::test]
async fn the_audit_says_who_closed_it_and_for_whom_checks_were_noted() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    let asked = app.josiane_asks().await;
    app.settle().await;
    ana.post(&ana.get("/home").await.first("form[action$='/acceptance']", "action"), &[]).await;
    zoe.post(&format!("/board/{}/closure", asked.help_request), &[("reason", "duplicate")]).await;
    let actors: Vec<String> = app.state.db().column("SELECT actor FROM audit_entries WHERE verb = 'unpaired'", args![]).await.unwrap();
    assert_eq!(actors.len(), 1);
    assert_ne!(actors[0], "asker");
    let theirs: Vec<Option<AssociationId>> =
        app.state.db().column("SELECT association_id FROM audit_entries WHERE verb = 'checks_noted'", args![]).await.unwrap();
    assert!(!theirs.is_empty() && theirs.iter().all(|one| *one == Some(entraide)), "{theirs:?}");
}

#[tokio::test]
async fn what_is_said_once_is_kept_for_whoever_goes_to_the_page() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post("/board/hours/validation", &[("hours", "help-0000000000001")]).await;
    let by_script = [("sec-fetch-dest", "empty"), ("accept", "text/html")];
    assert!(!zoe.get_with("/board/hours", &by_script).await.words().contains("Cela a changé entre-temps"), "a live page looks again");
    let through_a_worker = [("sec-fetch-dest", "empty"), ("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];
    assert!(zoe.get_with("/board/hours", &through_a_worker).await.words().contains("Cela a changé entre-temps"));
    assert!(!zoe.get("/board/hours").await.words().contains("Cela a changé entre-temps"), "once");
}

#[tokio::test]
async fn a_call_that_becomes_due_appears_on_an_open_board() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let board = zoe.get("/board").await;
    assert!(!board.words().contains("À rappeler"));
    let live = board.first("#callbacks", "data-live");
    assert!(live.contains(&format!("hint:board/{entraide}")), "its place is on the page before there is one");
    assert_eq!(board.first("#board-tabs", "data-live"), format!("hint:board/{entraide} alert"));
}
