//! The page of whoever waits.

use binome::args;
use binome::clock::MINUTE;
use binome::help_requests::{NewHelpRequest, callbacks};
use binome::storage::{Error, Sql};
use binome::web::contacts::Email;

use crate::permanences::{place, plan, verb};
use crate::support::{Browser, Person, TestApp, josiane};

async fn accept(person: &Person) {
    let home = person.get("/home").await;
    let path = home.first("form[action*=acceptance]", "action");
    let answer = person.post(&path, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
}

async fn words(asker: &Browser) -> String {
    asker.get("/wait").await.words()
}

#[tokio::test]
async fn josiane_sees_who_helps_and_the_word_they_will_say() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    let ana = app.volunteer("Ana", association).await;
    let asker = app.asker(&app.josiane_asks().await);
    assert!(words(&asker).await.contains("Nous cherchons quelqu’un pour vous."));
    app.settle().await;
    let page = asker.get("/wait").await;
    let mut socket = asker.live(&page).await;
    accept(&ana).await;
    socket.event("paired").await;
    let told = words(&asker).await;
    assert!(told.contains("Ana s’occupe de votre demande."), "{told}");
    assert!(told.contains("Ana vous appelle au 06 .. .. .. 34"), "{told}");
    assert!(!told.contains("Martin"), "first names only: {told}");
    assert!(!told.contains("Personne n’a appelé"), "not yet: {told}");
}

#[tokio::test]
async fn when_nobody_calls_josiane_says_so_and_is_first_in_line() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    let ana = app.volunteer("Ana", association).await;
    let asker = app.asker(&app.josiane_asks().await);
    app.settle().await;
    accept(&ana).await;
    app.advance(11 * MINUTE).await;
    let page = asker.get("/wait").await;
    let path = page.first("form[action^='/no-call']", "action");
    asker.submit(&path, &[]).await;
    let told = words(&asker).await;
    assert!(told.contains("Nous cherchons quelqu’un d’autre.") && told.contains("tête de la liste"), "{told}");
}

#[tokio::test]
async fn nobody_eligible_is_told_at_once_with_a_number_to_call() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let asker = app.asker(&app.josiane_asks().await);
    let mut at_hers = asker.live(&asker.get("/wait").await).await;
    app.settle().await;
    assert_eq!(at_hers.event("helpers_told").await["data"]["told"], 0, "her page that is open says so by itself");
    let told = words(&asker).await;
    assert!(told.contains("Personne n’est libre pour l’instant.") && told.contains("Entraide"), "{told}");
}

#[tokio::test]
async fn unmet_says_when_it_is_tried_again_and_then_it_is() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    app.volunteer("Ana", association).await;
    let asker = app.asker(&app.josiane_asks().await);
    app.advance(50 * MINUTE).await;
    let told = words(&asker).await;
    assert!(told.contains("Personne n’a pu répondre.") && told.contains("Nous essayons à nouveau demain à 9"), "{told}");
    app.advance((22 * 60 + 20) * MINUTE).await; // 9 h 10
    let again = words(&asker).await;
    assert!(again.contains("Nous cherchons"), "{again}");
}

#[tokio::test]
async fn the_usual_wait_is_told_once_five_were_known() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    app.volunteer("Ana", association).await;
    let asker = app.asker(&app.josiane_asks().await);
    assert!(words(&asker).await.contains("Nous ne savons pas encore"));
    for minutes in [2, 3, 4, 9, 20] {
        let past = app.josiane_asks().await;
        app.state
            .storage
            .write(async move |tx| {
                let (id, wait) = (past.help_request, minutes * MINUTE);
                tx.execute("UPDATE help_requests SET state = 'confirmed', claimed_at = line_at + $2 WHERE id = $1", args![id, wait])
                    .await?;
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
    }
    let told = words(&asker).await;
    assert!(told.contains("réponse en 4 minutes"), "{told}");
}

#[tokio::test]
async fn without_scripts_a_link_asks_again() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let page = app.asker(&app.josiane_asks().await).get("/wait").await;
    assert!(page.text.contains(r#"<noscript><p><a href="/wait?of="#), "a page that reloads by itself would fail WCAG 2.2.1");
    assert_eq!(app.browser().get("/wait").await.location.as_deref(), Some("/code"));
}

#[tokio::test]
async fn news_reach_by_mail_whoever_left_an_address_and_nobody_is_called_twice() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    let email = Some(Email::parse("josiane@example.org").unwrap());
    let by_mail = app.ask(NewHelpRequest { email, ..josiane() }).await;
    app.settle().await;
    let told = app.mails();
    assert_eq!((told.len(), told[0].to.as_str()), (1, "josiane@example.org"));
    let text = &told[0].text;
    assert!(text.contains("Personne n’est libre") && text.contains("jamais d’argent"), "{text}");
    assert!(!text.contains("Josiane") && !text.contains(&by_mail.code) && !text.contains("http"), "{text}");
    assert!(callbacks::owed_by(app.state.db(), association).await.unwrap().is_empty());
    let by_phone = app.josiane_asks().await;
    app.settle().await;
    let owed = callbacks::owed_by(app.state.db(), association).await.unwrap();
    assert_eq!(owed.iter().map(|call| call.help_request_id).collect::<Vec<_>>(), [by_phone.help_request]);
}

#[tokio::test]
async fn everything_can_be_read_in_english() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    let ana = app.volunteer("Ana", association).await;
    let asker = app.asker(&app.josiane_asks().await);
    app.settle().await;
    assert!(asker.get("/wait?lang=en").await.words().contains("We have told one person."));
    accept(&ana).await;
    assert!(asker.get("/wait").await.words().contains("Ana calls you on 06 .. .. .. 34"));
    for path in ["/", "/code", "/slip", "/ticket", "/withdrawal", "/erasure", "/erasure/done", "/?again=1"] {
        let page = asker.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains("<html lang=\"en\">"), "{path}");
    }
}

#[tokio::test]
async fn whoever_asked_for_several_things_finds_them_all() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    let ana = app.volunteer("Ana", association).await;
    let first = app.josiane_asks().await;
    let asker = app.asker(&first);
    app.settle().await;
    accept(&ana).await;
    let again = |tile: &str| NewHelpRequest { tile: tile.into(), asker: Some(first.asker), ..josiane() };
    let second = app.ask(again("caf")).await;
    let page = asker.get("/wait").await;
    assert!(page.words().contains("Nous cherchons quelqu’un pour vous."), "the latest that goes on: {}", page.words());
    let others = page.all("#others a", "href");
    assert_eq!(others, [format!("/wait?of={}", first.help_request)]);
    assert!(page.words().contains("Quelqu’un s’en occupe"), "{}", page.words());

    // Each is written to, and ended, on its own.
    let ours = asker.get(&others[0]).await;
    assert!(ours.words().contains("Ana s’occupe de votre demande."), "{}", ours.words());
    let write = ours.first("form[data-chat]", "action");
    asker.post(&write, &[("text", "Bonjour Ana")]).await;
    assert!(asker.get(&others[0]).await.words().contains("Bonjour Ana"));
    assert!(!asker.get("/wait").await.words().contains("Bonjour Ana"));
    let withdrawal = asker.get(&page.first("a[href^='/withdrawal']", "href")).await;
    let ended = asker.submit("/withdrawal", &[("help_request", &withdrawal.first("[name=help_request]", "value"))]).await;
    assert!(ended.words().contains("Votre demande est arrêtée."), "{}", ended.words());
    let now = asker.get("/wait").await;
    assert!(now.words().contains("Ana s’occupe"), "what goes on comes first: {}", now.words());

    // One socket hears them all, and nobody else's are found.
    let mut socket = asker.live(&now).await;
    app.state
        .storage
        .write(async move |tx| {
            binome::help_requests::actions::reopen(tx, second.help_request, &[binome::help_requests::State::Withdrawn]).await
        })
        .await
        .unwrap();
    assert_eq!(socket.event("help_request_moved").await["mailbox"], second.help_request.to_string());
    let other = app.asker(&app.josiane_asks().await);
    for path in ["/wait", "/chat", "/slip", "/withdrawal", "/reply"] {
        assert_eq!(other.get(&format!("{path}?of={}", first.help_request)).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_its_page() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let asker = app.asker(&app.josiane_asks().await);
    for (form, page) in [
        ("/ask/how?lang=en", "/?lang=en"),
        ("/messages?of=1", "/chat?of=1"),
        ("/no-call", "/reply"),
        ("/offers/0000000000001/acceptance", "/home"),
        ("/pairings/0000000000001/return", "/pairings/0000000000001"),
        ("/forget", "/"),
    ] {
        assert_eq!(asker.get(form).await.location.as_deref(), Some(page), "{form}");
    }
    let page = asker.get("/wait?of=&lang=fr").await;
    assert_eq!(page.status, 404);
    let id = asker.get("/wait").await.first("a[href^='/slip']", "href");
    let of = id.split_once('?').unwrap().1.to_owned();
    assert_eq!(asker.get(&format!("/wait?{of}")).await.first("nav a[hreflang]", "href"), format!("/wait?{of}&lang=en"));
}

#[tokio::test]
async fn whoever_would_rather_go_somewhere_reads_where_somebody_helps_today() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    for (name, commune, hours) in [("Loin", "Nogent-le-Rotrou (28)", "9-18"), ("Près", "Lucé (28)", "9-17"), ("Fermé", "Chartres", "14-18")]
    {
        zoe.post("/association/places", &[("name", name), ("address", "1 rue Neuve"), ("commune", commune), ("hours", hours)]).await;
    }
    let library = place(&app, entraide, "Médiathèque").await;
    let today = plan(&zoe, library, &[("date", "2026-11-23")]).await; // 14 to 17 h
    let asker = app.asker(&app.josiane_asks().await);
    let words = asker.get("/wait").await.words().replace('\u{a0}', " ");
    assert!(words.contains("Près Ouvert jusqu’à 17 h") && !words.contains("Fermé"), "{words}");
    assert!(!words.contains("Médiathèque"), "nobody sits there yet: {words}");
    verb(&ana, &today, "seat").await;
    let words = asker.get("/wait").await.words().replace('\u{a0}', " ");
    assert!(words.contains("Médiathèque Aide sans rendez-vous aujourd’hui, de 14 h à 17 h"), "{words}");
    zoe.post(&format!("{today}/cancellation"), &[("scope", "one")]).await;
    assert!(!asker.get("/wait").await.words().contains("Médiathèque"), "it is not held");
}
