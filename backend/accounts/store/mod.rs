//! Accounts, sign-ins and their secrets, in SQL.

pub mod browsers;
pub mod factors;
pub mod leaving;
pub mod passkeys;
pub mod secrets;

use std::collections::{HashMap, HashSet};

use crate::accounts::{Account, Contact, email_hash, phone_hash};
use crate::args;
use crate::storage::{AccountId, Db, Error, Row, SealKey, Sealed, SignInId, Sql, Tx, sql};
use crate::web::contacts::{Email, Phone};
use crate::web::text::sort_key;

/// What a new account is made of.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub first_name: String,
    pub last_name: String,
    pub language: &'static str,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub is_operator: bool,
}

const COLUMNS: &str = "id, first_name, last_name, language, is_operator, ended_at";

/// Inserts an account; `None` when another has this e-mail address.
pub(in crate::accounts) async fn insert(tx: &Tx, new: &NewAccount) -> Result<Option<AccountId>, Error> {
    let id: AccountId = tx.new_id();
    let key = tx.seal_key(id.0).await?;
    let email = new.email.as_ref().map(Email::as_str);
    let phone = new.phone.as_ref().map(Phone::as_str);
    let made = tx
        .execute(
            "INSERT INTO accounts (id, first_name, last_name, sort_key, language, email, email_hash, phone, phone_hash, is_operator, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (email_hash) DO NOTHING",
            args![
                id,
                new.first_name.as_str(),
                new.last_name.as_str(),
                sort_key(&format!("{} {}", new.last_name, new.first_name)),
                new.language,
                key.seal_some("accounts.email", id.0, email)?,
                new.email.as_ref().map(|email| email_hash(tx, email)),
                key.seal_some("accounts.phone", id.0, phone)?,
                new.phone.as_ref().map(|phone| phone_hash(tx, phone)),
                new.is_operator,
                tx.now()
            ],
        )
        .await?;
    if made == 0 {
        tx.forget_seal_key(id.0).await?;
        return Ok(None);
    }
    Ok(Some(id))
}

pub async fn account(db: &impl Sql, id: AccountId) -> Result<Option<Account>, Error> {
    db.first(&format!("SELECT {COLUMNS} FROM accounts WHERE id = $1"), args![id]).await
}

/// By the keyed hash of a normalised e-mail address; only accounts that have not ended.
pub async fn by_email_hash(db: &impl Sql, email_hash: &str) -> Result<Option<Account>, Error> {
    db.first(&format!("SELECT {COLUMNS} FROM accounts WHERE email_hash = $1 AND ended_at IS NULL"), args![email_hash]).await
}

#[derive(Row)]
struct Hidden {
    email: Option<Sealed>,
    phone: Option<Sealed>,
}

impl Hidden {
    fn open(&self, key: &SealKey, id: AccountId) -> Result<Contact, Error> {
        Ok(Contact {
            email: key.open_some("accounts.email", id.0, self.email.as_ref())?,
            phone: key.open_some("accounts.phone", id.0, self.phone.as_ref())?,
        })
    }
}

const HIDDEN: &str = "SELECT email, phone FROM accounts WHERE id = $1";

/// How to reach an account; nothing once its key was deleted.
pub async fn contact_of(db: &Db, id: AccountId) -> Result<Contact, Error> {
    let hidden = db.first::<Hidden>(HIDDEN, args![id]).await?;
    let (Some(hidden), Some(key)) = (hidden, db.seal_key(id.0).await?) else { return Ok(Contact::default()) };
    hidden.open(&key, id)
}

/// The same of many; those whose key was deleted have nothing.
pub async fn contacts_of(db: &Db, ids: &[AccountId]) -> Result<HashMap<AccountId, Contact>, Error> {
    #[derive(Row)]
    struct Of {
        id: AccountId,
        email: Option<Sealed>,
        phone: Option<Sealed>,
    }
    let mut contacts = HashMap::new();
    for some in ids.chunks(500) {
        let owners: Vec<i64> = some.iter().map(|id| id.0).collect();
        let keys = db.seal_keys(&owners).await?;
        let statement = format!("SELECT id, email, phone FROM accounts WHERE id IN ({})", sql::marks(1, some.len()));
        for row in db.all::<Of>(&statement, some.iter().map(|id| sql::Arg::from(*id)).collect()).await? {
            let Some(key) = keys.of(row.id.0) else { continue };
            contacts.insert(row.id, Hidden { email: row.email, phone: row.phone }.open(key, row.id)?);
        }
    }
    Ok(contacts)
}

/// Those of these accounts that have an e-mail address.
pub async fn contacts_known(db: &impl Sql, ids: &[AccountId]) -> Result<HashSet<AccountId>, Error> {
    let mut known = HashSet::new();
    for some in ids.chunks(500) {
        let statement = format!("SELECT id FROM accounts WHERE email_hash IS NOT NULL AND id IN ({})", sql::marks(1, some.len()));
        known.extend(db.column::<AccountId>(&statement, some.iter().map(|id| sql::Arg::from(*id)).collect()).await?);
    }
    Ok(known)
}

/// The same, in a transaction.
pub async fn contact_in(tx: &Tx, id: AccountId) -> Result<Contact, Error> {
    let Some(hidden) = tx.first::<Hidden>(HIDDEN, args![id]).await? else { return Ok(Contact::default()) };
    if hidden.email.is_none() && hidden.phone.is_none() {
        return Ok(Contact::default());
    }
    hidden.open(&tx.seal_key(id.0).await?, id)
}

/// A device on which somebody is signed in.
#[derive(Clone, Debug, Row)]
pub struct SignIn {
    pub id: SignInId,
    pub account_id: AccountId,
    pub device: String,
    pub created_at: i64,
    pub seen_at: i64,
}

/// The sign-in of a cookie's token, with its account, in one statement.
/// Keeps when a device was last seen.
pub(in crate::accounts) async fn see(tx: &Tx, sign_in: SignInId) -> Result<(), Error> {
    tx.execute("UPDATE sign_ins SET seen_at = $2 WHERE id = $1", args![sign_in, tx.now()]).await?;
    Ok(())
}

pub(in crate::accounts) async fn insert_sign_in(tx: &Tx, account: AccountId, token_hash: &str, device: &str) -> Result<SignInId, Error> {
    let id: SignInId = tx.new_id();
    tx.execute(
        "INSERT INTO sign_ins (id, account_id, token_hash, device, created_at, seen_at) VALUES ($1, $2, $3, $4, $5, $5)",
        args![id, account, token_hash, device, tx.now()],
    )
    .await?;
    Ok(id)
}

/// Devices on which an account is signed in, latest first.
pub async fn sign_ins(db: &Db, account: AccountId) -> Result<Vec<SignIn>, Error> {
    db.all(
        "SELECT id, account_id, device, created_at, seen_at FROM sign_ins WHERE account_id = $1 AND ended_at IS NULL ORDER BY seen_at DESC",
        args![account],
    )
    .await
}

/// Ends one device's sign-in; `false` when it is not this account's, or had ended.
pub(in crate::accounts) async fn end_sign_in(tx: &Tx, account: AccountId, sign_in: SignInId) -> Result<bool, Error> {
    let ended = tx
        .execute(
            "UPDATE sign_ins SET ended_at = $3 WHERE id = $1 AND account_id = $2 AND ended_at IS NULL",
            args![sign_in, account, tx.now()],
        )
        .await?;
    tx.execute("DELETE FROM push_subscriptions WHERE sign_in_id = $1", args![sign_in]).await?;
    Ok(ended == 1)
}

/// Changes what an account says of itself.
pub(in crate::accounts) async fn rename(tx: &Tx, id: AccountId, first_name: &str, last_name: &str, language: &str) -> Result<(), Error> {
    tx.execute(
        "UPDATE accounts SET first_name = $2, last_name = $3, sort_key = $4, language = $5 WHERE id = $1",
        args![id, first_name, last_name, sort_key(&format!("{last_name} {first_name}")), language],
    )
    .await?;
    Ok(())
}

pub(in crate::accounts) async fn set_phone(tx: &Tx, id: AccountId, phone: Option<&Phone>) -> Result<(), Error> {
    let number = phone.map(Phone::as_str);
    let sealed = tx.seal_key(id.0).await?.seal_some("accounts.phone", id.0, number)?;
    let hash = phone.map(|phone| phone_hash(tx, phone));
    tx.execute("UPDATE accounts SET phone = $2, phone_hash = $3 WHERE id = $1", args![id, sealed, hash]).await?;
    Ok(())
}

/// `false` when another account has this address.
pub(in crate::accounts) async fn set_email(tx: &Tx, id: AccountId, email: &Email) -> Result<bool, Error> {
    let hash = email_hash(tx, email);
    let owner: Option<i64> = tx.scalar("SELECT id FROM accounts WHERE email_hash = $1", args![&hash]).await?;
    if owner.is_some_and(|owner| owner != id.0) {
        return Ok(false);
    }
    let sealed = tx.seal_key(id.0).await?.seal("accounts.email", id.0, email.as_str())?;
    tx.execute("UPDATE accounts SET email = $2, email_hash = $3 WHERE id = $1", args![id, sealed, &hash]).await?;
    Ok(true)
}

/// Whether the instance has somebody to run it.
pub async fn has_operator(db: &impl Sql) -> Result<bool, Error> {
    let operator: Option<i64> =
        db.scalar("SELECT id FROM accounts WHERE is_operator = TRUE AND ended_at IS NULL ORDER BY id LIMIT 1", args![]).await?;
    Ok(operator.is_some())
}
