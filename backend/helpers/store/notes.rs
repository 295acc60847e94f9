//! What coordinators write of a member, in SQL: sealed with the member's own key, read in their association alone.

use crate::args;
use crate::associations::store::members::Member;
use crate::storage::{AccountId, Db, Error, MemberNoteId, MembershipId, Row, Sealed, Sql, Tx};

/// A note, opened.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Note {
    pub id: MemberNoteId,
    pub words: String,
    /// The first name of whoever wrote it.
    pub by: String,
    pub at: i64,
}

/// The latest first.
pub async fn notes(db: &Db, member: &Member) -> Result<Vec<Note>, Error> {
    #[derive(Row)]
    struct Kept {
        id: MemberNoteId,
        words: Sealed,
        first_name: String,
        created_at: i64,
    }
    let statement = "SELECT n.id, n.words, a.first_name, n.created_at FROM member_notes n JOIN accounts a ON a.id = n.created_by \
                     WHERE n.membership_id = $1 ORDER BY n.id DESC LIMIT 100";
    let rows: Vec<Kept> = db.all(statement, args![member.id]).await?;
    let Some(key) = db.seal_key(member.account.0).await? else { return Ok(Vec::new()) };
    let note = |row: Kept| {
        let words = key.open("member_notes.words", row.id.0, &row.words)?;
        Ok(Note { id: row.id, words, by: row.first_name, at: row.created_at })
    };
    rows.into_iter().map(note).collect()
}

pub(in crate::helpers) async fn insert(tx: &Tx, member: &Member, words: &str, by: AccountId) -> Result<MemberNoteId, Error> {
    let id: MemberNoteId = tx.new_id();
    let sealed = tx.seal_key(member.account.0).await?.seal("member_notes.words", id.0, words)?;
    tx.execute(
        "INSERT INTO member_notes (id, membership_id, words, created_by, created_at) VALUES ($1, $2, $3, $4, $5)",
        args![id, member.id, sealed, by, tx.now()],
    )
    .await?;
    Ok(id)
}

/// `false` when it is not a note on this member.
pub(in crate::helpers) async fn delete(tx: &Tx, membership: MembershipId, id: MemberNoteId) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM member_notes WHERE id = $1 AND membership_id = $2", args![id, membership]).await? == 1)
}
