//! Who is there when a roster comes in, and what a file says of whoever is invited, in SQL.

use super::imports::json;
use crate::args;
use crate::helpers::import::plan::{Known, People, Whom};
use crate::helpers::import::rows::{Details, name_key};
use crate::storage::{AccountId, AssociationId, Error, InvitationId, MembershipId, Row, Sealed, Sql, Tx, sql};

/// Everybody who belongs, asks to, or is invited, as far as a comparison needs; no sealed word is opened.
pub async fn people(db: &impl Sql, association: AssociationId, now: i64) -> Result<People, Error> {
    let mut people = members(db, association).await?;
    people.extend(invited(db, association, now).await?);
    Ok(People(people))
}

async fn members(db: &impl Sql, association: AssociationId) -> Result<Vec<Known>, Error> {
    #[derive(Row)]
    struct Member {
        id: MembershipId,
        account_id: AccountId,
        first_name: String,
        last_name: String,
        email_hash: Option<String>,
        phone_hash: Option<String>,
        person_hash: Option<String>,
        kind: Option<String>,
        vetting_seen_at: Option<i64>,
        vetted_until: Option<i64>,
    }
    let statement = "SELECT m.id, m.account_id, a.first_name, a.last_name, a.email_hash, a.phone_hash, d.person_hash, p.kind, p.vetting_seen_at, \
         p.vetted_until FROM memberships m JOIN accounts a ON a.id = m.account_id LEFT JOIN helpers p ON p.account_id = m.account_id \
         LEFT JOIN member_details d ON d.membership_id = m.id WHERE m.association_id = $1 AND m.state IN ('active', 'asked') ORDER BY m.id";
    let rows = db.all::<Member>(statement, args![association]).await?;
    let known = |row: Member| {
        let name = format!("{} {}", row.first_name, row.last_name).trim().to_owned();
        Known {
            whom: Whom::Member { membership: row.id, account: row.account_id },
            name_key: name_key(&name),
            name,
            email_hash: row.email_hash,
            phone_hash: row.phone_hash,
            person_hash: row.person_hash,
            has_last_name: !row.last_name.is_empty(),
            has_profile: row.kind.is_some(),
            vetting_seen_at: row.vetting_seen_at,
            vetted_until: row.vetted_until,
            digest: None,
        }
    };
    Ok(rows.into_iter().map(known).collect())
}

async fn invited(db: &impl Sql, association: AssociationId, now: i64) -> Result<Vec<Known>, Error> {
    #[derive(Row)]
    struct Invited {
        id: InvitationId,
        name: String,
        contact_hash: Option<String>,
        phone_hash: Option<String>,
        person_hash: Option<String>,
        digest: Option<String>,
    }
    let statement = "SELECT i.id, i.name, i.contact_hash, d.phone_hash, d.person_hash, d.digest FROM invitations i \
         LEFT JOIN invitation_details d ON d.invitation_id = i.id WHERE i.association_id = $1 AND i.is_group = FALSE AND i.used_at IS NULL \
         AND i.revoked_at IS NULL AND i.expires_at > $2 ORDER BY i.id";
    let rows = db.all::<Invited>(statement, args![association, now]).await?;
    let known = |row: Invited| Known {
        whom: Whom::Invited(row.id),
        name_key: name_key(&row.name),
        name: row.name,
        phone_hash: row.phone_hash.or_else(|| row.contact_hash.clone()),
        email_hash: row.contact_hash,
        person_hash: row.person_hash,
        has_last_name: true,
        has_profile: false,
        vetting_seen_at: None,
        vetted_until: None,
        digest: row.digest,
    };
    Ok(rows.into_iter().map(known).collect())
}

/// What a file said of somebody invited.
pub(in crate::helpers) struct NewDetails<'a> {
    pub invitation: InvitationId,
    pub details: &'a Details,
    pub digest: &'a str,
    pub phone_hash: Option<&'a str>,
    pub person_hash: Option<&'a str>,
}

/// Keeps what a file said of people invited, sealed with the association's key.
pub(in crate::helpers) async fn keep_details(tx: &Tx, association: AssociationId, some: &[NewDetails<'_>]) -> Result<(), Error> {
    if some.is_empty() {
        return Ok(());
    }
    let key = tx.seal_key(association.0).await?;
    for some in some.chunks(100) {
        let mut values = Vec::with_capacity(some.len() * 5);
        for one in some {
            let sealed = key.seal("invitation_details.details", one.invitation.0, &json(one.details)?)?;
            values.extend(args![one.invitation, sealed, one.digest, one.phone_hash, one.person_hash]);
        }
        let statement = format!(
            "INSERT INTO invitation_details (invitation_id, details, digest, phone_hash, person_hash) VALUES {} ON CONFLICT (invitation_id) \
             DO UPDATE SET details = excluded.details, digest = excluded.digest, phone_hash = excluded.phone_hash, person_hash = excluded.person_hash",
            sql::rows_of_marks(some.len(), 5)
        );
        tx.execute(&statement, values).await?;
    }
    Ok(())
}

/// Takes what a file said of whoever follows their invitation now.
pub(in crate::helpers) async fn take_details(tx: &Tx, invitation: InvitationId) -> Result<Option<Details>, Error> {
    #[derive(Row)]
    struct Kept {
        association_id: AssociationId,
        details: Sealed,
    }
    let statement =
        "SELECT i.association_id, d.details FROM invitation_details d JOIN invitations i ON i.id = d.invitation_id WHERE i.id = $1";
    let Some(kept) = tx.first::<Kept>(statement, args![invitation]).await? else { return Ok(None) };
    let words = tx.seal_key(kept.association_id.0).await?.open("invitation_details.details", invitation.0, &kept.details)?;
    tx.execute("DELETE FROM invitation_details WHERE invitation_id = $1", args![invitation]).await?;
    serde_json::from_str(&words).map(Some).map_err(|error| Error::Row(error.to_string()))
}

/// Keeps a member's birth year, sealed with their own key, and the hash that finds their namesakes of the same year.
pub(in crate::helpers) async fn keep_birth_year(
    tx: &Tx,
    membership: MembershipId,
    account: AccountId,
    year: i16,
    hash: &str,
) -> Result<(), Error> {
    let sealed = tx.seal_key(account.0).await?.seal("member_details.birth_year", membership.0, &year.to_string())?;
    tx.execute(
        "INSERT INTO member_details (membership_id, birth_year, person_hash) VALUES ($1, $2, $3) \
         ON CONFLICT (membership_id) DO UPDATE SET birth_year = excluded.birth_year, person_hash = excluded.person_hash",
        args![membership, sealed, hash],
    )
    .await?;
    Ok(())
}

/// Details of invitations that were answered or can be no more.
pub(in crate::helpers) async fn forget_details(tx: &Tx) -> Result<(), Error> {
    let statement = "DELETE FROM invitation_details WHERE invitation_id IN (SELECT id FROM invitations \
                     WHERE used_at IS NOT NULL OR revoked_at IS NOT NULL OR expires_at < $1)";
    tx.execute(statement, args![tx.now()]).await?;
    Ok(())
}
