//! Phones ring with the page closed: a push service of the test's own is really spoken to, and reads what a browser would.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use binome::args;
use binome::clock::{MINUTE, SECOND};
use binome::storage::Sql;
use serde_json::Value;
use web_push_native::jwt_simple::algorithms::{ECDSAP256PublicKeyLike, ES256PublicKey};
use web_push_native::jwt_simple::claims::NoCustomClaims;
use web_push_native::{Auth, p256};

use crate::support::{Person, TestApp};

const ENDPOINT: &str = "https://push.example.org/wpush/v2/anas-phone";
const AUTH: [u8; 16] = [9; 16];

/// What arrived, oldest first, and how the next ones are answered.
#[derive(Default)]
struct Kept {
    rings: Vec<(Uri, HeaderMap, Bytes)>,
    answer: Option<StatusCode>,
}

#[derive(Clone, Default)]
struct PushService(Arc<Mutex<Kept>>);

impl PushService {
    async fn start() -> (Self, SocketAddr) {
        let service = Self::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().fallback(take).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (service, address)
    }

    fn answers(&self, status: StatusCode) {
        self.0.lock().unwrap().answer = Some(status);
    }

    fn count(&self) -> usize {
        self.0.lock().unwrap().rings.len()
    }

    fn last(&self) -> (Uri, HeaderMap, Bytes) {
        self.0.lock().unwrap().rings.last().unwrap().clone()
    }
}

async fn take(State(service): State<PushService>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
    let mut kept = service.0.lock().unwrap();
    kept.rings.push((uri, headers, body));
    kept.answer.unwrap_or(StatusCode::CREATED)
}

/// Ana's phone: the key that never leaves it.
fn phone() -> p256::SecretKey {
    p256::SecretKey::from_slice(&[3; 32]).unwrap()
}

async fn accepts_to_be_rung(ana: &Person) {
    let p256dh = URL_SAFE_NO_PAD.encode(phone().public_key().to_sec1_bytes().as_ref());
    // The browser gives the point in 65 bytes; the library may give 33.
    let p256dh = if URL_SAFE_NO_PAD.decode(&p256dh).unwrap().len() == 65 {
        p256dh
    } else {
        use p256::elliptic_curve::sec1::ToEncodedPoint;
        URL_SAFE_NO_PAD.encode(phone().public_key().to_encoded_point(false).as_bytes())
    };
    let auth = URL_SAFE_NO_PAD.encode(AUTH);
    let kept = ana.post("/account/browsers", &[("endpoint", ENDPOINT), ("p256dh", &p256dh), ("auth", &auth)]).await;
    assert_eq!(kept.status, 204, "{}", kept.text);
}

async fn subscriptions(app: &TestApp) -> Option<i64> {
    app.state.db().scalar("SELECT COUNT(*) FROM push_subscriptions", args![]).await.unwrap()
}

/// RFC 8291 with the phone's own keys.
fn read(body: &Bytes) -> Value {
    serde_json::from_slice(&web_push_native::decrypt(body.to_vec(), &phone(), &Auth::from(AUTH)).unwrap()).unwrap()
}

async fn start() -> (TestApp, PushService, Person) {
    let (service, address) = PushService::start().await;
    let app = TestApp::ringing(address).await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    accepts_to_be_rung(&ana).await;
    (app, service, ana)
}

#[tokio::test]
async fn a_closed_page_rings_and_the_push_service_learns_nothing() {
    let (app, service, _ana) = start().await;
    let asked = app.josiane_asks().await;
    app.advance(15 * SECOND).await;
    assert_eq!(service.count(), 1);
    assert!(app.mails().is_empty(), "no mail when the phone rang");
    let (uri, headers, body) = service.last();
    assert_eq!(uri.path(), "/wpush/v2/anas-phone");
    assert_eq!((headers["content-encoding"].to_str().unwrap(), headers["urgency"].to_str().unwrap()), ("aes128gcm", "high"));
    assert!(headers["ttl"].to_str().unwrap().parse::<u32>().unwrap() >= 60);

    // VAPID (RFC 8292): signed by the key that browsers subscribed with, for this service, for a day at most.
    let authorization = headers["authorization"].to_str().unwrap();
    let part = |name: &str| {
        let (_, rest) = authorization.split_once(&format!("{name}=")).unwrap();
        rest.split(',').next().unwrap().trim().to_owned()
    };
    assert_eq!(part("k"), app.state.pusher.public_key());
    let key = ES256PublicKey::from_bytes(&URL_SAFE_NO_PAD.decode(part("k")).unwrap()).unwrap();
    let claims = key.verify_token::<NoCustomClaims>(&part("t"), None).unwrap();
    assert_eq!(claims.subject.as_deref(), Some("mailto:operator@example.org"));
    assert!(claims.audiences.unwrap().contains(&["https://push.example.org".to_owned()].into()));
    assert!(claims.expires_at.unwrap().as_secs() - claims.issued_at.unwrap().as_secs() <= 24 * 3600);

    // Only the phone reads it, and even there nothing is personal.
    let ring = read(&body);
    assert_eq!(ring["kind"], "offer_now");
    assert!(ring["url"].as_str().unwrap().ends_with("/home"));
    assert_eq!(ring.as_object().unwrap().len(), 3, "{ring}");
    let said = ring.to_string();
    for personal in ["Josiane", "Ana", "Martin", "3998", "Chartres", "actualis", &asked.code, &asked.help_request.to_string()] {
        assert!(!said.contains(personal), "{personal} in {said}");
    }
    let mut other = phone().to_bytes();
    other[0] ^= 1;
    let other = p256::SecretKey::from_slice(&other).unwrap();
    assert!(web_push_native::decrypt(body.to_vec(), &other, &Auth::from(AUTH)).is_err());
}

#[tokio::test]
async fn a_dead_subscription_is_forgotten_and_a_mail_leaves_instead() {
    for status in [StatusCode::GONE, StatusCode::NOT_FOUND] {
        let (app, service, _ana) = start().await;
        service.answers(status);
        app.josiane_asks().await;
        app.advance(15 * SECOND).await;
        assert_eq!((service.count(), subscriptions(&app).await), (1, Some(0)), "{status}");
        assert_eq!(app.mails().len(), 1, "{status}");
        app.advance(10 * MINUTE).await;
        assert_eq!(service.count(), 1, "{status}: never rung again");
    }
}

#[tokio::test]
async fn a_push_service_that_is_down_is_tried_again_and_a_mail_leaves_at_once() {
    for status in [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE] {
        let (app, service, _ana) = start().await;
        service.answers(status);
        app.josiane_asks().await;
        app.advance(15 * SECOND).await;
        assert_eq!((service.count(), subscriptions(&app).await, app.mails().len()), (1, Some(1), 1), "{status}");
        service.answers(StatusCode::CREATED);
        app.advance(MINUTE).await;
        assert_eq!((service.count(), app.mails().len()), (2, 1), "{status}: rung at last, and one mail");
        assert_eq!(read(&service.last().2)["kind"], "offer_now");
        app.advance(20 * MINUTE).await;
        assert_eq!(service.count(), 2, "{status}: rung once");
    }
    let (app, service, _ana) = start().await;
    service.answers(StatusCode::BAD_GATEWAY);
    app.josiane_asks().await;
    app.advance(40 * MINUTE).await;
    assert_eq!((service.count(), app.mails().len()), (4, 1), "tried again three times, then left");
}

#[tokio::test]
async fn nobody_is_rung_for_what_somebody_took() {
    let (app, service, _ana) = start().await;
    let entraide = app.state.db().scalar("SELECT id FROM associations", args![]).await.unwrap().unwrap();
    let bob = app.volunteer("Bob", entraide).await;
    app.josiane_asks().await;
    app.settle().await;
    let home = bob.get("/home").await;
    let taken = bob.post(&home.first("form[action$='/acceptance']", "action"), &[]).await;
    assert_eq!(taken.status, 303);
    app.advance(5 * MINUTE).await;
    assert_eq!(service.count(), 0, "Ana’s phone stays silent");
    assert!(app.mails().iter().all(|mail| !mail.subject.contains("besoin")), "and Bob, who took it, is not mailed of it");
}
