//! Every route, from the router: what wants a proof, and what wants it again.

use binome::app;
use binome::clock::MINUTE;
use binome::web::{Again, Right};

use super::{again, make_operator, set_up, strict, zoe};

/// Routes that must never lose their question: roles, exports, deletion, factors.
const SENSITIVE: [&str; 11] = [
    "/account/passkeys",
    "/account/passkeys/challenge",
    "/account/passkeys/{id}/removal",
    "/members/{id}/role",
    "/members/{id}/end",
    "/members/{id}/card",
    "/account/address",
    "/account/recovery-codes",
    "/account/authenticator/removal",
    "/instance/associations/{id}/coordinators",
    "/instance/associations/{id}/coordinators/{account}/factors/removal",
];

fn filled(path: &str) -> String {
    let segment = |segment: &str| if segment.starts_with('{') { "0000000000001".to_owned() } else { segment.to_owned() };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn no_page_of_the_staff_opens_without_a_proof() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    make_operator(&app, &zoe).await;
    let mut faults = Vec::new();
    for factor in ["without a factor", "with one that is not proved"] {
        let browser = if factor == "without a factor" { zoe.browser.clone() } else { again(&app, &zoe).await };
        for route in app::routes().1.into_iter().filter(|route| matches!(route.right, Right::Coordinator | Right::Operator)) {
            let path = filled(route.path);
            let answer = if route.method == "GET" { browser.get(&path).await } else { browser.post(&path, &[]).await };
            if !answer.location.as_deref().is_some_and(|to| to.starts_with("/second-factor?then=")) {
                faults.push(format!("{} {} {factor}: {}", route.method, route.path, answer.status));
            }
        }
        if factor == "without a factor" {
            set_up(&app, &zoe, "/board").await;
        }
    }
    assert!(faults.is_empty(), "these open without a proof:\n  {}", faults.join("\n  "));
}

#[tokio::test]
async fn every_sensitive_act_asks_again() {
    let app = strict().await;
    let (zoe, _) = zoe(&app).await;
    make_operator(&app, &zoe).await;
    set_up(&app, &zoe, "/board").await;
    app.advance(11 * MINUTE).await;
    let mut asking = Vec::new();
    for route in app::routes().1.into_iter().filter(|route| route.again != Again::Never) {
        let path = filled(route.path);
        let answer = if route.method == "GET" { zoe.get(&path).await } else { zoe.post(&path, &[]).await };
        let to = answer.location.unwrap_or_default();
        assert!(to.starts_with("/second-factor?then="), "{} {}: {}", route.method, route.path, answer.status);
        asking.push((route.method, route.path));
    }
    for path in ["/figures.csv", "/figures.xlsx"] {
        assert!(asking.contains(&("GET", path)), "{path} no longer asks again");
    }
    for path in SENSITIVE {
        assert!(asking.contains(&("POST", path)), "{path} no longer asks again");
    }
}

#[tokio::test]
async fn whoever_coordinates_nothing_is_asked_nothing() {
    let app = strict().await;
    let (_, ana) = zoe(&app).await;
    assert_eq!(ana.get("/home").await.status, 200);
    assert_eq!(ana.get("/board").await.status, 404);
    assert_eq!(ana.post("/account/address", &[("email", "ana2@example.org")]).await.status, 303);
    set_up(&app, &ana, "/home").await;
    let tablet = again(&app, &ana).await;
    assert_eq!(tablet.get("/home").await.status, 200);
    assert!(tablet.post("/account/address", &[]).await.location.is_some_and(|to| to.starts_with("/second-factor")));
}
