//! Badges: what an association defines, who earned what, and the keys that the issuer signs with.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Badges;

#[async_trait::async_trait]
impl MigrationTrait for Badges {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A private key is sealed with the instance's own seal key, and gone once its generation is retired; its public key stays.
/// `badges.account_id` is empty once the person left: the row keeps its place in the status list, which nobody else may take.
/// What an automatic badge stands for is earned once, even after a withdrawal; `badges_held` is for those given by hand.
const TABLES: &str = "
CREATE TABLE issuer_keys (
    generation BIGINT PRIMARY KEY, public_key TEXT NOT NULL, private_key BLOB, created_at BIGINT NOT NULL, retired_at BIGINT
);
CREATE TABLE achievements (
    id BIGINT PRIMARY KEY, association_id BIGINT NOT NULL REFERENCES associations (id), name TEXT NOT NULL, says TEXT NOT NULL,
    criteria TEXT NOT NULL, created_by BIGINT NOT NULL, created_at BIGINT NOT NULL, retired_at BIGINT
);
CREATE INDEX achievements_association ON achievements (association_id);
CREATE TABLE badges (
    id BIGINT PRIMARY KEY, code TEXT NOT NULL UNIQUE, account_id BIGINT REFERENCES accounts (id), achievement TEXT NOT NULL,
    achievement_id BIGINT REFERENCES achievements (id), title TEXT NOT NULL, language TEXT NOT NULL, association_id BIGINT, given_by BIGINT,
    subject TEXT NOT NULL, status_list BIGINT NOT NULL, status_index BIGINT NOT NULL, is_public BOOLEAN NOT NULL, earned_at BIGINT NOT NULL,
    seen_at BIGINT, withdrawn_at BIGINT, withdrawn_by BIGINT, UNIQUE (status_list, status_index)
);
CREATE UNIQUE INDEX badges_held ON badges (account_id, achievement) WHERE withdrawn_at IS NULL;
CREATE INDEX badges_association ON badges (association_id)
";
