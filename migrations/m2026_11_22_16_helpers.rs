//! When helpers are not there, or there at other hours; the contracts of civic-service volunteers; minutes of help a day.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Availability;

#[async_trait::async_trait]
impl MigrationTrait for Availability {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Days are dates by the helper's own calendar, "2026-11-24", the last one included. `exceptions`: a JSON list, as `places` is.
/// `turns_18_on` is kept only of whoever is under 18. `minutes_day` numbers the day that `minutes_today` counts.
const STATEMENTS: &str = "
ALTER TABLE helpers ADD COLUMN exceptions TEXT NOT NULL DEFAULT '[]';
CREATE TABLE contracts (
    account_id BIGINT PRIMARY KEY REFERENCES helpers (account_id), association_id BIGINT NOT NULL REFERENCES associations (id),
    first_day TEXT NOT NULL, last_day TEXT NOT NULL, weekly_hours TEXT NOT NULL, places TEXT NOT NULL,
    tutor_id BIGINT REFERENCES accounts (id), turns_18_on TEXT, written_by BIGINT NOT NULL, written_at BIGINT NOT NULL
);
CREATE INDEX contracts_tutor ON contracts (tutor_id);
CREATE INDEX contracts_association ON contracts (association_id);
ALTER TABLE helper_loads ADD COLUMN minutes_today BIGINT NOT NULL DEFAULT 0;
ALTER TABLE helper_loads ADD COLUMN minutes_day BIGINT NOT NULL DEFAULT 0
";
