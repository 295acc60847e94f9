//! Documents and their versions, in SQL.

use crate::args;
use crate::learning::documents::{Kind, Text};
use crate::learning::{Document, State, bits, midnight};
use crate::storage::{AccountId, AssociationId, DocumentId, Error, Row, Sql, Tx, sql};

#[derive(Row)]
struct DocumentRow {
    id: DocumentId,
    kind: String,
    association_id: Option<AssociationId>,
    slug: String,
    state: String,
    version: i64,
    source: String,
    draft: String,
    title: String,
    checked_at: i64,
    published_at: Option<i64>,
    moved_at: i64,
}

impl DocumentRow {
    fn read(self) -> Result<Document, Error> {
        let unread = |column: &str, word: &str| Error::Row(format!("documents.{column} {word:?}"));
        Ok(Document {
            id: self.id,
            kind: Kind::parse(&self.kind).ok_or_else(|| unread("kind", &self.kind))?,
            association: self.association_id,
            slug: self.slug,
            state: State::parse(&self.state).ok_or_else(|| unread("state", &self.state))?,
            version: self.version,
            source: self.source,
            draft: self.draft,
            title: self.title,
            checked_at: self.checked_at,
            published_at: self.published_at,
            moved_at: self.moved_at,
        })
    }
}

const COLUMNS: &str = "id, kind, association_id, slug, state, version, source, draft, title, checked_at, published_at, moved_at";

async fn some(db: &impl Sql, condition: &str, args: Vec<sql::Arg>) -> Result<Vec<Document>, Error> {
    let rows: Vec<DocumentRow> = db.all(&format!("SELECT {COLUMNS} FROM documents WHERE {condition}"), args).await?;
    rows.into_iter().map(DocumentRow::read).collect()
}

/// What tells one state of a document from another, without its text.
#[derive(Row)]
pub struct Moved {
    pub id: DocumentId,
    pub state: String,
    pub version: i64,
    pub moved_at: i64,
}

/// Published or retired after an instant; all that was ever published when 0.
pub async fn moved_since(db: &impl Sql, since_at: i64) -> Result<Vec<Moved>, Error> {
    let moved = "SELECT id, state, version, moved_at FROM documents WHERE moved_at > $1 AND version > 0 ORDER BY moved_at, id";
    db.all(moved, args![since_at]).await
}

pub async fn these(db: &impl Sql, ids: &[DocumentId]) -> Result<Vec<Document>, Error> {
    let values = ids.iter().map(|id| sql::Arg::from(*id)).collect();
    some(db, &format!("id IN ({}) ORDER BY moved_at, id", sql::marks(1, ids.len())), values).await
}

/// Those of an association, or those that ship; by title.
pub async fn of(db: &impl Sql, association: Option<AssociationId>) -> Result<Vec<Document>, Error> {
    match association {
        Some(association) => some(db, "association_id = $1 ORDER BY title, id", args![association]).await,
        None => some(db, "association_id IS NULL ORDER BY title, id", args![]).await,
    }
}

/// One of an association's own, whatever its state.
pub async fn own(db: &impl Sql, association: AssociationId, id: DocumentId) -> Result<Option<Document>, Error> {
    Ok(some(db, "id = $1 AND association_id = $2", args![id, association]).await?.pop())
}

/// The same, locked for a change.
pub async fn lock(tx: &Tx, association: AssociationId, id: DocumentId) -> Result<Option<Document>, Error> {
    let condition = format!("id = $1 AND association_id = $2{}", tx.locks());
    Ok(some(tx, &condition, args![id, association]).await?.pop())
}

pub async fn by_slug(db: &impl Sql, association: Option<AssociationId>, kind: Kind, slug: &str) -> Result<Option<Document>, Error> {
    let condition = "COALESCE(association_id, 0) = $1 AND kind = $2 AND slug = $3";
    Ok(some(db, condition, args![association.map_or(0, |id| id.0), kind.as_str(), slug]).await?.pop())
}

/// A document that nobody published yet; `None` when its address is taken.
pub(in crate::learning) async fn insert(
    tx: &Tx,
    association: Option<AssociationId>,
    kind: Kind,
    slug: &str,
) -> Result<Option<DocumentId>, Error> {
    let id: DocumentId = tx.new_id();
    let written = tx
        .execute(
            "INSERT INTO documents (id, kind, association_id, slug, is_shipped, state, version, source, draft, title, topics, unlocks, minutes, \
             checked_at, moved_at) VALUES ($1, $2, $3, $4, FALSE, 'draft', 0, '', '', '', 0, 0, 0, 0, $5) ON CONFLICT DO NOTHING",
            args![id, kind.as_str(), association, slug, tx.now()],
        )
        .await?;
    Ok((written > 0).then_some(id))
}

/// The documents that the program brought in itself.
pub async fn shipped(db: &impl Sql) -> Result<Vec<DocumentId>, Error> {
    db.column("SELECT id FROM documents WHERE is_shipped = TRUE ORDER BY id", args![]).await
}

pub(in crate::learning) async fn mark_shipped(tx: &Tx, id: DocumentId) -> Result<(), Error> {
    tx.execute("UPDATE documents SET is_shipped = TRUE WHERE id = $1", args![id]).await?;
    Ok(())
}

/// Keeps what is being written; its title is shown in lists.
pub(in crate::learning) async fn keep_draft(tx: &Tx, id: DocumentId, draft: &str, title: &str) -> Result<(), Error> {
    let statement = "UPDATE documents SET draft = $2, title = CASE WHEN version = 0 THEN $3 ELSE title END WHERE id = $1";
    tx.execute(statement, args![id, draft, title]).await?;
    Ok(())
}

/// Makes a text the published one, as a version of its own. Returns its number.
pub(in crate::learning) async fn publish(tx: &Tx, id: DocumentId, source: &str, text: &Text, by: Option<AccountId>) -> Result<i64, Error> {
    let front = &text.front;
    let version: Option<i64> = tx
        .scalar(
            "UPDATE documents SET state = 'published', version = version + 1, source = $2, draft = '', title = $3, topics = $4, unlocks = $5, \
             minutes = $6, checked_at = $7, published_at = $8, moved_at = $8 WHERE id = $1 RETURNING version",
            args![
                id,
                source,
                front.title.as_str(),
                bits(&front.topics),
                bits(&front.unlocks),
                front.minutes,
                front.checked.map_or(0, midnight),
                tx.now()
            ],
        )
        .await?;
    let version = version.unwrap_or_default();
    tx.execute(
        "INSERT INTO document_versions (document_id, version, source, published_at, published_by) VALUES ($1, $2, $3, $4, $5)",
        args![id, version, source, tx.now(), by],
    )
    .await?;
    Ok(version)
}

pub(in crate::learning) async fn set_state(tx: &Tx, id: DocumentId, state: State) -> Result<(), Error> {
    tx.execute("UPDATE documents SET state = $2, moved_at = $3 WHERE id = $1", args![id, state.as_str(), tx.now()]).await?;
    Ok(())
}

/// A version that was published once.
#[derive(Clone, Debug, Row)]
pub struct Version {
    pub version: i64,
    pub published_at: i64,
    /// The first name of who published it, if somebody did.
    pub by: Option<String>,
}

/// The versions of a document, the latest first.
pub async fn versions(db: &impl Sql, id: DocumentId) -> Result<Vec<Version>, Error> {
    db.all(
        "SELECT v.version, v.published_at, a.first_name AS by FROM document_versions v LEFT JOIN accounts a ON a.id = v.published_by \
         WHERE v.document_id = $1 ORDER BY v.version DESC LIMIT 100",
        args![id],
    )
    .await
}

pub async fn version(db: &impl Sql, id: DocumentId, version: i64) -> Result<Option<String>, Error> {
    db.scalar("SELECT source FROM document_versions WHERE document_id = $1 AND version = $2", args![id, version]).await
}
