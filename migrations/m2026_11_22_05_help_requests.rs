//! Askers, what they ask, who may see it, and whom to call back.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct HelpRequests;

#[async_trait::async_trait]
impl MigrationTrait for HelpRequests {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE askers (
    id BIGINT PRIMARY KEY, first_name BLOB NOT NULL, code BLOB NOT NULL, code_hash TEXT NOT NULL UNIQUE, phone BLOB, email BLOB,
    contact_hash TEXT, language TEXT NOT NULL, created_at BIGINT NOT NULL, last_contact_at BIGINT NOT NULL, erased_at BIGINT
);
CREATE INDEX askers_contact ON askers (contact_hash);
CREATE TABLE circle_members (
    asker_id BIGINT NOT NULL REFERENCES askers (id), account_id BIGINT NOT NULL REFERENCES accounts (id), created_at BIGINT NOT NULL,
    PRIMARY KEY (asker_id, account_id)
);
CREATE INDEX circle_members_account ON circle_members (account_id);
CREATE TABLE help_requests (
    id BIGINT PRIMARY KEY, asker_id BIGINT NOT NULL REFERENCES askers (id), state TEXT NOT NULL, topic TEXT NOT NULL, tile TEXT NOT NULL,
    words BLOB, meeting TEXT NOT NULL, urgency TEXT NOT NULL, wanted_at BIGINT, commune TEXT NOT NULL, place_id BIGINT,
    is_for_other BOOLEAN NOT NULL, call_name BLOB, call_when BLOB, needs BLOB, language TEXT NOT NULL, is_minor BOOLEAN NOT NULL,
    trust_word TEXT NOT NULL, association_id BIGINT, named_association_id BIGINT, settings_association_id BIGINT,
    circle_only BOOLEAN NOT NULL, home_approved_at BIGINT, asked_by BIGINT, is_test BOOLEAN NOT NULL,
    round BIGINT NOT NULL, wave BIGINT NOT NULL, told BIGINT NOT NULL, line_at BIGINT NOT NULL, reopen_at BIGINT,
    created_at BIGINT NOT NULL, claimed_at BIGINT, ended_at BIGINT, end_reason TEXT
);
CREATE INDEX help_requests_asker ON help_requests (asker_id);
CREATE INDEX help_requests_state ON help_requests (state, line_at);
CREATE INDEX help_requests_association ON help_requests (association_id, state);
CREATE INDEX help_requests_claimed ON help_requests (settings_association_id, claimed_at);
CREATE TABLE help_request_reach (
    help_request_id BIGINT NOT NULL REFERENCES help_requests (id), association_id BIGINT NOT NULL REFERENCES associations (id),
    PRIMARY KEY (help_request_id, association_id)
);
CREATE INDEX help_request_reach_association ON help_request_reach (association_id);
CREATE TABLE callbacks (
    id BIGINT PRIMARY KEY, help_request_id BIGINT NOT NULL REFERENCES help_requests (id), association_id BIGINT NOT NULL,
    reason TEXT NOT NULL, due_at BIGINT NOT NULL, tries BIGINT NOT NULL, created_at BIGINT NOT NULL, closed_at BIGINT, outcome TEXT
);
CREATE INDEX callbacks_association ON callbacks (association_id, closed_at);
CREATE INDEX callbacks_help_request ON callbacks (help_request_id)
";
