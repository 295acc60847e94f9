//! Waves, offers, pairings, and what ends them badly.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Pairing;

#[async_trait::async_trait]
impl MigrationTrait for Pairing {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE waves (
    help_request_id BIGINT NOT NULL REFERENCES help_requests (id), round BIGINT NOT NULL, number BIGINT NOT NULL, size BIGINT NOT NULL,
    at BIGINT NOT NULL, PRIMARY KEY (help_request_id, round, number)
);
CREATE TABLE offers (
    id BIGINT PRIMARY KEY, help_request_id BIGINT NOT NULL REFERENCES help_requests (id), account_id BIGINT NOT NULL REFERENCES accounts (id),
    membership_id BIGINT, association_id BIGINT, round BIGINT NOT NULL, wave BIGINT NOT NULL, is_now BOOLEAN NOT NULL, reasons TEXT NOT NULL,
    state TEXT NOT NULL, left_because TEXT, offered_at BIGINT NOT NULL, ended_at BIGINT,
    UNIQUE (help_request_id, round, account_id)
);
CREATE INDEX offers_account ON offers (account_id, state);
CREATE INDEX offers_help_request ON offers (help_request_id, state);
CREATE TABLE pairings (
    id BIGINT PRIMARY KEY, help_request_id BIGINT NOT NULL REFERENCES help_requests (id), asker_id BIGINT NOT NULL REFERENCES askers (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id), membership_id BIGINT, association_id BIGINT, started_at BIGINT NOT NULL,
    last_sign_at BIGINT, late_until BIGINT, is_asked_after BOOLEAN NOT NULL, resumes_at BIGINT, ended_at BIGINT, end_reason TEXT
);
CREATE UNIQUE INDEX pairings_live ON pairings (help_request_id) WHERE ended_at IS NULL;
CREATE INDEX pairings_account ON pairings (account_id, ended_at);
CREATE INDEX pairings_asker ON pairings (asker_id, account_id);
CREATE TABLE blocks (
    asker_id BIGINT NOT NULL REFERENCES askers (id), account_id BIGINT NOT NULL REFERENCES accounts (id), is_by_asker BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL, PRIMARY KEY (asker_id, account_id)
);
CREATE TABLE reports (
    id BIGINT PRIMARY KEY, help_request_id BIGINT NOT NULL REFERENCES help_requests (id), account_id BIGINT NOT NULL, association_id BIGINT,
    is_by_asker BOOLEAN NOT NULL, reason TEXT NOT NULL, words BLOB, evidence BLOB, created_at BIGINT NOT NULL,
    closed_at BIGINT, closed_by BIGINT, outcome TEXT
);
CREATE INDEX reports_association ON reports (association_id, closed_at)
";
