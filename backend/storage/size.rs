//! How large the database is.

use super::{Error, Sql, Storage};
use crate::args;

impl Storage {
    /// In bytes, indexes and free pages included.
    pub async fn bytes(&self) -> Result<i64, Error> {
        let statement = if self.is_sqlite() {
            "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        } else {
            "SELECT pg_database_size(current_database())"
        };
        Ok(self.read().scalar(statement, args![]).await?.unwrap_or(0))
    }
}
