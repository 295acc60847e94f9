//! Asking: three screens without JavaScript, the code, the papers, ending and erasing.

use binome::args;
use binome::associations::WeeklyHours;
use binome::storage::{AssociationId, Error, PlaceId, Sql};

use crate::support::{Answer, Browser, MONDAY_10_H, TestApp};

/// What Josiane answers on the three screens.
const ANSWERS: [(&str, &str); 7] = [
    ("topic", "caf"),
    ("words", "Mon dossier est bloqué"),
    ("commune", "Chartres"),
    ("meeting", "phone"),
    ("when", "now"),
    ("for", "me"),
    ("first_name", "Josiane"),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = ANSWERS.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.copied().chain(more.iter().copied()).collect()
}

async fn count(app: &TestApp, table: &str) -> i64 {
    app.state.db().scalar(&format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}"), args![]).await.unwrap().unwrap()
}

/// What the form of a page would send, as it stands.
fn fields_of(page: &Answer) -> Vec<(String, String)> {
    let names = page.all("main form input[type=hidden]", "name");
    let values = page.all("main form input[type=hidden]", "value");
    names.into_iter().zip(values).collect()
}

async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    browser.submit(path, fields).await
}

/// A place in the middle of Chartres, open every day.
async fn place(app: &TestApp, association: AssociationId, name: &'static str) {
    let hours = WeeklyHours::same(0..7, &[(540, 1080)]).to_json();
    app.state
        .storage
        .write(async move |tx| {
            let id: PlaceId = tx.new_id();
            tx.execute(
                "INSERT INTO places (id, association_id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at) \
                 VALUES ($1, $2, $3, $3, '1 boulevard Maurice Viollette', '28085', '', $4, 48.4469, 1.4892, $5)",
                args![id, association, name, &hours, tx.now()],
            )
            .await?;
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
}

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
async fn the_code_opens_the_page_and_wrong_ones_are_slowed_then_refused() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let asked = app.josiane_asks().await;
    let browser = app.browser();
    let link = browser.get(&format!("/code/{}", asked.code)).await;
    assert_eq!(link.location.as_deref(), Some("/wait"));
    assert!(browser.get("/wait").await.words().contains("Nous cherchons"));
    let forgot = browser.post("/forget", &[]).await;
    assert_eq!(forgot.location.as_deref(), Some("/"));
    assert_eq!(browser.get("/wait").await.location.as_deref(), Some("/code"));
    assert_eq!(browser.post("/code", &[("code", "K7F4")]).await.status, 422);
    for letter in ["3", "4", "6", "7", "9", "A", "C", "F", "H", "J"] {
        let wrong = browser.post("/code", &[("code", &format!("K7F4-QX2{letter}"))]).await;
        assert_eq!(wrong.status, 422, "{}", wrong.words());
    }
    let refused = browser.post("/code", &[("code", "K7F4-QX2K")]).await;
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
    app.state.clock().move_to(app.state.clock().now() + 61_000);
    assert_eq!(browser.post("/code", &[("code", &asked.code)]).await.location.as_deref(), Some("/wait"));
}

#[tokio::test]
async fn papers_carry_the_code_the_word_and_the_warning() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let asker = app.asker(&app.josiane_asks().await);
    for path in ["/slip", "/ticket"] {
        let paper = asker.get(path).await;
        let words = paper.words();
        for said in ["Josiane, votre demande est partie.", "mot de confiance", "jamais d’argent", "Entraide"] {
            assert!(words.contains(said), "{path}: {said} in {words}");
        }
        assert!(paper.text.contains("<svg"), "a QR code");
    }
    assert_eq!(app.browser().get("/slip").await.location.as_deref(), Some("/code"));
}

#[tokio::test]
async fn ana_asks_for_a_caller_and_reads_the_code_aloud() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    let (ana, bob) = (app.volunteer("Ana", association).await, app.volunteer("Bob", association).await);
    let desk = ana.get("/ask/desk").await;
    assert_eq!(desk.first("input[name=commune]", "value"), "Chartres (28)");
    let fields = [
        ("topic", "impots"),
        ("first_name", "Marcel"),
        ("phone", "02 61 91 00 12"),
        ("commune", "Chartres (28)"),
        ("meeting", "phone"),
        ("when", "today"),
    ];
    let answer = ana.post("/ask/desk", &fields).await;
    let page = answer.location.unwrap();
    let asked = ana.get(&page).await;
    assert!(asked.words().contains("La demande de Marcel est partie."), "{}", asked.words());
    assert!(ana.get(&format!("{page}/ticket")).await.words().contains("Marcel"));
    assert_eq!(bob.get(&page).await.status, 404);
    assert!(!ana.cookies().contains("asker="), "the code is the caller's");
    assert_eq!(app.browser().get("/ask/desk").await.location.as_deref(), Some("/sign-in?then=/ask/desk"));
}

#[tokio::test]
async fn a_family_helper_asks_for_their_mother_again_and_only_her_circle_is_asked() {
    let app = TestApp::start().await;
    let association = app.association("Entraide").await;
    let lea = app.volunteer("Lea", association).await;
    let mother = [
        ("topic", "sante"),
        ("first_name", "Yvette"),
        ("phone", "02 61 91 00 12"),
        ("commune", "Chartres (28)"),
        ("meeting", "phone"),
        ("when", "week"),
        ("relative", "yes"),
    ];
    lea.post("/ask/desk", &mother).await;
    let desk = lea.get("/ask/desk").await;
    let asker = desk.all("select[name=asker] option", "value").pop().unwrap();
    assert!(desk.words().contains("Yvette"));
    let again = [
        ("topic", "sante"),
        ("asker", asker.as_str()),
        ("commune", "Chartres (28)"),
        ("meeting", "phone"),
        ("when", "week"),
        ("circle_only", "yes"),
    ];
    let answer = lea.post("/ask/desk", &again).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
    assert_eq!(count(&app, "askers").await, 1);
    assert_eq!(count(&app, "help_request_reach").await, 1, "only the first is seen by an association");
    let bob = app.volunteer("Bob", association).await;
    let foreign = bob.post("/ask/desk", &again).await;
    assert_eq!(foreign.status, 422, "somebody else's relative is a stranger without a name");
}

#[tokio::test]
async fn josiane_no_longer_needs_help_then_erases_everything() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let asked = app.josiane_asks().await;
    let asker = app.asker(&asked);
    let confirm = asker.get("/withdrawal").await;
    let id = confirm.first("input[name=help_request]", "value");
    let wait = send(&asker, "/withdrawal", &[("help_request", &id)]).await;
    assert!(wait.words().contains("Votre demande est arrêtée."), "{}", wait.words());
    let done = send(&asker, "/erasure", &[]).await;
    assert!(done.words().contains("C’est effacé"), "{}", done.words());
    assert_eq!(asker.get("/wait").await.location.as_deref(), Some("/code"));
    let left: Option<i64> = app
        .state
        .db()
        .scalar("SELECT id FROM help_requests WHERE words IS NOT NULL OR needs IS NOT NULL OR trust_word <> '' LIMIT 1", args![])
        .await
        .unwrap();
    assert_eq!(left, None);
    assert!(app.state.db().seal_key(asked.asker.0).await.unwrap().is_none(), "older copies cannot be read");
    assert_eq!(app.browser().post("/code", &[("code", &asked.code)]).await.status, 422);
}

#[tokio::test]
async fn somebody_else_cannot_withdraw_it() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let (one, other) = (app.josiane_asks().await, app.josiane_asks().await);
    let answer = app.asker(&other).post("/withdrawal", &[("help_request", &one.help_request.to_string())]).await;
    assert_eq!(answer.status, 404);
}

#[tokio::test]
async fn two_years_later_people_are_forgotten() {
    let app = TestApp::start().await;
    app.association("Entraide").await;
    let asked = app.josiane_asks().await;
    app.state.clock().move_to(MONDAY_10_H + 731 * 86_400_000);
    binome::help_requests::actions::erase_long_gone(&app.state.storage).await.unwrap();
    assert!(app.state.db().seal_key(asked.asker.0).await.unwrap().is_none());
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
