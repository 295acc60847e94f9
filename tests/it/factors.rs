//! Second factors: setting one up, proving it, losing it; what asks for it, and what asks again.

mod codes;
mod walk;

use binome::accounts::rights;
use binome::args;
use binome::config::{Config, DEFAULT_LIMITS, Limits, Rate, SecondFactor};
use binome::storage::{Error, Sql, Tx};
use totp_rs::{Builder, Secret};

use crate::support::{Browser, Person, TestApp};

/// An instance that requires a second factor of its staff.
pub async fn strict() -> TestApp {
    let limits = Limits { rate_forms: Rate::new(u32::MAX, u32::MAX, 60), ..DEFAULT_LIMITS };
    TestApp::with(|config| Config { second_factor: SecondFactor::Required, limits, ..config }).await
}

/// What an authenticator holds, as typed by hand from the page.
pub struct Phone(String);

impl Phone {
    /// The six digits that it shows now; `drift_s`: how far its clock is from the instance's.
    pub fn shows(&self, app: &TestApp, drift_s: i64) -> String {
        let totp = Builder::new().with_secret(Secret::try_from_base32(&self.0).unwrap()).build().unwrap();
        totp.generate(u64::try_from(app.state.clock().now() / 1000 + drift_s).unwrap()).to_string()
    }
}

/// Sets an authenticator up as the pages lead to it; the recovery codes that were shown.
pub async fn set_up(app: &TestApp, browser: &Browser, then: &str) -> (Phone, Vec<String>) {
    let begun = browser.submit("/account/authenticator", &[("then", then)]).await;
    let phone = Phone(begun.texts(".secret").concat().replace(' ', ""));
    let shown = browser.post("/account/authenticator/code", &[("code", &phone.shows(app, 0)), ("then", then)]).await;
    assert_eq!(shown.status, 200, "{}", shown.words());
    let codes = shown.texts(".list strong");
    (phone, codes)
}

/// The coordinator of an association, and somebody who helps there; nothing proved yet.
pub async fn zoe(app: &TestApp) -> (Person, Person) {
    let here = app.association("Entraide 28").await;
    (app.coordinator("Zoe", here).await, app.volunteer("Ana", here).await)
}

pub async fn membership(app: &TestApp, person: &Person) -> String {
    let id: Option<i64> = app.state.db().scalar("SELECT id FROM memberships WHERE account_id = $1", args![person.account]).await.unwrap();
    binome::storage::encode(id.unwrap())
}

pub async fn make_operator(app: &TestApp, person: &Person) {
    let account = person.account;
    let work = async move |tx: &Tx| tx.execute("UPDATE accounts SET is_operator = TRUE WHERE id = $1", args![account]).await;
    app.state.storage.write(work).await.unwrap();
}

/// Another device of the same person, with the first factor only.
pub async fn again(app: &TestApp, person: &Person) -> Browser {
    let account = person.account;
    let work = async move |tx: &Tx| Ok::<_, Error>(binome::accounts::actions::sign_in(tx, account, "Firefox").await?);
    let token = app.state.storage.write(work).await.unwrap();
    let browser = app.browser();
    browser.set_cookie(&format!("{}={token}; Path=/", rights::COOKIE));
    browser
}
