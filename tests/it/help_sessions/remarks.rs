//! What coordinators look at: contested records, papers that were signed, thanks that hurt.

use binome::args;
use binome::help_sessions::{How, store};
use binome::storage::{Sql, Tx};

use super::recaps::session_of;
use super::{Paired, paired, record};
use crate::board::audited;
use crate::support::TestApp;

const CORRECTED: [(&str, &str); 5] =
    [("version", "1"), ("minutes", "20"), ("outcome", "resolu"), ("autonomie", "autonome"), ("topics", "travail_formation")];

#[tokio::test]
async fn why_it_was_not_so_is_read_by_its_own_coordinator_audited_and_dealt_with() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let (zoe, ailleurs) = (app.coordinator("Zoe", entraide).await, app.association("Ailleurs").await);
    let yves = app.coordinator("Yves", ailleurs).await;
    let at = record(&ana, &pairing, &[("done", "Dossier ouvert.")]).await;
    let mut zoes = zoe.live(&zoe.get("/board/reports").await).await;
    for words in ["Personne n’est venu", "Personne n’est venu", "Je n’ai rien signé"] {
        josiane.post("/recap/confirmation", &[("answer", "no"), ("words", words)]).await;
    }
    assert_eq!(zoes.event("alert").await["data"]["what"], "record_disputed");
    let list = zoe.get("/board/reports").await;
    assert!(list.words().contains("Signalements 1"), "{}", list.words());
    let page = list.first("a[href^='/board/records/']", "href");
    assert!(zoe.get("/board/hours").await.first("a[href^='/board/records/']", "href") == page);
    let read = zoe.look_into(&page).await.words();
    for part in ["Personne n’est venu", "Je n’ai rien signé", "Dossier ouvert.", "Ana Martin"] {
        assert!(read.contains(part), "{part} in {read}");
    }
    assert_eq!(read.matches("Personne n’est venu").count(), 1, "the same form twice says it once");
    assert!(!read.contains("Josiane"), "no more of her than the recap: {read}");
    assert_eq!(audited(&app, "read").await, 1);
    let (foreign, missing) = (yves.look_into(&page).await, yves.get("/board/records/0000000000001").await);
    assert_eq!((foreign.status, missing.status, ana.get(&page).await.status), (404, 404, 404));
    assert_eq!(yves.post(&format!("{page}/answer"), &[("answer", "settled")]).await.status, 404);
    let again = zoe.post(&format!("{page}/answer"), &[("answer", "refused")]).await;
    assert!(again.status == 422 && again.words().contains("Écrivez d’abord pourquoi"), "{}", again.words());
    let long = "x".repeat(201);
    let again = zoe.post(&format!("{page}/answer"), &[("answer", "refused"), ("reason", &long)]).await;
    assert_eq!((again.status, again.first("#reason[aria-invalid]", "value")), (422, long), "nothing is lost");
    let done = zoe.submit(&format!("{page}/answer"), &[("answer", "refused"), ("reason", "Le rendez-vous n’a pas eu lieu")]).await;
    assert!(!done.words().contains("Signalements 1") && done.words().contains("pas ça"), "{}", done.words());
    assert_eq!((audited(&app, "hours_refused").await, audited(&app, "dispute_settled").await), (1, 1));
    assert!(ana.get("/hours").await.words().contains("Le rendez-vous n’a pas eu lieu"));
    let own = ana.get(&at).await.words();
    assert!(own.contains("La personne n’est pas d’accord") && !own.contains("Je n’ai rien signé"), "{own}");
}

#[tokio::test]
async fn a_correction_asks_anew_and_a_no_stays_until_it_is_dealt_with_or_she_agrees() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let at = record(&ana, &pairing, &[]).await;
    let page = at.replace("/records/", "/board/records/");
    josiane.post("/recap/confirmation", &[("answer", "no"), ("words", "Pas si long")]).await;
    ana.post(&format!("{at}/correction"), &CORRECTED).await;
    assert!(zoe.get("/board/reports").await.words().contains("Signalements 1"), "a correction hides nothing");
    assert!(zoe.get("/board").await.words().contains("Dire que le compte rendu est corrigé"), "she has only a telephone");
    assert!(zoe.look_into(&page).await.words().contains("Ana Martin a corrigé le compte rendu depuis"));
    assert!(zoe.get("/board/hours").await.words().contains("Contesté par la personne aidée"));
    assert!(josiane.get("/recap").await.words().contains("Est-ce que c’est ça, maintenant"));
    // Dealt with, then contested again: the new version is.
    zoe.post(&format!("{page}/answer"), &[("answer", "settled")]).await;
    assert!(!zoe.get("/board/reports").await.words().contains("Signalements 1"));
    josiane.post("/recap/confirmation", &[("answer", "no")]).await;
    assert!(zoe.get("/board/reports").await.words().contains("Signalements 1"));
    josiane.post("/recap/confirmation", &[("answer", "yes")]).await;
    assert!(!zoe.get("/board/reports").await.words().contains("Signalements 1"), "she agrees");
    assert_eq!(session_of(&app, &at).await.confirmed_how, Some(How::Code));
    // Hours that were agreed to may still be refused once she says no.
    zoe.post("/board/hours/validation", &[("hours", &at.replace("/records/", "help-"))]).await;
    josiane.post("/recap/confirmation", &[("answer", "no"), ("words", "Je me suis trompée")]).await;
    zoe.post(&format!("{page}/answer"), &[("answer", "refused"), ("reason", "Vérifié au téléphone")]).await;
    assert!(ana.get("/hours").await.words().contains("Vérifié au téléphone"));
    assert!(zoe.look_into(&page).await.words().contains("Pas si long"), "nothing is lost");
}

#[tokio::test]
async fn a_paper_that_a_coordinator_has_seen_confirms_and_undoes_no_no() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let ailleurs = app.association("Ailleurs").await;
    let yves = app.coordinator("Yves", ailleurs).await;
    let at = record(&ana, &pairing, &[]).await;
    let id = at.replace("/records/", "help-");
    ana.post(&format!("{at}/paper"), &[("kept_where", "Chez moi")]).await;
    yves.post("/board/hours/papers", &[("hours", &id), ("kept_where", "Ailleurs")]).await;
    assert_eq!(session_of(&app, &at).await.confirmed_how, Some(How::PaperKept));
    assert!(zoe.submit("/board/hours/papers", &[("hours", &id)]).await.words().contains("Dites où est le papier"));
    let noted = zoe.submit("/board/hours/papers", &[("hours", &id), ("kept_where", "Classeur bleu")]).await;
    assert!(noted.words().contains("confirmées par le papier"), "{}", noted.words());
    let session = session_of(&app, &at).await;
    assert_eq!(session.confirmed_how, Some(How::Paper));
    let said = store::said::said(app.state.db(), &session).await.unwrap();
    assert_eq!(said.kept_where.as_deref(), Some("Classeur bleu"));
    assert_eq!(audited(&app, "record_confirmed").await, 2);
    assert!(!ana.get(&at).await.words().contains("Déclaré"));
    josiane.post("/recap/confirmation", &[("answer", "no")]).await;
    let refused = zoe.submit("/board/hours/papers", &[("hours", &id), ("kept_where", "Classeur bleu")]).await;
    assert!(refused.words().contains("Rien n’a changé"), "{}", refused.words());
    assert!(session_of(&app, &at).await.disputed_at.is_some());
}

#[tokio::test]
async fn a_coordinator_who_helped_cannot_confirm_their_own_hours_by_a_paper() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    app.josiane_asks().await;
    app.settle().await;
    let offer = zoe.get("/home").await.first("form[action$='/acceptance']", "action");
    let pairing = zoe.post(&offer, &[]).await.location.unwrap();
    let at = record(&zoe, &pairing, &[]).await;
    zoe.post("/board/hours/papers", &[("hours", &at.replace("/records/", "help-")), ("kept_where", "Classeur bleu")]).await;
    assert_eq!(session_of(&app, &at).await.confirmed_how, Some(How::PaperKept));
}

#[tokio::test]
async fn thanks_that_hurt_are_reported_hidden_and_decided() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let at = record(&ana, &pairing, &[]).await;
    let page = at.replace("/records/", "/board/records/");
    assert_eq!(ana.post(&format!("{at}/thanks/report"), &[]).await.status, 303);
    assert!(!zoe.get("/board/reports").await.words().contains("Signalements 1"), "there is nothing to report");
    josiane.post("/recap/confirmation", &[("answer", "yes"), ("words", "Vous êtes lente")]).await;
    assert!(ana.get("/passport").await.words().contains("Vous êtes lente"));
    assert!(!zoe.look_into(&page).await.words().contains("Vous êtes lente"), "thanks are the helper's until they report them");
    let mut zoes = zoe.live(&zoe.get("/board/reports").await).await;
    ana.post(&format!("{at}/thanks/report"), &[]).await;
    assert_eq!(zoes.event("alert").await["data"]["what"], "thanks_reported");
    for hidden in ["/passport", "/hours", &at] {
        assert!(!ana.get(hidden).await.words().contains("Vous êtes lente"), "{hidden}");
    }
    assert!(zoe.get("/board/reports").await.words().contains("Un mot de remerciement signalé"));
    assert!(zoe.look_into(&page).await.words().contains("Vous êtes lente"));
    assert_eq!(app.person("Bob").await.post(&format!("{at}/thanks/report"), &[]).await.status, 404);
    zoe.post(&format!("{page}/thanks"), &[("outcome", "removed")]).await;
    zoe.post(&format!("{page}/thanks"), &[("outcome", "kept")]).await;
    assert!(!ana.get("/passport").await.words().contains("Vous êtes lente"), "decided once");
    assert!(!zoe.get("/board/reports").await.words().contains("Signalements 1"));
    assert_eq!(audited(&app, "thanks_decided").await, 1);
}

#[tokio::test]
async fn what_stood_in_the_way_is_told_by_service_without_whoever_met_it() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let yves = app.coordinator("Yves", app.association("Ailleurs").await).await;
    assert!(zoe.get("/figures/irritants").await.words().contains("Rien n’a été noté"));
    record(&ana, &pairing, &[("irritant_service", "CAF"), ("irritant_what", "Page en panne")]).await;
    for what in ["page en panne", "Code jamais reçu"] {
        let log = [("topics", "email"), ("minutes", "15"), ("outcome", "resolu"), ("autonomie", "autonome"), ("lieu", "a_distance")];
        let met = [("held", "2026-11-23"), ("irritant_service", "caf"), ("irritant_what", what)];
        assert_eq!(ana.post("/log/details", &[&log[..], &met[..]].concat()).await.status, 303);
    }
    let told = zoe.get("/figures/irritants").await.words();
    assert!(told.contains("caf 3") && told.contains("Code jamais reçu") && told.contains("2 fois"), "{told}");
    assert!(!told.contains("Josiane") && !told.contains("Ana"), "{told}");
    assert!(zoe.get("/figures/irritants?period=last_year").await.words().contains("Rien n’a été noté"));
    assert!(yves.get("/figures/irritants").await.words().contains("Rien n’a été noté"));
    let file = String::from_utf8(zoe.bytes("/figures/irritants.csv").await).unwrap();
    assert!(file.contains("Code jamais reçu") && file.lines().count() == 3, "{file}");
    assert_eq!(audited(&app, "figures_exported").await, 1);
}

#[tokio::test]
async fn where_no_association_counts_the_hours_the_nearest_one_looks_and_reads_no_more_than_it_may() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let at = record(&ana, &pairing, &[("done", "Dossier ouvert."), ("receipts", "Dossier : 77")]).await;
    let id = session_of(&app, &at).await.id;
    let of_a_circle = [
        "UPDATE help_requests SET association_id = NULL, settings_association_id = $2 WHERE id = (SELECT help_request_id FROM help_sessions WHERE id = $1)",
        "UPDATE help_sessions SET association_id = NULL WHERE id = $1 AND 0 <> $2",
    ];
    for sql in of_a_circle {
        app.state.storage.write(async move |tx: &Tx| tx.execute(sql, args![id, entraide]).await).await.unwrap();
    }
    let page = at.replace("/records/", "/board/records/");
    assert_eq!(zoe.look_into(&page).await.status, 404, "nothing was said of it");
    josiane.post("/recap/confirmation", &[("answer", "no"), ("words", "Rien n’a été fait")]).await;
    let read = zoe.look_into(&page).await.words();
    assert!(read.contains("Rien n’a été fait") && read.contains("30 minutes"), "{read}");
    assert!(!read.contains("Dossier ouvert") && !read.contains("77"), "{read}");
    zoe.post(&format!("{page}/answer"), &[("answer", "settled")]).await;
    assert!(!zoe.get("/board/reports").await.words().contains("Signalements 1"));
    assert_eq!(audited(&app, "dispute_settled").await, 1);
}
