//! Communes, places, and the doors for whoever wants to help.

use binome::args;
use binome::places::store;
use binome::storage::Sql;

use crate::support::TestApp;

#[tokio::test]
async fn communes_are_found_as_one_types_them() {
    let app = TestApp::start().await;
    for (typed, found) in [("nogent le r", "Nogent-le-Rotrou (28)"), ("28000", "Chartres (28)")] {
        let answer = app.browser().get(&format!("/communes?q={}", typed.replace(' ', "%20"))).await;
        let communes: Vec<serde_json::Value> = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(communes[0]["label"], found);
    }
    assert_eq!(app.browser().get("/communes?q=%00%F0%9F%99%82").await.text, "[]");
    assert_eq!(app.browser().get("/communes").await.text, "[]");
}

#[tokio::test]
async fn carole_adds_a_place_changes_it_and_closes_it() {
    let app = TestApp::start().await;
    let (cles, autres) = (app.association("Les Clés").await, app.association("Autres").await);
    let (carole, eve) = (app.coordinator("Carole", cles).await, app.coordinator("Eve", autres).await);
    let several = carole.post("/association/places", &[("name", "Mairie"), ("address", "1 rue Neuve"), ("commune", "Nogent")]).await;
    assert_eq!(several.status, 422);
    assert!(several.all("input[name='commune_code']", "value").contains(&"28280".to_owned()), "namesakes can be picked without scripts");
    let form = [("name", "Médiathèque"), ("address", "1 rue Neuve"), ("commune", "Nogent"), ("commune_code", "28280"), ("hours", "9h-18h")];
    let page = carole.submit("/association/places", &form).await;
    assert!(page.words().contains("1 rue Neuve, Nogent-le-Rotrou (28)"), "{}", page.words());
    let place = page.first("a[href^='/association/places/0']", "href");

    assert_eq!(eve.get(&place).await.status, 404);
    assert_eq!(eve.post(&place, &form).await.status, 404);
    assert_eq!(eve.post(&format!("{place}/closure"), &[]).await.status, 404);

    let changed = [("name", "Médiathèque"), ("address", "2 rue Vieille"), ("commune", "Chartres"), ("hours", "9h-18h")];
    assert!(carole.submit(&place, &changed).await.words().contains("2 rue Vieille, Chartres (28)"));
    carole.post(&format!("{place}/closure"), &[]).await;
    assert_eq!(carole.get(&place).await.status, 404);
    assert!(store::of_association(app.state.db(), cles).await.unwrap().is_empty());
}

#[tokio::test]
async fn somebody_who_wants_to_help_finds_an_association_near_them() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let browser = app.browser();
    assert!(browser.get("/join?commune=Marseille").await.words().contains("Aucune association ne couvre Marseille"));
    assert_eq!(browser.get("/join?commune=xyzzy").await.status, 422);
    let page = browser.get("/join?commune=28000").await;
    assert!(page.words().contains("Les Clés"));
    let id = cles.to_string();
    let mut form = vec![
        ("association", id.as_str()),
        ("commune", "Chartres (28)"),
        ("commune_code", "28085"),
        ("first_name", "Ana"),
        ("email", "ana@example.org"),
    ];
    let wrong = browser.post("/join", &form).await;
    assert_eq!((wrong.status, wrong.first("#email", "value").as_str()), (422, "ana@example.org"));
    form.extend([("kind", "volunteer"), ("adult", "yes")]);
    let asked = browser.post("/join", &form).await;
    assert!(asked.location.unwrap().starts_with("/sign-in/code?then="));

    // The same for an address that has an account, and nothing is asked in its name.
    app.person("Bob").await;
    form[4] = ("email", "bob@example.org");
    let known = app.browser().post("/join", &form).await;
    assert!(known.location.unwrap().starts_with("/sign-in/code?then="));
    let carole = app.coordinator("Carole", cles).await;
    let roster = carole.get("/members").await.words();
    assert!(roster.contains("Ana") && !roster.contains("Bob"), "{roster}");
}

#[tokio::test]
async fn whoever_helps_a_relative_needs_no_association() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let form = [("first_name", "Fred"), ("phone", "06 39 98 00 12"), ("commune", "Dreux"), ("adult", "yes")];
    let begun = browser.post("/relative", &form).await;
    assert_eq!(begun.location.as_deref(), Some("/home"), "without an address there is nothing to prove");
    assert_eq!(browser.get("/account").await.first("#first_name", "value"), "Fred");
    let kind: Option<String> = app.state.db().scalar("SELECT kind FROM helpers", args![]).await.unwrap();
    assert_eq!(kind.as_deref(), Some("family"));
    let nothing = app.browser().post("/relative", &[("first_name", "Fred"), ("commune", "Dreux"), ("adult", "yes")]).await;
    assert!(nothing.words().contains("Il manque une adresse e-mail, ou un numéro"));
}
