//! `binome import tutorials` and `binome export tutorials`: texts as files, in and out.

use std::path::Path;

use super::{Failure, connect, learning};
use crate::associations;
use crate::clock::Clock;
use crate::config::Config;
use crate::learning::actions::{ImportError, Imported};
use crate::learning::files::{self, Batch};
use crate::storage::{self, AssociationId, Keys, Sql};
use crate::web::{Lang, templates};

/// Said when the slug of `--association` is nobody's.
#[derive(Debug, thiserror::Error)]
#[error("no association has the slug {0:?}")]
pub(super) struct NoAssociation(pub String);

/// What is wrong with files, a line each; nothing was brought in.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
struct Wrong(Vec<String>);

async fn named(db: &impl Sql, slug: Option<&str>) -> Result<Option<AssociationId>, Failure> {
    let Some(slug) = slug else { return Ok(None) };
    let found = associations::store::by_slug(db, slug).await?;
    Ok(Some(found.ok_or_else(|| NoAssociation(slug.to_owned()))?.id))
}

/// Brings a folder or a zip in, for an association or for everybody; take the lock before. Returns what it did, and the files left alone.
pub async fn import_content(
    config: Config,
    path: &Path,
    association: Option<&str>,
    clock: Clock,
) -> Result<(Imported, Vec<String>), Failure> {
    let batch = Batch::read(&files::read(path)?);
    let (state, _) = connect(config, clock).await?;
    let into = named(state.db(), association).await;
    let ended = match into {
        Ok(into) => {
            let taken = batch.clone();
            let imported = state.storage.write(async move |tx| learning::actions::import(tx, into, None, &taken).await).await;
            imported.map_err(in_words)
        }
        Err(error) => Err(error),
    };
    state.storage.close().await;
    Ok((ended?, batch.aside))
}

fn in_words(error: ImportError) -> Failure {
    let ImportError::Faulty(faults) = error else { return error.into() };
    let line = |one: &files::FileFault| {
        let words = templates::with(Lang::En, one.fault.kind.text_id(), &[("about", &one.fault.about)]);
        format!("{}:{}: {words}", one.path, one.fault.line)
    };
    let mut lines = vec![format!("{} faults; nothing was imported:", faults.len())];
    lines.extend(faults.iter().map(line));
    Wrong(lines).into()
}

/// Writes what is published into a folder or a new zip: an association's own, with their pictures, or what everybody shares. Only reads
/// the database, beside whoever serves. Returns how many files were written.
pub async fn export_content(config: &Config, path: &Path, association: Option<&str>) -> Result<usize, Failure> {
    let db = storage::look(&config.database, Keys::derive(&config.kept_key()?)).await?;
    let found = match named(&db, association).await {
        Ok(from) => files::collect(&db, from).await.map_err(Failure::from),
        Err(error) => Err(error),
    };
    db.close().await;
    let found = found?;
    files::write(path, &found)?;
    Ok(found.len())
}
