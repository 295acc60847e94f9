//! What a record says of the person and of the papers noted; how it was confirmed, and thanks.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Records;

#[async_trait::async_trait]
impl MigrationTrait for Records {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const STATEMENTS: &str = "
ALTER TABLE session_records ADD COLUMN tranche_age TEXT NOT NULL DEFAULT 'non_communique';
ALTER TABLE session_records ADD COLUMN statut_social TEXT NOT NULL DEFAULT 'non_communique';
ALTER TABLE session_records ADD COLUMN receipts BLOB;
ALTER TABLE session_records ADD COLUMN irritant BLOB;
ALTER TABLE help_sessions ADD COLUMN kept_where BLOB;
ALTER TABLE help_sessions ADD COLUMN contested BLOB;
ALTER TABLE help_sessions ADD COLUMN thanked_at BIGINT;
UPDATE help_sessions SET thanked_at = confirmed_at WHERE said IS NOT NULL AND confirmed_at IS NOT NULL;
CREATE INDEX help_sessions_thanked ON help_sessions (account_id, thanked_at)
";
