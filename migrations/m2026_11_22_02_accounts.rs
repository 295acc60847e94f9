//! People who sign in, their codes, cards, devices.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Accounts;

#[async_trait::async_trait]
impl MigrationTrait for Accounts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const TABLES: &str = "
CREATE TABLE accounts (
    id BIGINT PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, sort_key TEXT NOT NULL, language TEXT NOT NULL,
    email BLOB, email_hash TEXT UNIQUE, phone BLOB, phone_hash TEXT, is_operator BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL, ended_at BIGINT
);
CREATE INDEX accounts_phone ON accounts (phone_hash);
CREATE TABLE sign_ins (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), token_hash TEXT NOT NULL UNIQUE, device TEXT NOT NULL,
    created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, ended_at BIGINT
);
CREATE INDEX sign_ins_account ON sign_ins (account_id);
CREATE TABLE sign_in_codes (
    email_hash TEXT PRIMARY KEY, code_hash TEXT NOT NULL, tries BIGINT NOT NULL, sent BIGINT NOT NULL, since_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL
);
CREATE TABLE sign_in_cards (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), token_hash TEXT NOT NULL UNIQUE, pin_hash TEXT NOT NULL,
    tries BIGINT NOT NULL, created_at BIGINT NOT NULL, made_by BIGINT NOT NULL, revoked_at BIGINT
);
CREATE INDEX sign_in_cards_account ON sign_in_cards (account_id);
CREATE TABLE sign_in_links (
    token_hash TEXT PRIMARY KEY, account_id BIGINT, purpose TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE TABLE push_subscriptions (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), sign_in_id BIGINT NOT NULL, endpoint TEXT NOT NULL UNIQUE,
    p256dh TEXT NOT NULL, auth TEXT NOT NULL, created_at BIGINT NOT NULL
);
CREATE INDEX push_subscriptions_account ON push_subscriptions (account_id)
";
