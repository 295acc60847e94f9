//! What an instance remembers of itself: a few words by name.

use super::{Error, Sql, Tx};
use crate::args;

/// A setting's value; `None` before it is kept.
pub async fn setting(db: &impl Sql, name: &str) -> Result<Option<String>, Error> {
    db.scalar("SELECT value FROM settings WHERE name = $1", args![name]).await
}

impl Tx {
    /// Keeps a setting, in the place of what it was before.
    pub async fn keep_setting(&self, name: &str, value: &str) -> Result<(), Error> {
        let statement = "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.execute(statement, args![name, value]).await?;
        Ok(())
    }
}
