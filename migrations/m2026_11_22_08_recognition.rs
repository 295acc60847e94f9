//! The ledger of hours: lines, never edited; a total is the sum of its lines.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Recognition;

#[async_trait::async_trait]
impl MigrationTrait for Recognition {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE hours (
    id BIGINT PRIMARY KEY, help_session_id BIGINT NOT NULL REFERENCES help_sessions (id), account_id BIGINT NOT NULL REFERENCES accounts (id),
    association_id BIGINT, kind TEXT NOT NULL, verb TEXT NOT NULL, minutes BIGINT NOT NULL, held_at BIGINT NOT NULL,
    written_by BIGINT, reason TEXT, created_at BIGINT NOT NULL
);
CREATE INDEX hours_account ON hours (account_id, held_at);
CREATE INDEX hours_association ON hours (association_id, held_at);
CREATE INDEX hours_help_session ON hours (help_session_id)
";
