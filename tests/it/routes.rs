//! Every route of the product, walked: who may come, from where, and what a foreign id gives away.

mod world;

use binome::app;
use binome::storage::encode;
use binome::web::{Right, Route};
use world::World;

use crate::support::{Answer, Browser};

/// Ids and words that no page handed out.
const ODD: [&str; 10] = [
    "0000000000000",
    "0000000000001",
    "7zzzzzzzzzzzz",
    "zzzzzzzzzzzzz",
    "-1",
    "%00",
    "%F0%9F%92%A9",
    "..%2F..%2Fetc%2Fpasswd",
    "'%20OR%201=1--",
    "%E2%80%AE",
];

/// Forms that no page sends.
const ODD_FORMS: [&[(&str, &str)]; 4] = [
    &[],
    &[("form_key", "\0"), ("first_name", "\0"), ("email", "a\r\nBcc: b@example.org"), ("words", "\u{202e}")],
    &[("until", "99999999999999999999"), ("at", "-1"), ("minutes", "1e9"), ("date", "2026-02-30"), ("code", "💥"), ("commune", "'")],
    &[("role", "operator"), ("is_operator", "true"), ("association", "0000000000001"), ("vetted_until", "9")],
];

fn routes(keep: impl Fn(&Route) -> bool) -> Vec<Route> {
    app::routes().1.into_iter().filter(keep).collect()
}

async fn send(browser: &Browser, route: &Route, path: &str) -> Answer {
    if route.method == "GET" { browser.get(path).await } else { browser.post(path, &[]).await }
}

#[tokio::test]
async fn strangers_are_sent_to_sign_in_or_find_nothing() {
    let world = World::start().await;
    let mut faults = Vec::new();
    for route in routes(|route| route.right != Right::Everyone) {
        let answer = send(&world.app.browser(), &route, &world.path(&route)).await;
        let door = if route.right == Right::Asker { "/code" } else { "/sign-in" };
        let is_led = answer.status == 303 && answer.location.as_deref().is_some_and(|to| to.starts_with(door));
        if !is_led && answer.status != 404 {
            faults.push(format!("{} {} ({:?}): {} {:?}", route.method, route.path, route.right, answer.status, answer.location));
        }
    }
    assert!(faults.is_empty(), "a stranger comes in here:\n  {}", faults.join("\n  "));
}

#[tokio::test]
async fn odd_addresses_never_break_a_page() {
    let world = World::start().await;
    let mut faults = Vec::new();
    for route in routes(|route| route.method == "GET") {
        for odd in ODD {
            let path = world::fill(route.path, |_| odd.to_owned());
            for browser in [&world.app.browser(), &world.yves.browser, &world.asker] {
                let answer = browser.get(&path).await;
                if answer.status >= 500 {
                    faults.push(format!("GET {path}: {}", answer.status));
                }
            }
        }
        let long = world::fill(route.path, |_| "a".repeat(4_000));
        if world.app.browser().get(&long).await.status >= 500 {
            faults.push(format!("GET {} with a long id", route.path));
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "these break:\n  {}", faults.join("\n  "));
}

#[tokio::test]
async fn odd_forms_never_break_a_page() {
    let world = World::start().await;
    let mut faults = Vec::new();
    for route in routes(|route| route.method == "POST") {
        for form in ODD_FORMS {
            // Signed in again for each, as one of these forms signs out.
            for browser in [world.app.browser(), world.again(&world.yves).await, world.again(&world.ana).await, world.asker.clone()] {
                let path = world.path(&route);
                let answer = browser.post(&path, form).await;
                if answer.status >= 500 {
                    faults.push(format!("POST {path} {form:?}: {}", answer.status));
                }
            }
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "these break:\n  {}", faults.join("\n  "));
}

#[tokio::test]
async fn no_form_is_taken_from_another_site() {
    let world = World::start().await;
    let mut faults = Vec::new();
    for route in routes(|route| route.method == "POST") {
        for browser in [&world.app.browser(), &world.ana.browser, &world.asker] {
            for origin in ["https://evil.example", "null"] {
                let answer = browser.post_from(&world.path(&route), &[], origin).await;
                if answer.status != 403 {
                    faults.push(format!("{} from {origin}: {}", route.path, answer.status));
                }
            }
        }
    }
    assert!(faults.is_empty(), "these take a foreign form:\n  {}", faults.join("\n  "));
}

#[tokio::test]
async fn what_is_anothers_does_not_exist() {
    let world = World::start().await;
    let mut faults = Vec::new();
    for route in routes(|route| route.right != Right::Everyone && world::nouns(route.path).next().is_some()) {
        let (theirs, nobodys) = (world.path(&route), world::fill(route.path, |_| encode(1)));
        for (who, browser) in [("a helper", &world.bob.browser), ("a coordinator", &world.yves.browser), ("an asker", &world.asker)] {
            let foreign = seen(&send(browser, &route, &theirs).await, &theirs);
            let missing = seen(&send(browser, &route, &nobodys).await, &nobodys);
            // A form that cannot even be read is answered alike for every id.
            let is_closed = matches!(foreign.0, 400 | 404 | 422) || (foreign.0 == 303 && is_door(&foreign.1));
            if foreign != missing || !is_closed {
                let same = if foreign == missing { "the same" } else { "another answer" };
                faults.push(format!("{} {} as {who} of elsewhere: {} and {}, {same}", route.method, route.path, foreign.0, missing.0));
            }
        }
    }
    assert!(faults.is_empty(), "a foreign id is told from one that does not exist:\n  {}", faults.join("\n  "));
}

fn is_door(location: &str) -> bool {
    location.starts_with("/sign-in") || location.starts_with("/code")
}

/// What can be seen of an answer, without the address that was asked.
fn seen(answer: &Answer, path: &str) -> (u16, String, String) {
    let encoded = binome::web::url_encode(path);
    let hide = |text: &str| text.replace(path, "PATH").replace(&encoded, "PATH");
    let keyless = answer.text.split("name=\"form_key\" value=\"").enumerate();
    let text: String = keyless.map(|(at, part)| if at == 0 { part } else { part.split_once('"').map_or(part, |(_, rest)| rest) }).collect();
    (answer.status, hide(answer.location.as_deref().unwrap_or_default()), hide(&text))
}
