//! A form sent twice does its work once: the key that a page carries, with the hash of what was sent and where it led.

use sha2::{Digest, Sha256};

use super::{Error, Row, Sql, Storage, Tx, encode};
use crate::args;
use crate::hex;

/// The key of one rendering of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey(String);

impl FormKey {
    /// A new key, for a page about to be shown.
    pub fn fresh() -> Self {
        Self(format!("{}{}", encode(i64::from(rand::random::<u32>())), encode(i64::from(rand::random::<u32>()))))
    }

    /// A key that came back with a form; anything odd is refused.
    pub fn parse(text: &str) -> Option<Self> {
        (matches!(text.len(), 26 | 32) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What became of a form.
#[derive(Debug, PartialEq, Eq)]
pub enum Once {
    /// The first time: do the work, then [`Tx::remember`] where it led.
    New,
    /// It was done already, and led there.
    Done(String),
    /// The same key came with other words: a bug, or a page kept open and changed. Show the page again.
    Different,
}

#[derive(Row)]
struct Kept {
    payload: String,
    outcome: String,
}

impl Tx {
    /// Looks whether this actor's form was handled already.
    pub async fn once(&self, actor: &str, key: &FormKey, payload: &str) -> Result<Once, Error> {
        let taken = self
            .execute(
                "INSERT INTO idempotency_keys (actor, form_key, payload, outcome, created_at) VALUES ($1, $2, $3, '', $4) \
                 ON CONFLICT (actor, form_key) DO NOTHING",
                args![actor, key.as_str(), digest(payload), self.now()],
            )
            .await?;
        if taken == 1 {
            return Ok(Once::New);
        }
        let kept = self
            .first::<Kept>("SELECT payload, outcome FROM idempotency_keys WHERE actor = $1 AND form_key = $2", args![actor, key.as_str()])
            .await?;
        Ok(match kept {
            Some(kept) if kept.payload == digest(payload) => Once::Done(kept.outcome),
            _ => Once::Different,
        })
    }

    /// Keeps where the form led, for whoever sends it again.
    pub async fn remember(&self, actor: &str, key: &FormKey, outcome: &str) -> Result<(), Error> {
        self.execute("UPDATE idempotency_keys SET outcome = $3 WHERE actor = $1 AND form_key = $2", args![actor, key.as_str(), outcome])
            .await?;
        Ok(())
    }
}

/// Forgets forms sent before an instant.
pub async fn forget_forms(storage: &Storage, before_at: i64) -> Result<(), Error> {
    storage
        .write(async move |tx| {
            tx.execute("DELETE FROM idempotency_keys WHERE created_at < $1", args![before_at]).await?;
            Ok(())
        })
        .await
}

fn digest(payload: &str) -> String {
    hex::write(&Sha256::digest(payload.as_bytes()))
}
