//! The database: opened, read, written in one way, and what is sealed in it.
//!
//! [`Storage::write`] is the only way to write. On SQLite it is a fair queue to the one writer connection, where writes
//! share fsyncs under load; on PostgreSQL a pool, with a bounded retry on deadlock or serialization failure.

mod alone;
mod db;
mod error;
mod ids;
mod inspect;
mod keyring;
mod letters;
mod once;
mod open;
mod queue;
mod row;
mod seal;
mod settings;
mod size;
pub mod sql;
mod sqlite;
mod stored_by_word;
mod turns;
mod tx;

pub use db::{Carrier, Db, Reactions, Storage};
pub use error::Error;
pub use ids::*;
pub use inspect::{Schema, copy, look};
pub use keyring::{Keyring, Opening};
pub use letters::Letter;
pub use once::{FormKey, Once, forget_forms};
pub use open::{OpenError, Place, open};
pub use row::{Cell, Cells, Row};
pub use row_derive::Row;
pub use seal::{Keys, SealKey, SealKeys, Sealed};
pub use settings::setting;
pub use sql::{Arg, Sql};
pub(crate) use stored_by_word::stored_by_word;
pub use turns::Turns;
pub use tx::{Committed, HandedOver, Tx};
