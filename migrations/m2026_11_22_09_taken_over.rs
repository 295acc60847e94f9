//! When an association made a help request its own: nobody else's helpers are asked from then on.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct TakenOver;

#[async_trait::async_trait]
impl MigrationTrait for TakenOver {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, "ALTER TABLE help_requests ADD COLUMN taken_over_at BIGINT").await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
