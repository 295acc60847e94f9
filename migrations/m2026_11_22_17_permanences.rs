//! Drop-in slots: what makes them, each of them, who sits in them, and the addresses that calendar programs read.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Permanences;

#[async_trait::async_trait]
impl MigrationTrait for Permanences {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A series keeps local time (dates, minutes of the day, a zone); a permanence keeps instants, made from it months ahead. `rule` is an
/// RRULE without DTSTART and UNTIL (empty: once). `made_for` is the date of the rule that made it: a cancelled or moved one is not made again.
/// `topics` and `languages` are bits, as in `helpers`. Of a feed, `place_id` and `association_id` say whose permanences it tells; neither: its maker's.
const TABLES: &str = "
CREATE TABLE permanence_series (
    id BIGINT PRIMARY KEY, association_id BIGINT NOT NULL REFERENCES associations (id), place_id BIGINT NOT NULL REFERENCES places (id),
    rule TEXT NOT NULL, first_on TEXT NOT NULL, until_on TEXT, starts_minute BIGINT NOT NULL, duration_minutes BIGINT NOT NULL, zone TEXT NOT NULL,
    skips_holidays BOOLEAN NOT NULL, note TEXT NOT NULL, seats_min BIGINT NOT NULL, seats_max BIGINT NOT NULL, topics BIGINT NOT NULL, languages BIGINT NOT NULL,
    alert_days BIGINT NOT NULL, made_until TEXT NOT NULL, created_at BIGINT NOT NULL
);
CREATE INDEX permanence_series_association ON permanence_series (association_id);
CREATE TABLE permanences (
    id BIGINT PRIMARY KEY, series_id BIGINT NOT NULL REFERENCES permanence_series (id), association_id BIGINT NOT NULL REFERENCES associations (id),
    place_id BIGINT NOT NULL REFERENCES places (id), made_for TEXT NOT NULL, zone TEXT NOT NULL, starts_at BIGINT NOT NULL, ends_at BIGINT NOT NULL,
    note TEXT NOT NULL, seats_min BIGINT NOT NULL, seats_max BIGINT NOT NULL, topics BIGINT NOT NULL, languages BIGINT NOT NULL, alert_days BIGINT NOT NULL,
    sequence BIGINT NOT NULL, changed_at BIGINT NOT NULL, cancelled_at BIGINT, UNIQUE (series_id, made_for)
);
CREATE INDEX permanences_association ON permanences (association_id, starts_at);
CREATE INDEX permanences_place ON permanences (place_id, starts_at);
CREATE TABLE permanence_signups (
    id BIGINT PRIMARY KEY, permanence_id BIGINT NOT NULL REFERENCES permanences (id), account_id BIGINT NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL, sequence BIGINT NOT NULL, moved_at BIGINT NOT NULL, swap_asked_at BIGINT, arrived_at BIGINT, left_at BIGINT, validated_at BIGINT,
    noted_by BIGINT REFERENCES accounts (id), UNIQUE (permanence_id, account_id)
);
CREATE INDEX permanence_signups_account ON permanence_signups (account_id, state);
CREATE TABLE calendar_feeds (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), association_id BIGINT REFERENCES associations (id),
    place_id BIGINT REFERENCES places (id), token_hash TEXT NOT NULL UNIQUE, created_at BIGINT NOT NULL, revoked_at BIGINT
);
CREATE INDEX calendar_feeds_account ON calendar_feeds (account_id)
";
