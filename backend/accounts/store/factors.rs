//! Authenticators, recovery codes, and what a sign-in has proved, in SQL.

use crate::accounts::factors::TRIES_WITHIN_MS;
use crate::args;
use crate::storage::{AccountId, Db, Error, Row, Sealed, SignInId, Sql, Tx, sql};

const SECRET: &str = "authenticators.secret";

/// An authenticator, opened.
#[derive(Clone)]
pub struct Authenticator {
    /// In base 32.
    pub secret: String,
    /// When its first code was typed; none while it is being set up.
    pub confirmed_at: Option<i64>,
    pub used_step: i64,
}

#[derive(Row)]
struct AuthenticatorRow {
    secret: Sealed,
    confirmed_at: Option<i64>,
    used_step: i64,
}

const AUTHENTICATOR: &str = "SELECT secret, confirmed_at, used_step FROM authenticators WHERE account_id = $1";

pub async fn authenticator(db: &Db, account: AccountId) -> Result<Option<Authenticator>, Error> {
    let row: Option<AuthenticatorRow> = db.first(AUTHENTICATOR, args![account]).await?;
    let (Some(row), Some(key)) = (row, db.seal_key(account.0).await?) else { return Ok(None) };
    let secret = key.open(SECRET, account.0, &row.secret)?;
    Ok(Some(Authenticator { secret, confirmed_at: row.confirmed_at, used_step: row.used_step }))
}

/// The same, in a transaction, which holds it until it ends: one code proves one sign-in.
pub(in crate::accounts) async fn authenticator_in(tx: &Tx, account: AccountId) -> Result<Option<Authenticator>, Error> {
    let row: Option<AuthenticatorRow> = tx.first(&format!("{AUTHENTICATOR}{}", tx.locks()), args![account]).await?;
    let Some(row) = row else { return Ok(None) };
    let secret = tx.seal_key(account.0).await?.open(SECRET, account.0, &row.secret)?;
    Ok(Some(Authenticator { secret, confirmed_at: row.confirmed_at, used_step: row.used_step }))
}

/// Keeps a secret that waits for its first code, in the place of another that waits. One in use stays.
pub(in crate::accounts) async fn begin(tx: &Tx, account: AccountId, secret: &str) -> Result<(), Error> {
    let sealed = tx.seal_key(account.0).await?.seal(SECRET, account.0, secret)?;
    tx.execute(
        "INSERT INTO authenticators (account_id, secret, created_at, confirmed_at, used_step) VALUES ($1, $2, $3, NULL, 0) \
         ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at, used_step = 0 \
         WHERE authenticators.confirmed_at IS NULL",
        args![account, sealed, tx.now()],
    )
    .await?;
    Ok(())
}

/// A code was taken: no older one is, from now on. The first confirms the authenticator.
pub(in crate::accounts) async fn use_step(tx: &Tx, account: AccountId, step: i64) -> Result<(), Error> {
    tx.execute(
        "UPDATE authenticators SET used_step = $2, confirmed_at = COALESCE(confirmed_at, $3) WHERE account_id = $1",
        args![account, step, tx.now()],
    )
    .await?;
    Ok(())
}

pub(in crate::accounts) async fn remove_authenticator(tx: &Tx, account: AccountId) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM authenticators WHERE account_id = $1", args![account]).await? > 0)
}

/// Every factor of an account.
pub(in crate::accounts) async fn remove_factors(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("DELETE FROM authenticators WHERE account_id = $1", args![account]).await?;
    tx.execute("DELETE FROM passkeys WHERE account_id = $1", args![account]).await?;
    Ok(())
}

/// Whether an account has a passkey, or an authenticator whose first code was typed.
pub async fn has_factor(db: &impl Sql, account: AccountId) -> Result<bool, Error> {
    let statement = "SELECT (SELECT COUNT(*) FROM authenticators WHERE account_id = $1 AND confirmed_at IS NOT NULL) \
                     + (SELECT COUNT(*) FROM passkeys WHERE account_id = $1)";
    Ok(db.scalar::<i64>(statement, args![account]).await?.unwrap_or(0) > 0)
}

/// Puts new recovery codes (their keyed hashes) in the place of those before.
pub(in crate::accounts) async fn put_recovery_codes(tx: &Tx, account: AccountId, hashes: &[String]) -> Result<(), Error> {
    remove_recovery_codes(tx, account).await?;
    let statement =
        format!("INSERT INTO recovery_codes (account_id, code_hash, created_at) VALUES {}", sql::rows_of_marks(hashes.len(), 3));
    let values = hashes.iter().flat_map(|hash| args![account, hash, tx.now()]).collect();
    tx.execute(&statement, values).await?;
    Ok(())
}

pub(in crate::accounts) async fn remove_recovery_codes(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("DELETE FROM recovery_codes WHERE account_id = $1", args![account]).await?;
    Ok(())
}

/// Uses a recovery code up; `false` when there is none, or it was used.
pub(in crate::accounts) async fn use_recovery_code(tx: &Tx, account: AccountId, hash: &str) -> Result<bool, Error> {
    let statement = "UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL";
    Ok(tx.execute(statement, args![account, hash, tx.now()]).await? == 1)
}

/// How many recovery codes are left.
pub async fn recovery_codes_left(db: &impl Sql, account: AccountId) -> Result<i64, Error> {
    let statement = "SELECT COUNT(*) FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL";
    Ok(db.scalar(statement, args![account]).await?.unwrap_or(0))
}

/// Counts one try of an account; how many there were lately, this one included.
pub(in crate::accounts) async fn count_try(tx: &Tx, account: AccountId) -> Result<i64, Error> {
    let tries: Option<i64> = tx
        .scalar(
            "INSERT INTO factor_tries (account_id, tries, since_at) VALUES ($1, 1, $2) ON CONFLICT (account_id) DO UPDATE SET \
             tries = CASE WHEN factor_tries.since_at < $3 THEN 1 ELSE factor_tries.tries + 1 END, \
             since_at = CASE WHEN factor_tries.since_at < $3 THEN excluded.since_at ELSE factor_tries.since_at END RETURNING tries",
            args![account, tx.now(), tx.now() - TRIES_WITHIN_MS],
        )
        .await?;
    Ok(tries.unwrap_or(i64::MAX))
}

pub(in crate::accounts) async fn forget_tries(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("DELETE FROM factor_tries WHERE account_id = $1", args![account]).await?;
    Ok(())
}

/// A sign-in has proved its second factor, and goes on under a new token: one that was known before opens nothing.
pub(in crate::accounts) async fn prove(tx: &Tx, sign_in: SignInId, token_hash: &str) -> Result<(), Error> {
    let statement = "UPDATE sign_ins SET token_hash = $2, proved_at = $3, seen_at = $3 WHERE id = $1 AND ended_at IS NULL";
    tx.execute(statement, args![sign_in, token_hash, tx.now()]).await?;
    Ok(())
}

/// A sign-in that began with a passkey has proved both at once.
pub(in crate::accounts) async fn prove_new(tx: &Tx, token_hash: &str) -> Result<(), Error> {
    tx.execute("UPDATE sign_ins SET proved_at = $2 WHERE token_hash = $1", args![token_hash, tx.now()]).await?;
    Ok(())
}

/// What was proved with a factor that is gone counts no longer, on no device.
pub(in crate::accounts) async fn unprove(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("UPDATE sign_ins SET proved_at = NULL WHERE account_id = $1", args![account]).await?;
    Ok(())
}
