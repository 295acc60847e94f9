//! From the claim on: calling, being late, handing back, agreeing on an hour, reporting.

use binome::clock::{DAY, HOUR, MINUTE};

use super::{Paired, paired};
use crate::support::TestApp;

#[tokio::test]
async fn ana_sees_whom_to_call_and_what_to_say_first() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, .. } = paired(&app).await;
    let page = ana.get(&pairing).await;
    assert_eq!(page.status, 200, "{}", page.words());
    for part in ["Josiane", "06 39 98 12 34", "Je n’arrive pas à m’actualiser", "Dites d’abord", "Ne gardez aucun mot de passe"] {
        assert!(page.text.replace('\u{a0}', " ").contains(part), "{part} in {}", page.text);
    }
    let bob = app.person("Bob").await;
    assert_eq!(bob.get(&pairing).await.status, 404);
}

#[tokio::test]
async fn ana_calls_and_nobody_is_asked_after() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, asked, .. } = paired(&app).await;
    let mut josianes = josiane.live(&josiane.get("/chat").await).await;
    let said = ana.submit(&format!("{pairing}/call"), &[]).await;
    assert!(said.words().contains("C’est noté"), "{}", said.words());
    assert_eq!(josianes.event("sign_of_life").await["data"]["sign"], "called");
    app.advance(HOUR).await;
    assert!(ana.get(&pairing).await.words().contains("Josiane"), "{} is still theirs", asked.help_request);
}

#[tokio::test]
async fn whoever_is_late_says_so_and_is_waited_for() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    ana.post(&format!("{pairing}/delay"), &[("minutes", "20")]).await;
    assert!(josiane.get("/reply").await.words().contains("Ana aura du retard"));
    app.advance(29 * MINUTE).await;
    assert!(!ana.get(&pairing).await.words().contains("Avez-vous pu appeler"));
    app.advance(2 * MINUTE).await;
    assert!(ana.get(&pairing).await.words().contains("Avez-vous pu appeler"));
    let reply = josiane.get("/reply").await;
    assert!(reply.words().contains("Personne n’a appelé"));
    josiane.post("/no-call", &[]).await;
    let over = ana.get(&pairing).await;
    assert!(over.words().contains("Ce binôme est terminé"));
    assert!(!over.text.contains("39 98 12 34") && !over.text.contains("actualiser"), "nothing personal is left");
}

#[tokio::test]
async fn nobody_says_that_nobody_called_too_early() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    josiane.post("/no-call", &[]).await;
    assert!(ana.get(&pairing).await.words().contains("Josiane"));
}

#[tokio::test]
async fn a_help_request_that_is_handed_back_opens_again() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, .. } = paired(&app).await;
    let wrong = ana.post(&format!("{pairing}/return"), &[]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.words().contains("Choisissez une raison"));
    ana.post(&format!("{pairing}/return"), &[("reason", "no_time")]).await;
    assert!(ana.get(&pairing).await.words().contains("Vous avez rendu cette demande"));
}

#[tokio::test]
async fn what_is_agreed_keeps_the_helper_and_is_reminded() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    let past = ana.post(&format!("{pairing}/resumption"), &[("day", "2026-11-22"), ("hour", "10:00")]).await;
    assert_eq!(past.status, 422);
    ana.post(&format!("{pairing}/resumption"), &[("day", "2026-11-24"), ("hour", "14:30")]).await;
    let told = josiane.get("/reply").await.words().replace('\u{a0}', " ");
    assert!(told.contains("Ana reprend avec vous mardi 24 novembre à 14 h 30"), "{told}");
    let before = app.mails().len();
    app.advance(DAY + 4 * HOUR + 16 * MINUTE).await;
    assert!(app.mails()[before..].iter().any(|mail| mail.subject == "Votre rendez-vous approche"));
    app.advance(DAY).await;
    assert!(ana.get(&pairing).await.words().contains("Josiane"), "Ana is still the helper");
}

#[tokio::test]
async fn a_report_freezes_what_was_said_and_keeps_them_apart() {
    use binome::pairing::reports;
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let nour = app.coordinator("Nour", entraide).await;
    let mut nours = nour.live(&nour.get("/home").await).await;
    ana.post(&format!("{pairing}/messages"), &[("text", "Il me faut votre carte.")]).await;
    assert_eq!(josiane.post("/report", &[]).await.status, 422);
    josiane.post("/report", &[("reason", "money"), ("words", "Cela m’inquiète.")]).await;
    assert_eq!(nours.event("alert").await["data"]["what"], "report");
    let over = ana.get(&pairing).await.words();
    assert!(over.contains("L’aide s’arrête ici") && !over.contains("ignal"), "{over}");
    app.advance(HOUR).await;
    assert!(ana.get("/home").await.all("form[action$='/acceptance']", "action").is_empty(), "never offered again");
    let filed = reports::open_of(app.state.db(), entraide).await.unwrap();
    let told = reports::told(app.state.db(), entraide, filed[0].id).await.unwrap();
    assert!(told.evidence.unwrap().contains("votre carte"));
    assert_eq!(told.words.as_deref(), Some("Cela m’inquiète."));
}

#[tokio::test]
async fn who_never_asked_is_not_called_by_somebody_else() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let bob = app.volunteer("Bob", entraide).await;
    josiane.post("/not-me", &[]).await;
    assert!(ana.get(&pairing).await.words().contains("Ce binôme est terminé"));
    app.advance(HOUR).await;
    assert!(bob.get("/home").await.all("form[action$='/acceptance']", "action").is_empty());
}

#[tokio::test]
async fn a_call_said_too_early_is_taken_back() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    ana.post(&format!("{pairing}/call"), &[]).await;
    let said = ana.submit(&format!("{pairing}/no-answer"), &[]).await;
    assert!(said.words().contains("J’ai appelé"), "it can be said again: {}", said.words());
    assert!(josiane.get("/wait").await.words().contains("Ana vous appelle au"));
    app.advance(11 * MINUTE).await;
    assert!(ana.get(&pairing).await.words().contains("Avez-vous pu appeler"), "the ten minutes began anew");
}

#[tokio::test]
async fn an_asker_whom_nobody_called_is_believed() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    ana.post(&format!("{pairing}/call"), &[]).await;
    let waiting = josiane.get("/wait").await;
    josiane.post(&waiting.first("form[action^='/no-call']", "action"), &[]).await;
    assert!(ana.get(&pairing).await.words().contains("Ce binôme est terminé"));
    assert!(josiane.get("/wait").await.words().contains("tête de la liste"));
}
