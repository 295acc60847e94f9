//! Invitations, in SQL. Their contact and token are sealed with the association's key: a coordinator may print the link again.

use crate::args;
use crate::associations::{Invitation, Role};
use crate::storage::{AccountId, AssociationId, Db, Error, InvitationId, Row, Sealed, Sql, Tx};

/// What an invitation is made of.
#[derive(Clone, Debug)]
pub(in crate::associations) struct NewInvitation<'a> {
    pub association: AssociationId,
    pub role: Role,
    pub name: &'a str,
    pub contact: Option<&'a str>,
    pub contact_hash: Option<String>,
    pub token: &'a str,
    pub token_hash: &'a str,
    pub is_group: bool,
    pub by: AccountId,
    pub expires_at: i64,
}

pub(in crate::associations) async fn insert(tx: &Tx, new: &NewInvitation<'_>) -> Result<InvitationId, Error> {
    let id: InvitationId = tx.new_id();
    let key = tx.seal_key(new.association.0).await?;
    tx.execute(
        "INSERT INTO invitations (id, association_id, role, name, contact, contact_hash, token_hash, token, is_group, created_by, created_at, \
         expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            id,
            new.association,
            new.role.as_str(),
            new.name,
            key.seal_some("invitations.contact", id.0, new.contact)?,
            new.contact_hash.clone(),
            new.token_hash,
            key.seal("invitations.token", id.0, new.token)?,
            new.is_group,
            new.by,
            tx.now(),
            new.expires_at
        ],
    )
    .await?;
    Ok(id)
}

#[derive(Row)]
struct InvitationRow {
    id: InvitationId,
    association_id: AssociationId,
    role: String,
    name: String,
    contact_hash: Option<String>,
    is_group: bool,
    created_by: AccountId,
}

/// The invitation of a link, while it works.
pub async fn by_token(db: &impl Sql, token_hash: &str, now: i64) -> Result<Option<Invitation>, Error> {
    let row = db
        .first::<InvitationRow>(
            "SELECT id, association_id, role, name, contact_hash, is_group, created_by FROM invitations \
             WHERE token_hash = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2",
            args![token_hash, now],
        )
        .await?;
    row.map(|row| {
        Ok(Invitation {
            role: Role::parse(&row.role).ok_or_else(|| Error::Row(format!("invitation role {:?}", row.role)))?,
            id: row.id,
            association: row.association_id,
            name: row.name,
            contact_hash: row.contact_hash,
            is_group: row.is_group,
            created_by: row.created_by,
        })
    })
    .transpose()
}

/// The address or number that an invitation was made for: whoever holds its link finds it filled in.
pub async fn contact(db: &Db, invitation: &Invitation) -> Result<Option<String>, Error> {
    let sealed = db.scalar::<Option<Sealed>>("SELECT contact FROM invitations WHERE id = $1", args![invitation.id]).await?.flatten();
    let Some(key) = db.seal_key(invitation.association.0).await? else { return Ok(None) };
    key.open_some("invitations.contact", invitation.id.0, sealed.as_ref())
}

/// An invitation as the coordinator sees it, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    pub id: InvitationId,
    pub role: String,
    pub name: String,
    pub contact: Option<String>,
    pub token: String,
    pub is_group: bool,
    pub created_at: i64,
    pub expires_at: i64,
}

#[derive(Row)]
struct PendingRow {
    id: InvitationId,
    role: String,
    name: String,
    contact: Option<Sealed>,
    token: Option<Sealed>,
    is_group: bool,
    created_at: i64,
    expires_at: i64,
}

/// How many invitations of an association nobody has answered yet.
pub async fn count_pending(db: &impl Sql, association: AssociationId, now: i64) -> Result<usize, Error> {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM invitations \
                     WHERE association_id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2";
    Ok(db.scalar::<i64>(statement, args![association, now]).await?.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}

/// The invitations of an association that nobody has answered yet, latest first.
pub async fn pending(db: &Db, association: AssociationId, now: i64) -> Result<Vec<Pending>, Error> {
    let rows = db
        .all::<PendingRow>(
            "SELECT id, role, name, contact, token, is_group, created_at, expires_at FROM invitations \
             WHERE association_id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY id DESC",
            args![association, now],
        )
        .await?;
    let Some(key) = db.seal_key(association.0).await? else { return Ok(Vec::new()) };
    rows.into_iter()
        .map(|row| {
            Ok(Pending {
                contact: key.open_some("invitations.contact", row.id.0, row.contact.as_ref())?,
                token: key.open_some("invitations.token", row.id.0, row.token.as_ref())?.unwrap_or_default(),
                id: row.id,
                role: row.role,
                name: row.name,
                is_group: row.is_group,
                created_at: row.created_at,
                expires_at: row.expires_at,
            })
        })
        .collect()
}

/// The keyed hashes of contacts that were invited and have not answered.
pub async fn pending_hashes(db: &impl Sql, association: AssociationId, now: i64) -> Result<Vec<String>, Error> {
    db.column(
        "SELECT contact_hash FROM invitations WHERE association_id = $1 AND contact_hash IS NOT NULL AND used_at IS NULL \
         AND revoked_at IS NULL AND expires_at > $2 ORDER BY id",
        args![association, now],
    )
    .await
}

/// The keyed hashes of members' addresses and numbers, so that nobody is invited twice.
pub async fn member_hashes(db: &impl Sql, association: AssociationId) -> Result<Vec<String>, Error> {
    #[derive(Row)]
    struct Hashes {
        email_hash: Option<String>,
        phone_hash: Option<String>,
    }
    let statement = "SELECT a.email_hash, a.phone_hash FROM memberships m JOIN accounts a ON a.id = m.account_id \
        WHERE m.association_id = $1 AND m.state IN ('active', 'asked') ORDER BY m.id";
    let rows = db.all::<Hashes>(statement, args![association]).await?;
    Ok(rows.into_iter().flat_map(|row| [row.email_hash, row.phone_hash]).flatten().collect())
}

/// Uses a person's invitation up; `false` when somebody was quicker.
pub(in crate::associations) async fn use_up(tx: &Tx, id: InvitationId) -> Result<bool, Error> {
    let statement = "UPDATE invitations SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2";
    Ok(tx.execute(statement, args![id, tx.now()]).await? == 1)
}

pub(in crate::associations) async fn revoke(tx: &Tx, association: AssociationId, id: InvitationId) -> Result<bool, Error> {
    let statement =
        "UPDATE invitations SET revoked_at = $3 WHERE association_id = $1 AND id = $2 AND revoked_at IS NULL AND used_at IS NULL";
    Ok(tx.execute(statement, args![association, id, tx.now()]).await? == 1)
}
