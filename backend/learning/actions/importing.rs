//! Bringing files in: all of them, or none when one is wrong.

use sha2::{Digest, Sha256};

use super::publishing::{missing_pictures, publish_text};
use crate::learning::documents::{Fault, FaultKind, Text};
use crate::learning::files::{Batch, FileFault, Incoming};
use crate::learning::pictures::named;
use crate::learning::{Document, State, documents, store};
use crate::storage::{AccountId, AssociationId, Error, PictureId, Tx};

/// More documents at once are a shelf: helpers find it, and nobody is told of each.
const MOST_TOLD: usize = 5;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Paths of files.
    pub new: Vec<String>,
    pub changed: Vec<String>,
    pub unchanged: usize,
    pub pictures: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Storage(#[from] Error),
    /// Nothing was brought in.
    #[error("some files are wrong")]
    Faulty(Vec<FileFault>),
}

/// Brings in and publishes what differs from what is here: for an association, or for everybody. Once more changes nothing. What is
/// being written of a document stays its draft.
pub async fn import(tx: &Tx, into: Option<AssociationId>, by: Option<AccountId>, batch: &Batch) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    let renamed = match into {
        Some(association) => bring_pictures(tx, association, by, batch, &mut imported).await?,
        None => Vec::new(),
    };
    let mut faults = batch.faults.clone();
    let mut moved = Vec::new();
    let shipped = store::documents::shipped(tx).await?;
    for incoming in &batch.documents {
        let source = with_names(&incoming.source, &renamed);
        let known = store::documents::by_slug(tx, into, incoming.kind, &incoming.slug).await?;
        if known.as_ref().is_some_and(|known| known.source == source && known.state == State::Published) {
            imported.unchanged += 1;
            continue;
        }
        let fault = |fault| FileFault { path: incoming.path.clone(), fault };
        if known.as_ref().is_some_and(|known| shipped.contains(&known.id)) {
            faults.push(fault(Fault::about(1, FaultKind::Ships, &incoming.slug)));
        }
        let missing = match into {
            Some(association) => missing_pictures(tx, association, &source).await?,
            None => named(&source).iter().map(|(line, name)| Fault::about(*line, FaultKind::Picture, *name)).collect(),
        };
        faults.extend(missing.into_iter().map(fault));
        moved.push((incoming, source, known));
    }
    if !faults.is_empty() {
        return Err(ImportError::Faulty(faults));
    }
    let is_told = moved.len() <= MOST_TOLD;
    for (incoming, source, known) in moved {
        let list = if known.is_some() { &mut imported.changed } else { &mut imported.new };
        list.push(incoming.path.clone());
        bring_in(tx, into, by, incoming, &source, known, is_told).await?;
    }
    Ok(imported)
}

async fn bring_in(
    tx: &Tx,
    into: Option<AssociationId>,
    by: Option<AccountId>,
    incoming: &Incoming,
    source: &str,
    known: Option<Document>,
    is_told: bool,
) -> Result<(), ImportError> {
    let id = match &known {
        Some(known) => known.id,
        None => {
            let taken = || ImportError::Faulty(vec![FileFault { path: incoming.path.clone(), fault: Fault::at(1, FaultKind::TwiceFile) }]);
            store::documents::insert(tx, into, incoming.kind, &incoming.slug).await?.ok_or_else(taken)?
        }
    };
    // Only names of pictures differ from what was read: it is the same text with its own pictures.
    let text: Text = documents::read(incoming.kind, source).unwrap_or_else(|_| incoming.text.clone());
    publish_text(tx, id, source, &text, by, is_told).await?;
    if let Some(known) = known.filter(|known| !known.draft.is_empty() && known.draft != source) {
        store::documents::keep_draft(tx, id, &known.draft, &known.title).await?;
    }
    Ok(())
}

/// Keeps the pictures that are not here yet, and says which got which name. A picture of elsewhere gets a name that its own and the
/// association's make, always the same one: so the same files make the same texts.
async fn bring_pictures(
    tx: &Tx,
    association: AssociationId,
    by: Option<AccountId>,
    batch: &Batch,
    imported: &mut Imported,
) -> Result<Vec<(String, String)>, Error> {
    let mut renamed = Vec::new();
    for (id, picture) in &batch.pictures {
        if !store::pictures::known(tx, association, &[*id]).await?.is_empty() {
            continue;
        }
        let digest = Sha256::digest(format!("{association}/{id}"));
        let own = PictureId(digest.iter().take(8).fold(0_i64, |bits, byte| bits << 8 | i64::from(*byte)) & i64::MAX);
        if store::pictures::known(tx, association, &[own]).await?.is_empty() {
            store::pictures::insert(tx, own, association, by, picture).await?;
            imported.pictures += 1;
        }
        renamed.push((format!("](/pictures/{id}"), format!("](/pictures/{own}")));
    }
    Ok(renamed)
}

fn with_names(source: &str, renamed: &[(String, String)]) -> String {
    renamed.iter().fold(source.to_owned(), |source, (from, to)| source.replace(from, to))
}
