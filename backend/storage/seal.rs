//! Sealed words: what people tell us is unreadable in a stolen file, and one deleted key erases one person.
//!
//! Each owner (asker, account, association or record) has a random key in `seal_keys`, wrapped by the instance key,
//! which is never in the database. A sealed value names its key and is bound to its table, column and row
//! (XChaCha20-Poly1305, additional data), so that text swapped between rows does not open.

use std::collections::HashMap;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::row::cell;
use super::{Error, Row, SealKeyId, Sql, Tx, sql};
use crate::args;
use crate::hex;

const NONCE_BYTES: usize = 24;
const KEY_BYTES: usize = 32;

/// The instance's keys, derived apart from its one secret: wrapping and look-up never share a key.
#[derive(Clone)]
pub struct Keys(Arc<Derived>);

struct Derived {
    wrap: XChaCha20Poly1305,
    lookup: [u8; KEY_BYTES],
    fingerprint: [u8; KEY_BYTES],
}

impl Keys {
    /// `secret`: the 32 bytes of the instance's key file.
    pub fn derive(secret: &[u8; KEY_BYTES]) -> Self {
        let expand = |label: &[u8]| {
            let mut key = [0; KEY_BYTES];
            // 32 bytes are always within what HKDF-SHA-256 can give (255 blocks).
            let _never_too_long = Hkdf::<Sha256>::new(None, secret).expand(label, &mut key);
            key
        };
        Self(Arc::new(Derived {
            wrap: cipher(&expand(b"binome wrap v1")),
            lookup: expand(b"binome lookup v1"),
            fingerprint: expand(b"binome fingerprint v1"),
        }))
    }

    /// What tells this key from another and gives nothing of it away: four groups of four hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let digits = hex::write(&self.0.fingerprint);
        [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..16]].join("-")
    }

    /// A keyed hash to find a row again by what it hides; `what` keeps kinds apart ("phone", "email", "code").
    pub fn lookup(&self, what: &str, value: &str) -> String {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0.lookup);
        let Ok(mut mac) = mac else { return String::new() }; // HMAC takes keys of any length
        mac.update(what.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        hex::write(&mac.finalize().into_bytes())
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Keys(…)")
    }
}

/// Bytes that only their owner's key opens. `Debug` prints nothing of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The key that it names.
    pub(super) fn key_id(&self) -> Option<SealKeyId> {
        let (id, _) = self.0.split_first_chunk::<8>()?;
        Some(SealKeyId(i64::from_be_bytes(*id)))
    }

    /// Bytes that were kept elsewhere than in a column (a job's payload).
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Sealed(…)")
    }
}

impl From<Sealed> for sql::Arg {
    fn from(sealed: Sealed) -> Self {
        sealed.0.into()
    }
}

impl From<Option<Sealed>> for sql::Arg {
    fn from(sealed: Option<Sealed>) -> Self {
        sealed.map(|sealed| sealed.0).into()
    }
}

cell!(Sealed, Vec<u8>);

/// One owner's key, unwrapped.
#[derive(Clone)]
pub struct SealKey {
    pub(super) id: SealKeyId,
    cipher: XChaCha20Poly1305,
}

impl SealKey {
    /// Seals `words` for one column of one row; `place` is "table.column".
    pub fn seal(&self, place: &str, row: impl Into<i64>, words: &str) -> Result<Sealed, Error> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let aad = bound_to(place, row.into());
        let hidden = self
            .cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: words.as_bytes(), aad: &aad })
            .map_err(|_| Error::Sealed("cannot seal"))?;
        Ok(Sealed([&self.id.0.to_be_bytes()[..], &nonce, &hidden].concat()))
    }

    /// Seals words if there are any.
    pub fn seal_some(&self, place: &str, row: impl Into<i64>, words: Option<&str>) -> Result<Option<Sealed>, Error> {
        words.map(|words| self.seal(place, row, words)).transpose()
    }

    /// Opens what [`SealKey::seal`] closed; fails closed on another key, place or row.
    pub fn open(&self, place: &str, row: impl Into<i64>, sealed: &Sealed) -> Result<String, Error> {
        let (id, rest) = sealed.0.split_at_checked(8).ok_or(Error::Sealed("too short"))?;
        let (nonce, hidden) = rest.split_at_checked(NONCE_BYTES).ok_or(Error::Sealed("too short"))?;
        if id != self.id.0.to_be_bytes() {
            return Err(Error::Sealed("sealed with another key"));
        }
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| Error::Sealed("too short"))?;
        let aad = bound_to(place, row.into());
        let words =
            self.cipher.decrypt(&XNonce::from(nonce), Payload { msg: hidden, aad: &aad }).map_err(|_| Error::Sealed("does not open"))?;
        String::from_utf8(words).map_err(|_| Error::Sealed("is not text"))
    }

    /// Opens words if there are any.
    pub fn open_some(&self, place: &str, row: impl Into<i64>, sealed: Option<&Sealed>) -> Result<Option<String>, Error> {
        sealed.map(|sealed| self.open(place, row, sealed)).transpose()
    }
}

/// The keys of several owners at once, for lists.
pub struct SealKeys(HashMap<i64, SealKey>);

impl SealKeys {
    /// `None` once the owner's words were erased.
    pub fn of(&self, owner: impl Into<i64>) -> Option<&SealKey> {
        self.0.get(&owner.into())
    }
}

/// A row of `seal_keys`.
#[derive(Row)]
pub(super) struct Wrapped {
    pub id: SealKeyId,
    pub owner: i64,
    wrapped: Vec<u8>,
}

impl Wrapped {
    pub fn unwrap_with(self, keys: &Keys) -> Result<SealKey, Error> {
        let wrap = SealKey { id: self.id, cipher: keys.0.wrap.clone() };
        let key = hex::read(&wrap.open("seal_keys.wrapped", self.owner, &Sealed(self.wrapped))?)
            .ok_or(Error::Sealed("wrapped key is damaged"))?;
        Ok(SealKey { id: self.id, cipher: cipher(&key) })
    }
}

impl Tx {
    /// The key of an owner, made if there is none yet.
    pub async fn seal_key(&self, owner: impl Into<i64> + Send) -> Result<SealKey, Error> {
        let owner = owner.into();
        if let Some(key) = load(self, &self.keys, &[owner]).await?.0.remove(&owner) {
            return Ok(key);
        }
        let (id, key): (SealKeyId, [u8; KEY_BYTES]) = (self.new_id(), rand::random());
        let wrapped = SealKey { id, cipher: self.keys.0.wrap.clone() }.seal("seal_keys.wrapped", owner, &hex::write(&key))?;
        self.execute(
            "INSERT INTO seal_keys (id, owner, wrapped, created_at) VALUES ($1, $2, $3, $4)",
            args![id, owner, wrapped, self.now()],
        )
        .await?;
        Ok(SealKey { id, cipher: cipher(&key) })
    }

    /// New keys for owners who have none yet, in few statements.
    pub async fn new_seal_keys(&self, owners: &[i64]) -> Result<SealKeys, Error> {
        let mut made = HashMap::new();
        for some in owners.chunks(250) {
            let mut values = Vec::with_capacity(some.len() * 4);
            for owner in some {
                let (id, key): (SealKeyId, [u8; KEY_BYTES]) = (self.new_id(), rand::random());
                let wrapped = SealKey { id, cipher: self.keys.0.wrap.clone() }.seal("seal_keys.wrapped", *owner, &hex::write(&key))?;
                values.extend(args![id, *owner, wrapped, self.now()]);
                made.insert(*owner, SealKey { id, cipher: cipher(&key) });
            }
            let statement = format!("INSERT INTO seal_keys (id, owner, wrapped, created_at) VALUES {}", sql::rows_of_marks(some.len(), 4));
            self.execute(&statement, values).await?;
        }
        Ok(SealKeys(made))
    }

    /// Deletes an owner's key: their words can never be read again.
    pub async fn forget_seal_key(&self, owner: impl Into<i64> + Send) -> Result<(), Error> {
        self.execute("DELETE FROM seal_keys WHERE owner = $1", args![owner.into()]).await?;
        Ok(())
    }

    pub fn lookup(&self, what: &str, value: &str) -> String {
        self.keys.lookup(what, value)
    }
}

pub(super) async fn load(db: &impl Sql, keys: &Keys, owners: &[i64]) -> Result<SealKeys, Error> {
    let mut found = HashMap::new();
    for some in owners.chunks(500) {
        let statement = format!("SELECT id, owner, wrapped FROM seal_keys WHERE owner IN ({})", sql::marks(1, some.len()));
        for row in db.all::<Wrapped>(&statement, some.iter().map(|owner| sql::Arg::from(*owner)).collect()).await? {
            found.insert(row.owner, row.unwrap_with(keys)?);
        }
    }
    Ok(SealKeys(found))
}

fn bound_to(place: &str, row: i64) -> Vec<u8> {
    [place.as_bytes(), b"/", &row.to_be_bytes()].concat()
}

fn cipher(key: &[u8; KEY_BYTES]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: i64, secret: u8) -> SealKey {
        SealKey { id: SealKeyId(id), cipher: cipher(&[secret; KEY_BYTES]) }
    }

    #[test]
    fn words_open_only_with_their_key_in_their_place() {
        let (mine, theirs) = (key(1, 1), key(1, 2));
        let sealed = mine.seal("askers.first_name", 7, "Josiane").unwrap();
        assert_eq!(mine.open("askers.first_name", 7, &sealed).unwrap(), "Josiane");
        assert!(mine.open("askers.first_name", 8, &sealed).is_err(), "another row");
        assert!(mine.open("askers.phone", 7, &sealed).is_err(), "another column");
        assert!(theirs.open("askers.first_name", 7, &sealed).is_err(), "another key");
        assert_eq!(format!("{sealed:?}"), "Sealed(…)");
    }

    #[test]
    fn a_fingerprint_tells_keys_apart() {
        let (one, two) = (Keys::derive(&[1; 32]).fingerprint(), Keys::derive(&[2; 32]).fingerprint());
        assert_eq!(one, Keys::derive(&[1; 32]).fingerprint());
        assert_ne!(one, two);
        assert_eq!(one.len(), 19);
    }

    #[test]
    fn lookups_differ_by_kind_and_by_instance() {
        let (one, two) = (Keys::derive(&[1; 32]), Keys::derive(&[2; 32]));
        assert_eq!(one.lookup("phone", "+33639981234"), one.lookup("phone", "+33639981234"));
        assert_ne!(one.lookup("phone", "x"), one.lookup("email", "x"));
        assert_ne!(one.lookup("phone", "x"), two.lookup("phone", "x"));
    }
}
