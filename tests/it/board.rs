//! What a coordinator sees, and does.

use binome::clock::MINUTE;
use binome::help_requests::{Meeting, NewHelpRequest, Urgency};
use binome::storage::Sql;

use crate::support::{Answer, TestApp, josiane};

/// Words and number of Josiane, that nobody may see before it is theirs.
fn shows_who_asks(page: &Answer) -> bool {
    page.text.contains("actualiser") || page.text.contains("39 98 12 34") || page.text.contains("Josiane")
}

pub async fn audited(app: &TestApp, verb: &str) -> i64 {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM audit_entries WHERE verb = $1";
    app.state.db().scalar(statement, binome::args![verb]).await.unwrap().unwrap()
}

#[tokio::test]
async fn the_board_moves_by_itself_and_says_nothing_personal() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    let empty = zoe.get("/board").await;
    assert!(empty.words().contains("Personne n’attend"));
    let mut live = zoe.live(&empty).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    loop {
        let frame = live.next().await;
        assert!(frame.get("closed").is_none(), "{frame}");
        if frame["type"] == "hint" {
            assert_eq!(frame["name"], format!("board/{entraide}"));
            break;
        }
    }
    let board = zoe.get("/board").await;
    assert!(board.words().contains("Mes démarches emploi") && board.words().contains("2 personnes prévenues"), "{}", board.words());
    assert!(!shows_who_asks(&board));
    let form = ana.get("/home").await.first("form[action$='/acceptance']", "action");
    ana.post(&form, &[]).await;
    assert!(zoe.get("/board").await.words().contains("Ana aide."));
    assert!(zoe.look_into(&format!("/board/{}", asked.help_request)).await.words().contains("Quelqu’un aide"));
}

#[tokio::test]
async fn who_asks_is_seen_once_it_is_theirs_and_that_is_audited() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, yves) = (app.coordinator("Zoe", entraide).await, app.coordinator("Yves", ailleurs).await);
    let asked = app.josiane_asks().await;
    let page = format!("/board/{}", asked.help_request);
    for coordinator in [&zoe, &yves] {
        let seen = coordinator.look_into(&page).await;
        assert_eq!(seen.status, 200, "it is still nobody's: both may take it on");
        assert!(!shows_who_asks(&seen));
    }
    let closed = yves.post(&format!("{page}/closure"), &[("reason", "duplicate")]).await;
    assert_eq!(closed.status, 409, "not before it is theirs");
    assert_eq!(audited(&app, "read").await, 0);
    let taken = zoe.submit(&format!("{page}/ownership"), &[]).await;
    assert!(taken.words().contains("Josiane") && taken.words().contains("06 39 98 12 34"), "{}", taken.words());
    zoe.look_into(&page).await;
    assert_eq!(audited(&app, "read").await, 1, "a live page that looks again is one reading");
    let foreign = yves.look_into(&page).await;
    let missing = yves.get("/board/0000000000001").await;
    assert_eq!((foreign.status, missing.status), (404, 404));
    assert_eq!(foreign.text.replace(&asked.help_request.to_string(), ""), missing.text.replace("0000000000001", ""));
    assert_eq!(yves.post(&format!("{page}/ownership"), &[]).await.status, 404);
    assert!(!yves.get("/board").await.words().contains("Mes démarches emploi"));
}

#[tokio::test]
async fn a_coordinator_offers_it_to_somebody_they_choose() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    let asked = app.ask(NewHelpRequest { urgency: Urgency::Week, ..josiane() }).await;
    app.settle().await;
    let ana = app.volunteer("Ana", entraide).await;
    let page = format!("/board/{}", asked.help_request);
    let seen = zoe.look_into(&page).await;
    assert!(seen.words().contains("Ana M."), "{}", seen.words());
    assert!(seen.words().contains("En pause"), "and why not the others");
    let account = ana.account.to_string();
    let mut socket = ana.live(&ana.get("/home").await).await;
    let offered = zoe.submit(&format!("{page}/offers"), &[("account", &account)]).await;
    assert!(offered.words().contains("N’a pas encore répondu"), "{}", offered.words());
    assert_eq!(socket.event("offer_made").await["data"]["help_request"], asked.help_request.to_string());
    assert!(ana.get("/home").await.words().contains("Votre association a pensé à vous"));
    let again = zoe.post(&format!("{page}/offers?topic=travail_formation&page=2"), &[("account", &account)]).await;
    assert_eq!(again.location.as_deref(), Some(format!("{page}?topic=travail_formation&page=2").as_str()), "beside the list as it was");
    assert_eq!(ana.get("/home").await.all("form[action$='/acceptance']", "action").len(), 1, "sent twice, offered once");
}

#[tokio::test]
async fn nobody_of_another_association_can_be_chosen_or_is_named() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, bob) = (app.coordinator("Zoe", entraide).await, app.volunteer("Bob", ailleurs).await);
    let asked = app.josiane_asks().await;
    app.settle().await;
    let page = format!("/board/{}", asked.help_request);
    let seen = zoe.look_into(&page).await;
    assert!(!seen.text.contains("Bob"), "he was told, and is not named");
    assert!(seen.words().contains("Une personne de l’entourage ou d’une autre association"));
    assert_eq!(zoe.post(&format!("{page}/offers"), &[("account", &bob.account.to_string())]).await.status, 404);
}

#[tokio::test]
async fn a_call_that_is_owed_is_made_or_tried_three_times() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    let asked = app.josiane_asks().await;
    app.advance(MINUTE).await;
    let board = zoe.get("/board").await;
    assert!(board.words().contains("À rappeler") && board.words().contains("Prenez la demande en charge"), "{}", board.words());
    zoe.post(&format!("/board/{}/ownership", asked.help_request), &[]).await;
    for _ in 0..3 {
        let form = zoe.get("/board").await.first("form[action$='/no-answer']", "action");
        assert_eq!(zoe.post(&form, &[]).await.status, 303);
    }
    assert!(zoe.get("/board").await.all("form[action$='/no-answer']", "action").is_empty());
    assert_eq!(zoe.post("/callbacks/0000000000001/answer", &[]).await.status, 404);
}

#[tokio::test]
async fn a_visit_at_home_waits_for_the_coordinator() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let asked = app.ask(NewHelpRequest { urgency: Urgency::Week, meeting: Meeting::Home, ..josiane() }).await;
    app.settle().await;
    let page = format!("/board/{}", asked.help_request);
    zoe.post(&format!("{page}/ownership"), &[]).await;
    assert_eq!(zoe.post(&format!("{page}/home-approval"), &[]).await.status, 409, "this association does not help at home");
    app.state
        .storage
        .write(async |tx| tx.execute("UPDATE associations SET settings = '{\"is_home_allowed\":true}'", binome::args![]).await)
        .await
        .unwrap();
    let approved = zoe.submit(&format!("{page}/home-approval"), &[]).await;
    assert!(approved.words().contains("La visite est autorisée"), "{}", approved.words());
    assert!(!zoe.look_into(&page).await.words().contains("Autoriser cette visite"));
}

#[tokio::test]
async fn what_is_closed_can_be_opened_again() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    let asked = app.josiane_asks().await;
    app.settle().await;
    let page = format!("/board/{}", asked.help_request);
    zoe.post(&format!("{page}/ownership"), &[]).await;
    let refused = zoe.submit(&format!("{page}/closure"), &[("reason", "nonsense")]).await;
    assert!(refused.words().contains("Choisissez d’abord pourquoi"));
    assert!(refused.all(".banner.done", "class").is_empty(), "what was not done has no sign of success");
    let closed = zoe.submit(&format!("{page}/closure"), &[("reason", "answered")]).await;
    assert!(closed.words().contains("J’ai répondu par téléphone"), "{}", closed.words());
    assert_eq!(closed.all(".banner.done", "class").len(), 1);
    assert!(ana.get("/home").await.all("form[action$='/acceptance']", "action").is_empty());
    let reopened = zoe.submit(&format!("{page}/reopening"), &[]).await;
    assert!(reopened.words().contains("La recherche reprend"));
    app.settle().await;
    assert_eq!(ana.get("/home").await.all("form[action$='/acceptance']", "action").len(), 1);
}

#[tokio::test]
async fn a_test_is_offered_to_its_coordinator_alone_even_when_closed() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    app.advance(9 * 60 * MINUTE).await; // 19 h, the association is closed; Zoé looks at the page
    zoe.post(
        "/profile",
        &[
            ("adult", "yes"),
            ("commune", "Chartres"),
            ("radius", "15"),
            ("topics", "securite_numerique"),
            ("languages", "fr"),
            ("meetings", "phone"),
            ("hours", "0h-24h"),
            ("offers_a_day", "6"),
        ],
    )
    .await;
    let key = zoe.get("/board/test").await.first("input[name=form_key]", "value");
    let sent = zoe.submit("/board/test", &[("form_key", &key)]).await;
    assert!(sent.words().contains("Essai"), "{}", sent.words());
    zoe.post("/board/test", &[("form_key", &key)]).await;
    app.settle().await;
    let home = zoe.get("/home").await;
    assert_eq!(home.all("form[action$='/acceptance']", "action").len(), 1, "sent twice, made once");
    assert!(ana.get("/home").await.all("form[action$='/acceptance']", "action").is_empty(), "nobody else is disturbed");
    zoe.post(&home.first("form[action$='/acceptance']", "action"), &[]).await;
    assert!(zoe.get("/board").await.words().contains("Zoe aide."));
}

#[tokio::test]
async fn a_test_that_cannot_be_offered_says_why() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    app.state.storage.write(async |tx| tx.execute("UPDATE helpers SET charter_signed_at = NULL", binome::args![]).await).await.unwrap();
    let test = zoe.get("/board/test").await;
    assert!(test.words().contains("Vous êtes en pause"));
    assert_eq!(zoe.get(&test.first("main a[href$='/checks']", "href")).await.status, 200, "what is missing can be noted from there");
    let sent = zoe.submit("/board/test", &[]).await;
    assert!(sent.words().contains("n’a pu être proposé à personne") && sent.words().contains("harte"), "{}", sent.words());
}

#[tokio::test]
async fn whoever_opens_the_groups_link_sees_nothing_personal_and_a_member_accepts() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, bob) = (app.coordinator("Zoe", entraide).await, app.person("Bob").await);
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    let link = binome::pairing::shared_path(app.state.db(), asked.help_request);
    assert!(zoe.look_into(&format!("/board/{}", asked.help_request)).await.text.contains(&link));
    let stranger = app.browser().get(&link).await;
    assert!(stranger.words().contains("Mes démarches emploi") && !shows_who_asks(&stranger));
    assert_eq!(app.browser().post(&format!("{link}/acceptance"), &[]).await.status, 303, "sign in first");
    bob.post("/profile", &[("kind", "family"), ("adult", "yes"), ("commune", "Chartres"), ("languages", "fr"), ("meetings", "phone")])
        .await;
    assert_eq!(bob.post(&format!("{link}/acceptance"), &[]).await.status, 409, "Bob is no member");
    let paused = zoe.post(&format!("{link}/acceptance"), &[]).await;
    assert!(paused.words().contains("Votre profil dit autre chose"), "{}", paused.words());
    let ana = app.volunteer("Ana", entraide).await;
    let accepted = ana.post(&format!("{link}/acceptance"), &[]).await;
    assert!(accepted.location.unwrap().starts_with("/pairings/"));
    zoe.post("/profile/pause", &[("until", "none")]).await;
    assert!(zoe.post(&format!("{link}/acceptance"), &[]).await.words().contains("Quelqu’un s’en occupe déjà"));
    assert_eq!(app.browser().get(&format!("/shared/{}/0123456789ab", asked.help_request)).await.status, 404);
}
