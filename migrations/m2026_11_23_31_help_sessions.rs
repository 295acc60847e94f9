//! The next meeting as it is agreed now: a record says what was agreed that day, and stays as it was written.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Meetings;

#[async_trait::async_trait]
impl MigrationTrait for Meetings {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

// Calendars were told the version of the record as the number of the change: it goes on from there.
const TABLES: &str = "
CREATE TABLE next_meetings (
    help_session_id BIGINT PRIMARY KEY REFERENCES help_sessions (id), at BIGINT NOT NULL, changes BIGINT NOT NULL, is_off BOOLEAN NOT NULL,
    changed_at BIGINT NOT NULL
);
INSERT INTO next_meetings (help_session_id, at, changes, is_off, changed_at)
    SELECT s.id, r.next_meeting_at, s.version - 1, FALSE, r.created_at FROM help_sessions s
    JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version WHERE r.next_meeting_at IS NOT NULL
";
