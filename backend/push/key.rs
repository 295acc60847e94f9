//! The instance's VAPID key: made at first start, kept sealed with the settings.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::new_key;
use crate::args;
use crate::storage::{Error, Sealed, Sql, Storage};

/// The instance itself owns it: no id of a person is that small.
const OWNER: i64 = 1;

/// The private key, as [`super::Pusher::new`] takes it.
pub async fn key(storage: &Storage) -> Result<String, Error> {
    storage
        .write(async |tx| {
            let seal = tx.seal_key(OWNER).await?;
            let made = STANDARD.encode(seal.seal("settings.vapid", OWNER, &new_key())?.as_bytes());
            tx.execute("INSERT INTO settings (name, value) VALUES ('vapid', $1) ON CONFLICT (name) DO NOTHING", args![made]).await?;
            let kept: Option<String> = tx.scalar("SELECT value FROM settings WHERE name = 'vapid'", args![]).await?;
            let sealed = kept.and_then(|text| STANDARD.decode(text).ok()).ok_or_else(|| Error::Row("settings.vapid".into()))?;
            seal.open("settings.vapid", OWNER, &Sealed::from_bytes(sealed))
        })
        .await
}
