//! What ships with the program: embedded, and brought into the database when it differs from what is there.

use sha2::{Digest, Sha256};

use super::documents::{self, Kind};
use super::{State, actions, store};
use crate::hex;
use crate::storage::{Error, Storage, Tx, setting};

#[derive(rust_embed::RustEmbed)]
#[folder = "frontend/content"]
#[exclude = "README.md"]
#[exclude = "models/*"]
struct Files;

/// The setting that names the content brought in last.
const SETTING: &str = "shipped_content";

/// A file that ships.
#[derive(Clone, Debug)]
pub struct Shipped {
    pub kind: Kind,
    pub slug: String,
    pub source: String,
}

/// A file by its path under `frontend/content`.
pub fn file(path: &str) -> Option<String> {
    Files::get(path).and_then(|file| String::from_utf8(file.data.into_owned()).ok())
}

/// Every tutorial and module that ships, in the order of their paths.
pub fn all() -> Vec<Shipped> {
    let mut paths: Vec<_> = Files::iter().collect();
    paths.sort_unstable();
    paths.iter().filter_map(|path| Some(Shipped { kind: kind_of(path)?, slug: slug_of(path)?.to_owned(), source: file(path)? })).collect()
}

/// The kind that a path in a folder of content says.
pub fn kind_of(path: &str) -> Option<Kind> {
    let folder = path.rsplit('/').nth(1)?;
    match folder {
        "tutorials" => Some(Kind::Tutorial),
        "modules" => Some(Kind::TrainingModule),
        _ => None,
    }
}

/// The name of a file without its end, if it may be a slug.
pub fn slug_of(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".md").filter(|slug| super::is_slug(slug))
}

/// Brings in what is new or changed, and retires what no longer ships. Helpers concerned hear of it as of any publication, but not
/// at the first start, when everything is new.
pub async fn bring_in(storage: &Storage) -> Result<(), Error> {
    let shipped = all();
    let mut digest = Sha256::new();
    for one in &shipped {
        digest.update(one.slug.as_bytes());
        digest.update(one.source.as_bytes());
    }
    let digest = hex::write(&digest.finalize()[..12]);
    let before = setting(storage.read(), SETTING).await?;
    if before.as_ref() == Some(&digest) {
        return Ok(());
    }
    let is_first = before.is_none();
    storage.write(async move |tx| renew(tx, &shipped, &digest, is_first).await).await
}

async fn renew(tx: &Tx, shipped: &[Shipped], digest: &str, is_first: bool) -> Result<(), Error> {
    let here = store::documents::of(tx, None).await?;
    let ours = store::documents::shipped(tx).await?;
    for one in shipped {
        let known = here.iter().find(|document| (document.kind, &document.slug) == (one.kind, &one.slug));
        if known.is_some_and(|known| !ours.contains(&known.id)) {
            tracing::warn!(slug = one.slug, "a document that ships has the address of one that was imported, which stays");
            continue;
        }
        if known.is_some_and(|known| known.source == one.source && known.state == State::Published) {
            continue;
        }
        match documents::read(one.kind, &one.source) {
            Ok(text) => {
                let id = match known {
                    Some(known) => Some(known.id),
                    None => store::documents::insert(tx, None, one.kind, &one.slug).await?,
                };
                let Some(id) = id else { continue }; // another node brings it in
                store::documents::mark_shipped(tx, id).await?;
                actions::publish_text(tx, id, &one.source, &text, None, !is_first).await?;
            }
            // A test reads every file that ships; an instance goes on without one that is wrong.
            Err(faults) => tracing::error!(slug = one.slug, ?faults, "a document that ships cannot be read"),
        }
    }
    let ships = |document: &super::Document| shipped.iter().any(|one| (one.kind, &one.slug) == (document.kind, &document.slug));
    // What an operator imported for everybody stays.
    let is_ours = |document: &super::Document| ours.contains(&document.id) && document.state == State::Published;
    for gone in here.iter().filter(|document| is_ours(document) && !ships(document)) {
        store::documents::set_state(tx, gone.id, State::Retired).await?;
    }
    tx.keep_setting(SETTING, digest).await
}

#[cfg(test)]
mod tests;
