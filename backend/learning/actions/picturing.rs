//! Pictures beside texts: sent, and erased.

use super::Writer;
use crate::audit::{self, Actor};
use crate::learning::pictures::{MOST_OF_AN_ASSOCIATION, Picture, PictureFault};
use crate::learning::store::pictures as store;
use crate::storage::{Error, PictureId, Tx};

/// Keeps a picture that was checked.
pub async fn send_picture(tx: &Tx, writer: Writer, picture: &Picture) -> Result<Result<PictureId, PictureFault>, Error> {
    if store::count(tx, writer.association).await? >= MOST_OF_AN_ASSOCIATION {
        return Ok(Err(PictureFault::Full));
    }
    let id = tx.new_id();
    store::insert(tx, id, writer.association, Some(writer.account), picture).await?;
    Ok(Ok(id))
}

/// Deletes a picture for good, from the texts that show it too. `false` when it is not the association's.
pub async fn erase_picture(tx: &Tx, writer: Writer, id: PictureId) -> Result<bool, Error> {
    let is_erased = store::erase(tx, writer.association, id).await?;
    if is_erased {
        audit::note(tx, Actor::Account(writer.account), "picture_erased", format!("picture {id}"), Some(writer.association), "").await?;
    }
    Ok(is_erased)
}
