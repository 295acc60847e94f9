//! Passkeys and their challenges, in SQL.

use webauthn_rs::prelude::Passkey;

use crate::accounts::passkeys::CHALLENGE_LASTS_MS;
use crate::args;
use crate::storage::{AccountId, Db, Error, PasskeyId, Row, SealKey, Sealed, Sql, Tx};

const NAME: &str = "passkeys.name";
const CREDENTIAL: &str = "passkeys.credential";

/// A passkey, opened.
#[derive(Clone)]
pub struct Kept {
    pub id: PasskeyId,
    pub account: AccountId,
    pub name: String,
    pub key: Passkey,
    pub created_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Row)]
struct KeptRow {
    id: PasskeyId,
    account_id: AccountId,
    name: Sealed,
    credential: Sealed,
    created_at: i64,
    used_at: Option<i64>,
}

impl KeptRow {
    fn open(self, key: &SealKey) -> Result<Kept, Error> {
        let credential = key.open(CREDENTIAL, self.id.0, &self.credential)?;
        Ok(Kept {
            name: key.open(NAME, self.id.0, &self.name)?,
            key: serde_json::from_str(&credential).map_err(|error| Error::Row(error.to_string()))?,
            id: self.id,
            account: self.account_id,
            created_at: self.created_at,
            used_at: self.used_at,
        })
    }
}

const COLUMNS: &str = "SELECT id, account_id, name, credential, created_at, used_at FROM passkeys WHERE";

/// The passkeys of an account, oldest first.
pub async fn of(db: &Db, account: AccountId) -> Result<Vec<Kept>, Error> {
    let rows: Vec<KeptRow> = db.all(&format!("{COLUMNS} account_id = $1 ORDER BY id"), args![account]).await?;
    let Some(key) = db.seal_key(account.0).await? else { return Ok(Vec::new()) };
    rows.into_iter().map(|row| row.open(&key)).collect()
}

/// The passkey of a credential (its keyed hash), of an account that has not ended.
pub async fn by_credential(db: &Db, hash: &str) -> Result<Option<Kept>, Error> {
    let statement =
        format!("{COLUMNS} credential_hash = $1 AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = account_id AND a.ended_at IS NULL)");
    let Some(row) = db.first::<KeptRow>(&statement, args![hash]).await? else { return Ok(None) };
    let Some(key) = db.seal_key(row.account_id.0).await? else { return Ok(None) };
    row.open(&key).map(Some)
}

pub(in crate::accounts) async fn insert(tx: &Tx, account: AccountId, hash: &str, name: &str, credential: &str) -> Result<bool, Error> {
    let id: PasskeyId = tx.new_id();
    let key = tx.seal_key(account.0).await?;
    let made = tx
        .execute(
            "INSERT INTO passkeys (id, account_id, credential_hash, name, credential, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (credential_hash) DO NOTHING",
            args![id, account, hash, key.seal(NAME, id.0, name)?, key.seal(CREDENTIAL, id.0, credential)?, tx.now()],
        )
        .await?;
    Ok(made == 1)
}

/// Keeps a credential as it is after it answered; `false` when it was removed meanwhile.
pub(in crate::accounts) async fn used(tx: &Tx, id: PasskeyId, account: AccountId, credential: &str) -> Result<bool, Error> {
    let sealed = tx.seal_key(account.0).await?.seal(CREDENTIAL, id.0, credential)?;
    let statement = "UPDATE passkeys SET credential = $3, used_at = $4 WHERE id = $1 AND account_id = $2";
    Ok(tx.execute(statement, args![id, account, sealed, tx.now()]).await? == 1)
}

pub(in crate::accounts) async fn remove(tx: &Tx, id: PasskeyId, account: AccountId) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM passkeys WHERE id = $1 AND account_id = $2", args![id, account]).await? == 1)
}

/// Remembers a challenge under the hash of the token that its browser holds. What it holds is no secret: the browser was told it.
pub(in crate::accounts) async fn put_challenge(
    tx: &Tx,
    token_hash: &str,
    account: Option<AccountId>,
    purpose: &str,
    state: &str,
) -> Result<(), Error> {
    tx.execute("DELETE FROM passkey_challenges WHERE expires_at < $1", args![tx.now()]).await?;
    tx.execute(
        "INSERT INTO passkey_challenges (token_hash, account_id, purpose, state, expires_at) VALUES ($1, $2, $3, $4, $5)",
        args![token_hash, account, purpose, state, tx.now() + CHALLENGE_LASTS_MS],
    )
    .await?;
    Ok(())
}

/// A challenge is answered once.
pub(in crate::accounts) async fn take_challenge(
    tx: &Tx,
    token_hash: &str,
    account: Option<AccountId>,
    purpose: &str,
) -> Result<Option<String>, Error> {
    let statement = "DELETE FROM passkey_challenges WHERE token_hash = $1 AND purpose = $2 AND COALESCE(account_id, 0) = $3 \
                     AND expires_at > $4 RETURNING state";
    tx.scalar(statement, args![token_hash, purpose, account.map_or(0, |account| account.0), tx.now()]).await
}
