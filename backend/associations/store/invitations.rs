//! Invitations, in SQL. Their contact and token are sealed with the association's key: a coordinator may print the link again.

use crate::accounts::{new_token, token_hash};
use crate::args;
use crate::associations::{Invitation, Role};
use crate::storage::{AccountId, AssociationId, Db, Error, InvitationId, Row, Sealed, Sql, Tx, sql};

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

/// Somebody to invite, of many.
#[derive(Clone, Debug)]
pub struct Invitee {
    pub role: Role,
    pub name: String,
    pub contact: String,
    pub contact_hash: String,
    /// A mail goes there once somebody presses the button.
    pub to_mail: bool,
}

/// Inserts invitations by fifties; their ids, in order. No mail leaves.
pub(in crate::associations) async fn insert_all(
    tx: &Tx,
    association: AssociationId,
    by: AccountId,
    people: &[Invitee],
    expires_at: i64,
) -> Result<Vec<InvitationId>, Error> {
    let key = tx.seal_key(association.0).await?;
    let mut ids = Vec::with_capacity(people.len());
    for some in people.chunks(50) {
        let mut values = Vec::with_capacity(some.len() * 13);
        for one in some {
            let id: InvitationId = tx.new_id();
            let token = new_token();
            ids.push(id);
            values.extend(args![
                id,
                association,
                one.role.as_str(),
                one.name.as_str(),
                key.seal("invitations.contact", id.0, &one.contact)?,
                one.contact_hash.as_str(),
                token_hash(&token),
                key.seal("invitations.token", id.0, &token)?,
                false,
                by,
                tx.now(),
                expires_at,
                one.to_mail
            ]);
        }
        let statement = format!(
            "INSERT INTO invitations (id, association_id, role, name, contact, contact_hash, token_hash, token, is_group, created_by, created_at, \
             expires_at, to_mail) VALUES {}",
            sql::rows_of_marks(some.len(), 13)
        );
        tx.execute(&statement, values).await?;
    }
    Ok(ids)
}

/// Changes whom an unanswered invitation is for; its contact stays, and so does its link.
pub(in crate::associations) async fn rename(tx: &Tx, id: InvitationId, name: &str, role: Role) -> Result<(), Error> {
    let statement = "UPDATE invitations SET name = $2, role = $3 WHERE id = $1 AND used_at IS NULL AND role <> 'coordinator'";
    tx.execute(statement, args![id, name, role.as_str()]).await?;
    Ok(())
}

/// How many invitations wait for somebody to send them.
pub async fn count_to_mail(db: &impl Sql, association: AssociationId, now: i64) -> Result<i64, Error> {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM invitations \
                     WHERE association_id = $1 AND to_mail = TRUE AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2";
    Ok(db.scalar(statement, args![association, now]).await?.unwrap_or(0))
}

/// An invitation about to be mailed, opened.
#[derive(Clone, Debug)]
pub(in crate::associations) struct ToMail {
    pub role: String,
    pub contact: String,
    pub token: String,
}

/// Takes some that wait, oldest first: they count as sent from now on, and are valid for `lasts_ms`.
pub(in crate::associations) async fn take_to_mail(
    tx: &Tx,
    association: AssociationId,
    most: usize,
    lasts_ms: i64,
) -> Result<Vec<ToMail>, Error> {
    #[derive(Row)]
    struct Waiting {
        id: InvitationId,
        role: String,
        contact: Sealed,
        token: Sealed,
    }
    let statement = format!(
        "UPDATE invitations SET to_mail = FALSE, expires_at = $3 WHERE id IN (SELECT id FROM invitations WHERE association_id = $1 AND to_mail = TRUE \
         AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY id LIMIT {most}) RETURNING id, role, contact, token"
    );
    let rows = tx.all::<Waiting>(&statement, args![association, tx.now(), tx.now() + lasts_ms]).await?;
    let key = tx.seal_key(association.0).await?;
    let open = |row: Waiting| {
        let contact = key.open("invitations.contact", row.id.0, &row.contact)?;
        Ok(ToMail { role: row.role, contact, token: key.open("invitations.token", row.id.0, &row.token)? })
    };
    rows.into_iter().map(open).collect()
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

/// Whose invitation it is, and who made it.
#[derive(Clone, Debug, Row)]
pub struct Made {
    pub association_id: AssociationId,
    pub created_by: AccountId,
}

pub async fn made_by(db: &impl Sql, id: InvitationId) -> Result<Option<Made>, Error> {
    db.first("SELECT association_id, created_by FROM invitations WHERE id = $1", args![id]).await
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
