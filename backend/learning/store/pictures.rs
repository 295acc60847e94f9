//! Pictures sent beside texts, in SQL: an association's own.

use crate::args;
use crate::learning::pictures::Picture;
use crate::storage::{AccountId, AssociationId, Error, PictureId, Row, Sql, Tx, sql};

/// A picture in a list.
#[derive(Clone, Debug, Row)]
pub struct Sent {
    pub id: PictureId,
    pub width: i64,
    pub height: i64,
    pub size_bytes: i64,
    pub sent_at: i64,
}

/// An association's own, the latest first.
pub async fn of(db: &impl Sql, association: AssociationId) -> Result<Vec<Sent>, Error> {
    db.all(
        "SELECT id, width, height, CAST(LENGTH(bytes) AS BIGINT) AS size_bytes, sent_at FROM document_pictures WHERE association_id = $1 \
         ORDER BY sent_at DESC, id DESC LIMIT 1000",
        args![association],
    )
    .await
}

/// A picture and whose it is.
#[derive(Clone, Debug, Row)]
pub struct Kept {
    pub association_id: AssociationId,
    pub media: String,
    pub bytes: Vec<u8>,
}

pub async fn kept(db: &impl Sql, id: PictureId) -> Result<Option<Kept>, Error> {
    db.first("SELECT association_id, media, bytes FROM document_pictures WHERE id = $1", args![id]).await
}

/// Which of these are the association's.
pub async fn known(db: &impl Sql, association: AssociationId, ids: &[PictureId]) -> Result<Vec<PictureId>, Error> {
    let mut known = Vec::new();
    for some in ids.chunks(500) {
        let statement = format!("SELECT id FROM document_pictures WHERE association_id = $1 AND id IN ({})", sql::marks(2, some.len()));
        let mut args = args![association];
        args.extend(some.iter().map(|id| sql::Arg::from(*id)));
        known.extend(db.column::<PictureId>(&statement, args).await?);
    }
    Ok(known)
}

pub async fn count(db: &impl Sql, association: AssociationId) -> Result<i64, Error> {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM document_pictures WHERE association_id = $1";
    Ok(db.scalar(statement, args![association]).await?.unwrap_or_default())
}

pub(in crate::learning) async fn insert(
    tx: &Tx,
    id: PictureId,
    association: AssociationId,
    by: Option<AccountId>,
    picture: &Picture,
) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO document_pictures (id, association_id, media, width, height, bytes, sent_by, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, association, picture.kind.media(), picture.width, picture.height, picture.bytes.clone(), by, tx.now()],
    )
    .await?;
    Ok(())
}

/// Deletes one. `false` when it is not the association's.
pub(in crate::learning) async fn erase(tx: &Tx, association: AssociationId, id: PictureId) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM document_pictures WHERE id = $1 AND association_id = $2", args![id, association]).await? > 0)
}
