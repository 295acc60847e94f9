//! Places, in SQL.

use super::{NewPlace, Place};
use crate::args;
use crate::associations::WeeklyHours;
use crate::storage::{AssociationId, Error, PlaceId, Row, Sql, Tx, sql};
use crate::web::contacts::Phone;
use crate::web::text::sort_key;

#[derive(Row)]
struct PlaceRow {
    id: PlaceId,
    association_id: AssociationId,
    name: String,
    address: String,
    commune: String,
    phone: String,
    opening_hours: String,
    latitude: f64,
    longitude: f64,
}

impl From<PlaceRow> for Place {
    fn from(row: PlaceRow) -> Self {
        Self {
            id: row.id,
            association: row.association_id,
            name: row.name,
            address: row.address,
            commune: row.commune,
            phone: row.phone,
            opening_hours: WeeklyHours::from_json(&row.opening_hours),
            latitude: row.latitude,
            longitude: row.longitude,
        }
    }
}

const COLUMNS: &str = "p.id, p.association_id, p.name, p.address, p.commune, p.phone, p.opening_hours, p.latitude, p.longitude";

/// A place that still helps.
pub async fn place(db: &impl Sql, id: PlaceId) -> Result<Option<Place>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM places p WHERE p.id = $1 AND p.closed_at IS NULL");
    Ok(db.first::<PlaceRow>(&statement, args![id]).await?.map(Place::from))
}

/// The places of an association, in French order.
pub async fn of_association(db: &impl Sql, association: AssociationId) -> Result<Vec<Place>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM places p WHERE p.association_id = $1 AND p.closed_at IS NULL ORDER BY p.sort_key, p.id");
    Ok(db.all::<PlaceRow>(&statement, args![association]).await?.into_iter().map(Place::from).collect())
}

/// Those of several associations, in French order.
pub async fn of_associations(db: &impl Sql, associations: &[AssociationId]) -> Result<Vec<Place>, Error> {
    if associations.is_empty() {
        return Ok(Vec::new());
    }
    let marks = sql::marks(1, associations.len());
    let statement =
        format!("SELECT {COLUMNS} FROM places p WHERE p.association_id IN ({marks}) AND p.closed_at IS NULL ORDER BY p.sort_key, p.id");
    let values = associations.iter().map(|id| sql::Arg::from(*id)).collect();
    Ok(db.all::<PlaceRow>(&statement, values).await?.into_iter().map(Place::from).collect())
}

/// Every place of the instance that still helps, in French order.
pub async fn all(db: &impl Sql) -> Result<Vec<Place>, Error> {
    let statement = format!("SELECT {COLUMNS} FROM places p WHERE p.closed_at IS NULL ORDER BY p.sort_key, p.id");
    Ok(db.all::<PlaceRow>(&statement, args![]).await?.into_iter().map(Place::from).collect())
}

pub(super) async fn insert(tx: &Tx, association: AssociationId, new: &NewPlace) -> Result<PlaceId, Error> {
    let id: PlaceId = tx.new_id();
    tx.execute(
        "INSERT INTO places (association_id, id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [said(association, id, new), args![tx.now()]].concat(),
    )
    .await?;
    Ok(id)
}

/// `false` when it is not this association's, or has closed.
pub(super) async fn update(tx: &Tx, association: AssociationId, id: PlaceId, new: &NewPlace) -> Result<bool, Error> {
    let changed = tx
        .execute(
            "UPDATE places SET name = $3, sort_key = $4, address = $5, commune = $6, phone = $7, opening_hours = $8, latitude = $9, \
             longitude = $10 WHERE association_id = $1 AND id = $2 AND closed_at IS NULL",
            said(association, id, new),
        )
        .await?;
    Ok(changed == 1)
}

/// Whose it is, which one, and what is said of it: $1 to $10.
fn said(association: AssociationId, id: PlaceId, new: &NewPlace) -> Vec<sql::Arg> {
    args![
        association,
        id,
        new.name.as_str(),
        sort_key(&new.name),
        new.address.as_str(),
        new.commune.code,
        new.phone.as_ref().map_or("", Phone::as_str),
        new.opening_hours.to_json(),
        new.commune.latitude,
        new.commune.longitude
    ]
}

pub(super) async fn close(tx: &Tx, association: AssociationId, id: PlaceId) -> Result<bool, Error> {
    let statement = "UPDATE places SET closed_at = $3 WHERE association_id = $1 AND id = $2 AND closed_at IS NULL";
    Ok(tx.execute(statement, args![association, id, tx.now()]).await? == 1)
}
