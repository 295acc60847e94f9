//! Web push: rings a phone whose page is closed. Nothing personal is in a payload, and it is encrypted all the same.

mod dial;
mod key;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, Uri};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use web_push_native::jwt_simple::algorithms::{ECDSAP256KeyPairLike, ES256KeyPair};
use web_push_native::{Auth, WebPushBuilder, p256};

use crate::measure::{self, Lately};
pub use dial::{Dial, is_public};
pub use key::key;

/// Where one browser is rung.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    pub endpoint: String,
    /// The browser's public key, 65 bytes in base 64 url.
    pub p256dh: String,
    /// 16 bytes in base 64 url.
    pub auth: String,
}

/// What a phone is told: a kind, where to go, in which language. The words are the service worker's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ring {
    pub kind: String,
    pub url: String,
    pub lang: String,
}

/// What became of a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// 404 or 410: this subscription is dead, forget it.
    Gone,
    /// 429, 5xx, no network: use another channel now, and try this one again.
    NotNow,
}

impl Outcome {
    fn as_str(self) -> &'static str {
        match self {
            Self::Delivered => "well",
            Self::Gone => "gone",
            Self::NotNow => "not_now",
        }
    }
}

/// A subscription that cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the push address or keys cannot be used")]
pub struct BadSubscription;

/// Rings browsers, with the instance's VAPID key.
#[derive(Clone)]
pub struct Pusher {
    key: Arc<ES256KeyPair>,
    contact: Arc<str>,
    way: Way,
    /// How rings were taken by push services, on this node.
    pub lately: Lately,
}

#[derive(Clone)]
enum Way {
    Http(Dial),
    Memory(Arc<Mutex<Memory>>),
}

#[derive(Default)]
struct Memory {
    rung: Vec<(String, Ring)>,
    answers: std::collections::HashMap<String, Outcome>,
}

/// A new VAPID private key, to be kept sealed.
pub fn new_key() -> String {
    URL_SAFE_NO_PAD.encode(ES256KeyPair::generate().to_bytes())
}

impl Pusher {
    /// `key`: from [`new_key`]. `contact`: `mailto:` or `https:` of the operator, which push services ask for.
    pub fn new(key: &str, contact: &str, dial: Dial) -> Result<Self, BadSubscription> {
        Ok(Self { key: Arc::new(read_key(key)?), contact: contact.into(), way: Way::Http(dial), lately: Lately::default() })
    }

    /// A pusher that keeps what it is given, and answers as it is told to.
    pub fn memory(key: &str) -> Result<Self, BadSubscription> {
        let (key, contact) = (Arc::new(read_key(key)?), "mailto:binome@example.org".into());
        Ok(Self { key, contact, way: Way::Memory(Arc::default()), lately: Lately::default() })
    }

    /// What browsers subscribe with (`applicationServerKey`).
    pub fn public_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.key_pair().public_key().to_bytes_uncompressed())
    }

    pub async fn ring(&self, subscription: &Subscription, ring: &Ring) -> Outcome {
        let outcome = self.carry(subscription, ring).await;
        match outcome {
            Outcome::NotNow => self.lately.failed(),
            Outcome::Delivered | Outcome::Gone => self.lately.well(),
        }
        measure::sent("push", outcome.as_str());
        outcome
    }

    async fn carry(&self, subscription: &Subscription, ring: &Ring) -> Outcome {
        match &self.way {
            Way::Memory(memory) => {
                let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
                memory.rung.push((subscription.endpoint.clone(), ring.clone()));
                memory.answers.get(&subscription.endpoint).copied().unwrap_or(Outcome::Delivered)
            }
            Way::Http(dial) => match self.request(subscription, ring) {
                Ok(request) => outcome(dial.send(request).await),
                Err(BadSubscription) => Outcome::Gone,
            },
        }
    }

    fn request(&self, subscription: &Subscription, ring: &Ring) -> Result<axum::http::Request<Vec<u8>>, BadSubscription> {
        let endpoint = check(subscription)?;
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| BadSubscription);
        let public = p256::PublicKey::from_sec1_bytes(&bytes(&subscription.p256dh)?).map_err(|_| BadSubscription)?;
        let auth: [u8; 16] = bytes(&subscription.auth)?.try_into().map_err(|_| BadSubscription)?;
        let body = serde_json::to_vec(ring).map_err(|_| BadSubscription)?;
        let mut request = WebPushBuilder::new(endpoint, public, Auth::from(auth))
            .with_valid_duration(Duration::from_secs(10 * 60))
            .with_vapid(&self.key, &self.contact)
            .build(body)
            .map_err(|_| BadSubscription)?;
        // A phone that sleeps is woken (RFC 8030, 5.3): somebody waits.
        request.headers_mut().insert("urgency", HeaderValue::from_static("high"));
        Ok(request)
    }

    /// What a memory pusher rang so far: endpoints and rings, oldest first.
    pub fn rung(&self) -> Vec<(String, Ring)> {
        match &self.way {
            Way::Memory(memory) => memory.lock().unwrap_or_else(PoisonError::into_inner).rung.clone(),
            Way::Http(_) => Vec::new(),
        }
    }

    /// Makes a memory pusher answer so for an endpoint.
    pub fn answer(&self, endpoint: &str, outcome: Outcome) {
        if let Way::Memory(memory) = &self.way {
            memory.lock().unwrap_or_else(PoisonError::into_inner).answers.insert(endpoint.to_owned(), outcome);
        }
    }
}

/// Checks a subscription as a browser sends it: https, a public host, keys of the right length.
pub fn check(subscription: &Subscription) -> Result<Uri, BadSubscription> {
    let endpoint: Uri = subscription.endpoint.parse().map_err(|_| BadSubscription)?;
    let host = endpoint.host().ok_or(BadSubscription)?.trim_start_matches('[').trim_end_matches(']');
    let is_forbidden = host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address| !is_public(address));
    let length = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map(|bytes| bytes.len()).ok();
    let is_well = endpoint.scheme_str() == Some("https")
        && subscription.endpoint.len() <= 1_000
        && length(&subscription.p256dh) == Some(65)
        && length(&subscription.auth) == Some(16);
    if is_well && !is_forbidden { Ok(endpoint) } else { Err(BadSubscription) }
}

fn outcome(answer: Result<StatusCode, dial::DialError>) -> Outcome {
    match answer {
        Ok(status) if status.is_success() => Outcome::Delivered,
        Ok(StatusCode::NOT_FOUND | StatusCode::GONE) | Err(dial::DialError::Forbidden) => Outcome::Gone,
        Ok(_) | Err(dial::DialError::Unreachable(_)) => Outcome::NotNow,
    }
}

fn read_key(key: &str) -> Result<ES256KeyPair, BadSubscription> {
    let bytes = URL_SAFE_NO_PAD.decode(key).map_err(|_| BadSubscription)?;
    ES256KeyPair::from_bytes(&bytes).map_err(|_| BadSubscription)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(endpoint: &str) -> Subscription {
        let p256dh = URL_SAFE_NO_PAD.encode(read_key(&new_key()).unwrap().key_pair().public_key().to_bytes_uncompressed());
        Subscription { endpoint: endpoint.into(), p256dh, auth: URL_SAFE_NO_PAD.encode([7; 16]) }
    }

    #[test]
    fn private_and_plain_addresses_are_refused() {
        for endpoint in [
            "https://127.0.0.1/x",
            "https://[::1]/x",
            "https://localhost/x",
            "https://10.0.0.1/x",
            "https://192.168.1.1/",
            "https://169.254.1.1/",
            "https://[fd00::1]/",
            "https://[::ffff:10.0.0.1]/",
            "http://push.example.org/x",
            "not an address",
            "https://100.64.0.1/x",
        ] {
            assert_eq!(check(&to(endpoint)), Err(BadSubscription), "{endpoint}");
        }
        assert!(check(&to("https://push.example.org/abc")).is_ok());
    }

    #[test]
    fn a_ring_is_encrypted_and_signed() {
        let pusher = Pusher::memory(&new_key()).unwrap();
        let ring = Ring { kind: "offer".into(), url: "/accueil".into(), lang: "fr".into() };
        let request = pusher.request(&to("https://push.example.org/abc"), &ring).unwrap();
        assert!(request.headers().contains_key("authorization"));
        assert_eq!(request.headers()["content-encoding"], "aes128gcm");
        assert!(!String::from_utf8_lossy(request.body()).contains("offer"));
    }
}
