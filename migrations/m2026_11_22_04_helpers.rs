//! What helpers can do, where and when, and what they carry at this moment.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Helpers;

#[async_trait::async_trait]
impl MigrationTrait for Helpers {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE helpers (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id), kind TEXT NOT NULL, commune TEXT NOT NULL, radius_km BIGINT NOT NULL,
    topics BIGINT NOT NULL, languages BIGINT NOT NULL, meetings BIGINT NOT NULL, weekly_hours TEXT NOT NULL, quiet_from BIGINT NOT NULL, quiet_until BIGINT NOT NULL,
    paused_until BIGINT NOT NULL, offers_a_day BIGINT NOT NULL, is_adult BOOLEAN NOT NULL,
    identity_seen_at BIGINT, charter_signed_at BIGINT, vetted_until BIGINT, checked_by BIGINT, created_at BIGINT NOT NULL
);
CREATE TABLE helper_loads (
    account_id BIGINT PRIMARY KEY REFERENCES helpers (account_id), live_now BIGINT NOT NULL, live_later BIGINT NOT NULL,
    offers_today BIGINT NOT NULL, today BIGINT NOT NULL, open_pairings BIGINT NOT NULL, minutes_this_week BIGINT NOT NULL,
    week BIGINT NOT NULL, last_offered_at BIGINT NOT NULL, offered BIGINT NOT NULL, answered BIGINT NOT NULL
)
";
