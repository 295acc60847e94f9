//! Codes, cards and one-time links, in SQL. Only keyed hashes of them are kept.

use crate::accounts::secrets::{CODE_LASTS_MS, CODES_WITHIN_MS, LinkPurpose, MOST_CODES, MOST_TRIES};
use crate::args;
use crate::storage::{AccountId, CardId, Error, Row, Sql, Tx};

/// Puts a code in the place of the one before; `false` when this key asked for too many.
/// `key`: the keyed hash of an address (signing in), or of an account (a new address).
pub(in crate::accounts) async fn put_code(tx: &Tx, key: &str, code_hash: &str) -> Result<bool, Error> {
    let put = tx
        .execute(
            "INSERT INTO sign_in_codes (email_hash, code_hash, tries, sent, since_at, created_at, expires_at) VALUES ($1, $2, 0, 1, $3, $3, $4) \
             ON CONFLICT (email_hash) DO UPDATE SET code_hash = excluded.code_hash, tries = 0, created_at = excluded.created_at, \
             expires_at = excluded.expires_at, \
             sent = CASE WHEN sign_in_codes.since_at < $5 THEN 1 ELSE sign_in_codes.sent + 1 END, \
             since_at = CASE WHEN sign_in_codes.since_at < $5 THEN excluded.since_at ELSE sign_in_codes.since_at END \
             WHERE sign_in_codes.since_at < $5 OR sign_in_codes.sent < $6",
            args![key, code_hash, tx.now(), tx.now() + CODE_LASTS_MS, tx.now() - CODES_WITHIN_MS, MOST_CODES],
        )
        .await?;
    Ok(put == 1)
}

/// Writes the code's hash once it is made, if the row still waits for it.
pub(in crate::accounts) async fn fill_code(tx: &Tx, key: &str, waiting: &str, code_hash: &str) -> Result<bool, Error> {
    let statement = "UPDATE sign_in_codes SET code_hash = $3 WHERE email_hash = $1 AND code_hash = $2";
    Ok(tx.execute(statement, args![key, waiting, code_hash]).await? == 1)
}

/// Counts one try, and gives the hash to compare; `None` when there is nothing to try.
pub(in crate::accounts) async fn try_code(tx: &Tx, key: &str) -> Result<Option<String>, Error> {
    tx.scalar(
        "UPDATE sign_in_codes SET tries = tries + 1 WHERE email_hash = $1 AND expires_at > $2 AND tries < $3 RETURNING code_hash",
        args![key, tx.now(), MOST_TRIES],
    )
    .await
}

/// A code is used once. The row stays, to count how many were asked for.
pub(in crate::accounts) async fn use_code(tx: &Tx, key: &str) -> Result<(), Error> {
    tx.execute("UPDATE sign_in_codes SET expires_at = 0 WHERE email_hash = $1", args![key]).await?;
    Ok(())
}

/// A printed card, as its PIN is tried.
#[derive(Clone, Debug, Row)]
pub(in crate::accounts) struct TriedCard {
    pub id: CardId,
    pub account_id: AccountId,
    pub pin_hash: String,
    pub tries: i64,
}

pub(in crate::accounts) async fn insert_card(
    tx: &Tx,
    account: AccountId,
    token_hash: &str,
    pin_hash: &str,
    by: AccountId,
) -> Result<CardId, Error> {
    let id: CardId = tx.new_id();
    tx.execute(
        "INSERT INTO sign_in_cards (id, account_id, token_hash, pin_hash, tries, created_at, made_by) VALUES ($1, $2, $3, $4, 0, $5, $6)",
        args![id, account, token_hash, pin_hash, tx.now(), by],
    )
    .await?;
    Ok(id)
}

/// Counts one try of a card that still works.
pub(in crate::accounts) async fn try_card(tx: &Tx, token_hash: &str) -> Result<Option<TriedCard>, Error> {
    tx.first(
        "UPDATE sign_in_cards SET tries = tries + 1 WHERE token_hash = $1 AND revoked_at IS NULL RETURNING id, account_id, pin_hash, tries",
        args![token_hash],
    )
    .await
}

/// The right PIN: the wrong ones before it no longer count.
pub(in crate::accounts) async fn forget_tries(tx: &Tx, card: CardId) -> Result<(), Error> {
    tx.execute("UPDATE sign_in_cards SET tries = 0 WHERE id = $1", args![card]).await?;
    Ok(())
}

/// Ends every card of an account; how many there were.
pub(in crate::accounts) async fn revoke_cards(tx: &Tx, account: AccountId) -> Result<u64, Error> {
    let statement = "UPDATE sign_in_cards SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL";
    tx.execute(statement, args![account, tx.now()]).await
}

/// When the card that works was made, if there is one.
pub async fn card_made_at(db: &impl Sql, account: AccountId) -> Result<Option<i64>, Error> {
    db.scalar(
        "SELECT created_at FROM sign_in_cards WHERE account_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1",
        args![account],
    )
    .await
}

/// Whether a card's token still asks for a PIN.
pub async fn is_card(db: &impl Sql, token_hash: &str) -> Result<bool, Error> {
    let found: Option<i64> =
        db.scalar("SELECT id FROM sign_in_cards WHERE token_hash = $1 AND revoked_at IS NULL", args![token_hash]).await?;
    Ok(found.is_some())
}

/// A one-time link that still works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub account: Option<AccountId>,
    pub purpose: LinkPurpose,
}

#[derive(Row)]
struct LinkRow {
    account_id: Option<i64>,
    purpose: String,
}

impl LinkRow {
    fn read(self) -> Result<Link, Error> {
        let purpose = LinkPurpose::parse(&self.purpose).ok_or_else(|| Error::Row(format!("link purpose {:?}", self.purpose)))?;
        Ok(Link { account: self.account_id.map(AccountId), purpose })
    }
}

pub(in crate::accounts) async fn insert_link(
    tx: &Tx,
    token_hash: &str,
    account: Option<AccountId>,
    purpose: LinkPurpose,
    expires_at: i64,
) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO sign_in_links (token_hash, account_id, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        args![token_hash, account, purpose.as_str(), tx.now(), expires_at],
    )
    .await?;
    Ok(())
}

/// Looks at a link, and uses nothing up: mail scanners open links.
pub async fn link(db: &impl Sql, token_hash: &str, now: i64) -> Result<Option<Link>, Error> {
    let row = db
        .first::<LinkRow>(
            "SELECT account_id, purpose FROM sign_in_links WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
            args![token_hash, now],
        )
        .await?;
    row.map(LinkRow::read).transpose()
}

/// Uses a link up (one of the demonstration stays); `None` when it no longer works.
pub(in crate::accounts) async fn use_link(tx: &Tx, token_hash: &str) -> Result<Option<Link>, Error> {
    let row = tx
        .first::<LinkRow>(
            "UPDATE sign_in_links SET used_at = CASE WHEN purpose = 'demo' THEN NULL ELSE CAST($2 AS BIGINT) END \
             WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING account_id, purpose",
            args![token_hash, tx.now()],
        )
        .await?;
    row.map(LinkRow::read).transpose()
}

pub(in crate::accounts) async fn void_links(tx: &Tx, purpose: LinkPurpose) -> Result<(), Error> {
    tx.execute("UPDATE sign_in_links SET used_at = $2 WHERE purpose = $1 AND used_at IS NULL", args![purpose.as_str(), tx.now()]).await?;
    Ok(())
}

/// Deletes what ended before an instant.
pub(in crate::accounts) async fn forget(tx: &Tx, before_at: i64) -> Result<(), Error> {
    tx.execute("DELETE FROM sign_in_codes WHERE created_at < $1", args![before_at]).await?;
    tx.execute("DELETE FROM sign_in_links WHERE expires_at < $1 OR used_at < $1", args![before_at]).await?;
    tx.execute("DELETE FROM sign_ins WHERE ended_at < $1", args![before_at]).await?;
    Ok(())
}
