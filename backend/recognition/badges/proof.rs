//! Securing a credential: the issuer's keys, and the forms of proof made with them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde_json::{Value, json};

use super::credential::Issuer;

/// One generation of the issuer's key.
pub struct IssuerKey {
    pub generation: i64,
    signing: SigningKey,
}

/// What is published of it, for as long as somebody may hold what it signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    pub generation: i64,
    /// 32 bytes in base64url.
    pub x: String,
}

/// A way to make a credential verifiable. An embedded proof (Data Integrity, eddsa-rdfc-2022) would be another one, with the same keys.
pub trait Proof {
    /// The credential, secured: what wallets take, and what is baked into a picture.
    fn secure(&self, credential: &Value) -> String;
}

/// The form of VC-JWT that Open Badges 3.0 defines (section 8.2): the credential is the payload itself, beside registered claims.
pub struct VcJwt<'a> {
    pub key: &'a IssuerKey,
    pub issuer: &'a Issuer,
}

impl IssuerKey {
    /// A new key, as text that is only ever kept sealed.
    pub fn new_secret() -> String {
        BASE64URL.encode(rand::random::<[u8; 32]>())
    }

    /// `None` when the text is no key.
    pub fn read(generation: i64, secret: &str) -> Option<Self> {
        let bytes: [u8; 32] = BASE64URL.decode(secret).ok()?.try_into().ok()?;
        Some(Self { generation, signing: SigningKey::from_bytes(&bytes) })
    }

    pub fn public(&self) -> PublicKey {
        let verifying: VerifyingKey = self.signing.verifying_key();
        PublicKey { generation: self.generation, x: BASE64URL.encode(verifying.to_bytes()) }
    }
}

impl PublicKey {
    /// RFC 8037. `kid` is the address where it is published.
    pub fn jwk(&self, issuer: &Issuer) -> Value {
        json!({"kty": "OKP", "crv": "Ed25519", "x": self.x, "alg": "EdDSA", "use": "sig", "kid": issuer.key_url(self.generation)})
    }
}

impl Proof for VcJwt<'_> {
    /// The header names the key by its address (`kid`), and carries it (`jwk`) for whoever verifies without a network.
    fn secure(&self, credential: &Value) -> String {
        let header = json!({
            "alg": "EdDSA", "typ": "JWT", "kid": self.issuer.key_url(self.key.generation), "jwk": self.key.public().jwk(self.issuer),
        });
        let part = |value: &Value| BASE64URL.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(&with_claims(credential)));
        let signature = BASE64URL.encode(self.key.signing.sign(signed.as_bytes()).to_bytes());
        format!("{signed}.{signature}")
    }
}

/// `iss`, `jti`, `nbf` and `sub` say the same as the credential, for those who read tokens before credentials.
fn with_claims(credential: &Value) -> Value {
    let mut payload = credential.clone();
    let second = |at: &str| credential[at].as_str().and_then(|text| text.parse::<jiff::Timestamp>().ok()).map(jiff::Timestamp::as_second);
    let issuer = if credential["issuer"].is_string() { &credential["issuer"] } else { &credential["issuer"]["id"] };
    payload["iss"] = issuer.clone();
    payload["jti"] = credential["id"].clone();
    for (claim, value) in [("nbf", second("validFrom")), ("exp", second("validUntil"))] {
        if let Some(value) = value {
            payload[claim] = value.into();
        }
    }
    if credential["credentialSubject"]["id"].is_string() {
        payload["sub"] = credential["credentialSubject"]["id"].clone();
    }
    payload
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_names_its_key_and_only_that_key_verifies_it() {
        let (key, issuer) = (IssuerKey::read(3, &IssuerKey::new_secret()).unwrap(), Issuer::at("https://aide.example.org"));
        let credential = json!({"id": "https://x/1", "issuer": {"id": issuer.id()}, "validFrom": "2026-11-23T09:00:00Z",
            "credentialSubject": {"id": "urn:uuid:1"}});
        let token = VcJwt { key: &key, issuer: &issuer }.secure(&credential);
        let parts: Vec<&str> = token.split('.').collect();
        let read = |part: &str| serde_json::from_slice::<Value>(&BASE64URL.decode(part).unwrap()).unwrap();
        let (header, payload) = (read(parts[0]), read(parts[1]));
        assert_eq!(header["kid"], "https://aide.example.org/badges/keys/3");
        assert!(header["jwk"].get("d").is_none(), "never the private half");
        assert_eq!((&payload["iss"], &payload["jti"], &payload["sub"]), (&json!(issuer.id()), &json!("https://x/1"), &json!("urn:uuid:1")));
        assert_eq!(payload["nbf"], 1_795_424_400);
        let signature: [u8; 64] = BASE64URL.decode(parts[2]).unwrap().try_into().unwrap();
        let holds = |key: &IssuerKey, words: &str| {
            key.signing.verifying_key().verify_strict(words.as_bytes(), &ed25519_dalek::Signature::from_bytes(&signature)).is_ok()
        };
        let signed = format!("{}.{}", parts[0], parts[1]);
        assert!(holds(&key, &signed) && !holds(&key, &signed.replace('a', "b")));
        assert!(!holds(&IssuerKey::read(3, &IssuerKey::new_secret()).unwrap(), &signed));
    }
}
