//! Reports and hours: what waits elsewhere than in the columns.

use crate::board::audited;
use crate::help_sessions::{Paired, paired, record};
use crate::support::TestApp;

#[tokio::test]
async fn a_report_is_read_by_its_own_coordinator_audited_and_closed_with_an_outcome() {
    use binome::pairing::reports::{self, NewReport, Reason};
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, yves) = (app.coordinator("Zoe", entraide).await, app.coordinator("Yves", ailleurs).await);
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    yves.submit("/profile/pause", &[("until", "tomorrow")]).await;
    let ana = app.volunteer("Ana", entraide).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    ana.post(&ana.get("/home").await.first("form[action$='/acceptance']", "action"), &[]).await;
    let help_request = asked.help_request;
    let report = app
        .state
        .storage
        .write(async move |tx| {
            let pairing = binome::pairing::store::live_pairing(tx, help_request).await?.unwrap();
            let new = NewReport {
                association: Some(entraide),
                is_by_asker: true,
                reason: Reason::Money,
                words: Some("On m’a demandé ma carte".into()),
                evidence: r#"[{"at":1795424400000,"author":"helper","words":"Donnez-moi votre carte"}]"#.into(),
            };
            reports::file(tx, &pairing, &new, "http://localhost").await
        })
        .await
        .unwrap();
    assert!(zoe.get("/board").await.words().contains("Signalements 1"));
    assert!(zoe.get("/board/reports").await.words().contains("De l’argent, une carte ou un cadeau"));
    let page = format!("/board/reports/{report}");
    let read = zoe.look_into(&page).await;
    assert!(read.words().contains("On m’a demandé ma carte") && read.words().contains("Donnez-moi votre carte"), "{}", read.words());
    assert_eq!(audited(&app, "read").await, 1);
    let (foreign, missing) = (yves.look_into(&page).await, yves.get("/board/reports/0000000000001").await);
    assert_eq!((foreign.status, missing.status), (404, 404));
    assert_eq!(foreign.text.replace(&report.to_string(), ""), missing.text.replace("0000000000001", ""));
    assert_eq!(yves.post(&format!("{page}/closure"), &[("outcome", "settled")]).await.status, 404);
    assert!(zoe.submit(&format!("{page}/closure"), &[]).await.words().contains("Choisissez d’abord"));
    let closed = zoe.submit(&format!("{page}/closure"), &[("outcome", "settled")]).await;
    assert!(closed.words().contains("Aucun signalement à regarder") && closed.words().contains("Réglé en parlant"), "{}", closed.words());
    assert_eq!(audited(&app, "report_closed").await, 1);
}

#[tokio::test]
async fn hours_are_accepted_together_or_refused_with_a_reason_by_their_own_coordinator() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    let (zoe, ailleurs) = (app.coordinator("Zoe", entraide).await, app.association("Ailleurs").await);
    let yves = app.coordinator("Yves", ailleurs).await;
    let read = record(&ana, &pairing, &[("minutes", "45")]).await;
    let id = read.replace("/records/", "help-");
    let waiting = zoe.get("/board/hours").await;
    assert!(waiting.words().contains("Ana Martin · 45") && waiting.words().contains("Heures à valider 1"), "{}", waiting.words());
    assert!(yves.get("/board/hours").await.words().contains("Aucune heure en attente"));
    for verb in ["refusal", "validation"] {
        yves.post(&format!("/board/hours/{verb}"), &[("hours", &id), ("reason", "Non")]).await;
    }
    assert!(zoe.get("/board/hours").await.words().contains("Ana Martin · 45"), "another association changes nothing");
    assert!(zoe.submit("/board/hours/refusal", &[("hours", &id)]).await.words().contains("Écrivez d’abord pourquoi"));
    let accepted = zoe.submit("/board/hours/validation", &[("hours", &id)]).await;
    assert!(accepted.words().contains("Aucune heure en attente"), "{}", accepted.words());
    assert_eq!(audited(&app, "hours_validated").await, 1);
}
