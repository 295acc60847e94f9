//! What the asker contested, and which version of it; whose coordinators look at it, until when; thanks that were reported.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Contested;

#[async_trait::async_trait]
impl MigrationTrait for Contested {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const STATEMENTS: &str = "
ALTER TABLE help_sessions ADD COLUMN contested_version BIGINT;
ALTER TABLE help_sessions ADD COLUMN told_association_id BIGINT;
ALTER TABLE help_sessions ADD COLUMN settled_at BIGINT;
ALTER TABLE help_sessions ADD COLUMN thanks_reported_at BIGINT;
ALTER TABLE help_sessions ADD COLUMN thanks_outcome TEXT;
UPDATE help_sessions SET contested_version = version, told_association_id = association_id WHERE disputed_at IS NOT NULL;
CREATE INDEX help_sessions_told ON help_sessions (told_association_id) WHERE told_association_id IS NOT NULL
";
