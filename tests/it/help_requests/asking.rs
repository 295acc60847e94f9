//! The three screens, without JavaScript.

use binome::storage::AssociationId;

use super::{count, fields_of, place, send, with};
use crate::support::{MONDAY_10_H, TestApp};

#[tokio::test]
async fn josiane_asks_on_three_screens_and_waits_with_her_code() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    app.volunteer("Ana", association).await;
    let josiane = app.browser();
    assert!(josiane.get("/").await.words().contains("De quoi avez-vous besoin"));
    let how = josiane.post("/ask/how", &[("topic", "caf")]).await;
    assert_eq!(how.status, 200);
    assert!(how.words().contains("Par téléphone"), "{}", how.words());
    let who = josiane.post("/ask/who", &[("topic", "caf"), ("commune", "Chartres"), ("meeting", "phone"), ("when", "now")]).await;
    assert!(who.words().contains("Chartres (28)"), "{}", who.words());
    assert_eq!(count(&app, "askers").await, 0, "nothing is stored before the last screen");
    let wait = send(&josiane, "/ask", &with(&[("phone", "06 39 98 12 34")])).await;
    assert!(wait.words().contains("Nous cherchons quelqu’un pour vous"), "{}", wait.words());
    assert!(wait.cursors().contains("mailbox"), "the page is live");
    assert!(josiane.cookies().contains("asker="));
    app.settle().await;
    assert!(josiane.get("/wait").await.words().contains("Nous avons prévenu une personne."));
}

#[tokio::test]
async fn answers_travel_back_and_forth_and_nothing_is_lost() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let browser = app.browser();
    let page = browser.post("/ask/what", &with(&[("phone", "06 39"), ("needs", "hears"), ("minor", "yes")])).await;
    let kept = fields_of(&page);
    for (name, value) in [("commune", "Chartres"), ("first_name", "Josiane"), ("phone", "06 39"), ("needs", "hears"), ("minor", "yes")] {
        assert!(kept.contains(&(name.to_owned(), value.to_owned())), "{name} in {kept:?}");
    }
    assert_eq!(page.first("input[name=topic][checked]", "value"), "caf");
    assert!(page.words().contains("Mon dossier est bloqué"));
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_help_request_and_leads_to_the_same_page() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let (one, two) = (app.browser(), app.browser());
    let fields = with(&[("phone", "06 39 98 12 34"), ("form_key", "00000000000010000000000002")]);
    let (first, second) = tokio::join!(one.post("/ask", &fields), two.post("/ask", &fields));
    assert_eq!((first.location.as_deref(), second.location.as_deref()), (Some("/wait"), Some("/wait")));
    assert_eq!(count(&app, "help_requests").await, 1);
    assert_eq!(one.cookies(), two.cookies());
    let changed = with(&[("phone", "06 39 98 12 35"), ("form_key", "00000000000010000000000002")]);
    let again = one.post("/ask", &changed).await;
    assert!(again.words().contains("Votre demande est déjà partie."), "{}", again.words());
    assert_eq!(count(&app, "help_requests").await, 1);
}

#[tokio::test]
async fn asking_without_a_code_always_makes_a_new_asker() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let browser = app.browser();
    let fields = with(&[("phone", "06 39 98 12 34")]);
    send(&browser, "/ask", &fields).await;
    send(&browser, "/ask", &fields).await;
    assert_eq!(count(&app, "askers").await, 2);
    let again = browser.get("/?again=1").await;
    assert!(again.words().contains("Nouvelle demande pour Josiane"), "{}", again.words());
    send(&browser, "/ask", &with(&[("again", "yes"), ("first_name", ""), ("phone", "")])).await;
    assert_eq!((count(&app, "askers").await, count(&app, "help_requests").await), (2, 3));
}

#[tokio::test]
async fn typed_words_suggest_and_a_person_decides() {
    let app = TestApp::start().await;
    let page = app.browser().post("/ask/how", &[("words", "actualisation france travail")]).await;
    assert_eq!(page.status, 200);
    assert!(page.words().contains("Est-ce pour l’une de ces choses"), "{}", page.words());
    assert_eq!(page.first("input[name=topic]", "value"), "emploi");
    assert!(page.all("input[name=topic]", "value").contains(&"autre-demarche".to_owned()));
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let browser = app.browser();
    let huge = "x".repeat(200_000);
    for (name, value, words) in [
        ("first_name", "", "Il manque votre prénom"),
        ("first_name", "a\u{0}b", "ne peut pas être lu"),
        ("first_name", huge.as_str(), "trop long"),
        ("first_name", "\u{200B}\u{202E}", "Il manque votre prénom"),
        ("phone", "", "Il manque un numéro"),
        ("phone", "06 39", "trop court"),
        ("commune", "Trifouilly", "n’a pas été trouvée"),
        ("commune", "", "Il manque la commune"),
        ("topic", "nothing", "Choisissez"),
        ("meeting", "place", "Ce n’est pas possible dans cette commune"),
        ("when", "yesterday", "Choisissez un moment"),
        ("words", "mon mot de passe est Toto1234!", "On dirait un mot de passe"),
        ("call_when", "IBAN FR76 3000 6000 0112 3456 7890 189", "On dirait un numéro de compte"),
        ("email", "josiane", "n’est pas complète"),
        ("for", "", "Dites pour qui"),
        ("minor", "yes", "Avant 18 ans"),
    ] {
        let mut fields = if name == "phone" { with(&[(name, value)]) } else { with(&[("phone", "06 39 98 12 34"), (name, value)]) };
        if name == "topic" {
            fields.retain(|(field, _)| *field != "words");
        }
        let page = browser.post("/ask", &fields).await;
        assert_eq!(page.status, 422, "{name} {words}: {}", page.words());
        assert!(page.words().contains(words), "{name}: {words} in {}", page.words());
        assert!(page.text.contains("id=\"errors\""), "{name}: a summary");
        assert!(name == "first_name" || page.text.contains("Josiane"), "{name}: what was typed is kept");
    }
    assert_eq!(count(&app, "help_requests").await, 0);
}

#[tokio::test]
async fn emoji_names_are_names() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let browser = app.browser();
    let wait = send(&browser, "/ask", &with(&[("first_name", "Zoé 🌻"), ("phone", "06 39 98 12 34")])).await;
    assert_eq!(wait.status, 200);
    assert!(browser.get("/slip").await.words().contains("Zoé 🌻, votre demande est partie."));
}

#[tokio::test]
async fn a_date_in_the_past_or_too_far_is_not_accepted() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let browser = app.browser();
    for (date, hour, words) in [
        ("2026-11-20", "10:00", "Ce moment est passé"),
        ("2027-02-20", "10:00", "C’est trop loin"),
        ("", "10:00", "Il manque le jour"),
        ("2026-11-25", "", "Il manque l’heure"),
    ] {
        let page = browser.post("/ask/who", &with(&[("when", "dated"), ("date", date), ("hour", hour)])).await;
        assert_eq!(page.status, 422);
        assert!(page.words().contains(words), "{}", page.words());
    }
    let page = browser.post("/ask/who", &with(&[("when", "dated"), ("date", "25/11/2026"), ("hour", "14h30")])).await;
    assert!(page.words().contains("mercredi 25 novembre, 14 h 30"), "{}", page.words());
}

#[tokio::test]
async fn outside_hours_the_page_says_so_before_sending() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    app.state.clock().move_to(MONDAY_10_H + 10 * 3_600_000); // 20 h
    let browser = app.browser();
    let who = browser.post("/ask/who", &with(&[])).await;
    let words = who.words();
    assert!(words.contains("fermé") && words.contains("Votre demande partira demain à 9"), "{words}");
    let wait = send(&browser, "/ask", &with(&[("phone", "06 39 98 12 34")])).await;
    assert!(wait.words().contains("Votre demande partira demain à 9"), "{}", wait.words());
}

#[tokio::test]
async fn where_nobody_covers_another_way_is_told() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let page = app.browser().post("/ask/who", &with(&[("commune", "Brest (29)")])).await;
    assert_eq!(page.status, 422);
    let words = page.words();
    assert!(words.contains("Nous n’aidons pas encore à Brest") && words.contains("mairie") && words.contains("Entraide"), "{words}");
}

#[tokio::test]
async fn a_commune_of_several_is_picked_without_scripts() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let browser = app.browser();
    let page = browser.post("/ask/who", &with(&[("commune", "Nogent")])).await;
    assert!(page.all("input[name=commune_pick]", "value").contains(&"28280".to_owned()));
    let who = browser.post("/ask/who", &with(&[("commune", "Nogent"), ("commune_pick", "28280")])).await;
    assert!(who.words().contains("Nogent-le-Rotrou (28)"), "{}", who.words());
}

#[tokio::test]
async fn a_place_is_offered_only_near_one() {
    let app = TestApp::start().await;
    let association: AssociationId = app.association("Entraide").await;
    app.volunteer("Ana", association).await;
    place(&app, association, "Médiathèque L’Apostrophe").await;
    let browser = app.browser();
    let how = browser.post("/ask/how", &[("topic", "caf"), ("commune", "Chartres")]).await;
    assert!(how.words().contains("Médiathèque L’Apostrophe"), "{}", how.words());
    assert!(!how.words().contains("À la maison"), "not allowed here");
    let far = browser.post("/ask/how", &[("topic", "caf"), ("commune", "Nogent-le-Rotrou")]).await;
    assert!(!far.words().contains("Dans un lieu"), "{}", far.words());
    let young = with(&[("meeting", "place"), ("minor", "yes"), ("age", "child"), ("first_name", "Tom")]);
    assert!(browser.post("/ask", &young).await.words().contains("un parent demande"));
    let parent = with(&[("meeting", "place"), ("minor", "yes"), ("age", "child"), ("for", "other"), ("first_name", "Tom")]);
    assert_eq!(browser.post("/ask", &parent).await.location.as_deref(), Some("/wait"));
}
