//! The code, the papers, the desk, ending and erasing.

use binome::args;
use binome::storage::Sql;

use super::{count, send};
use crate::support::{MONDAY_10_H, TestApp};

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
        for said in ["Josiane, votre demande est partie.", "mot de confiance", "jamais d’argent", "Entraide", "Lundi à samedi : 9 h"] {
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
    binome::help_requests::erasure::erase_long_gone(&app.state.storage, &app.state.erasures).await.unwrap();
    assert!(app.state.db().seal_key(asked.asker.0).await.unwrap().is_none());
}
