//! What is published, as files.

use super::File;
use crate::learning::documents::Kind;
use crate::learning::pictures::named;
use crate::learning::{State, store};
use crate::storage::{AssociationId, Error, PictureId, Sql};

/// What an association published, with its pictures; or what everybody shares.
pub async fn collect(db: &impl Sql, from: Option<AssociationId>) -> Result<Vec<File>, Error> {
    let (mut files, mut pictures) = (Vec::new(), Vec::<PictureId>::new());
    for document in store::documents::of(db, from).await?.into_iter().filter(|document| document.state == State::Published) {
        let folder = match document.kind {
            Kind::Tutorial => "tutorials",
            Kind::TrainingModule => "modules",
        };
        pictures.extend(named(&document.source).iter().filter_map(|(_, name)| name.parse::<PictureId>().ok()));
        files.push(File { path: format!("{folder}/{}.md", document.slug), bytes: document.source.into_bytes() });
    }
    pictures.sort_unstable();
    pictures.dedup();
    for id in pictures {
        let kept = store::pictures::kept(db, id).await?.filter(|kept| Some(kept.association_id) == from);
        files.extend(kept.map(|kept| {
            let end = if kept.media == "image/png" { "png" } else { "jpg" };
            File { path: format!("pictures/{id}.{end}"), bytes: kept.bytes }
        }));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}
