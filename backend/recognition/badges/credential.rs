//! The credential of a badge, the profile of its issuer, and the list of those withdrawn, as JSON. Shapes: Open Badges 3.0 (1EdTech).

use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Achievement, Badge, Named, status, words};
use crate::clock::{DAY, HOUR};
use crate::hex;
use crate::web::Lang;

const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// A copy of a status list is believed for so long: who serves an old one cannot hide a withdrawal for longer.
const LIST_LASTS_MS: i64 = 7 * DAY;
/// After this long, whoever keeps a copy is asked to look again.
const LIST_FRESH_MS: i64 = HOUR;

/// Who issues: the instance, in the name of its associations, at its public address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// Without a final slash.
    public_url: String,
}

impl Issuer {
    pub fn at(public_url: impl Into<String>) -> Self {
        Self { public_url: public_url.into() }
    }

    /// The address of the profile is who the issuer is.
    pub fn id(&self) -> String {
        format!("{}/badges/issuer", self.public_url)
    }

    pub fn key_url(&self, generation: i64) -> String {
        format!("{}/badges/keys/{generation}", self.public_url)
    }

    pub fn status_url(&self, list: i64) -> String {
        format!("{}/badges/status/{list}", self.public_url)
    }

    pub fn badge_url(&self, code: &str) -> String {
        format!("{}/badges/{code}", self.public_url)
    }

    fn achievement_url(&self, achievement: Achievement) -> String {
        format!("{}/achievements/{achievement}", self.public_url)
    }

    /// The host alone tells one instance from another.
    fn name(&self) -> String {
        format!("Binôme, {}", self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, host)| host))
    }

    /// A `Profile`, as credentials carry it.
    fn profile(&self) -> Value {
        json!({"id": self.id(), "type": ["Profile"], "name": self.name(), "url": self.public_url})
    }

    /// The same as a document of its own.
    pub fn document(&self) -> Value {
        let mut profile = self.profile();
        profile["@context"] = json!([CREDENTIALS, OPEN_BADGES]);
        profile
    }

    /// An `Achievement`. An association's own says whose it is.
    fn achievement(&self, lang: Lang, achievement: Achievement, named: &Named) -> Value {
        let (words, url) = (words(lang, achievement, named), self.achievement_url(achievement));
        let mut said = json!({
            "id": url, "type": ["Achievement"], "achievementType": achievement.kind(), "name": words.name, "description": words.says,
            "criteria": {"id": url, "narrative": words.criteria},
            "image": {"id": format!("{url}/picture?lang={}", lang.as_str()), "type": "Image", "caption": words.name},
        });
        if let (Achievement::Own(_), Some(association)) = (achievement, &named.association) {
            said["creator"] = json!({"id": format!("{url}#association"), "type": ["Profile"], "name": association});
        }
        said
    }

    /// An achievement as a document of its own.
    pub fn achievement_document(&self, lang: Lang, achievement: Achievement, named: &Named) -> Value {
        let mut document = self.achievement(lang, achievement, named);
        document["@context"] = json!([CREDENTIALS, OPEN_BADGES]);
        document
    }

    /// The credential of a badge, not yet secured. `email`: of the account.
    pub fn credential(&self, badge: &Badge, email: Option<&str>) -> Value {
        let mut subject = subject(&badge.subject, email);
        subject["achievement"] = self.achievement(badge.lang, badge.achievement, &badge.named);
        let (list, index) = (self.status_url(badge.status.list), badge.status.index);
        json!({
            "@context": [CREDENTIALS, OPEN_BADGES],
            "id": self.badge_url(&badge.code),
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": badge.words().name,
            "issuer": self.profile(),
            "validFrom": instant(badge.earned_at),
            "awardedDate": instant(badge.earned_at),
            "credentialSubject": subject,
            "credentialStatus": {
                "id": format!("{list}#{index}"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
                "statusListIndex": index.to_string(), "statusListCredential": list,
            },
        })
    }

    /// A status list, not yet secured. `withdrawn`: the places whose bit is set.
    pub fn status_list(&self, list: i64, withdrawn: &[i64], now: i64) -> Value {
        let url = self.status_url(list);
        json!({
            "@context": [CREDENTIALS],
            "id": url,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": self.id(),
            "validFrom": instant(now),
            "validUntil": instant(now + LIST_LASTS_MS),
            "credentialSubject": {
                "id": format!("{url}#list"), "type": "BitstringStatusList", "statusPurpose": "revocation",
                "encodedList": status::encoded(withdrawn), "ttl": LIST_FRESH_MS,
            },
        })
    }
}

/// Who earned it, by as little as can be: no name. With an e-mail address, its salted hash, so that whoever is told the address can see
/// that it is theirs (the salt is in the badge: a hash hides an address from readers, not from somebody who guesses it; this is why
/// no badge is public unless its helper says so). Without one, a random identifier of this badge alone, which proves nothing but
/// that somebody holds it. Two badges of one person share neither salt nor identifier: they cannot be put together.
fn subject(random: &str, email: Option<&str>) -> Value {
    match email {
        Some(email) => {
            let hash = hex::write(&Sha256::digest(format!("{email}{random}")));
            let identity = json!({
                "type": "IdentityObject", "identityType": "emailAddress", "hashed": true, "identityHash": format!("sha256${hash}"),
                "salt": random,
            });
            json!({"type": ["AchievementSubject"], "identifier": [identity]})
        }
        None => json!({"type": ["AchievementSubject"], "id": format!("urn:uuid:{random}")}),
    }
}

/// "2026-11-23T09:00:00Z": whole seconds, as tokens count them.
fn instant(at: i64) -> String {
    Timestamp::from_second(at.div_euclid(1000)).unwrap_or_default().to_string()
}

/// A random UUID (RFC 9562, version 4).
pub fn new_subject() -> String {
    let mut bytes: [u8; 16] = rand::random();
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let digits = hex::write(&bytes);
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_of_the_address_followed_by_its_salt() {
        // The example of the Open Badges 3.0 specification, IdentityHash.
        let identity = &subject("Kosher", Some("a@example.com"))["identifier"][0];
        assert_eq!(identity["identityHash"], "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399");
        assert_eq!(subject("1", None)["id"], "urn:uuid:1");
    }

    #[test]
    fn a_subject_is_a_random_uuid() {
        let one = new_subject();
        assert_eq!((one.len(), &one[14..15]), (36, "4"));
        assert_ne!(one, new_subject());
    }
}
