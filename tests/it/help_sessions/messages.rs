//! Writing to each other, and calling a mentor in.

use binome::clock::MINUTE;

use super::{Paired, paired};
use crate::support::TestApp;

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
