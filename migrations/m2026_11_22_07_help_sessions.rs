//! Chat, mentors called in, meetings and their records.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct HelpSessions;

#[async_trait::async_trait]
impl MigrationTrait for HelpSessions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE messages (
    id BIGINT PRIMARY KEY, help_request_id BIGINT NOT NULL REFERENCES help_requests (id), author TEXT NOT NULL, account_id BIGINT,
    words BLOB NOT NULL, created_at BIGINT NOT NULL
);
CREATE INDEX messages_help_request ON messages (help_request_id, id);
CREATE TABLE mentor_calls (
    id BIGINT PRIMARY KEY, pairing_id BIGINT NOT NULL REFERENCES pairings (id), help_request_id BIGINT NOT NULL, association_id BIGINT,
    state TEXT NOT NULL, mentor_id BIGINT, asked_at BIGINT NOT NULL, agreed_at BIGINT, ended_at BIGINT
);
CREATE INDEX mentor_calls_help_request ON mentor_calls (help_request_id);
CREATE TABLE help_sessions (
    id BIGINT PRIMARY KEY, help_request_id BIGINT, pairing_id BIGINT, account_id BIGINT NOT NULL REFERENCES accounts (id),
    association_id BIGINT, type TEXT NOT NULL, held_at BIGINT NOT NULL, version BIGINT NOT NULL,
    confirmed_at BIGINT, confirmed_how TEXT, disputed_at BIGINT, said BLOB, mailed BIGINT NOT NULL DEFAULT 0, created_at BIGINT NOT NULL
);
CREATE INDEX help_sessions_help_request ON help_sessions (help_request_id);
CREATE INDEX help_sessions_account ON help_sessions (account_id, held_at);
CREATE TABLE session_records (
    help_session_id BIGINT NOT NULL REFERENCES help_sessions (id), version BIGINT NOT NULL, topics TEXT NOT NULL, minutes BIGINT NOT NULL,
    lieu TEXT NOT NULL, materiel TEXT NOT NULL, autonomie TEXT NOT NULL, outcome TEXT NOT NULL, redirection TEXT, feeling TEXT,
    next_meeting_at BIGINT, done BLOB, next_step BLOB, written_by BIGINT NOT NULL, created_at BIGINT NOT NULL,
    PRIMARY KEY (help_session_id, version)
)
";
