//! Attestations: facts frozen when an association signs, found by the code that is printed on the paper.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Attestations;

#[async_trait::async_trait]
impl MigrationTrait for Attestations {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// `code` and `attested` (JSON) are sealed with the account's key: an erased account's papers say nothing any more.
const TABLES: &str = "
CREATE TABLE attestations (
    id BIGINT PRIMARY KEY, code_hash TEXT NOT NULL UNIQUE, code BLOB NOT NULL, account_id BIGINT NOT NULL REFERENCES accounts (id),
    association_id BIGINT NOT NULL REFERENCES associations (id), lang TEXT NOT NULL, attested BLOB NOT NULL, signed_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL, withdrawn_at BIGINT, replaced_by BIGINT
);
CREATE INDEX attestations_account ON attestations (account_id);
CREATE INDEX attestations_association ON attestations (association_id)
";
