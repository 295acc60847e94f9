//! Rosters brought in from files, in SQL: their lines sealed with a key of the import's own, gone when it ends.

use crate::args;
use crate::helpers::import::columns::{Chosen, Headings};
use crate::helpers::import::plan::{Decisions, Known, People, Whom};
use crate::helpers::import::rows::{Details, name_key};
use crate::helpers::import::table::Line;
use crate::storage::{
    AccountId, AssociationId, Db, Error, InvitationId, MembershipId, RosterImportId, Row, SealKey, Sealed, Sql, Tx, sql, stored_by_word,
};

/// Lines of one part: what one transaction works on.
pub const PART: usize = 250;

stored_by_word! {
    ImportState {
        /// Its columns are asked about, or it is looked at.
        Read "read",
        Running "running",
        Ended "ended",
    }
}

/// An import, without its lines.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: RosterImportId,
    pub association: AssociationId,
    pub created_by: AccountId,
    pub state: ImportState,
    pub file_name: String,
    pub headings: Headings,
    /// Which field each column holds; empty until it is sure.
    pub chosen: Chosen,
    pub decisions: Decisions,
    /// Parts, and how many of them were worked on.
    pub total: i64,
    pub done: i64,
    pub counts: Counts,
    pub created_at: i64,
    pub ended_at: Option<i64>,
}

/// What became of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Made or invited.
    pub created: i64,
    pub changed: i64,
    pub same: i64,
    pub left_out: i64,
    pub faulty: i64,
}

#[derive(Row)]
struct ImportRow {
    id: RosterImportId,
    association_id: AssociationId,
    created_by: AccountId,
    state: String,
    file_name: String,
    heading: String,
    columns: String,
    decisions: String,
    total: i64,
    done: i64,
    created: i64,
    changed: i64,
    same: i64,
    left_out: i64,
    faulty: i64,
    created_at: i64,
    ended_at: Option<i64>,
}

impl ImportRow {
    fn read(self) -> Result<Import, Error> {
        let odd = |error: serde_json::Error| Error::Row(error.to_string());
        Ok(Import {
            state: ImportState::parse(&self.state).ok_or_else(|| Error::Row(format!("import state {:?}", self.state)))?,
            headings: serde_json::from_str(&self.heading).map_err(odd)?,
            chosen: serde_json::from_str(&self.columns).map_err(odd)?,
            decisions: serde_json::from_str(&self.decisions).map_err(odd)?,
            id: self.id,
            association: self.association_id,
            created_by: self.created_by,
            file_name: self.file_name,
            total: self.total,
            done: self.done,
            counts: Counts { created: self.created, changed: self.changed, same: self.same, left_out: self.left_out, faulty: self.faulty },
            created_at: self.created_at,
            ended_at: self.ended_at,
        })
    }
}

const COLUMNS: &str = "id, association_id, created_by, state, file_name, heading, columns, decisions, total, done, created, changed, same, \
    left_out, faulty, created_at, ended_at";

/// One of this association's.
pub async fn import(db: &impl Sql, association: AssociationId, id: RosterImportId) -> Result<Option<Import>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM roster_imports WHERE association_id = $1 AND id = $2");
    db.first::<ImportRow>(&statement, args![association, id]).await?.map(ImportRow::read).transpose()
}

/// The latest of an association.
pub async fn latest(db: &impl Sql, association: AssociationId) -> Result<Vec<Import>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM roster_imports WHERE association_id = $1 ORDER BY id DESC LIMIT 10");
    db.all::<ImportRow>(&statement, args![association]).await?.into_iter().map(ImportRow::read).collect()
}

fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Row(error.to_string()))
}

pub(in crate::helpers) async fn insert(
    tx: &Tx,
    association: AssociationId,
    by: AccountId,
    file_name: &str,
    lines: &[Line],
) -> Result<RosterImportId, Error> {
    let id: RosterImportId = tx.new_id();
    let headings = Headings::find(lines);
    let chosen = if headings.is_sure() { headings.proposed() } else { Chosen::new() };
    let parts = i64::try_from(lines.len().div_ceil(PART)).unwrap_or(i64::MAX);
    tx.execute(
        "INSERT INTO roster_imports (id, association_id, created_by, state, file_name, heading, columns, decisions, total, done, created, changed, \
         same, left_out, faulty, created_at) VALUES ($1, $2, $3, 'read', $4, $5, $6, '{}', $7, 0, 0, 0, 0, 0, 0, $8)",
        args![id, association, by, file_name, json(&headings)?, json(&chosen)?, parts, tx.now()],
    )
    .await?;
    let key = tx.seal_key(id.0).await?;
    for (part, some) in (0_i64..).zip(lines.chunks(PART)) {
        let row: RosterImportId = tx.new_id();
        let sealed = key.seal("roster_import_parts.lines", row.0, &json(&some)?)?;
        tx.execute("INSERT INTO roster_import_parts (id, import_id, part, lines) VALUES ($1, $2, $3, $4)", args![row, id, part, sealed])
            .await?;
    }
    Ok(id)
}

#[derive(Row)]
struct Part {
    id: i64,
    lines: Sealed,
}

fn open(part: &Part, key: &SealKey) -> Result<Vec<Line>, Error> {
    let words = key.open("roster_import_parts.lines", part.id, &part.lines)?;
    serde_json::from_str(&words).map_err(|error| Error::Row(error.to_string()))
}

/// Every line; none once the import ended.
pub async fn lines(db: &Db, id: RosterImportId) -> Result<Vec<Line>, Error> {
    let Some(key) = db.seal_key(id.0).await? else { return Ok(Vec::new()) };
    let parts: Vec<Part> = db.all("SELECT id, lines FROM roster_import_parts WHERE import_id = $1 ORDER BY part", args![id]).await?;
    let parts = parts.iter().map(|part| open(part, &key)).collect::<Result<Vec<_>, _>>()?;
    Ok(parts.into_iter().flatten().collect())
}

/// The lines of one part.
pub(in crate::helpers) async fn part(tx: &Tx, id: RosterImportId, part: i64) -> Result<Option<Vec<Line>>, Error> {
    let statement = "SELECT id, lines FROM roster_import_parts WHERE import_id = $1 AND part = $2";
    let Some(part) = tx.first::<Part>(statement, args![id, part]).await? else { return Ok(None) };
    open(&part, &tx.seal_key(id.0).await?).map(Some)
}

pub(in crate::helpers) async fn choose(tx: &Tx, id: RosterImportId, chosen: &Chosen) -> Result<(), Error> {
    tx.execute("UPDATE roster_imports SET columns = $2 WHERE id = $1 AND state = 'read'", args![id, json(chosen)?]).await?;
    Ok(())
}

/// `false` when somebody started it already.
pub(in crate::helpers) async fn start(tx: &Tx, id: RosterImportId, decisions: &Decisions) -> Result<bool, Error> {
    let statement = "UPDATE roster_imports SET state = 'running', decisions = $2 WHERE id = $1 AND state = 'read'";
    Ok(tx.execute(statement, args![id, json(decisions)?]).await? == 1)
}

/// One more part was worked on.
pub(in crate::helpers) async fn advance(tx: &Tx, id: RosterImportId, counts: Counts) -> Result<(), Error> {
    tx.execute(
        "UPDATE roster_imports SET done = done + 1, created = created + $2, changed = changed + $3, same = same + $4, \
         left_out = left_out + $5, faulty = faulty + $6 WHERE id = $1",
        args![id, counts.created, counts.changed, counts.same, counts.left_out, counts.faulty],
    )
    .await?;
    Ok(())
}

/// Ends it: its lines can be read no more, not even in a backup's key list.
pub(in crate::helpers) async fn end(tx: &Tx, id: RosterImportId) -> Result<(), Error> {
    tx.execute("DELETE FROM roster_import_parts WHERE import_id = $1", args![id]).await?;
    tx.forget_seal_key(id.0).await?;
    let statement =
        "UPDATE roster_imports SET state = 'ended', ended_at = $2, heading = $3, columns = '{}', decisions = '{}' WHERE id = $1";
    tx.execute(statement, args![id, tx.now(), json(&Headings::default())?]).await?;
    Ok(())
}

/// Imports that nobody ended.
pub(in crate::helpers) async fn left_behind(tx: &Tx, before_at: i64) -> Result<Vec<RosterImportId>, Error> {
    tx.column("SELECT id FROM roster_imports WHERE state = 'read' AND created_at < $1 ORDER BY id", args![before_at]).await
}

/// Details of invitations that were answered or can be no more.
pub(in crate::helpers) async fn forget_details(tx: &Tx) -> Result<(), Error> {
    let statement = "DELETE FROM invitation_details WHERE invitation_id IN (SELECT id FROM invitations \
                     WHERE used_at IS NOT NULL OR revoked_at IS NOT NULL OR expires_at < $1)";
    tx.execute(statement, args![tx.now()]).await?;
    Ok(())
}

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
