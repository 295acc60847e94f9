//! Tutorials and training modules, what helpers read, passed and were offered of them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Learning;

#[async_trait::async_trait]
impl MigrationTrait for Learning {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A document without an association is shared by everybody; `is_shipped`: the program brought it in, and takes it away once it no longer ships. `source` is the text of the published version
/// (0: never published), `draft` what is being written since (empty: nothing). `topics` and `unlocks` are bits, as in `helpers`.
/// One row of `tutorial_readings` is where somebody stopped beside one asker (`pairing_id` 0: alone); `ticked` are bits of steps.
const TABLES: &str = "
CREATE TABLE documents (
    id BIGINT PRIMARY KEY, kind TEXT NOT NULL, association_id BIGINT REFERENCES associations (id), slug TEXT NOT NULL, is_shipped BOOLEAN NOT NULL DEFAULT FALSE,
    state TEXT NOT NULL, version BIGINT NOT NULL, source TEXT NOT NULL, draft TEXT NOT NULL, title TEXT NOT NULL, topics BIGINT NOT NULL, unlocks BIGINT NOT NULL,
    minutes BIGINT NOT NULL, checked_at BIGINT NOT NULL, published_at BIGINT, moved_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX documents_slug ON documents (COALESCE(association_id, 0), kind, slug);
CREATE INDEX documents_moved ON documents (moved_at);
CREATE TABLE document_versions (
    document_id BIGINT NOT NULL REFERENCES documents (id), version BIGINT NOT NULL, source TEXT NOT NULL, published_at BIGINT NOT NULL,
    published_by BIGINT, PRIMARY KEY (document_id, version)
);
CREATE TABLE document_pictures (
    id BIGINT PRIMARY KEY, association_id BIGINT NOT NULL REFERENCES associations (id), media TEXT NOT NULL, width BIGINT NOT NULL,
    height BIGINT NOT NULL, bytes BLOB NOT NULL, sent_by BIGINT, sent_at BIGINT NOT NULL
);
CREATE TABLE tutorial_readings (
    account_id BIGINT NOT NULL REFERENCES accounts (id), document_id BIGINT NOT NULL REFERENCES documents (id), pairing_id BIGINT NOT NULL,
    step BIGINT NOT NULL, ticked BIGINT NOT NULL, read_at BIGINT NOT NULL, PRIMARY KEY (account_id, document_id, pairing_id)
);
CREATE TABLE module_attempts (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), document_id BIGINT NOT NULL REFERENCES documents (id),
    version BIGINT NOT NULL, place BIGINT NOT NULL, drawn TEXT NOT NULL, answers TEXT NOT NULL, is_refresher BOOLEAN NOT NULL,
    is_passed BOOLEAN, started_at BIGINT NOT NULL, moved_at BIGINT NOT NULL, ended_at BIGINT
);
CREATE UNIQUE INDEX module_attempts_open ON module_attempts (account_id, document_id) WHERE ended_at IS NULL;
CREATE INDEX module_attempts_document ON module_attempts (document_id);
CREATE TABLE completions (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), document_id BIGINT NOT NULL REFERENCES documents (id),
    version BIGINT NOT NULL, unlocks BIGINT NOT NULL, minutes BIGINT NOT NULL, passed_at BIGINT NOT NULL, valid_until BIGINT
);
CREATE INDEX completions_account ON completions (account_id, document_id, passed_at);
CREATE TABLE suggestions (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), document_id BIGINT NOT NULL REFERENCES documents (id),
    why TEXT NOT NULL, about TEXT NOT NULL, association_id BIGINT REFERENCES associations (id), made_at BIGINT NOT NULL, seen_at BIGINT, opened_at BIGINT, done_at BIGINT,
    declined_at BIGINT, mailed_at BIGINT
);
CREATE INDEX suggestions_account ON suggestions (account_id, made_at);
CREATE INDEX suggestions_document ON suggestions (document_id, made_at);
CREATE TABLE learners (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id), is_mailed BOOLEAN NOT NULL, mailed_at BIGINT NOT NULL
)
";
