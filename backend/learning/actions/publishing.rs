//! Writing: a draft, its publication, an earlier version again, retirement.

use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::learning::documents::{self, Fault, FaultKind, Kind, Text};
use crate::learning::{Document, State, pictures, store};
use crate::storage::{AccountId, AssociationId, DocumentId, Error, PictureId, Tx};

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
    /// Somebody else kept another text since this one was begun.
    #[error("the text has moved")]
    Moved,
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
        Some(id) => {
            let document = store::documents::lock(tx, writer.association, id).await?.ok_or(WritingError::NotHere)?;
            if document.version > 0 && document.source == draft {
                store::documents::keep_draft(tx, id, "", "").await?; // what is published is no draft
                return Ok(id);
            }
            id
        }
        None => store::documents::insert(tx, Some(writer.association), kind, slug).await?.ok_or(WritingError::SlugTaken)?,
    };
    store::documents::keep_draft(tx, id, draft, &title_of(draft)).await?;
    Ok(id)
}

/// Begins a document. The same text at the same address came twice: it is the same document.
pub async fn begin_draft(tx: &Tx, writer: Writer, kind: Kind, slug: &str, draft: &str) -> Result<DocumentId, WritingError> {
    match store::documents::by_slug(tx, Some(writer.association), kind, slug).await? {
        Some(document) if document.text() == draft => Ok(document.id),
        Some(_) => Err(WritingError::SlugTaken),
        None => keep_draft(tx, writer, None, kind, slug, draft).await,
    }
}

/// Keeps the next text of a document that was at `edition` when it was begun.
pub async fn change_draft(tx: &Tx, writer: Writer, id: DocumentId, edition: &str, draft: &str) -> Result<(), WritingError> {
    let document = store::documents::lock(tx, writer.association, id).await?.ok_or(WritingError::NotHere)?;
    // The same text is no quarrel: a form that came twice, or two people who agree.
    if document.text() != draft {
        if document.edition() != edition {
            return Err(WritingError::Moved);
        }
        keep_draft(tx, writer, Some(id), document.kind, &document.slug, draft).await?;
    }
    Ok(())
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
    let missing = missing_pictures(tx, writer.association, source).await?;
    if !missing.is_empty() {
        return Err(WritingError::Faulty(missing));
    }
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

/// A fault for each picture sent beside a text that is not this association's.
pub(super) async fn missing_pictures(tx: &Tx, association: AssociationId, source: &str) -> Result<Vec<Fault>, Error> {
    let named = pictures::named(source);
    let ids: Vec<PictureId> = named.iter().filter_map(|(_, name)| name.parse().ok()).collect();
    let known = store::pictures::known(tx, association, &ids).await?;
    let is_missing = |name: &str| name.parse().map_or(true, |id| !known.contains(&id));
    let fault = |(line, name): &(usize, &str)| Fault::about(*line, FaultKind::Picture, format!("/pictures/{name}"));
    Ok(named.iter().filter(|(_, name)| is_missing(name)).map(fault).collect())
}

/// Brings an earlier version back as what is being written, in place of what `edition` says is being written now.
pub async fn restore(tx: &Tx, writer: Writer, id: DocumentId, version: i64, edition: &str) -> Result<(), WritingError> {
    let source = match store::documents::lock(tx, writer.association, id).await? {
        Some(_) => store::documents::version(tx, id, version).await?.ok_or(WritingError::NotHere)?,
        None => return Err(WritingError::NotHere),
    };
    change_draft(tx, writer, id, edition, &source).await
}

/// Takes a document off the shelves; its versions stay.
pub async fn retire(tx: &Tx, writer: Writer, id: DocumentId) -> Result<(), WritingError> {
    let document = store::documents::lock(tx, writer.association, id).await?.ok_or(WritingError::NotHere)?;
    store::documents::set_state(tx, id, State::Retired).await?;
    tx.hint("catalogue");
    note(tx, writer, "document_retired", &document).await
}

/// Puts a retired document back on the shelves; one that was never published is a draft again. Returns its state now.
pub async fn bring_back(tx: &Tx, writer: Writer, id: DocumentId) -> Result<State, WritingError> {
    let document = store::documents::lock(tx, writer.association, id).await?.ok_or(WritingError::NotHere)?;
    if document.state != State::Retired {
        return Ok(document.state);
    }
    if document.version == 0 {
        store::documents::set_state(tx, id, State::Draft).await?;
        return Ok(State::Draft);
    }
    let text = documents::read(document.kind, &document.source).map_err(WritingError::Faulty)?;
    note(tx, writer, "document_published", &document).await?;
    publish_text(tx, id, &document.source, &text, Some(writer.account), false).await?;
    store::documents::keep_draft(tx, id, &document.draft, &document.title).await?;
    Ok(State::Published)
}

async fn note(tx: &Tx, writer: Writer, verb: &'static str, document: &Document) -> Result<(), WritingError> {
    let what = format!("document {}", document.id);
    audit::note(tx, Actor::Account(writer.account), verb, what, Some(writer.association), "").await?;
    Ok(())
}
