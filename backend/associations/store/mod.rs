//! Associations and memberships, in SQL.

pub mod invitations;
pub mod leaving;
pub mod members;

use std::collections::HashMap;

use crate::accounts::rights::Found;
use crate::args;
use crate::associations::{Association, Membership, NewAssociation, Role, Settings, WeeklyHours};
use crate::storage::{AccountId, AssociationId, Error, MembershipId, Row, SignInId, Sql, Tx, sql};
use crate::web::text::sort_key;

#[derive(Row)]
struct AssociationRow {
    id: AssociationId,
    slug: String,
    name: String,
    phone: String,
    opening_hours: String,
    settings: String,
}

impl AssociationRow {
    fn read(self) -> Result<Association, Error> {
        let settings = serde_json::from_str(&self.settings).map_err(|error| Error::Row(error.to_string()))?;
        let opening_hours = WeeklyHours::from_json(&self.opening_hours);
        Ok(Association { id: self.id, slug: self.slug, name: self.name, phone: self.phone, opening_hours, settings })
    }
}

const COLUMNS: &str = "a.id, a.slug, a.name, a.phone, a.opening_hours, a.settings";

pub async fn association(db: &impl Sql, id: AssociationId) -> Result<Option<Association>, Error> {
    let row = db.first::<AssociationRow>(&format!("SELECT {COLUMNS} FROM associations a WHERE a.id = $1"), args![id]).await?;
    row.map(AssociationRow::read).transpose()
}

/// Those of these ids.
pub async fn some(db: &impl Sql, ids: &[AssociationId]) -> Result<Vec<Association>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let statement = format!("SELECT {COLUMNS} FROM associations a WHERE a.id IN ({}) ORDER BY a.id", sql::marks(1, ids.len()));
    let rows = db.all::<AssociationRow>(&statement, ids.iter().map(|id| sql::Arg::from(*id)).collect()).await?;
    rows.into_iter().map(AssociationRow::read).collect()
}

pub async fn by_slug(db: &impl Sql, slug: &str) -> Result<Option<Association>, Error> {
    let row = db.first::<AssociationRow>(&format!("SELECT {COLUMNS} FROM associations a WHERE a.slug = $1"), args![slug]).await?;
    row.map(AssociationRow::read).transpose()
}

/// Every association, in French order.
pub async fn all(db: &impl Sql) -> Result<Vec<Association>, Error> {
    let rows = db.all::<AssociationRow>(&format!("SELECT {COLUMNS} FROM associations a ORDER BY a.sort_key, a.id"), args![]).await?;
    rows.into_iter().map(AssociationRow::read).collect()
}

/// The associations that cover a commune (its INSEE code), or its whole département; whoever names the commune itself first.
pub async fn covering(db: &impl Sql, commune: &str, departement: &str) -> Result<Vec<Association>, Error> {
    let statement = format!(
        "SELECT {COLUMNS} FROM associations a JOIN association_areas c ON c.association_id = a.id WHERE c.area IN ($1, $2) \
         GROUP BY {COLUMNS}, a.sort_key ORDER BY MIN(CASE WHEN c.area = $1 THEN 0 ELSE 1 END), a.sort_key, a.id"
    );
    let rows = db.all::<AssociationRow>(&statement, args![commune, format!("d{departement}")]).await?;
    rows.into_iter().map(AssociationRow::read).collect()
}

#[derive(Row)]
struct MembershipRow {
    id: MembershipId,
    association_id: AssociationId,
    account_id: AccountId,
    role: String,
}

impl MembershipRow {
    fn read(self) -> Result<Membership, Error> {
        let role = Role::parse(&self.role).ok_or_else(|| Error::Row(format!("membership role {:?}", self.role)))?;
        Ok(Membership { id: self.id, association: self.association_id, account: self.account_id, role })
    }
}

/// The active memberships of an account, oldest first.
pub async fn memberships_of(db: &impl Sql, account: AccountId) -> Result<Vec<Membership>, Error> {
    let rows = db
        .all::<MembershipRow>(
            "SELECT id, association_id, account_id, role FROM memberships WHERE account_id = $1 AND state = 'active' ORDER BY id",
            args![account],
        )
        .await?;
    rows.into_iter().map(MembershipRow::read).collect()
}

/// Who is signed in by a token, and what they belong to: read once for each request, in one statement.
pub(in crate::associations) async fn standing(db: &impl Sql, token_hash: &str, since_at: i64) -> Result<Option<Standing>, Error> {
    #[derive(Row)]
    struct Line {
        sign_in_id: SignInId,
        seen_at: i64,
        account_id: AccountId,
        first_name: String,
        language: String,
        is_operator: bool,
        proved_at: Option<i64>,
        factors: i64,
        membership_id: Option<MembershipId>,
        association_id: Option<AssociationId>,
        role: Option<String>,
        name: Option<String>,
    }
    let lines: Vec<Line> = db
        .all(
            "SELECT s.id AS sign_in_id, s.seen_at, p.id AS account_id, p.first_name, p.language, p.is_operator, s.proved_at, \
             (SELECT COUNT(*) FROM authenticators f WHERE f.account_id = p.id AND f.confirmed_at IS NOT NULL) \
             + (SELECT COUNT(*) FROM passkeys k WHERE k.account_id = p.id) AS factors, \
             m.id AS membership_id, m.association_id, m.role, a.name FROM sign_ins s JOIN accounts p ON p.id = s.account_id \
             LEFT JOIN memberships m ON m.account_id = p.id AND m.state = 'active' LEFT JOIN associations a ON a.id = m.association_id \
             WHERE s.token_hash = $1 AND s.created_at > $2 AND s.ended_at IS NULL AND p.ended_at IS NULL ORDER BY m.id",
            args![token_hash, since_at],
        )
        .await?;
    let mut memberships = Vec::new();
    let mut found = None;
    for line in lines {
        let account_id = line.account_id;
        if let (Some(id), Some(association_id), Some(role), Some(name)) = (line.membership_id, line.association_id, line.role, line.name) {
            memberships.push((MembershipRow { id, association_id, account_id, role }.read()?, name));
        }
        found.get_or_insert(Found {
            sign_in: line.sign_in_id,
            seen_at: line.seen_at,
            account: account_id,
            first_name: line.first_name,
            language: line.language,
            is_operator: line.is_operator,
            has_factor: line.factors > 0,
            proved_at: line.proved_at,
            is_coordinator: false,
        });
    }
    if let Some(found) = &mut found {
        found.is_coordinator = memberships.iter().any(|(membership, _): &(Membership, String)| membership.role == Role::Coordinator);
    }
    Ok(found.map(|found| Standing { found, memberships }))
}

/// A sign-in, and the active memberships of its account with the names of their associations, oldest first.
pub(in crate::associations) struct Standing {
    pub found: Found,
    pub memberships: Vec<(Membership, String)>,
}

/// How many active members of this role each association has; those without any are left out.
pub async fn count_with(db: &impl Sql, role: Role) -> Result<HashMap<AssociationId, i64>, Error> {
    #[derive(Row)]
    struct Count {
        association_id: AssociationId,
        members: i64,
    }
    let statement =
        "SELECT association_id, COUNT(*) AS members FROM memberships WHERE state = 'active' AND role = $1 GROUP BY association_id";
    let counts: Vec<Count> = db.all(statement, args![role.as_str()]).await?;
    Ok(counts.into_iter().map(|count| (count.association_id, count.members)).collect())
}

/// The active members of an association who have one of these roles.
pub async fn members_with(db: &impl Sql, association: AssociationId, roles: &[Role]) -> Result<Vec<AccountId>, Error> {
    let statement = format!(
        "SELECT account_id FROM memberships WHERE association_id = $1 AND state = 'active' AND role IN ({}) ORDER BY account_id",
        sql::marks(2, roles.len())
    );
    let mut values = args![association];
    values.extend(roles.iter().map(|role| sql::Arg::from(role.as_str())));
    db.column(&statement, values).await
}

/// An active coordinator of an association, as its operator sees them.
#[derive(Clone, Debug, Row, serde::Serialize)]
pub struct Coordinating {
    pub account_id: AccountId,
    pub first_name: String,
    pub last_name: String,
    /// How many second factors they have.
    pub factors: i64,
}

pub async fn coordinators(db: &impl Sql, association: AssociationId) -> Result<Vec<Coordinating>, Error> {
    db.all(
        "SELECT m.account_id, a.first_name, a.last_name, \
         (SELECT COUNT(*) FROM authenticators f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) \
         + (SELECT COUNT(*) FROM passkeys k WHERE k.account_id = a.id) AS factors \
         FROM memberships m JOIN accounts a ON a.id = m.account_id \
         WHERE m.association_id = $1 AND m.state = 'active' AND m.role = 'coordinator' ORDER BY a.sort_key, a.id",
        args![association],
    )
    .await
}

/// Inserts an association with its areas; its slug is made unique.
pub(in crate::associations) async fn insert(tx: &Tx, new: &NewAssociation) -> Result<AssociationId, Error> {
    let id: AssociationId = tx.new_id();
    let slug = free_slug(tx, &new.name).await?;
    tx.execute(
        "INSERT INTO associations (id, slug, name, sort_key, phone, opening_hours, settings, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, slug, new.name.as_str(), sort_key(&new.name), new.phone.as_str(), new.opening_hours.to_json(), json(&new.settings)?, tx.now()],
    )
    .await?;
    insert_areas(tx, id, &new.areas).await?;
    Ok(id)
}

/// Changes everything that an association says of itself; its slug stays, links to it go on working.
pub(in crate::associations) async fn update(tx: &Tx, id: AssociationId, new: &NewAssociation) -> Result<(), Error> {
    tx.execute(
        "UPDATE associations SET name = $2, sort_key = $3, phone = $4, opening_hours = $5, settings = $6 WHERE id = $1",
        args![id, new.name.as_str(), sort_key(&new.name), new.phone.as_str(), new.opening_hours.to_json(), json(&new.settings)?],
    )
    .await?;
    tx.execute("DELETE FROM association_areas WHERE association_id = $1", args![id]).await?;
    insert_areas(tx, id, &new.areas).await
}

pub(in crate::associations) async fn set_settings(tx: &Tx, id: AssociationId, settings: &Settings) -> Result<(), Error> {
    tx.execute("UPDATE associations SET settings = $2 WHERE id = $1", args![id, json(settings)?]).await?;
    Ok(())
}

fn json(settings: &Settings) -> Result<String, Error> {
    serde_json::to_string(settings).map_err(|error| Error::Row(error.to_string()))
}

/// Holds an association's row until the end of the transaction.
pub(in crate::associations) async fn lock(tx: &Tx, id: AssociationId) -> Result<(), Error> {
    tx.execute("UPDATE associations SET slug = slug WHERE id = $1", args![id]).await?;
    Ok(())
}

async fn insert_areas(tx: &Tx, id: AssociationId, areas: &[String]) -> Result<(), Error> {
    for some in areas.chunks(400) {
        let statement = format!("INSERT INTO association_areas (association_id, area) VALUES {}", sql::rows_of_marks(some.len(), 2));
        tx.execute(&statement, some.iter().flat_map(|area| args![id, area.as_str()]).collect()).await?;
    }
    Ok(())
}

async fn free_slug(tx: &Tx, name: &str) -> Result<String, Error> {
    let base = crate::associations::slug(name);
    for number in 1..100 {
        let slug = if number == 1 { base.clone() } else { format!("{base}-{number}") };
        if by_slug(tx, &slug).await?.is_none() {
            return Ok(slug);
        }
    }
    Ok(format!("{base}-{}", tx.new_id::<AssociationId>()))
}

/// What an association covers: INSEE codes of communes, and "d28" for a whole département.
pub async fn areas(db: &impl Sql, id: AssociationId) -> Result<Vec<String>, Error> {
    db.column("SELECT area FROM association_areas WHERE association_id = $1 ORDER BY area", args![id]).await
}
