//! Askers, their words and their circle, in SQL.

use crate::args;
use crate::help_requests::{Need, NewHelpRequest};
use crate::storage::{AccountId, AskerId, Db, Error, HelpRequestId, Row, SealKey, SealKeys, Sealed, Sql, Tx, sql};

/// What is personal, opened. Read it only after the right to it was checked.
#[derive(Clone, Debug, Default)]
pub struct AskerWords {
    pub first_name: String,
    /// Whom to call, when it is somebody else.
    pub call_name: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    pub email: Option<String>,
    pub call_when: String,
    pub words: Option<String>,
    pub needs: Vec<Need>,
    /// The personal code, as kept (see [`super::code::display`]).
    pub code: String,
}

#[derive(Row)]
struct Hidden {
    id: HelpRequestId,
    asker_id: AskerId,
    first_name: Sealed,
    code: Sealed,
    phone: Option<Sealed>,
    email: Option<Sealed>,
    call_name: Option<Sealed>,
    call_when: Option<Sealed>,
    words: Option<Sealed>,
    needs: Option<Sealed>,
}

impl Hidden {
    fn open(&self, key: &SealKey) -> Result<AskerWords, Error> {
        let asker = self.asker_id.0;
        let needs = key.open_some("help_requests.needs", self.id.0, self.needs.as_ref())?.unwrap_or_default();
        Ok(AskerWords {
            first_name: key.open("askers.first_name", asker, &self.first_name)?,
            call_name: key.open_some("help_requests.call_name", self.id.0, self.call_name.as_ref())?,
            phone: key.open_some("askers.phone", asker, self.phone.as_ref())?,
            email: key.open_some("askers.email", asker, self.email.as_ref())?,
            call_when: key.open_some("help_requests.call_when", self.id.0, self.call_when.as_ref())?.unwrap_or_default(),
            words: key.open_some("help_requests.words", self.id.0, self.words.as_ref())?,
            needs: needs.split(' ').filter_map(Need::parse).collect(),
            code: key.open("askers.code", asker, &self.code)?,
        })
    }
}

/// The words of several help requests; those of erased askers are left out.
pub async fn words_of(db: &Db, ids: &[HelpRequestId]) -> Result<Vec<(HelpRequestId, AskerWords)>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!(
        "SELECT h.id, h.asker_id, a.first_name, a.code, a.phone, a.email, h.call_name, h.call_when, h.words, h.needs FROM help_requests h \
         JOIN askers a ON a.id = h.asker_id WHERE h.id IN ({})",
        sql::marks(1, ids.len())
    );
    let rows = db.all::<Hidden>(&statement, ids.iter().map(|id| sql::Arg::from(*id)).collect()).await?;
    let owners: Vec<i64> = rows.iter().map(|row| row.asker_id.0).collect();
    let keys: SealKeys = db.seal_keys(&owners).await?;
    rows.iter().filter_map(|row| keys.of(row.asker_id.0).map(|key| Ok((row.id, row.open(key)?)))).collect()
}

/// The words of one help request; nothing once the asker was erased.
pub async fn words(db: &Db, id: HelpRequestId) -> Result<AskerWords, Error> {
    Ok(words_of(db, &[id]).await?.pop().map(|(_, words)| words).unwrap_or_default())
}

pub async fn asker_of_code(db: &Db, code: &str) -> Result<Option<AskerId>, Error> {
    db.scalar("SELECT id FROM askers WHERE code_hash = $1 AND erased_at IS NULL", args![db.lookup("asker-code", code)]).await
}

pub(in crate::help_requests) async fn insert_asker(tx: &Tx, new: &NewHelpRequest, code: &str) -> Result<Option<AskerId>, Error> {
    let id: AskerId = tx.new_id();
    let key = tx.seal_key(id.0).await?;
    let phone = new.phone.as_ref().map(crate::web::contacts::Phone::as_str);
    let email = new.email.as_ref().map(crate::web::contacts::Email::as_str);
    let made = tx
        .execute(
            "INSERT INTO askers (id, first_name, code, code_hash, phone, email, contact_hash, language, created_at, last_contact_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (code_hash) DO NOTHING",
            args![
                id,
                key.seal("askers.first_name", id.0, &new.first_name)?,
                key.seal("askers.code", id.0, code)?,
                tx.lookup("asker-code", code),
                key.seal_some("askers.phone", id.0, phone)?,
                key.seal_some("askers.email", id.0, email)?,
                contact_hash(tx, new),
                new.language.as_str(),
                tx.now()
            ],
        )
        .await?;
    if made == 0 {
        tx.forget_seal_key(id.0).await?; // a code drawn twice: the caller draws another
        return Ok(None);
    }
    Ok(Some(id))
}

pub(in crate::help_requests) async fn insert_circle(tx: &Tx, asker: AskerId, account: AccountId) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO circle_members (asker_id, account_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        args![asker, account, tx.now()],
    )
    .await?;
    Ok(())
}

/// The helpers whom an asker knows and chose to keep.
pub async fn circle_of(db: &impl Sql, asker: AskerId) -> Result<Vec<AccountId>, Error> {
    db.column("SELECT account_id FROM circle_members WHERE asker_id = $1 ORDER BY account_id", args![asker]).await
}

/// The people in whose circle an account is, most recently met first.
pub async fn askers_around(db: &impl Sql, account: AccountId) -> Result<Vec<AskerId>, Error> {
    db.column(
        "SELECT c.asker_id FROM circle_members c JOIN askers a ON a.id = c.asker_id WHERE c.account_id = $1 AND a.erased_at IS NULL \
         ORDER BY a.last_contact_at DESC, a.id LIMIT 50",
        args![account],
    )
    .await
}

#[derive(Row)]
struct Kept {
    id: AskerId,
    first_name: Sealed,
    phone: Option<Sealed>,
    email: Option<Sealed>,
    language: String,
}

/// What is kept of an asker between two help requests.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub first_name: String,
    /// E.164.
    pub phone: Option<String>,
    pub email: Option<String>,
    pub language: String,
}

/// Read it only for the asker, or for somebody of their circle; nothing once the asker was erased.
pub async fn contacts_of(db: &Db, askers: &[AskerId]) -> Result<Vec<(AskerId, Contact)>, Error> {
    if askers.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!(
        "SELECT id, first_name, phone, email, language FROM askers WHERE erased_at IS NULL AND id IN ({})",
        sql::marks(1, askers.len())
    );
    let rows = db.all::<Kept>(&statement, askers.iter().map(|id| sql::Arg::from(*id)).collect()).await?;
    let owners: Vec<i64> = rows.iter().map(|row| row.id.0).collect();
    let keys = db.seal_keys(&owners).await?;
    let open = |row: &Kept, key: &SealKey| -> Result<(AskerId, Contact), Error> {
        Ok((
            row.id,
            Contact {
                first_name: key.open("askers.first_name", row.id.0, &row.first_name)?,
                phone: key.open_some("askers.phone", row.id.0, row.phone.as_ref())?,
                email: key.open_some("askers.email", row.id.0, row.email.as_ref())?,
                language: row.language.clone(),
            },
        ))
    };
    rows.iter().filter_map(|row| keys.of(row.id.0).map(|key| open(row, key))).collect()
}

/// An asker asks again: their contact is as they say now, and their last contact is today.
pub(in crate::help_requests) async fn update_asker(tx: &Tx, asker: AskerId, new: &NewHelpRequest) -> Result<(), Error> {
    let key = tx.seal_key(asker.0).await?;
    let phone = new.phone.as_ref().map(crate::web::contacts::Phone::as_str);
    let email = new.email.as_ref().map(crate::web::contacts::Email::as_str);
    tx.execute(
        "UPDATE askers SET phone = COALESCE($2, phone), email = COALESCE($3, email), contact_hash = COALESCE($4, contact_hash), \
         language = $5, last_contact_at = $6 WHERE id = $1 AND erased_at IS NULL",
        args![
            asker,
            key.seal_some("askers.phone", asker.0, phone)?,
            key.seal_some("askers.email", asker.0, email)?,
            contact_hash(tx, new),
            new.language.as_str(),
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Finds the former helper and applies blocks; never shows anyone's history.
fn contact_hash(tx: &Tx, new: &NewHelpRequest) -> Option<String> {
    let by_email = || new.email.as_ref().map(|email| tx.lookup("email", &email.look_up()));
    new.phone.as_ref().map(|phone| tx.lookup("phone", phone.as_str())).or_else(by_email)
}

/// Takes every word of an asker out of the tables, and the key that older copies would need.
pub(in crate::help_requests) async fn erase_asker(tx: &Tx, asker: AskerId) -> Result<(), Error> {
    let nothing = Vec::<u8>::new();
    tx.execute(
        "UPDATE askers SET first_name = $2, code = $2, code_hash = $3, phone = NULL, email = NULL, contact_hash = NULL, erased_at = $4 \
         WHERE id = $1 AND erased_at IS NULL",
        args![asker, nothing, format!("erased {asker}"), tx.now()],
    )
    .await?;
    tx.execute(
        "UPDATE help_requests SET words = NULL, call_name = NULL, call_when = NULL, needs = NULL, trust_word = '' WHERE asker_id = $1",
        args![asker],
    )
    .await?;
    tx.execute("DELETE FROM circle_members WHERE asker_id = $1", args![asker]).await?;
    tx.execute(
        "UPDATE callbacks SET closed_at = $2, outcome = 'erased' WHERE closed_at IS NULL \
         AND help_request_id IN (SELECT id FROM help_requests WHERE asker_id = $1)",
        args![asker, tx.now()],
    )
    .await?;
    tx.forget_seal_key(asker.0).await
}

/// Askers who were erased at or after an instant.
pub(in crate::help_requests) async fn erased_since(db: &impl Sql, since_at: i64) -> Result<Vec<i64>, Error> {
    db.column("SELECT id FROM askers WHERE erased_at >= $1 ORDER BY id", args![since_at]).await
}

/// Those of these askers who are here, and not erased.
pub(in crate::help_requests) async fn not_erased(db: &impl Sql, askers: &[i64]) -> Result<Vec<AskerId>, Error> {
    let mut here = Vec::new();
    for some in askers.chunks(500) {
        let statement = format!("SELECT id FROM askers WHERE erased_at IS NULL AND id IN ({}) ORDER BY id", sql::marks(1, some.len()));
        here.extend(db.column::<AskerId>(&statement, some.iter().map(|id| sql::Arg::from(*id)).collect()).await?);
    }
    Ok(here)
}

/// Nobody asks this helper first any more.
pub(in crate::help_requests) async fn forget_helper(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("DELETE FROM circle_members WHERE account_id = $1", args![account]).await?;
    Ok(())
}

/// Askers whom nobody heard of since an instant; at most a hundred.
pub async fn long_gone(db: &impl Sql, since_at: i64) -> Result<Vec<AskerId>, Error> {
    db.column(
        "SELECT id FROM askers WHERE erased_at IS NULL AND last_contact_at < $1 ORDER BY last_contact_at, id LIMIT 100",
        args![since_at],
    )
    .await
}

/// The personal code of an asker, as kept.
pub(in crate::help_requests) async fn code_of(tx: &Tx, asker: AskerId) -> Result<String, Error> {
    let sealed = tx.scalar("SELECT code FROM askers WHERE id = $1", args![asker]).await?.ok_or(Error::Sealed("no such asker"))?;
    tx.seal_key(asker.0).await?.open("askers.code", asker.0, &sealed)
}

pub(in crate::help_requests) async fn note_contact(tx: &Tx, asker: AskerId) -> Result<(), Error> {
    tx.execute("UPDATE askers SET last_contact_at = $2 WHERE id = $1", args![asker, tx.now()]).await?;
    Ok(())
}

/// How the asker of a help request can be told something.
#[derive(Row)]
pub(in crate::help_requests) struct NewsReach {
    pub id: AskerId,
    pub has_phone: bool,
    pub email: Option<Sealed>,
    pub language: String,
    pub trust_word: String,
}

/// `None` once the asker was erased.
pub(in crate::help_requests) async fn news_reach(tx: &Tx, help_request: HelpRequestId) -> Result<Option<NewsReach>, Error> {
    tx.first(
        "SELECT a.id, a.phone IS NOT NULL AS has_phone, a.email, a.language, h.trust_word FROM help_requests h \
         JOIN askers a ON a.id = h.asker_id WHERE h.id = $1 AND a.erased_at IS NULL",
        args![help_request],
    )
    .await
}
