//! Training modules begun and passed, in SQL.

use std::collections::HashMap;

use crate::args;
use crate::learning::attempts::{Answer, Attempt};
use crate::storage::{AccountId, AttemptId, CompletionId, DocumentId, Error, Row, Sql, Tx, sql};

#[derive(Row)]
struct AttemptRow {
    id: AttemptId,
    version: i64,
    place: i64,
    drawn: String,
    answers: String,
    is_refresher: bool,
    is_passed: Option<bool>,
    started_at: i64,
}

impl AttemptRow {
    fn read(self) -> Result<Attempt, Error> {
        let unread = |_| Error::Row(format!("module_attempts {}", self.id));
        Ok(Attempt {
            id: self.id,
            version: self.version,
            place: usize::try_from(self.place).unwrap_or_default(),
            drawn: serde_json::from_str(&self.drawn).map_err(unread)?,
            answers: serde_json::from_str(&self.answers).map_err(unread)?,
            is_refresher: self.is_refresher,
            is_passed: self.is_passed,
            started_at: self.started_at,
        })
    }
}

#[derive(Row)]
struct GoingRow {
    document_id: DocumentId,
    id: AttemptId,
    version: i64,
    place: i64,
    drawn: String,
    answers: String,
    is_refresher: bool,
    is_passed: Option<bool>,
    started_at: i64,
}

impl GoingRow {
    fn read(self) -> Result<(DocumentId, Attempt), Error> {
        let Self { document_id, id, version, place, drawn, answers, is_refresher, is_passed, started_at } = self;
        Ok((document_id, AttemptRow { id, version, place, drawn, answers, is_refresher, is_passed, started_at }.read()?))
    }
}

const COLUMNS: &str = "id, version, place, drawn, answers, is_refresher, is_passed, started_at";

/// The attempt that goes on, if there is one.
pub async fn going(db: &impl Sql, account: AccountId, document: DocumentId) -> Result<Option<Attempt>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM module_attempts WHERE account_id = $1 AND document_id = $2 AND ended_at IS NULL");
    db.first::<AttemptRow>(&statement, args![account, document]).await?.map(AttemptRow::read).transpose()
}

/// The same, locked for a change.
pub(in crate::learning) async fn lock(tx: &Tx, account: AccountId, document: DocumentId) -> Result<Option<Attempt>, Error> {
    let locks = tx.locks();
    let statement = format!("SELECT {COLUMNS} FROM module_attempts WHERE account_id = $1 AND document_id = $2 AND ended_at IS NULL{locks}");
    tx.first::<AttemptRow>(&statement, args![account, document]).await?.map(AttemptRow::read).transpose()
}

/// The last one that ended.
pub async fn last_ended(db: &impl Sql, account: AccountId, document: DocumentId) -> Result<Option<Attempt>, Error> {
    let statement = format!(
        "SELECT {COLUMNS} FROM module_attempts WHERE account_id = $1 AND document_id = $2 AND ended_at IS NOT NULL \
         ORDER BY ended_at DESC, id DESC LIMIT 1"
    );
    db.first::<AttemptRow>(&statement, args![account, document]).await?.map(AttemptRow::read).transpose()
}

/// The modules that somebody began and did not end, and where they are; the latest first.
pub async fn all_going(db: &impl Sql, account: AccountId) -> Result<Vec<(DocumentId, Attempt)>, Error> {
    let statement = format!(
        "SELECT document_id, {COLUMNS} FROM module_attempts WHERE account_id = $1 AND ended_at IS NULL ORDER BY moved_at DESC, id LIMIT 20"
    );
    let rows: Vec<GoingRow> = db.all(&statement, args![account]).await?;
    rows.into_iter().map(GoingRow::read).collect()
}

/// Begins; nothing happens when one goes on already.
pub(in crate::learning) async fn begin(tx: &Tx, account: AccountId, document: DocumentId, attempt: &Attempt) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO module_attempts (id, account_id, document_id, version, place, drawn, answers, is_refresher, started_at, moved_at) \
         VALUES ($1, $2, $3, $4, $5, $6, '[]', $7, $8, $8) ON CONFLICT DO NOTHING",
        args![
            attempt.id,
            account,
            document,
            attempt.version,
            i64::try_from(attempt.place).unwrap_or_default(),
            serde_json::to_string(&attempt.drawn).unwrap_or_default(),
            attempt.is_refresher,
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Keeps where an attempt is now. `is_passed`: it ended so.
pub(in crate::learning) async fn keep(tx: &Tx, attempt: &Attempt) -> Result<(), Error> {
    let answers: &Vec<Answer> = &attempt.answers;
    tx.execute(
        "UPDATE module_attempts SET place = $2, answers = $3, is_passed = $4, moved_at = $5, ended_at = $6 WHERE id = $1",
        args![
            attempt.id,
            i64::try_from(attempt.place).unwrap_or_default(),
            serde_json::to_string(answers).unwrap_or_default(),
            attempt.is_passed,
            tx.now(),
            attempt.is_passed.map(|_| tx.now())
        ],
    )
    .await?;
    Ok(())
}

/// A module that somebody passed.
#[derive(Clone, Debug, PartialEq, Eq, Row)]
pub struct Completion {
    pub account_id: AccountId,
    pub document_id: DocumentId,
    pub title: String,
    pub unlocks: i64,
    pub minutes: i64,
    pub passed_at: i64,
    /// `None`: for good.
    pub valid_until: Option<i64>,
}

impl Completion {
    pub fn is_valid(&self, now: i64) -> bool {
        self.valid_until.is_none_or(|until| until > now)
    }
}

pub(in crate::learning) struct Passed {
    pub account: AccountId,
    pub document: DocumentId,
    pub version: i64,
    pub unlocks: i64,
    pub minutes: i64,
    pub valid_until: Option<i64>,
}

pub(in crate::learning) async fn complete(tx: &Tx, passed: &Passed) -> Result<CompletionId, Error> {
    let id: CompletionId = tx.new_id();
    tx.execute(
        "INSERT INTO completions (id, account_id, document_id, version, unlocks, minutes, passed_at, valid_until) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, passed.account, passed.document, passed.version, passed.unlocks, passed.minutes, tx.now(), passed.valid_until],
    )
    .await?;
    Ok(id)
}

/// Whether what somebody passed of a document is still good at an instant.
pub(in crate::learning) async fn is_good(db: &impl Sql, account: AccountId, document: DocumentId, at: i64) -> Result<bool, Error> {
    let statement = "SELECT id FROM completions WHERE account_id = $1 AND document_id = $2 AND (valid_until IS NULL OR valid_until > $3) \
                     ORDER BY id LIMIT 1";
    Ok(db.scalar::<CompletionId>(statement, args![account, document, at]).await?.is_some())
}

/// The latest completion of each module, of each of these people; the latest first.
pub async fn completions(db: &impl Sql, accounts: &[AccountId]) -> Result<Vec<Completion>, Error> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let condition = format!("c.account_id IN ({})", sql::marks(1, accounts.len()));
    completions_where(db, &condition, accounts.iter().map(|account| sql::Arg::from(*account)).collect()).await
}

/// The same of whoever a condition on `c` keeps.
async fn completions_where(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Completion>, Error> {
    let statement = format!(
        "SELECT c.account_id, c.document_id, d.title, c.unlocks, c.minutes, c.passed_at, c.valid_until FROM completions c \
         JOIN documents d ON d.id = c.document_id WHERE {condition} AND NOT EXISTS (SELECT 1 FROM completions l \
         WHERE l.account_id = c.account_id AND l.document_id = c.document_id AND (l.passed_at > c.passed_at OR (l.passed_at = c.passed_at AND l.id > c.id))) \
         ORDER BY c.passed_at DESC, c.id DESC"
    );
    db.all(&statement, args).await
}

/// What each of these people is trained for at an instant: the unlocked topics of each valid completion.
pub async fn unlocked(db: &impl Sql, accounts: &[AccountId], now: i64) -> Result<HashMap<AccountId, Vec<i64>>, Error> {
    Ok(by_account(completions(db, accounts).await?, now))
}

/// The same of whoever a condition on `c.account_id` keeps: of a large roster, in one statement.
pub async fn unlocked_where(db: &impl Sql, condition: &str, args: Vec<sql::Arg>, now: i64) -> Result<HashMap<AccountId, Vec<i64>>, Error> {
    Ok(by_account(completions_where(db, condition, args).await?, now))
}

fn by_account(completions: Vec<Completion>, now: i64) -> HashMap<AccountId, Vec<i64>> {
    let mut unlocked: HashMap<AccountId, Vec<i64>> = HashMap::new();
    for completion in completions.into_iter().filter(|completion| completion.is_valid(now) && completion.unlocks != 0) {
        unlocked.entry(completion.account_id).or_default().push(completion.unlocks);
    }
    unlocked
}
