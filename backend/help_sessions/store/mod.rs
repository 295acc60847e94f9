//! What helping keeps, in SQL: messages, mentors' calls, records.

pub mod drop_ins;
pub mod irritants;
pub mod log_imports;
pub mod meetings;
pub mod mentors;
pub mod messages;
pub mod records;
pub mod remarks;
pub mod said;
pub mod unread;
pub mod versions;

use crate::args;
use crate::storage::{Error, PlaceId, Row, Sql};

/// Where people meet, when it is a place.
#[derive(Clone, Debug, serde::Serialize, Row)]
pub struct Place {
    pub name: String,
    pub address: String,
    pub phone: String,
}

pub async fn place(db: &impl Sql, id: PlaceId) -> Result<Option<Place>, Error> {
    db.first("SELECT name, address, phone FROM places WHERE id = $1", args![id]).await
}
