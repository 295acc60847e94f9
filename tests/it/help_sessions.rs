//! Helping: from the claim to the recap, as the helper, the asker and the mentor see it.

use binome::clock::{DAY, HOUR, MINUTE};
use binome::help_requests::Asked;
use binome::storage::AssociationId;

use crate::support::{Browser, Person, TestApp};

/// Ana, who accepted what Josiane asked.
pub struct Paired {
    pub entraide: AssociationId,
    pub ana: Person,
    pub josiane: Browser,
    pub asked: Asked,
    /// "/pairings/…"
    pub pairing: String,
}

pub async fn paired(app: &TestApp) -> Paired {
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    let offer = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    let pairing = ana.post(&offer, &[]).await.location.unwrap();
    Paired { entraide, ana, josiane: app.asker(&asked), asked, pairing }
}

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
async fn messages_arrive_once_and_in_order() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    let mut anas = ana.live(&ana.get(&pairing).await).await;
    let key = "0123456789abcdef0123456789abcdef";
    for _ in 0..2 {
        let sent = josiane.post("/messages", &[("form_key", key), ("text", "Bonjour, je suis prête.")]).await;
        assert_eq!(sent.status, 303);
    }
    anas.event("message_written").await;
    anas.stays_silent().await;
    ana.post(&format!("{pairing}/messages"), &[("text", "Tilleul ! J’appelle.")]).await;
    for words in [ana.get(&pairing).await.words(), josiane.get("/chat").await.words()] {
        assert_eq!(words.matches("Bonjour, je suis prête.").count(), 1, "{words}");
        assert!(words.find("je suis prête") < words.find("J’appelle"), "{words}");
    }
    let other = josiane.post("/messages", &[("form_key", key), ("text", "Autre chose")]).await;
    assert_eq!(other.status, 422);
    assert!(other.words().contains("Un autre message est déjà parti"));
    assert!(other.text.contains("Autre chose"), "what was typed is kept");
}

#[tokio::test]
async fn a_password_is_refused_beside_the_field_and_nothing_is_written() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, .. } = paired(&app).await;
    for (who, to) in [(&josiane, "/messages".to_owned()), (&ana.browser, format!("{pairing}/messages"))] {
        let answer = who.post(&to, &[("text", "mon mot de passe est Soleil28")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.words().contains("On dirait un mot de passe"));
        assert_eq!(who.post(&to, &[("text", "  ")]).await.status, 422);
        assert_eq!(who.post(&to, &[("text", &"a".repeat(3_000))]).await.status, 422);
    }
    assert!(!ana.get(&pairing).await.text.contains("Soleil28"));
}

#[tokio::test]
async fn a_message_rings_the_helper_whose_page_is_closed() {
    let app = TestApp::start().await;
    let Paired { josiane, .. } = paired(&app).await;
    let before = app.mails().len();
    josiane.post("/messages", &[("text", "Êtes-vous là ?")]).await;
    app.advance(MINUTE).await;
    let mails = app.mails();
    let rung = mails[before..].iter().find(|mail| mail.subject == "Vous avez un message");
    assert!(rung.is_some_and(|mail| !mail.text.contains("Êtes-vous")), "a mail without the message: {}", mails.len());
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
async fn a_mentor_comes_once_josiane_agrees() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, entraide, .. } = paired(&app).await;
    let (nour, other) = (app.member("Nour", entraide, "mentor").await, app.association("Ailleurs").await);
    let stranger = app.member("Paul", other, "mentor").await;
    josiane.post("/messages", &[("text", "C’est écrit erreur 12.")]).await;
    ana.post(&format!("{pairing}/mentor"), &[("agreed", "ask")]).await;
    assert!(nour.get("/mentor-calls").await.words().contains("Personne n’appelle"), "Josiane has not agreed");
    assert!(josiane.get("/reply").await.words().contains("Êtes-vous d’accord"));
    josiane.post("/mentor-agreement", &[("answer", "yes")]).await;
    let call = nour.get("/mentor-calls").await.first(".list a", "href");
    assert_eq!(stranger.get(&call).await.status, 404);
    assert!(!nour.get(&call).await.text.contains("erreur 12"), "nothing is read before joining");
    nour.post(&format!("{call}/joining"), &[]).await;
    let page = nour.get(&call).await;
    assert!(page.words().contains("erreur 12") && !page.text.contains("39 98 12 34"), "{}", page.words());
    nour.post(&format!("{call}/messages"), &[("text", "Videz le cache.")]).await;
    assert!(josiane.get("/chat").await.words().contains("Nour, mentor"));
    nour.post(&format!("{call}/ending"), &[]).await;
    assert!(!nour.get(&call).await.text.contains("erreur 12"));
    assert_eq!(nour.post(&format!("{call}/messages"), &[("text", "Encore ?")]).await.status, 303);
    assert!(!josiane.get("/chat").await.words().contains("Encore ?"));
}

#[tokio::test]
async fn without_a_mentor_the_coordinator_can_be_called() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, .. } = paired(&app).await;
    ana.post(&format!("{pairing}/mentor"), &[("agreed", "by_voice")]).await;
    assert!(!ana.get(&pairing).await.text.contains("La coordination"));
    app.advance(2 * MINUTE).await;
    let words = ana.get(&pairing).await.text;
    assert!(words.contains("Aucun mentor n’est libre") && words.contains("La coordination"), "{words}");
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

/// Ana writes the record, with presets; where it can be read.
pub async fn record(ana: &Person, pairing: &str, more: &[(&str, &str)]) -> String {
    let usual = [("outcome", "resolu"), ("autonomie", "partiellement_autonome"), ("topics", "travail_formation"), ("lieu", "a_distance")];
    let given: Vec<&str> = more.iter().map(|(name, _)| *name).collect();
    let mut fields: Vec<(&str, &str)> = usual.into_iter().filter(|(name, _)| !given.contains(name)).collect();
    fields.extend(more);
    if !given.contains(&"minutes") {
        fields.push(("minutes", "30"));
    }
    let sent = ana.post(&format!("{pairing}/record"), &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.words());
    sent.location.unwrap()
}

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
