//! Which help requests found too few trained helpers: what a module is proposed for, and what a coordinator sees.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct TrainingGaps;

#[async_trait::async_trait]
impl MigrationTrait for TrainingGaps {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// `told`: how many trained helpers its first wave found, fewer than it wanted; 0: nobody.
const TABLES: &str = "
CREATE TABLE training_gaps (
    help_request_id BIGINT PRIMARY KEY REFERENCES help_requests (id), told BIGINT NOT NULL, at BIGINT NOT NULL
);
CREATE INDEX training_gaps_at ON training_gaps (at)
";
