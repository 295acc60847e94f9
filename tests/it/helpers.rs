//! A helper's profile: made once, changed at will, seen by matching at once; and what a coordinator notes of them.

use binome::clock::MINUTE;
use binome::help_requests::{NewHelpRequest, Urgency};
use binome::storage::{AccountId, MembershipId, Sql};

use crate::support::{Answer, TestApp, josiane};

/// What a volunteer of Chartres fills in.
const FORM: [(&str, &str); 8] = [
    ("kind", "volunteer"),
    ("adult", "yes"),
    ("commune", "Chartres"),
    ("radius", "15"),
    ("topics", "travail_formation"),
    ("languages", "fr"),
    ("meetings", "phone"),
    ("hours", "9h-18h"),
];

fn offers(home: &Answer) -> usize {
    home.all("form[action$='/acceptance']", "action").len()
}

async fn membership(app: &TestApp, account: AccountId) -> MembershipId {
    let statement = "SELECT id FROM memberships WHERE account_id = $1";
    app.state.db().scalar(statement, binome::args![account]).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_first_visit_makes_the_profile_and_says_what_is_missing() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    assert!(ana.open("/home").await.words().contains("Comment vous pouvez aider"), "whoever has no profile begins there");
    let again = ana.post("/profile", &[("commune", "Nulle-Part-sur-Rien")]).await;
    assert_eq!(again.status, 422);
    assert!(again.words().contains("Choisissez au moins une langue"));
    assert_eq!(again.first("#commune", "value"), "Nulle-Part-sur-Rien", "what was typed is kept");
    let kept = ana.post("/profile", &FORM).await;
    assert_eq!(kept.location.as_deref(), Some("/home"));
    let profile = ana.get("/profile").await;
    assert!(profile.words().contains("Montrer une pièce d’identité") && profile.words().contains("Signer la charte"));
    assert_eq!(profile.first("#commune", "value"), "Chartres (28)");
    let hours = ana.get("/availability").await;
    assert_eq!((hours.first("#week-0", "value"), hours.first("#week-0-until", "value")), ("09:00".to_owned(), "18:00".to_owned()));
}

#[tokio::test]
async fn topics_that_were_not_chosen_are_not_offered() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let only_email: Vec<_> = FORM.iter().map(|(name, value)| (*name, if *name == "topics" { "email" } else { *value })).collect();
    assert_eq!(ana.post("/profile", &only_email).await.status, 303);
    app.josiane_asks().await;
    app.advance(MINUTE).await;
    assert_eq!(offers(&ana.get("/home").await), 0);
    assert_eq!(ana.post("/profile", &FORM).await.status, 303);
    app.advance(6 * MINUTE).await;
    assert_eq!(offers(&ana.get("/home").await), 1, "the next wave sees the profile as it is now");
}

#[tokio::test]
async fn a_pause_keeps_requests_away_and_ends_by_itself() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let paused = ana.submit("/profile/pause", &[("until", "tomorrow")]).await;
    assert!(paused.words().contains("Vous êtes en pause"));
    app.ask(NewHelpRequest { urgency: Urgency::Week, ..josiane() }).await;
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 0);
    app.advance(24 * 60 * MINUTE).await;
    assert_eq!(offers(&ana.get("/home").await), 1, "it is the next morning");
}

#[tokio::test]
async fn an_odd_pause_is_not_kept() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    for date in ["", "2026-11-22", "2026-02-30", "9999-12-31", "demain"] {
        let answer = ana.submit("/profile/pause", &[("until", "date"), ("date", date), ("from", "availability")]).await;
        assert!(answer.words().contains("Vous pouvez recevoir des demandes"), "{date}");
    }
}

#[tokio::test]
async fn nobody_writes_their_own_checks_or_kind_in_the_form() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let mut form = FORM.to_vec();
    form[0] = ("kind", "civic_service");
    form.extend([("vetted_until", "2030-01-01"), ("identity", "yes"), ("checks", "yes")]);
    assert_eq!(ana.post("/profile", &form).await.status, 303);
    let profile = binome::helpers::store::profile(app.state.db(), ana.account).await.unwrap().unwrap();
    assert_eq!(profile.kind, binome::helpers::HelperKind::Volunteer);
    assert_eq!(profile.checks.vetted_until, None);
}

#[tokio::test]
async fn a_coordinator_notes_what_they_saw_and_the_first_offer_comes() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    let page = format!("/members/{}/checks", membership(&app, ana.account).await);
    assert_eq!(zoe.post(&page, &[]).await.status, 303, "nothing is ticked any more");
    app.josiane_asks().await;
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 0);
    assert!(zoe.get(&page).await.words().contains("Je dis d’abord le mot de confiance"), "the charter is beside");
    zoe.post(&page, &[("identity", "yes"), ("charter", "yes"), ("vetted_until", "2027-11-23")]).await;
    app.advance(6 * MINUTE).await;
    assert_eq!(offers(&ana.get("/home").await), 1);
    assert!(ana.get("/profile").await.words().contains("Vérifié par l’association jusqu’au mardi 23 novembre"));
    let wrong = zoe.post(&page, &[("vetted_until", "23/11/2027")]).await;
    assert_eq!((wrong.status, wrong.first("#vetted_until", "value")), (422, "23/11/2027".to_owned()));
}

#[tokio::test]
async fn anothers_members_and_relatives_are_not_found() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (ana, yves) = (app.volunteer("Ana", entraide).await, app.coordinator("Yves", ailleurs).await);
    let id = membership(&app, ana.account).await;
    let foreign = yves.get(&format!("/members/{id}/checks")).await;
    let missing = yves.get("/members/0000000000001/checks").await;
    assert_eq!((foreign.status, missing.status), (404, 404));
    assert_eq!(foreign.text.replace(&id.to_string(), ""), missing.text.replace("0000000000001", ""));
    assert_eq!(yves.get(&format!("/relatives/{}/checks", ana.account)).await.status, 404, "Ana helps no relative");
}

#[tokio::test]
async fn whoever_helps_a_relative_meets_an_association_that_covers_their_commune() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, fatou) = (app.coordinator("Zoe", entraide).await, app.person("Fatou").await);
    assert_eq!(
        fatou
            .post("/profile", &[("kind", "family"), ("adult", "yes"), ("commune", "Chartres"), ("languages", "fr"), ("meetings", "home")])
            .await
            .status,
        303
    );
    assert!(zoe.get("/relatives").await.words().contains("Fatou Martin"));
    let page = format!("/relatives/{}/checks", fatou.account);
    zoe.post(&page, &[("identity", "yes"), ("charter", "yes")]).await;
    assert!(!zoe.get("/relatives").await.words().contains("Fatou"), "they were met");
    assert!(fatou.get("/profile").await.words().contains("Pièce d’identité vue"));
}
