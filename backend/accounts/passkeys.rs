//! Passkeys (WebAuthn): what the browser is asked, and whether its answer holds. User verification is always required, so a passkey
//! is two factors in one gesture.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

use crate::clock::MINUTE;

/// A challenge is answered within this time.
pub const CHALLENGE_LASTS_MS: i64 = 5 * MINUTE;

/// A challenge: what the browser is told, and what the instance must remember until it answers.
pub struct Challenge {
    pub options: Value,
    pub state: String,
}

/// A passkey that answered well: its credential as it must be kept now.
pub struct Answered {
    pub credential: String,
}

/// The party that passkeys are made for; `None` where they cannot work: browsers want a name, and no IP address.
pub struct Party(Webauthn);

impl Party {
    /// `public_url`: what people type.
    pub fn of(public_url: &str) -> Option<Self> {
        let url = Url::parse(public_url).ok()?;
        let name = url.domain()?.to_owned();
        let party = WebauthnBuilder::new(&name, &url).ok()?.rp_name("Binôme");
        party.build().ok().map(Self)
    }

    /// A new passkey of an account. `handle`: 16 bytes that stand for it, and tell nothing; `known`: the passkeys it has.
    pub fn begin(&self, handle: [u8; 16], name: &str, known: &[Passkey]) -> Option<Challenge> {
        let known = known.iter().map(|key| key.cred_id().clone()).collect();
        let (options, state) = self.0.start_passkey_registration(Uuid::from_bytes(handle), name, name, Some(known)).ok()?;
        let mut options = serde_json::to_value(options).ok()?;
        // It signs in without an address typed where the device can keep it so.
        if let Some(wanted) = options.pointer_mut("/publicKey/authenticatorSelection") {
            wanted["residentKey"] = Value::from("preferred");
        }
        Some(Challenge { options, state: serde_json::to_string(&state).ok()? })
    }

    /// The new passkey, if the answer holds.
    pub fn finish(&self, state: &str, answer: &str) -> Option<Passkey> {
        let state: PasskeyRegistration = serde_json::from_str(state).ok()?;
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).ok()?;
        self.0.finish_passkey_registration(&answer, &state).ok()
    }

    /// Asks for one of these.
    pub fn ask(&self, keys: &[Passkey]) -> Option<Challenge> {
        let (options, state) = self.0.start_passkey_authentication(keys).ok()?;
        Some(Challenge { options: serde_json::to_value(options).ok()?, state: serde_json::to_string(&state).ok()? })
    }

    pub fn answered(&self, state: &str, answer: &str, mut key: Passkey) -> Option<Answered> {
        let state: PasskeyAuthentication = serde_json::from_str(state).ok()?;
        let done = self.0.finish_passkey_authentication(&read(answer)?, &state).ok()?;
        key.update_credential(&done)?;
        Some(Answered { credential: serde_json::to_string(&key).ok()? })
    }

    /// Asks for any that the device has for this site: nobody has said yet who they are.
    pub fn ask_anybody(&self) -> Option<Challenge> {
        let (options, state) = self.0.start_discoverable_authentication().ok()?;
        let mut options = serde_json::to_value(options).ok()?;
        if let Some(options) = options.as_object_mut() {
            options.remove("mediation"); // a button was pressed
        }
        Some(Challenge { options, state: serde_json::to_string(&state).ok()? })
    }

    pub fn anybody_answered(&self, state: &str, answer: &str, mut key: Passkey) -> Option<Answered> {
        let state: DiscoverableAuthentication = serde_json::from_str(state).ok()?;
        let kept = DiscoverableKey::from(&key);
        let done = self.0.finish_discoverable_authentication_v2(&read(answer)?, state, &kept).ok()?;
        key.update_credential(&done)?;
        Some(Answered { credential: serde_json::to_string(&key).ok()? })
    }
}

fn read(answer: &str) -> Option<PublicKeyCredential> {
    serde_json::from_str(answer).ok()
}

/// The id of the credential that an answer names, to find it again.
pub fn credential_in(answer: &str) -> Option<String> {
    let answer: Value = serde_json::from_str(answer).ok()?;
    answer.get("rawId")?.as_str().map(|id| id.trim_end_matches('=').to_owned())
}

/// The same of a passkey that was made.
pub fn credential_of(key: &Passkey) -> String {
    URL_SAFE_NO_PAD.encode(key.cred_id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_without_a_name_has_no_passkeys() {
        assert!(Party::of("https://aide.example.org").is_some());
        assert!(Party::of("http://localhost:8080").is_some());
        for nameless in ["http://127.0.0.1:8080", "http://[::1]:8080", "", "aide"] {
            assert!(Party::of(nameless).is_none(), "{nameless}");
        }
    }

    #[test]
    fn user_verification_is_required() {
        let party = Party::of("https://aide.example.org").unwrap();
        let asked = party.ask_anybody().unwrap().options;
        assert_eq!(asked.pointer("/publicKey/userVerification").unwrap(), "required");
        assert!(asked.get("mediation").is_none());
        let begun = party.begin([7; 16], "ana@example.org", &[]).unwrap().options;
        assert_eq!(begun.pointer("/publicKey/authenticatorSelection/userVerification").unwrap(), "required");
        assert_eq!(begun.pointer("/publicKey/rp/id").unwrap(), "aide.example.org");
        assert_eq!(credential_in("{\"rawId\":\"AAE\"}").as_deref(), Some("AAE"));
        assert_eq!(credential_in("nothing"), None);
    }
}
