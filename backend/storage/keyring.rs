//! Every key of the database at once, to check what they open.

use std::collections::HashMap;

use super::seal::Wrapped;
use super::{Db, Error, SealKey, SealKeyId, Sealed, Sql};
use crate::args;

/// Keys read in one statement.
const SOME: i64 = 1_000;

/// Every key that the instance key unwraps.
pub struct Keyring {
    keys: HashMap<SealKeyId, SealKey>,
    /// Keys that it does not unwrap.
    pub shut: usize,
}

/// What became of a sealed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    Opens,
    /// Its key is not there: deleted with the person, or lost.
    NoKey,
    /// Its key is there and does not open it: it was damaged or moved.
    Shut,
}

impl Keyring {
    pub async fn load(db: &Db) -> Result<Self, Error> {
        let (mut keyring, mut last) = (Self { keys: HashMap::new(), shut: 0 }, SealKeyId(i64::MIN));
        loop {
            let statement = "SELECT id, owner, wrapped FROM seal_keys WHERE id > $1 ORDER BY id LIMIT $2";
            let some: Vec<Wrapped> = db.all(statement, args![last, SOME]).await?;
            let Some(row) = some.last() else { return Ok(keyring) };
            last = row.id;
            for row in some {
                match row.unwrap_with(&db.keys) {
                    Ok(key) => drop(keyring.keys.insert(key.id, key)),
                    Err(_) => keyring.shut += 1,
                }
            }
        }
    }

    /// How many keys the instance key unwraps.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Tries to open what [`SealKey::seal`] closed for this place and row.
    pub fn try_open(&self, place: &str, row: i64, sealed: &Sealed) -> Opening {
        let Some(key) = sealed.key_id() else { return Opening::Shut };
        match self.keys.get(&key).map(|key| key.open(place, row, sealed)) {
            None => Opening::NoKey,
            Some(Ok(_)) => Opening::Opens,
            Some(Err(_)) => Opening::Shut,
        }
    }
}
