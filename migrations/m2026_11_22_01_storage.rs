//! What the core keeps: keys, forms already handled, mailboxes, presence, jobs, audit.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Storage;

#[async_trait::async_trait]
impl MigrationTrait for Storage {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE seal_keys (id BIGINT PRIMARY KEY, owner BIGINT NOT NULL UNIQUE, wrapped BLOB NOT NULL, created_at BIGINT NOT NULL);
CREATE TABLE idempotency_keys (
    actor TEXT NOT NULL, form_key TEXT NOT NULL, payload TEXT NOT NULL, outcome TEXT NOT NULL, created_at BIGINT NOT NULL,
    PRIMARY KEY (actor, form_key)
);
CREATE TABLE mailboxes (id BIGINT PRIMARY KEY, head BIGINT NOT NULL);
CREATE TABLE events (
    mailbox_id BIGINT NOT NULL, number BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (mailbox_id, number)
);
CREATE INDEX events_at ON events (at);
CREATE TABLE presences (account_id BIGINT PRIMARY KEY, until_at BIGINT NOT NULL);
CREATE TABLE jobs (
    id BIGINT PRIMARY KEY, kind TEXT NOT NULL, job_key TEXT UNIQUE, payload TEXT NOT NULL, due_at BIGINT NOT NULL,
    lease BIGINT, leased_until BIGINT NOT NULL, tries BIGINT NOT NULL, created_at BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (due_at);
CREATE TABLE audit_entries (
    id BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, verb TEXT NOT NULL, subject TEXT NOT NULL,
    association_id BIGINT, detail TEXT NOT NULL, block BIGINT
);
CREATE INDEX audit_entries_block ON audit_entries (block);
CREATE TABLE audit_blocks (number BIGINT PRIMARY KEY, at BIGINT NOT NULL, entries BIGINT NOT NULL, digest TEXT NOT NULL)
";
