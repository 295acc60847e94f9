//! The first day of an instance, its rosters and its invitations.

use binome::accounts;

use crate::support::{Answer, Browser, TestApp};

/// Zoé, who runs the instance.
pub async fn operator(app: &TestApp) -> Browser {
    let token = accounts::actions::first_link(&app.state.storage).await.unwrap().unwrap();
    let browser = app.browser();
    browser.post(&format!("/link/{token}"), &[("first_name", "Zoé"), ("email", "zoe@example.org")]).await;
    browser
}

/// The path of the link in the last mail to somebody.
fn link(app: &TestApp, to: &str) -> String {
    let mail = app.mails().into_iter().rev().find(|mail| mail.to == to).unwrap_or_else(|| panic!("no mail to {to}"));
    let line = mail.text.lines().find(|line| line.starts_with("http")).expect("a link alone on its line");
    line.splitn(4, '/').nth(3).map(|path| format!("/{path}")).unwrap()
}

fn member(page: &Answer, name: &str) -> String {
    let at = page.text.find(&format!("<strong>{name}")).unwrap_or_else(|| panic!("{name} is not on:\n{}", page.words()));
    let before = &page.text[..at];
    let from = before.rfind("/members/").unwrap() + "/members/".len();
    before[from..from + 13].to_owned()
}

const CAROLE: [(&str, &str); 5] =
    [("first_name", "Carole"), ("email", "carole@example.org"), ("commune", "Chartres"), ("kind", "volunteer"), ("adult", "yes")];

#[tokio::test]
async fn on_the_first_day_an_association_is_made_and_its_coordinator_invites() {
    let app = TestApp::start().await;
    let zoe = operator(&app).await;
    assert!(zoe.get("/instance").await.words().contains("Il n’y en a pas encore"));
    let tested = zoe.submit("/instance/mail-tests", &[]).await;
    assert!(tested.words().contains("L’e-mail d’essai est parti"), "{}", tested.words());
    assert_eq!(app.mails().pop().unwrap().to, "zoe@example.org");

    let wrong = zoe
        .post("/instance/associations", &[("name", "Les Clés"), ("areas", "Chartres\nXyzzy"), ("phone", "12"), ("hours", "le matin")])
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.words().contains("Xyzzy"), "the commune that is not known is named");
    assert_eq!((wrong.first("#name", "value").as_str(), wrong.first("#hours-0", "value").as_str()), ("Les Clés", "le matin"));

    let form = [
        ("name", "Les Clés"),
        ("areas", "Eure-et-Loir"),
        ("phone", "02 61 91 00 12"),
        ("hours", "9-12"),
        ("offers_a_day", "6"),
        ("open_pairings", "3"),
    ];
    let page = zoe.submit("/instance/associations", &form).await;
    let action = page.first("form[action$='/coordinators']", "action");
    let place = [("name", "Médiathèque"), ("address", "1 place Neuve"), ("commune", "Chartres"), ("hours", "9-18")];
    zoe.post(&action.replace("coordinators", "places"), &place).await;
    let page = zoe.submit(&action, &[("name", "Carole PETIT"), ("email", "carole@example.org")]).await;
    assert!(page.words().contains("Médiathèque") && page.words().contains("carole@example.org"), "{}", page.words());
    app.settle().await;

    let (carole, invitation) = (app.browser(), link(&app, "carole@example.org"));
    let invited = carole.get(&invitation).await;
    assert!(invited.words().contains("Zoé vous invite"));
    assert_eq!((invited.first("#first_name", "value").as_str(), invited.first("#last_name", "value").as_str()), ("Carole", "PETIT"));
    assert!(carole.submit(&invitation, &CAROLE).await.words().contains("Coordonne"));
    assert_eq!(app.browser().get(&invitation).await.status, 404, "a person's invitation is used once");

    let pasted = "Nom;E-mail\nAna Martin;ana@example.org\nBob;06 39 98 00 12\nEve\n";
    let preview = carole.post("/members/preview", &[("pasted", pasted)]).await;
    assert!(preview.words().contains("2 personnes à inviter") && preview.words().contains("Il manque une adresse"), "{}", preview.words());
    let mails = app.mails().len();
    let key = preview.first("form[action='/members/invitations'] input[name='form_key']", "value");
    for _ in 0..2 {
        carole.post("/members/invitations", &[("form_key", &key), ("pasted", pasted)]).await;
    }
    app.settle().await;
    assert_eq!(app.mails().len(), mails + 1, "one mail, though the form was sent twice; Bob has no address");
    let again = carole.post("/members/preview", &[("pasted", pasted)]).await;
    assert!(again.words().contains("Cette personne est déjà invitée"));
}

#[tokio::test]
async fn whoever_follows_the_group_link_asks_and_is_answered() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let carole = app.coordinator("Carole", cles).await;
    let mut at_carole = carole.live(&carole.get("/members").await).await;
    let page = carole.submit("/invitations/group", &[]).await;
    let link = page.text.split("/join/").nth(1).unwrap()[..48].to_owned();
    assert!(carole.get(&page.first("a[href$='/paper']", "href")).await.text.contains("<svg"));

    let dan = app.browser();
    let form = [("first_name", "Dan"), ("email", "dan@example.org"), ("commune", "28000"), ("kind", "civic_service"), ("adult", "yes")];
    let asked = dan.post(&format!("/join/{link}"), &form).await;
    assert_eq!(asked.location.as_deref(), Some("/sign-in/code?then=/associations"), "an address is proved by its code");
    assert_eq!(at_carole.event("alert").await["data"]["what"], "asked_to_join");
    assert_eq!(dan.get("/members").await.status, 303);

    let page = carole.get("/members").await;
    assert!(page.words().contains("Souhaitent rejoindre"));
    let id = member(&page, "Dan");
    assert_eq!(carole.post(&format!("/members/{id}/approval"), &[]).await.status, 303);
    assert_eq!(carole.post(&format!("/members/{id}/approval"), &[]).await.status, 409, "answered once");
    app.settle().await;
    assert!(app.mails().iter().any(|mail| mail.to == "dan@example.org" && mail.subject.contains("Bienvenue")));

    let revocation = carole.get("/members/invitations").await.first("form[action$='/revocation']", "action");
    carole.post(&revocation, &[]).await;
    assert_eq!(app.browser().get(&format!("/join/{link}")).await.status, 404);
}

#[tokio::test]
async fn an_invitation_never_opens_an_account_that_exists() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let (carole, ana) = (app.coordinator("Carole", cles).await, app.person("Ana").await);
    carole.post("/members/invitations", &[("pasted", "Ana;ana@example.org")]).await;
    app.settle().await;
    let invitation = link(&app, "ana@example.org");
    let form = [("first_name", "Ana"), ("email", "ana@example.org"), ("commune", "Chartres"), ("kind", "volunteer"), ("adult", "yes")];
    // The coordinator can read the link, too.
    let thief = app.browser();
    let answer = thief.post(&invitation, &form).await;
    assert!(answer.location.unwrap().starts_with("/sign-in/code"));
    assert_eq!(thief.get("/account").await.status, 303, "not signed in");
    assert!(ana.get("/associations").await.words().contains("Vous n’êtes dans aucune association"));
    assert!(ana.submit(&invitation, &form).await.words().contains("Les Clés"), "Ana herself joins");
}

#[tokio::test]
async fn another_associations_people_are_not_found() {
    let app = TestApp::start().await;
    let (cles, autres) = (app.association("Les Clés").await, app.association("Autres").await);
    let (carole, eve) = (app.coordinator("Carole", cles).await, app.coordinator("Eve", autres).await);
    app.volunteer("Ana", cles).await;
    let id = member(&carole.get("/members").await, "Ana");
    let missing = "0000000000001";
    let shown = eve.get(&format!("/members/{id}")).await;
    assert_eq!(shown.status, 404);
    assert_eq!(shown.text.replace(&id, missing), eve.get(&format!("/members/{missing}")).await.text);
    for verb in ["approval", "refusal", "role", "end", "card", "card/revocation"] {
        assert_eq!(eve.post(&format!("/members/{id}/{verb}"), &[("role", "mentor")]).await.status, 404, "{verb}");
    }
    let ana = app.volunteer("Bob", cles).await;
    for path in ["/members", "/association", "/instance"] {
        assert_eq!(ana.get(path).await.status, 404, "{path}");
    }
    assert_eq!(eve.post("/association/choice", &[("association", &cles.to_string())]).await.status, 404);
}

#[tokio::test]
async fn an_association_keeps_a_coordinator_and_whoever_leaves_loses_every_right() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let (carole, dan) = (app.coordinator("Carole", cles).await, app.coordinator("Dan", cles).await);
    let (caroles, dans) = {
        let page = carole.get("/members").await;
        (member(&page, "Carole"), member(&page, "Dan"))
    };
    let page = dan.get("/members").await;
    let mut socket = dan.live(&page).await;
    carole.post(&format!("/members/{dans}/end"), &[]).await;
    assert_eq!(dan.get("/members").await.status, 404);
    let mut frame = socket.next().await;
    while frame.get("closed").is_none() {
        frame = socket.next().await;
    }
    assert_eq!(frame["closed"], 4401);
    for (verb, form) in [("end", &[][..]), ("role", &[("role", "helper")][..])] {
        let refused = carole.post(&format!("/members/{caroles}/{verb}"), form).await;
        assert_eq!(refused.status, 409, "{verb}");
        assert!(refused.words().contains("dernière personne qui coordonne"), "{}", refused.words());
    }
}

#[tokio::test]
async fn a_card_is_made_for_whoever_has_no_address_and_shown_once() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let carole = app.coordinator("Carole", cles).await;
    app.volunteer("Ana", cles).await;
    carole.post("/members/invitations", &[("pasted", "Bob;06 39 98 00 12")]).await;
    let link = carole.get("/members/invitations").await.text.split("/join/").nth(1).unwrap()[..48].to_owned();
    let bob = app.browser();
    let form = [("first_name", "Bob"), ("phone", "06 39 98 00 12"), ("commune", "Lucé"), ("kind", "volunteer"), ("adult", "yes")];
    assert!(bob.submit(&format!("/join/{link}"), &form).await.words().contains("Les Clés"));

    let page = carole.get("/members").await;
    let (bobs, anas) = (member(&page, "Bob"), member(&page, "Ana"));
    assert_eq!(carole.post(&format!("/members/{anas}/card"), &[]).await.status, 409, "Ana signs in with her address");
    let key = carole.get(&format!("/members/{bobs}")).await.first("form[action$='/card'] input[name='form_key']", "value");
    let paper = carole.post(&format!("/members/{bobs}/card"), &[("form_key", &key)]).await;
    let pin: String = paper.text.split("code-value\">").nth(1).unwrap()[..7].to_owned();
    let card = paper.text.split("/card/").nth(1).unwrap()[..48].to_owned();
    assert_eq!(app.browser().post(&format!("/card/{card}"), &[("pin", &pin)]).await.location.as_deref(), Some("/home"));
    let again = carole.post(&format!("/members/{bobs}/card"), &[("form_key", &key)]).await;
    assert_eq!(again.status, 303, "sent twice, it is not shown again and no second card is made");
    carole.post(&format!("/members/{bobs}/card/revocation"), &[]).await;
    assert_eq!(app.browser().get(&format!("/card/{card}")).await.status, 404);
}

#[tokio::test]
async fn pages_that_say_what_this_is_are_there_for_everybody() {
    let app = TestApp::start().await;
    for path in ["/legal", "/accessibility", "/privacy", "/offline"] {
        for lang in ["fr", "en"] {
            let page = app.browser().get(&format!("{path}?lang={lang}")).await;
            assert_eq!((page.status, page.first("html", "lang").as_str()), (200, lang), "{path}");
        }
    }
}

#[tokio::test]
async fn a_long_roster_is_paged_and_searched() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    for number in 0..60 {
        app.volunteer(&format!("Aidant{number}"), entraide).await;
    }
    let first = zoe.get("/members").await;
    assert_eq!(first.all("#members .list a", "href").len(), 50);
    assert!(first.words().contains("De 1 à 50, sur 61"), "{}", first.words());
    let second = zoe.get(&first.first(".pager a[rel=next]", "href")).await;
    assert_eq!(second.all("#members .list a", "href").len(), 11);
    assert_eq!(second.first(".pager a[rel=prev]", "href"), "/members");
    let found = zoe.get("/members?q=aidant42").await;
    assert!(found.words().contains("Une personne correspond") && found.words().contains("Aidant42"), "{}", found.words());
    assert!(zoe.get("/members?q=%25").await.words().contains("De 1 à 50"), "signs mean nothing");
    assert!(zoe.get("/members?q=personne").await.words().contains("Personne ne correspond"));
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_what_it_hangs_on() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    let up = zoe.get("/members/preview?lang=en").await;
    assert_eq!((up.status, up.location.as_deref()), (303, Some("/members?lang=en")));
    assert_eq!(zoe.get("/association/places").await.location.as_deref(), Some("/association"));
    assert_eq!(zoe.post("/members", &[]).await.status, 405);
}

#[tokio::test]
async fn faults_are_told_in_the_order_of_the_page() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let told = app.browser().post("/join", &[("commune", "Chartres (28)"), ("commune_code", "28085")]).await;
    assert_eq!(told.status, 422);
    let fields = told.all("#errors a", "href");
    assert_eq!(fields, ["#association", "#first_name", "#email", "#kind", "#adult"], "{}", told.words());
}
