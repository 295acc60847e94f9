//! Codes of an authenticator, and those on paper.

use binome::accounts::rights;
use binome::clock::{MINUTE, SECOND};

use crate::support::Browser;

use super::{again, make_operator, membership, set_up, strict, zoe};

#[tokio::test]
async fn zoe_is_led_to_a_second_factor_and_comes_back_to_the_board() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    let led = zoe.get("/board").await;
    assert_eq!(led.location.as_deref(), Some("/second-factor?then=/board"));
    let page = zoe.get("/second-factor?then=/board").await;
    assert!(page.words().contains("Une seconde preuve"), "{}", page.words());
    let (_, codes) = set_up(&app, &zoe, "/board").await;
    assert_eq!(codes.len(), 10);
    assert_eq!(zoe.get("/board").await.status, 200);
    assert!(zoe.get("/account/factors").await.words().contains("Il vous en reste 10"));
}

/// The token of a browser's sign-in.
fn token(browser: &Browser) -> String {
    let cookies = browser.cookies();
    let start = format!("{}=", rights::COOKIE);
    cookies.split("; ").find_map(|cookie| cookie.strip_prefix(&start)).expect("signed in").to_owned()
}

#[tokio::test]
async fn the_token_known_before_the_proof_opens_nothing_after_it() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    let before = token(&zoe);
    set_up(&app, &zoe, "/board").await;
    assert_ne!(token(&zoe), before);
    let thief = app.browser();
    thief.set_cookie(&format!("{}={before}; Path=/", rights::COOKIE));
    assert!(thief.get("/board").await.location.unwrap().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_code_proves_one_sign_in_and_works_once() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    let (phone, _) = set_up(&app, &zoe, "/board").await;
    let tablet = again(&app, &zoe).await;
    assert_eq!(tablet.get("/board").await.location.as_deref(), Some("/second-factor?then=/board"));
    let used = tablet.post("/second-factor", &[("code", &phone.shows(&app, 0)), ("then", "/board")]).await;
    assert_eq!(used.status, 422, "the code that set it up is used up");
    app.advance(30 * SECOND).await;
    let code = phone.shows(&app, 0);
    let proved = tablet.post("/second-factor", &[("code", &code), ("then", "/board")]).await;
    assert_eq!(proved.location.as_deref(), Some("/board"));
    assert_eq!(tablet.get("/board").await.status, 200);
    let other = again(&app, &zoe).await;
    assert_eq!(other.post("/second-factor", &[("code", &code)]).await.status, 422, "replayed");
    assert_eq!(other.get("/board").await.status, 303);
}

#[tokio::test]
async fn a_phone_may_be_half_a_minute_off_and_no_more() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    let (phone, _) = set_up(&app, &zoe, "/board").await;
    app.advance(5 * MINUTE).await;
    for (drift_s, status) in [(-60, 422), (60, 422), (-30, 303), (30, 303)] {
        let tablet = again(&app, &zoe).await;
        let tried = tablet.post("/second-factor", &[("code", &phone.shows(&app, drift_s))]).await;
        assert_eq!(tried.status, status, "{drift_s} s off");
    }
}

#[tokio::test]
async fn five_wrong_codes_and_one_waits() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    let (phone, codes) = set_up(&app, &zoe, "/board").await;
    app.advance(MINUTE).await;
    let tablet = again(&app, &zoe).await;
    for _ in 0..5 {
        assert_eq!(tablet.post("/second-factor", &[("code", "000000")]).await.status, 422);
    }
    assert_eq!(tablet.post("/second-factor", &[("code", &phone.shows(&app, 0))]).await.status, 429);
    assert_eq!(tablet.post("/second-factor", &[("recovery", &codes[0])]).await.status, 429);
    app.advance(16 * MINUTE).await;
    assert_eq!(tablet.post("/second-factor", &[("code", &phone.shows(&app, 0))]).await.status, 303);
}

#[tokio::test]
async fn a_recovery_code_opens_once() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    let (_, codes) = set_up(&app, &zoe, "/board").await;
    let borrowed = again(&app, &zoe).await;
    let typed = codes[3].to_lowercase().replace('-', " ");
    assert_eq!(borrowed.post("/second-factor", &[("recovery", &typed), ("then", "/board")]).await.location.as_deref(), Some("/board"));
    assert_eq!(borrowed.get("/board").await.status, 200);
    assert!(borrowed.get("/account/factors").await.words().contains("Il vous en reste 9"));
    let other = again(&app, &zoe).await;
    assert_eq!(other.post("/second-factor", &[("recovery", &codes[3])]).await.status, 422);
    let fresh = zoe.post("/account/recovery-codes", &[]).await.texts(".list strong");
    assert_eq!(fresh.len(), 10);
    assert_eq!(other.post("/second-factor", &[("recovery", &codes[4])]).await.status, 422, "those before are void");
    assert_eq!(other.post("/second-factor", &[("recovery", &fresh[0])]).await.status, 303);
}

#[tokio::test]
async fn a_sensitive_act_asks_again_after_ten_minutes() {
    let app = strict().await;
    let (zoe, ana) = zoe(&app).await;
    let (phone, _) = set_up(&app, &zoe, "/board").await;
    let path = format!("/members/{}/role", membership(&app, &ana).await);
    assert_eq!(zoe.post(&path, &[("role", "mentor")]).await.location.as_deref(), path.strip_suffix("/role"));
    app.advance(10 * MINUTE).await;
    let asked = zoe.post(&path, &[("role", "coordinator")]).await;
    let back = path.strip_suffix("/role").unwrap();
    assert_eq!(asked.location, Some(format!("/second-factor?then={back}")));
    assert_eq!(zoe.get(back).await.status, 200, "reading goes on");
    let proved = zoe.post("/second-factor", &[("code", &phone.shows(&app, 0)), ("then", back)]).await;
    assert_eq!(proved.location.as_deref(), Some(back));
    assert_eq!(zoe.post(&path, &[("role", "coordinator")]).await.location.as_deref(), Some(back));
}

#[tokio::test]
async fn another_factor_is_not_added_by_whoever_has_only_the_first() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    set_up(&app, &zoe, "/board").await;
    let thief = again(&app, &zoe).await;
    for path in ["/account/authenticator", "/account/authenticator/code", "/account/recovery-codes", "/account/authenticator/removal"] {
        let refused = thief.post(path, &[("code", "123456")]).await;
        assert!(refused.location.as_deref().is_some_and(|to| to.starts_with("/second-factor")), "{path}: {}", refused.status);
    }
}

#[tokio::test]
async fn the_operator_removes_the_factor_of_a_lost_device_and_its_owner_is_told() {
    let app = strict().await;
    let (zoe, ana) = zoe(&app).await;
    let (_, codes) = set_up(&app, &zoe, "/board").await;
    let omar = app.person("Omar").await;
    make_operator(&app, &omar).await;
    set_up(&app, &omar, "/instance").await;
    let page = omar.get("/instance").await.first("a[href^='/instance/associations/0']", "href");
    let form = omar.get(&page).await.first("form[action$='/factors/removal']", "action");
    let of_ana = form.replace(&zoe.account.to_string(), &ana.account.to_string());
    assert_eq!(omar.post(&of_ana, &[]).await.status, 404, "no coordinator");
    assert_eq!(omar.post(&form, &[]).await.status, 303);
    app.settle().await;
    assert!(app.mails().iter().any(|mail| mail.to.starts_with("zo") && mail.subject.contains("seconde preuve")));
    assert_eq!(zoe.get("/board").await.location.as_deref(), Some("/second-factor?then=/board"), "what was proved counts no longer");
    assert_eq!(zoe.post("/second-factor", &[("recovery", &codes[0])]).await.status, 422);
    set_up(&app, &zoe, "/board").await;
    assert_eq!(zoe.get("/board").await.status, 200);
}
