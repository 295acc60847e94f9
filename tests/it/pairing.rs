//! Waves, offers and the claim: who helps whom.

use binome::clock::MINUTE;
use binome::help_requests::{NewHelpRequest, Urgency};

use crate::support::{Answer, TestApp, josiane};

fn acceptance(home: &Answer) -> String {
    home.first("form[action$='/acceptance']", "action")
}

#[tokio::test]
async fn ana_accepts_and_bob_sees_it_leave() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let page = bob.get("/home").await;
    let mut bobs = bob.live(&page).await;

    let asked = app.josiane_asks().await;
    app.settle().await;
    assert_eq!(bobs.event("offer_made").await["data"]["is_now"], true);
    let at_anas = ana.get("/home").await;
    assert!(at_anas.words().contains("Josiane"), "{}", at_anas.words());
    assert!(!at_anas.text.contains("actualiser"), "free words stay hidden before the claim");
    assert!(!at_anas.text.contains("39 98 12 34"), "so does the telephone");

    let accepted = ana.post(&acceptance(&at_anas), &[]).await;
    assert_eq!(accepted.status, 303);
    assert!(accepted.location.unwrap().starts_with("/pairings/"));
    let left = bobs.event("offer_left").await;
    assert_eq!(left["data"]["because"], "taken");
    assert_eq!(left["data"]["help_request"], asked.help_request.to_string());
    assert!(bob.get("/home").await.words().contains("Ana s’en occupe. Merci d’avoir été là."));
}

#[tokio::test]
async fn a_helper_without_checks_is_never_offered_anything() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let account = ana.account;
    app.state
        .storage
        .write(async move |tx| {
            let noting = binome::helpers::actions::Noting { by: account, association: entraide };
            binome::helpers::actions::note_checks(tx, account, binome::helpers::Checks::default(), noting).await
        })
        .await
        .unwrap();
    app.josiane_asks().await;
    app.advance(5 * MINUTE).await;
    assert!(ana.get("/home").await.all("form[action$='/acceptance']", "action").is_empty());
}

#[tokio::test]
async fn who_is_full_holds_up_nobody() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    bob.post("/profile/pause", &[("until", "tomorrow")]).await;
    for _ in 0..4 {
        app.ask(NewHelpRequest { urgency: Urgency::Today, ..josiane() }).await;
        app.settle().await;
    }
    bob.post("/profile/pause", &[("until", "none")]).await;
    for _ in 0..3 {
        ana.post(&acceptance(&ana.get("/home").await), &[]).await;
        app.settle().await;
    }
    assert!(ana.get("/home").await.words().contains("quelqu’un d’autre est prévenu"));
    let at_bobs = bob.get("/home").await;
    assert_eq!(
        at_bobs.all("form[action$='/acceptance']", "action").len(),
        1,
        "the fourth goes to Bob at once, not in a quarter of an hour"
    );
    assert_eq!(bob.post(&acceptance(&at_bobs), &[]).await.status, 303);
}

#[tokio::test]
async fn waves_widen_and_never_take_away() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let mut people = Vec::new();
    for number in 0..12 {
        people.push(app.volunteer(&format!("Aidant{number}"), entraide).await);
    }
    app.josiane_asks().await;
    app.settle().await;
    let offered = async |people: &[crate::support::Person]| {
        let mut count = 0;
        for person in people {
            count += person.get("/home").await.all("form[action$='/acceptance']", "action").len();
        }
        count
    };
    assert_eq!(offered(&people).await, 3, "the first wave is small");
    app.advance(30_000).await;
    assert_eq!(offered(&people).await, 8, "the second adds five, and takes none away");
    app.advance(60_000).await;
    assert_eq!(offered(&people).await, 12, "the third reaches whoever is left");
}

#[tokio::test]
async fn one_wins_of_two_hundred_who_accept_at_once() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let mut people = Vec::new();
    for number in 0..200 {
        people.push(app.volunteer(&format!("Aidant{number}"), entraide).await);
    }
    app.josiane_asks().await;
    // Enough waves to reach everybody: planned ones, then ten every five minutes.
    app.advance(8 * MINUTE).await;
    let asked_all = offer_to_everybody(&app, &people).await;
    let mut races = tokio::task::JoinSet::new();
    for (person, form) in people.iter().zip(asked_all) {
        let browser = person.browser.clone();
        races.spawn(async move { browser.post(&form, &[]).await });
    }
    let answers = races.join_all().await;
    let winners = answers.iter().filter(|answer| answer.status == 303).count();
    let kind = answers.iter().filter(|answer| answer.status == 409 && answer.words().contains("s’en occupe déjà")).count();
    assert_eq!((winners, kind), (1, 199));
}

/// An offer for each person, whatever wave they would have been in, so that all race for the same help request.
async fn offer_to_everybody(app: &TestApp, people: &[crate::support::Person]) -> Vec<String> {
    use binome::storage::{HelpRequestId, OfferId, Sql};
    let help_request: HelpRequestId =
        app.state.db().scalar("SELECT id FROM help_requests ORDER BY id LIMIT 1", binome::args![]).await.unwrap().unwrap();
    let accounts: Vec<_> = people.iter().map(|person| person.account).collect();
    app.state
        .storage
        .write(async move |tx| {
            let mut forms = Vec::new();
            for account in &accounts {
                let membership: i64 =
                    tx.scalar("SELECT id FROM memberships WHERE account_id = $1", binome::args![*account]).await?.unwrap_or(0);
                let id: OfferId = tx.new_id();
                tx.execute(
                    "INSERT INTO offers (id, help_request_id, account_id, membership_id, association_id, round, wave, is_now, reasons, state, offered_at) \
                     SELECT $1, $2, $3, $4, association_id, 1, 9, TRUE, '[]', 'live', 0 FROM memberships WHERE id = $4 \
                     ON CONFLICT (help_request_id, round, account_id) DO NOTHING",
                    binome::args![id, help_request, *account, membership],
                )
                .await?;
                let offer: Option<OfferId> = tx
                    .scalar("SELECT id FROM offers WHERE help_request_id = $1 AND account_id = $2", binome::args![help_request, *account])
                    .await?;
                forms.push(format!("/offers/{}/acceptance", offer.unwrap()));
            }
            Ok::<_, binome::storage::Error>(forms)
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_gives_no_sign_of_life_gives_the_place_back() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    app.josiane_asks().await;
    app.settle().await;
    ana.post(&acceptance(&ana.get("/home").await), &[]).await;
    app.advance(10 * MINUTE).await;
    assert!(app.mails().iter().any(|mail| mail.subject.contains("Avez-vous pu appeler")), "Ana is asked");
    app.advance(10 * MINUTE).await;
    assert!(ana.get("/home").await.all("form[action$='/acceptance']", "action").is_empty(), "it is not offered to Ana again");
    assert!(bob.get("/home").await.words().contains("Josiane"), "Bob is asked");
}

#[tokio::test]
async fn a_form_sent_twice_wins_once_and_leads_to_the_same_page() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    app.josiane_asks().await;
    app.settle().await;
    let form = acceptance(&ana.get("/home").await);
    let (first, second) = (ana.post(&form, &[]).await, ana.post(&form, &[]).await);
    assert_eq!(first.location, second.location);
}

#[tokio::test]
async fn outside_opening_hours_nobody_is_disturbed() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    app.advance(10 * 60 * MINUTE).await; // 20 h
    app.josiane_asks().await;
    app.advance(60 * MINUTE).await;
    assert!(ana.get("/home").await.all("form[action$='/acceptance']", "action").is_empty(), "it is 21 h");
    app.advance(12 * 60 * MINUTE).await;
    assert_eq!(ana.get("/home").await.all("form[action$='/acceptance']", "action").len(), 1, "it is 9 h");
}

#[tokio::test]
async fn a_stranger_cannot_answer_anothers_offer() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.person("Bob").await);
    app.josiane_asks().await;
    app.settle().await;
    let form = acceptance(&ana.get("/home").await);
    let foreign = bob.post(&form, &[]).await;
    let missing = bob.post("/offers/0000000000001/acceptance", &[]).await;
    assert_eq!((foreign.status, missing.status), (404, 404));
    assert_eq!(foreign.text.replace(&form, ""), missing.text.replace("/offers/0000000000001/acceptance", ""));
    let elsewhere = ana.post_from(&form, &[], "https://evil.example").await;
    assert_eq!(elsewhere.status, 403);
}
