//! Who is there: somebody who writes is seen writing by the others, and an asker who left is mailed that a message waits.

use binome::args;
use binome::clock::MINUTE;
use binome::storage::Sql;
use serde_json::json;

use super::{Paired, paired};
use crate::support::{TestApp, josiane as josianes_wish};

#[tokio::test]
async fn whoever_writes_is_seen_writing_by_the_others_alone() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let nour = app.member("Nour", entraide, "mentor").await;
    // Every socket is open before anybody is paired, or has joined.
    let mut anas = ana.live(&ana.get("/home").await).await;
    let mut bobs = bob.live(&bob.get("/home").await).await;
    let mut nours = nour.live(&nour.get("/home").await).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    let josiane = app.asker(&asked);
    let offer = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    let pairing = ana.post(&offer, &[]).await.location.unwrap();
    let mut josianes = josiane.live(&josiane.get("/wait").await).await;

    let typing = json!({ "type": "typing", "help_request": asked.help_request.to_string() });
    let name = format!("typing/{}", asked.help_request);
    josianes.say(&typing).await;
    assert_eq!(anas.hint().await, name, "Ana was paired after her page opened");
    josianes.stays_silent().await;
    bobs.say(&typing).await;
    josianes.stays_silent().await;

    ana.post(&format!("{pairing}/mentor"), &[("agreed", "by_voice")]).await;
    let call = nour.get("/mentor-calls").await.first(".list a", "href");
    nour.post(&format!("{call}/joining"), &[]).await;
    nours.say(&typing).await;
    assert_eq!((anas.hint().await, josianes.hint().await), (name.clone(), name.clone()));
    anas.say(&typing).await;
    assert_eq!((nours.hint().await, josianes.hint().await), (name.clone(), name));
}

#[tokio::test]
async fn an_asker_who_left_is_mailed_once_until_they_come_back() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let mut wish = josianes_wish();
    wish.email = Some(binome::web::contacts::Email::parse("josiane@example.org").unwrap());
    let asked = app.ask(wish).await;
    app.settle().await;
    let offer = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    let pairing = ana.post(&offer, &[]).await.location.unwrap();
    let josiane = app.asker(&asked);
    app.settle().await;
    let mails = || app.mails().into_iter().filter(|mail| mail.subject == "Un message vous attend").collect::<Vec<_>>();
    let write = async |words: &'static str| {
        ana.post(&format!("{pairing}/messages"), &[("text", words)]).await;
        app.advance(MINUTE).await;
    };

    write("Prenez votre numéro d’allocataire.").await;
    write("Êtes-vous là ?").await;
    let sent = mails();
    assert_eq!(sent.len(), 1, "one until she comes back");
    assert_eq!(sent[0].to, "josiane@example.org");
    assert!(sent[0].text.contains(&format!("/chat?of={}", asked.help_request)), "{}", sent[0].text);
    for personal in ["allocataire", "Ana", "Josiane", asked.code.as_str()] {
        assert!(!sent[0].text.contains(personal), "{personal} in {}", sent[0].text);
    }
    josiane.get_with("/chat", &[("sec-fetch-dest", "empty")]).await;
    write("Toujours là ?").await;
    assert_eq!(mails().len(), 1, "a page that looks again by itself is nobody");
    josiane.get("/chat").await;
    write("Encore moi.").await;
    assert_eq!(mails().len(), 2);
}

#[tokio::test]
async fn an_asker_who_looks_at_the_page_is_not_mailed() {
    let app = TestApp::start().await;
    let Paired { ana, josiane, pairing, asked, .. } = paired(&app).await;
    let mailbox = asked.help_request.to_string();
    let mut josianes = josiane.live(&josiane.get("/chat").await).await;
    ana.post(&format!("{pairing}/messages"), &[("text", "Bonjour")]).await;
    let number = josianes.event("message_written").await["number"].clone();
    josianes.say(&json!({ "type": "ack", "mailbox": mailbox, "number": number })).await;
    app.advance(MINUTE).await;
    let waits: Option<i64> =
        app.state.db().scalar("SELECT since_at FROM unread_messages WHERE help_request_id = $1", args![asked.help_request]).await.unwrap();
    assert_eq!(waits, None);
}
