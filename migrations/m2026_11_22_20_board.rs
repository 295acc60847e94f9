//! Two help requests of the same person, followed as one.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Board;

#[async_trait::async_trait]
impl MigrationTrait for Board {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// `merged_into`: the one that goes on; what was closed as its duplicate follows it. The latest pairing of a help request is read
/// for every card of a board.
const TABLES: &str = "
ALTER TABLE help_requests ADD COLUMN merged_into BIGINT;
CREATE INDEX help_requests_merged ON help_requests (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX pairings_help_request ON pairings (help_request_id, id)
";
