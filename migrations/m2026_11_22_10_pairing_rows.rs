//! The roster as memory reads it: one packed row a helper, and when each row and each load last moved.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct PairingRows;

#[async_trait::async_trait]
impl MigrationTrait for PairingRows {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// An empty `packed` says that the helper may no longer be asked: memory must hear of that too. A load of which nothing was ever
/// asked stays at 0, and is not read.
const STATEMENTS: &str = "
CREATE TABLE roster_rows (account_id BIGINT PRIMARY KEY, packed BLOB NOT NULL, moved_at BIGINT NOT NULL);
CREATE INDEX roster_rows_moved ON roster_rows (moved_at);
ALTER TABLE helper_loads ADD COLUMN moved_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX helper_loads_moved ON helper_loads (moved_at);
UPDATE helper_loads SET moved_at = 1 WHERE offered > 0 OR open_pairings > 0 OR minutes_this_week <> 0
";
