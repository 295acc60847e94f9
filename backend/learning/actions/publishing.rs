//! Writing: a draft, its publication, an earlier version again, retirement.

use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::learning::documents::{self, Fault, Kind, Text};
use crate::learning::{Document, State, store};
use crate::storage::{AccountId, AssociationId, DocumentId, Error, Tx};

/// Who writes, for whom.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    pub account: AccountId,
    pub association: AssociationId,
}

/// Why a document cannot be kept or published.
#[derive(Debug, thiserror::Error)]
pub enum WritingError {
    #[error(transparent)]
    Storage(#[from] Error),
    /// Also for another association's.
    #[error("no such document here")]
    NotHere,
    #[error("a document of this association has this address already")]
    SlugTaken,
    #[error("the text has faults")]
    Faulty(Vec<Fault>),
}

/// Keeps what is being written: a new document, or the next version of one.
pub async fn keep_draft(
    tx: &Tx,
    writer: Writer,
    id: Option<DocumentId>,
    kind: Kind,
    slug: &str,
    draft: &str,
) -> Result<DocumentId, WritingError> {
    let id = match id {
        Some(id) => store::documents::lock(tx, writer.association, id).await?.ok_or(WritingError::NotHere)?.id,
        None if store::documents::by_slug(tx, Some(writer.association), kind, slug).await?.is_some() => {
            return Err(WritingError::SlugTaken);
        }
        None => store::documents::insert(tx, Some(writer.association), kind, slug).await?,
    };
    store::documents::keep_draft(tx, id, draft, &title_of(draft)).await?;
    Ok(id)
}

/// The title that a text says, even one that is not finished.
fn title_of(source: &str) -> String {
    let title = source.lines().find_map(|row| row.strip_prefix("title:")).unwrap_or_default();
    crate::web::text::clean_line(title, 80).unwrap_or_default()
}

/// Publishes the draft; whom it concerns hears of it.
pub async fn publish(tx: &Tx, writer: Writer, id: DocumentId) -> Result<(), WritingError> {
    let document = store::documents::lock(tx, writer.association, id).await?.ok_or(WritingError::NotHere)?;
    let source = if document.draft.is_empty() { &document.source } else { &document.draft };
    if document.draft.is_empty() && document.state == State::Published {
        return Ok(());
    }
    let text = documents::read(document.kind, source).map_err(WritingError::Faulty)?;
    note(tx, writer, "document_published", &document).await?;
    publish_text(tx, id, source, &text, Some(writer.account), true).await?;
    Ok(())
}

/// Makes a text the published one. `is_told`: helpers whom it concerns hear of it.
pub async fn publish_text(tx: &Tx, id: DocumentId, source: &str, text: &Text, by: Option<AccountId>, is_told: bool) -> Result<i64, Error> {
    let version = store::documents::publish(tx, id, source, text, by).await?;
    if is_told {
        tx.record(Fact::DocumentPublished { document: id, is_new: version == 1 });
    }
    tx.hint("catalogue");
    Ok(version)
}

/// Brings an earlier version back as what is being written.
pub async fn restore(tx: &Tx, writer: Writer, id: DocumentId, version: i64) -> Result<(), WritingError> {
    let document = store::documents::lock(tx, writer.association, id).await?.ok_or(WritingError::NotHere)?;
    let source = store::documents::version(tx, document.id, version).await?.ok_or(WritingError::NotHere)?;
    store::documents::keep_draft(tx, id, &source, &title_of(&source)).await?;
    Ok(())
}

/// Takes a document off the shelves; its versions stay.
pub async fn retire(tx: &Tx, writer: Writer, id: DocumentId) -> Result<(), WritingError> {
    let document = store::documents::lock(tx, writer.association, id).await?.ok_or(WritingError::NotHere)?;
    store::documents::set_state(tx, id, State::Retired).await?;
    tx.hint("catalogue");
    note(tx, writer, "document_retired", &document).await
}

async fn note(tx: &Tx, writer: Writer, verb: &'static str, document: &Document) -> Result<(), WritingError> {
    let what = format!("document {}", document.id);
    audit::note(tx, Actor::Account(writer.account), verb, what, Some(writer.association), "").await?;
    Ok(())
}
