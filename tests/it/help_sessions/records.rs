//! The record, its recap, its confirmation.

use binome::clock::{DAY, MINUTE};

use super::{Paired, paired, record};
use crate::support::TestApp;

#[tokio::test]
async fn a_record_takes_one_tap_and_frees_the_helper() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    ana.post(&format!("{pairing}/call"), &[]).await;
    app.advance(41 * MINUTE).await;
    let form = ana.get(&format!("{pairing}/record")).await;
    assert_eq!(form.first("input[name=minutes][checked]", "value"), "45");
    assert_eq!(form.first("input[name=topics][checked]", "value"), "travail_formation");
    assert_eq!(form.first("input[name=lieu][checked]", "value"), "a_distance");
    let empty = ana.post(&format!("{pairing}/record"), &[("minutes", "45"), ("done", "Son mot de passe est Soleil28")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.words().contains("Dites si c’est réglé") && empty.words().contains("On dirait un mot de passe"));
    let mut josianes = josiane.live(&josiane.get("/recap").await).await;
    let read = record(&ana, &pairing, &[("done", "Actualisation faite.\nReçu imprimé."), ("next_step", "Recommencer le 28.")]).await;
    assert_eq!(josianes.event("record_moved").await["data"]["state"], "recorded");
    assert!(ana.get(&read).await.words().contains("Vous avez aidé Josiane"));
    assert!(ana.get(&pairing).await.words().contains("Ce binôme est terminé"));
    let recap = josiane.get("/recap").await.words();
    for part in ["Avec Ana, lundi 23 novembre", "Actualisation faite.", "Recommencer le 28.", "C’est réglé.", "Vous avez fait avec Ana."]
    {
        assert!(recap.contains(part), "{part} in {recap}");
    }
    assert!(josiane.get("/recap/paper").await.text.contains("Reçu imprimé"));
    assert_eq!(ana.get(&format!("{pairing}/record")).await.location.as_deref(), Some(read.as_str()));
}

#[tokio::test]
async fn josiane_confirms_and_thanks() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    let read = record(&ana, &pairing, &[]).await;
    assert!(josiane.get("/reply").await.words().contains("Dites-nous si c’est bien ça"));
    let said = josiane.submit("/recap/confirmation", &[("answer", "yes"), ("words", "Merci beaucoup !")]).await;
    assert!(said.words().contains("Vous avez confirmé"), "{}", said.words());
    assert!(ana.get(&read).await.words().contains("Merci beaucoup"));
    assert!(ana.get("/hours").await.words().contains("Confirmée"));
    assert_eq!(app.person("Bob").await.get(&read).await.status, 404);
}

#[tokio::test]
async fn what_is_not_so_reaches_the_coordinator_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let nour = app.coordinator("Nour", entraide).await;
    let mut nours = nour.live(&nour.get("/home").await).await;
    let read = record(&ana, &pairing, &[]).await;
    josiane.post("/recap/confirmation", &[("answer", "no"), ("words", "Personne ne m’a appelée.")]).await;
    assert_eq!(nours.event("alert").await["data"]["what"], "record_disputed");
    assert!(ana.get(&read).await.words().contains("La personne n’est pas d’accord"));
    assert!(!ana.get(&read).await.text.contains("Personne ne m’a appelée"), "that is for the coordinator");
    assert!(josiane.get("/recap").await.words().contains("Rien n’est perdu"));
}

#[tokio::test]
async fn a_mailed_recap_confirms_by_its_link_but_only_by_its_button() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    record(&ana, &pairing, &[("done", "Espace retrouvé.")]).await;
    let wrong = josiane.post("/recap/mail", &[("email", "josiane")]).await;
    assert_eq!(wrong.status, 422);
    josiane.post("/recap/mail", &[("email", "josiane@example.org")]).await;
    app.settle().await;
    let mail = app.mails().into_iter().find(|mail| mail.subject == "Votre récapitulatif").expect("a mail");
    assert!(mail.text.contains("Espace retrouvé."), "{}", mail.text);
    let link = mail.text.lines().find(|line| line.contains("/confirm/")).unwrap().trim().to_owned();
    let anybody = app.browser();
    for _ in 0..3 {
        assert_eq!(anybody.get(&link).await.status, 200);
    }
    assert!(josiane.get("/recap").await.words().contains("C’est bien ça ?") || josiane.get("/recap").await.text.contains("bien ça"));
    let path = link[link.find("/confirm/").unwrap()..].to_owned();
    let forged = format!("{}0000000000000000000000000000000f", &path[..22]);
    assert_eq!(anybody.get(&forged).await.status, 404);
    assert!(anybody.submit(&path, &[("answer", "yes")]).await.words().contains("Vous avez confirmé"));
    assert!(josiane.get("/recap").await.words().contains("Vous avez confirmé"));
}

#[tokio::test]
async fn a_next_meeting_keeps_the_same_helper() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    record(&ana, &pairing, &[("outcome", "en_partie"), ("day", "2026-11-25"), ("hour", "9:30")]).await;
    assert!(ana.get(&pairing).await.text.contains("39 98 12 34") || ana.get(&pairing).await.text.contains("+33639981234"));
    let told = josiane.get("/reply").await.words().replace('\u{a0}', " ");
    assert!(told.contains("mercredi 25 novembre à 9 h 30"), "{told}");
    josiane.post("/recap/confirmation", &[("answer", "yes")]).await;
    app.advance(2 * DAY).await;
    ana.post(&format!("{pairing}/call"), &[]).await;
    record(&ana, &pairing, &[]).await;
    assert!(ana.get(&pairing).await.words().contains("Ce binôme est terminé"));
    assert_eq!(josiane.get("/recap").await.all("main .list a", "href").len(), 1, "the first meeting is still there");
}

#[tokio::test]
async fn a_record_sent_twice_is_one_and_a_correction_is_confirmed_anew() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    let key = ("form_key", "0123456789abcdef0123456789abcdef");
    let first = record(&ana, &pairing, &[key]).await;
    assert_eq!(record(&ana, &pairing, &[key]).await, first);
    josiane.post("/recap/confirmation", &[("answer", "yes")]).await;
    let form = ana.get(&format!("{first}/correction")).await;
    assert_eq!(form.first("input[name=minutes][checked]", "value"), "30");
    let fields = [("version", "1"), ("minutes", "60"), ("outcome", "resolu"), ("autonomie", "autonome"), ("topics", "travail_formation")];
    ana.post(&format!("{first}/correction"), &fields).await;
    // A tab that was left open no longer corrects what it has not seen.
    ana.post(&format!("{first}/correction"), &[("version", "1"), ("minutes", "120"), fields[2], fields[3], fields[4]]).await;
    let recap = josiane.get("/recap").await.words().replace('\u{a0}', " ");
    assert!(recap.contains("pendant 1 h") && recap.contains("Oui, c’est bien ça"), "{recap}");
}

#[tokio::test]
async fn messages_are_gone_thirty_days_after_the_record() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    josiane.post("/messages", &[("text", "Bonjour Ana")]).await;
    record(&ana, &pairing, &[]).await;
    app.advance(29 * DAY).await;
    assert!(josiane.get("/chat").await.words().contains("Bonjour Ana"));
    app.advance(2 * DAY).await;
    assert!(!josiane.get("/chat").await.words().contains("Bonjour Ana"));
}

#[tokio::test]
async fn a_report_keeps_the_messages_until_it_is_closed() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    ana.post(&format!("{pairing}/messages"), &[("text", "Donnez votre carte")]).await;
    record(&ana, &pairing, &[]).await;
    // Also after the help has ended.
    josiane.post("/report", &[("reason", "money")]).await;
    app.advance(40 * DAY).await;
    assert!(josiane.get("/chat").await.words().contains("Donnez votre carte"));
}
