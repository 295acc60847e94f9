//! Associations, who belongs to them, who is invited, and where they help.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Associations;

#[async_trait::async_trait]
impl MigrationTrait for Associations {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE associations (
    id BIGINT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_key TEXT NOT NULL, phone TEXT NOT NULL,
    opening_hours TEXT NOT NULL, settings TEXT NOT NULL, created_at BIGINT NOT NULL
);
CREATE TABLE association_areas (
    association_id BIGINT NOT NULL REFERENCES associations (id), area TEXT NOT NULL, PRIMARY KEY (association_id, area)
);
CREATE INDEX association_areas_area ON association_areas (area);
CREATE TABLE memberships (
    id BIGINT PRIMARY KEY, association_id BIGINT NOT NULL REFERENCES associations (id), account_id BIGINT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL, state TEXT NOT NULL, asked_at BIGINT NOT NULL, approved_at BIGINT, ended_at BIGINT,
    UNIQUE (association_id, account_id)
);
CREATE INDEX memberships_account ON memberships (account_id);
CREATE TABLE invitations (
    id BIGINT PRIMARY KEY, association_id BIGINT NOT NULL REFERENCES associations (id), role TEXT NOT NULL, name TEXT NOT NULL,
    contact BLOB, contact_hash TEXT, token_hash TEXT NOT NULL UNIQUE, token BLOB, is_group BOOLEAN NOT NULL,
    created_by BIGINT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, used_at BIGINT, revoked_at BIGINT
);
CREATE INDEX invitations_association ON invitations (association_id);
CREATE TABLE places (
    id BIGINT PRIMARY KEY, association_id BIGINT NOT NULL REFERENCES associations (id), name TEXT NOT NULL, sort_key TEXT NOT NULL,
    address TEXT NOT NULL, commune TEXT NOT NULL, phone TEXT NOT NULL, opening_hours TEXT NOT NULL,
    latitude DOUBLE PRECISION NOT NULL, longitude DOUBLE PRECISION NOT NULL, created_at BIGINT NOT NULL, closed_at BIGINT
);
CREATE INDEX places_association ON places (association_id)
";
