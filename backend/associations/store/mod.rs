//! Associations and memberships, in SQL.

pub mod invitations;
pub mod members;

use crate::args;
use crate::associations::{Association, Membership, NewAssociation, Role, WeeklyHours};
use crate::storage::{AccountId, AssociationId, Error, MembershipId, Row, Sql, Tx, sql};
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
    association_name: String,
    account_id: AccountId,
    role: String,
}

impl MembershipRow {
    fn read(self) -> Result<Membership, Error> {
        let role = Role::parse(&self.role).ok_or_else(|| Error::Row(format!("membership role {:?}", self.role)))?;
        let Self { id, association_id: association, association_name, account_id: account, .. } = self;
        Ok(Membership { id, association, association_name, account, role })
    }
}

/// The active memberships of an account, oldest first.
pub async fn memberships_of(db: &impl Sql, account: AccountId) -> Result<Vec<Membership>, Error> {
    let rows = db
        .all::<MembershipRow>(
            "SELECT m.id, m.association_id, a.name AS association_name, m.account_id, m.role FROM memberships m \
             JOIN associations a ON a.id = m.association_id WHERE m.account_id = $1 AND m.state = 'active' ORDER BY m.id",
            args![account],
        )
        .await?;
    rows.into_iter().map(MembershipRow::read).collect()
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

/// Inserts an association with its areas; its slug is made unique.
pub(in crate::associations) async fn insert(tx: &Tx, new: &NewAssociation) -> Result<AssociationId, Error> {
    let id: AssociationId = tx.new_id();
    let slug = free_slug(tx, &new.name).await?;
    tx.execute(
        "INSERT INTO associations (id, slug, name, sort_key, phone, opening_hours, settings, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, slug, new.name.as_str(), sort_key(&new.name), new.phone.as_str(), new.opening_hours.to_json(), json(new)?, tx.now()],
    )
    .await?;
    insert_areas(tx, id, &new.areas).await?;
    Ok(id)
}

/// Changes everything that an association says of itself; its slug stays, links to it go on working.
pub(in crate::associations) async fn update(tx: &Tx, id: AssociationId, new: &NewAssociation) -> Result<(), Error> {
    tx.execute(
        "UPDATE associations SET name = $2, sort_key = $3, phone = $4, opening_hours = $5, settings = $6 WHERE id = $1",
        args![id, new.name.as_str(), sort_key(&new.name), new.phone.as_str(), new.opening_hours.to_json(), json(new)?],
    )
    .await?;
    tx.execute("DELETE FROM association_areas WHERE association_id = $1", args![id]).await?;
    insert_areas(tx, id, &new.areas).await
}

fn json(new: &NewAssociation) -> Result<String, Error> {
    serde_json::to_string(&new.settings).map_err(|error| Error::Row(error.to_string()))
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
