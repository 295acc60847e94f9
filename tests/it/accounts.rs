//! Signing in: codes, links, cards, devices.

use binome::accounts::actions;
use binome::accounts::secrets::LinkPurpose;
use binome::accounts::step;
use binome::clock::{DAY, HOUR, MINUTE};
use binome::storage::AssociationId;

use crate::support::{Browser, TestApp};

/// Asks for a code, and reads it in the mail that came.
async fn code(app: &TestApp, browser: &Browser, email: &str) -> String {
    let asked = browser.post("/sign-in", &[("email", email)]).await;
    assert_eq!(asked.location.as_deref(), Some("/sign-in/code"));
    app.settle().await;
    last_code(app)
}

fn last_code(app: &TestApp) -> String {
    let mail = app.mails().pop().expect("a mail");
    mail.text
        .lines()
        .find(|line| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit()))
        .expect("a code alone on its line")
        .into()
}

#[tokio::test]
async fn ana_signs_in_with_the_code_mailed_to_her() {
    let app = TestApp::start().await;
    app.person("Ana").await;
    let browser = app.browser();
    // Telephones write capitals by themselves.
    let code = code(&app, &browser, "Ana@example.org").await;
    let typed = format!("{} {}", &code[..3], &code[3..]);
    let entered = browser.post("/sign-in/code", &[("code", &typed), ("then", "/account")]).await;
    assert_eq!(entered.location.as_deref(), Some("/account"));
    assert_eq!(browser.get("/account").await.first("#first_name", "value"), "Ana");

    let other = app.browser();
    other.set_cookie(&format!("{}={}; Path=/", step::SIGN_IN, binome::hex::write(b"ana@example.org")));
    let again = other.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(again.status, 422, "a code is used once");
    assert!(again.words().contains("n’est plus valable"));
}

#[tokio::test]
async fn known_and_unknown_addresses_are_answered_alike() {
    let app = TestApp::start().await;
    app.person("Ana").await;
    let (known, unknown) = (app.browser(), app.browser());
    let (one, other) =
        (known.post("/sign-in", &[("email", "ana@example.org")]).await, unknown.post("/sign-in", &[("email", "eve@example.org")]).await);
    assert_eq!((one.status, &one.location, &one.text), (other.status, &other.location, &other.text));
    app.settle().await;
    assert_eq!(app.mails().len(), 1, "only Ana is written to");
    let (one, other) = (known.get("/sign-in/code").await.words(), unknown.get("/sign-in/code").await.words());
    assert_eq!(one.replace("ana@", "eve@"), other);
    for browser in [&known, &unknown] {
        let wrong = browser.post("/sign-in/code", &[("code", "000000")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.words().contains("Ce n’est pas le bon code"), "{}", wrong.words());
    }
}

#[tokio::test]
async fn a_code_bears_five_tries_and_ten_minutes() {
    let app = TestApp::start().await;
    app.person("Ana").await;
    let browser = app.browser();
    let first = code(&app, &browser, "ana@example.org").await;
    let wrong = if first == "111111" { "222222" } else { "111111" };
    for _ in 0..5 {
        assert!(browser.post("/sign-in/code", &[("code", wrong)]).await.words().contains("Ce n’est pas le bon code"));
    }
    assert!(browser.post("/sign-in/code", &[("code", &first)]).await.words().contains("n’est plus valable"), "even the right one, now");

    let second = code(&app, &browser, "ana@example.org").await;
    app.advance(10 * MINUTE + 1).await;
    assert!(browser.post("/sign-in/code", &[("code", &second)]).await.words().contains("n’est plus valable"), "too late");

    let third = code(&app, &browser, "ana@example.org").await;
    let fourth = code(&app, &browser, "ana@example.org").await;
    if third != fourth {
        assert_eq!(browser.post("/sign-in/code", &[("code", &third)]).await.status, 422, "a new code replaces the older");
    }
    assert_eq!(browser.post("/sign-in/code", &[("code", &fourth)]).await.location.as_deref(), Some("/home"));
}

#[tokio::test]
async fn nobodys_mailbox_is_flooded_with_codes() {
    let app = TestApp::start().await;
    app.person("Ana").await;
    let browser = app.browser();
    for _ in 0..6 {
        assert_eq!(browser.post("/sign-in", &[("email", "ana@example.org")]).await.status, 303);
    }
    let refused = browser.post("/sign-in", &[("email", "ana@example.org")]).await;
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
    app.advance(HOUR + 1).await;
    assert_eq!(browser.post("/sign-in", &[("email", "ana@example.org")]).await.status, 303);
}

#[tokio::test]
async fn signing_in_never_leads_to_a_foreign_site() {
    let app = TestApp::start().await;
    app.person("Ana").await;
    for foreign in ["https://evil.example", "//evil.example/home", "/\\evil.example", "javascript:alert(1)"] {
        let browser = app.browser();
        let code = code(&app, &browser, "ana@example.org").await;
        let entered = browser.post("/sign-in/code", &[("code", &code), ("then", foreign)]).await;
        assert_eq!(entered.location.as_deref(), Some("/home"), "{foreign}");
    }
}

#[tokio::test]
async fn a_wrong_address_is_told_beside_its_field_and_kept() {
    let app = TestApp::start().await;
    let answer = app.browser().post("/sign-in", &[("email", "ana@"), ("then", "/account")]).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.first("#email", "value"), "ana@");
    assert_eq!(answer.first("#email", "aria-invalid"), "true");
    assert_eq!(answer.first("input[name='then']", "value"), "/account");
}

#[tokio::test]
async fn the_operators_link_is_opened_by_scanners_and_used_once() {
    let app = TestApp::start().await;
    let token = actions::first_link(&app.state.storage).await.unwrap().expect("no operator yet");
    let path = format!("/link/{token}");
    for _ in 0..3 {
        assert!(app.browser().get(&path).await.words().contains("Bienvenue dans Binôme"), "opening uses nothing up");
    }
    let browser = app.browser();
    let wrong = browser.post(&path, &[("first_name", ""), ("email", "zoe@example.org")]).await;
    assert_eq!((wrong.status, wrong.first("#email", "value").as_str()), (422, "zoe@example.org"));
    let opened = browser.post(&path, &[("first_name", "Zoé"), ("email", "zoe@example.org")]).await;
    assert_eq!(opened.location.as_deref(), Some("/instance"));
    assert_eq!(browser.get("/instance").await.status, 200);
    assert_eq!(app.browser().post(&path, &[("first_name", "Eve"), ("email", "eve@example.org")]).await.status, 404);
    assert_eq!(actions::first_link(&app.state.storage).await.unwrap(), None);
}

#[tokio::test]
async fn a_sign_in_link_works_once_and_one_of_the_demonstration_as_often_as_one_likes() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await.account;
    for (purpose, times) in [(LinkPurpose::SignIn, 1), (LinkPurpose::Demo, 3)] {
        let token = app.state.storage.write(async move |tx| actions::make_link(tx, Some(ana), purpose, DAY).await).await.unwrap();
        for _ in 0..times {
            let (browser, path) = (app.browser(), format!("/link/{token}"));
            let opened = browser.get(&path).await;
            if purpose == LinkPurpose::SignIn {
                assert_eq!(opened.status, 200, "a mail scanner that opens it uses nothing up");
                assert_eq!(browser.post(&path, &[]).await.location.as_deref(), Some("/home"));
            } else {
                assert_eq!(opened.location.as_deref(), Some("/home"), "one click");
            }
            assert_eq!(browser.get("/account").await.first("#first_name", "value"), "Ana");
        }
        if purpose == LinkPurpose::SignIn {
            assert_eq!(app.browser().post(&format!("/link/{token}"), &[]).await.status, 404);
        }
    }
}

#[tokio::test]
async fn a_card_asks_for_its_pin_and_five_wrong_ones_end_it() {
    let app = TestApp::start().await;
    let (zoe, bob) = (app.person("Zoe").await.account, app.person("Bob").await.account);
    let make = || app.state.storage.write(async move |tx| actions::make_card(tx, bob, zoe, AssociationId(1)).await);
    let card = make().await.unwrap();
    let path = format!("/card/{}", card.token);
    let wrong = if card.pin == "000000" { "000001" } else { "000000" };
    let browser = app.browser();
    assert!(browser.get(&path).await.words().contains("code secret à 6 chiffres"));
    for _ in 0..4 {
        assert_eq!(browser.post(&path, &[("pin", wrong)]).await.status, 422);
    }
    assert_eq!(browser.post(&path, &[("pin", &card.pin)]).await.location.as_deref(), Some("/home"), "the right one still works");
    for _ in 0..4 {
        assert_eq!(app.browser().post(&path, &[("pin", wrong)]).await.status, 422, "and the wrong ones were forgotten");
    }
    assert_eq!(app.browser().post(&path, &[("pin", wrong)]).await.status, 404, "the fifth ends the card");
    assert_eq!(app.browser().post(&path, &[("pin", &card.pin)]).await.status, 404);
    assert_eq!(
        app.browser().get(&path).await.text,
        app.browser().get(&format!("/card/{}", "0".repeat(48))).await.text.replace(&"0".repeat(48), &card.token)
    );

    let (second, third) = (make().await.unwrap(), make().await.unwrap());
    assert_eq!(app.browser().get(&format!("/card/{}", second.token)).await.status, 404, "a new card ends the one before");
    assert_eq!(app.browser().get(&format!("/card/{}", third.token)).await.status, 200);
}

#[tokio::test]
async fn ana_ends_a_device_and_nobody_else_can() {
    let app = TestApp::start().await;
    let (ana, bob) = (app.person("Ana").await, app.person("Bob").await);
    let lost = app.browser();
    let code = code(&app, &lost, "ana@example.org").await;
    lost.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(lost.get("/account").await.status, 200);

    let page = ana.get("/account").await;
    let form = page.first("li:not(:has(.tag)) form[action$='/end']", "action");
    assert_eq!(bob.post(&form, &[]).await.status, 404);
    assert_eq!(lost.get("/account").await.status, 200);
    assert_eq!(ana.post(&form, &[]).await.status, 303);
    assert_eq!(lost.get("/account").await.location.as_deref(), Some("/sign-in?then=/account"));
    assert_eq!(ana.get("/account").await.status, 200);
    assert_eq!(ana.post(&form, &[]).await.status, 404);

    ana.post("/sign-out", &[]).await;
    assert_eq!(ana.get("/account").await.status, 303);
}

#[tokio::test]
async fn ana_changes_her_address_with_a_code() {
    let app = TestApp::start().await;
    let (ana, _bob) = (app.person("Ana").await, app.person("Bob").await);
    ana.post("/account/address", &[("email", "ana.new@example.org")]).await;
    app.settle().await;
    assert_eq!(app.mails().pop().unwrap().to, "ana.new@example.org");
    assert_eq!(ana.post("/account/address/code", &[("code", "12")]).await.status, 422);
    let changed = ana.submit("/account/address/code", &[("code", &last_code(&app))]).await;
    assert!(changed.words().contains("ana.new@example.org"), "{}", changed.words());

    let mails = app.mails().len();
    let taken = ana.post("/account/address", &[("email", "bob@example.org")]).await;
    app.settle().await;
    assert_eq!((taken.status, app.mails().len()), (303, mails), "answered alike, and Bob is not written to");
}

#[tokio::test]
async fn a_name_of_a_megabyte_or_with_a_nul_is_refused_beside_its_field() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    for name in ["", "\0", &"a".repeat(900_000)] {
        let answer = ana.post("/account", &[("first_name", name), ("language", "fr")]).await;
        assert_eq!(answer.status, 422, "{} bytes", name.len());
        assert!(!answer.all("#first_name-error", "id").is_empty());
    }
    let inert = ana.submit("/account", &[("first_name", "<b>Ana</b> 🙂"), ("language", "en")]).await;
    assert_eq!(inert.first("#first_name", "value"), "<b>Ana</b> 🙂");
    assert!(!inert.text.contains("<b>Ana"));
    assert_eq!(inert.first("html", "lang"), "en");
}
