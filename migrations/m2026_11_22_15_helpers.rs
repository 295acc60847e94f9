//! Rosters brought in from a file, and what an association keeps of its members.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Rosters;

#[async_trait::async_trait]
impl MigrationTrait for Rosters {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Sealed: `roster_import_parts.lines` with the import's key, `invitation_details.details` with the association's,
/// `member_details.birth_year` and `member_notes.words` with the member's account's. Hashes are keyed.
const TABLES: &str = "
CREATE TABLE roster_imports (
    id BIGINT PRIMARY KEY, association_id BIGINT NOT NULL REFERENCES associations (id), created_by BIGINT NOT NULL, state TEXT NOT NULL,
    file_name TEXT NOT NULL, heading TEXT NOT NULL, columns TEXT NOT NULL, decisions TEXT NOT NULL, total BIGINT NOT NULL, done BIGINT NOT NULL,
    created BIGINT NOT NULL, changed BIGINT NOT NULL, same BIGINT NOT NULL, left_out BIGINT NOT NULL, faulty BIGINT NOT NULL,
    created_at BIGINT NOT NULL, ended_at BIGINT
);
CREATE INDEX roster_imports_association ON roster_imports (association_id);
CREATE TABLE roster_import_parts (
    id BIGINT PRIMARY KEY, import_id BIGINT NOT NULL REFERENCES roster_imports (id), part BIGINT NOT NULL, lines BLOB NOT NULL,
    UNIQUE (import_id, part)
);
CREATE TABLE invitation_details (
    invitation_id BIGINT PRIMARY KEY REFERENCES invitations (id), details BLOB NOT NULL, digest TEXT NOT NULL, phone_hash TEXT, person_hash TEXT
);
CREATE TABLE member_details (
    membership_id BIGINT PRIMARY KEY REFERENCES memberships (id), birth_year BLOB, person_hash TEXT
);
CREATE INDEX member_details_person ON member_details (person_hash);
CREATE TABLE member_notes (
    id BIGINT PRIMARY KEY, membership_id BIGINT NOT NULL REFERENCES memberships (id), words BLOB NOT NULL, created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX member_notes_membership ON member_notes (membership_id);
ALTER TABLE invitations ADD COLUMN to_mail BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE helpers ADD COLUMN vetting_kind TEXT;
ALTER TABLE helpers ADD COLUMN vetting_seen_at BIGINT
";
