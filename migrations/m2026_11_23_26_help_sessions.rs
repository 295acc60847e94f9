//! Workshops: how many came, and what they are called; logs brought in from a file, each line once.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct DropIns;

#[async_trait::async_trait]
impl MigrationTrait for DropIns {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE workshops (
    help_session_id BIGINT NOT NULL REFERENCES help_sessions (id), version BIGINT NOT NULL, people BIGINT NOT NULL, first_names BLOB,
    created_at BIGINT NOT NULL, PRIMARY KEY (help_session_id, version)
);
CREATE TABLE log_imports (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), association_id BIGINT, made_by BIGINT NOT NULL,
    file_name TEXT NOT NULL, rows BLOB, created BIGINT NOT NULL DEFAULT 0, created_at BIGINT NOT NULL, ended_at BIGINT
);
CREATE INDEX log_imports_made_by ON log_imports (made_by, created_at);
CREATE TABLE imported_sessions (
    account_id BIGINT NOT NULL REFERENCES accounts (id), line_key TEXT NOT NULL, help_session_id BIGINT NOT NULL, PRIMARY KEY (account_id, line_key)
);
CREATE INDEX imported_sessions_session ON imported_sessions (help_session_id)
";
