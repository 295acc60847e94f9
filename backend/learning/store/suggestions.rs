//! What was proposed to whom, and what became of it, in SQL.

use crate::args;
use crate::learning::documents::Kind;
use crate::learning::suggestions::{NewSuggestion, Suggestion, Why};
use crate::storage::{AccountId, AssociationId, DocumentId, Error, Row, Sql, SuggestionId, Tx, sql};

#[derive(Row)]
struct SuggestionRow {
    id: SuggestionId,
    document_id: DocumentId,
    why: String,
    about: String,
    association_name: Option<String>,
    made_at: i64,
    seen_at: Option<i64>,
}

/// What is proposed to somebody now: not declined, not done, of documents that are still published. The latest first.
pub async fn open(db: &impl Sql, account: AccountId) -> Result<Vec<Suggestion>, Error> {
    let rows: Vec<SuggestionRow> = db
        .all(
            "SELECT s.id, s.document_id, s.why, s.about, a.name AS association_name, s.made_at, s.seen_at FROM suggestions s \
             JOIN documents d ON d.id = s.document_id LEFT JOIN associations a ON a.id = s.association_id \
             WHERE s.account_id = $1 AND s.declined_at IS NULL AND s.done_at IS NULL AND d.state = 'published' \
             ORDER BY s.made_at DESC, s.id DESC LIMIT 30",
            args![account],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Suggestion {
                id: row.id,
                document: row.document_id,
                why: Why::parse(&row.why).ok_or_else(|| Error::Row(format!("suggestions.why {:?}", row.why)))?,
                about: serde_json::from_str(&row.about).map_err(|_| Error::Row(format!("suggestions.about {}", row.id)))?,
                association: row.association_name,
                made_at: row.made_at,
                is_seen: row.seen_at.is_some(),
            })
        })
        .collect()
}

/// Writes suggestions, one row each, for whoever did not decline the document for good and has no open one of it. What comes with
/// a help request is seen from the beginning: it stands on the page of the pairing. Returns who was told.
pub(in crate::learning) async fn insert(tx: &Tx, to: &[AccountId], new: &NewSuggestion) -> Result<Vec<AccountId>, Error> {
    let seen_at = (new.why == Why::Claimed).then(|| tx.now());
    let mut told = Vec::new();
    for some in to.chunks(100) {
        let values: Vec<String> = (0..some.len()).map(|row| format!("(${}, ${})", row * 2 + 7, row * 2 + 8)).collect();
        let statement = format!(
            "INSERT INTO suggestions (id, account_id, document_id, why, about, association_id, made_at, seen_at) \
             SELECT n.id, n.account_id, $1, $2, $3, $4, $5, CAST($6 AS BIGINT) FROM (SELECT CAST(column1 AS BIGINT) AS id, CAST(column2 AS BIGINT) AS account_id \
             FROM (VALUES {}) v) n WHERE NOT EXISTS (SELECT 1 FROM suggestions s WHERE s.account_id = n.account_id AND s.document_id = $1 \
             AND (s.declined_at IS NOT NULL OR (s.done_at IS NULL AND s.why = $2))) RETURNING account_id",
            values.join(", ")
        );
        let about = serde_json::to_string(&new.about).unwrap_or_default();
        let mut args = args![new.document, new.why.as_str(), about, new.association, tx.now(), seen_at];
        for account in some {
            args.push(tx.new_id::<SuggestionId>().into());
            args.push(sql::Arg::from(*account));
        }
        told.extend(tx.column::<AccountId>(&statement, args).await?);
    }
    Ok(told)
}

/// Whether anything of this kind was proposed to somebody since an instant.
pub async fn proposed_since(db: &impl Sql, accounts: &[AccountId], why: Why, since_at: i64) -> Result<Vec<AccountId>, Error> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let marks = sql::marks(3, accounts.len());
    let statement = format!("SELECT DISTINCT account_id FROM suggestions WHERE why = $1 AND made_at > $2 AND account_id IN ({marks})");
    let mut args = args![why.as_str(), since_at];
    args.extend(accounts.iter().map(|account| sql::Arg::from(*account)));
    db.column(&statement, args).await
}

/// Nothing else is proposed to these until the transaction ends.
pub(in crate::learning) async fn hold(tx: &Tx, accounts: &[AccountId]) -> Result<(), Error> {
    if accounts.is_empty() {
        return Ok(());
    }
    let mut sorted = accounts.to_vec();
    sorted.sort_unstable();
    let statement = format!(
        "INSERT INTO learners (account_id, is_mailed, mailed_at) VALUES {} ON CONFLICT (account_id) DO UPDATE SET is_mailed = learners.is_mailed",
        sql::rows_of_marks(sorted.len(), 3)
    );
    tx.execute(&statement, sorted.into_iter().flat_map(|account| args![account, true, 0_i64]).collect()).await?;
    Ok(())
}

/// Those shown to somebody for the first time.
pub(in crate::learning) async fn seen(tx: &Tx, account: AccountId, shown: &[SuggestionId]) -> Result<(), Error> {
    if shown.is_empty() {
        return Ok(());
    }
    let marks = sql::marks(3, shown.len());
    let statement = format!("UPDATE suggestions SET seen_at = $2 WHERE account_id = $1 AND seen_at IS NULL AND id IN ({marks})");
    let mut args = args![account, tx.now()];
    args.extend(shown.iter().map(|id| sql::Arg::from(*id)));
    tx.execute(&statement, args).await?;
    Ok(())
}

pub(in crate::learning) async fn opened(tx: &Tx, account: AccountId, document: DocumentId) -> Result<(), Error> {
    let statement = "UPDATE suggestions SET opened_at = $3, seen_at = COALESCE(seen_at, $3) \
        WHERE account_id = $1 AND document_id = $2 AND opened_at IS NULL";
    tx.execute(statement, args![account, document, tx.now()]).await?;
    Ok(())
}

pub(in crate::learning) async fn done(tx: &Tx, account: AccountId, document: DocumentId) -> Result<(), Error> {
    let statement = "UPDATE suggestions SET done_at = $3, opened_at = COALESCE(opened_at, $3), seen_at = COALESCE(seen_at, $3) \
        WHERE account_id = $1 AND document_id = $2 AND done_at IS NULL";
    tx.execute(statement, args![account, document, tx.now()]).await?;
    Ok(())
}

/// Declines for good: the document is not proposed to them again. `false` when it is not theirs.
pub(in crate::learning) async fn decline(tx: &Tx, account: AccountId, id: SuggestionId) -> Result<bool, Error> {
    let statement = "UPDATE suggestions SET declined_at = $3 WHERE account_id = $1 AND declined_at IS NULL \
        AND document_id = (SELECT document_id FROM suggestions WHERE id = $2 AND account_id = $1)";
    Ok(tx.execute(statement, args![account, id, tx.now()]).await? > 0)
}

/// What was proposed to somebody for this reason since an instant.
pub async fn proposed(db: &impl Sql, account: AccountId, why: Why, since_at: i64) -> Result<Vec<DocumentId>, Error> {
    let statement = "SELECT DISTINCT document_id FROM suggestions WHERE account_id = $1 AND why = $2 AND made_at >= $3";
    db.column(statement, args![account, why.as_str(), since_at]).await
}

/// The documents that somebody declined for good.
pub async fn declined(db: &impl Sql, account: AccountId) -> Result<Vec<DocumentId>, Error> {
    let statement = "SELECT DISTINCT document_id FROM suggestions WHERE account_id = $1 AND declined_at IS NOT NULL";
    db.column(statement, args![account]).await
}

/// Whether it was made to them, whatever became of it.
pub async fn is_of(db: &impl Sql, account: AccountId, id: SuggestionId) -> Result<bool, Error> {
    let found: Option<SuggestionId> = db.scalar("SELECT id FROM suggestions WHERE id = $1 AND account_id = $2", args![id, account]).await?;
    Ok(found.is_some())
}

/// What became of the suggestions of each document made since an instant, for the members of an association.
#[derive(Clone, Debug, Row)]
pub struct Count {
    pub document_id: DocumentId,
    pub title: String,
    pub kind: String,
    pub made: i64,
    pub seen: i64,
    pub opened: i64,
    pub done: i64,
    pub declined: i64,
}

impl Count {
    pub fn is_module(&self) -> bool {
        self.kind == Kind::TrainingModule.as_str()
    }
}

pub async fn counts(db: &impl Sql, association: AssociationId, since_at: i64) -> Result<Vec<Count>, Error> {
    let count = |column: &str| format!("CAST(COUNT(s.{column}) AS BIGINT) AS {}", column.trim_end_matches("_at"));
    let statement = format!(
        "SELECT d.id AS document_id, d.title, d.kind, CAST(COUNT(*) AS BIGINT) AS made, {}, {}, {}, {} FROM suggestions s \
         JOIN documents d ON d.id = s.document_id JOIN memberships m ON m.account_id = s.account_id AND m.association_id = $1 AND m.state = 'active' \
         WHERE s.made_at > $2 GROUP BY d.id, d.title, d.kind ORDER BY made DESC, d.id LIMIT 60",
        count("seen_at"),
        count("opened_at"),
        count("done_at"),
        count("declined_at")
    );
    db.all(&statement, args![association, since_at]).await
}

/// A line of the weekly mail.
#[derive(Clone, Debug)]
pub struct Line {
    pub title: String,
    /// The path of its page.
    pub href: String,
    pub why: Why,
}

/// What was proposed since the last weekly mail, and not opened yet; what came with a help request was seen there.
pub async fn to_mail(db: &impl Sql, account: AccountId) -> Result<Vec<Line>, Error> {
    #[derive(Row)]
    struct Found {
        document_id: DocumentId,
        association_id: Option<AssociationId>,
        kind: String,
        slug: String,
        title: String,
        why: String,
    }
    let found: Vec<Found> = db
        .all(
            "SELECT s.document_id, d.association_id, d.kind, d.slug, d.title, s.why FROM suggestions s JOIN documents d ON d.id = s.document_id \
             WHERE s.account_id = $1 AND s.mailed_at IS NULL AND s.opened_at IS NULL AND s.declined_at IS NULL AND s.done_at IS NULL \
             AND s.why <> 'claimed' AND d.state = 'published' ORDER BY s.made_at DESC, s.id DESC LIMIT 8",
            args![account],
        )
        .await?;
    let line = |row: Found| {
        let key = row.association_id.map_or(row.slug, |_| row.document_id.to_string());
        Some(Line { href: Kind::parse(&row.kind)?.href(&key), title: row.title, why: Why::parse(&row.why)? })
    };
    Ok(found.into_iter().filter_map(line).collect())
}

pub(in crate::learning) async fn mailed(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.execute("UPDATE suggestions SET mailed_at = $2 WHERE account_id = $1 AND mailed_at IS NULL", args![account, tx.now()]).await?;
    let statement = "INSERT INTO learners (account_id, is_mailed, mailed_at) VALUES ($1, TRUE, $2) \
        ON CONFLICT (account_id) DO UPDATE SET mailed_at = excluded.mailed_at";
    tx.execute(statement, args![account, tx.now()]).await?;
    Ok(())
}

/// Whether somebody wants the weekly mail; so it is, until they say no.
pub async fn is_mailed(db: &impl Sql, account: AccountId) -> Result<bool, Error> {
    Ok(db.scalar("SELECT is_mailed FROM learners WHERE account_id = $1", args![account]).await?.unwrap_or(true))
}

pub(in crate::learning) async fn set_mailed(tx: &Tx, account: AccountId, is_mailed: bool) -> Result<(), Error> {
    let statement = "INSERT INTO learners (account_id, is_mailed, mailed_at) VALUES ($1, $2, 0) \
        ON CONFLICT (account_id) DO UPDATE SET is_mailed = excluded.is_mailed";
    tx.execute(statement, args![account, is_mailed]).await?;
    Ok(())
}
