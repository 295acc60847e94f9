//! Second factors: authenticators, recovery codes, passkeys. The audit says why, and neither database lets it be rewritten.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct SecondFactors;

#[async_trait::async_trait]
impl MigrationTrait for SecondFactors {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await?;
        let connection = manager.get_connection();
        let guards = if connection.get_database_backend() == DbBackend::Postgres { POSTGRES } else { SQLITE };
        for guard in guards {
            connection.execute_unprepared(guard).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// `proved_at`: when this sign-in last proved a second factor. `used_step`: the last 30 seconds whose code was taken.
/// `audit_heads`: one row, the end of the chain, under a keyed hash.
const TABLES: &str = "
ALTER TABLE sign_ins ADD COLUMN proved_at BIGINT;
CREATE TABLE authenticators (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id), secret BLOB NOT NULL, created_at BIGINT NOT NULL,
    confirmed_at BIGINT, used_step BIGINT NOT NULL
);
CREATE TABLE recovery_codes (
    account_id BIGINT NOT NULL REFERENCES accounts (id), code_hash TEXT NOT NULL, created_at BIGINT NOT NULL, used_at BIGINT,
    PRIMARY KEY (account_id, code_hash)
);
CREATE TABLE factor_tries (account_id BIGINT PRIMARY KEY REFERENCES accounts (id), tries BIGINT NOT NULL, since_at BIGINT NOT NULL);
CREATE TABLE passkeys (
    id BIGINT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), credential_hash TEXT NOT NULL UNIQUE,
    name BLOB NOT NULL, credential BLOB NOT NULL, created_at BIGINT NOT NULL, used_at BIGINT
);
CREATE INDEX passkeys_account ON passkeys (account_id);
CREATE TABLE passkey_challenges (
    token_hash TEXT PRIMARY KEY, account_id BIGINT, purpose TEXT NOT NULL, state TEXT NOT NULL, expires_at BIGINT NOT NULL
);
ALTER TABLE audit_entries ADD COLUMN reason BLOB;
CREATE INDEX audit_entries_association ON audit_entries (association_id, id);
CREATE INDEX audit_entries_subject ON audit_entries (subject, actor);
CREATE TABLE audit_heads (id BIGINT PRIMARY KEY, number BIGINT NOT NULL, digest TEXT NOT NULL, mac TEXT NOT NULL)
";

/// A row of the audit changes once: the block that chains it is written beside it.
const SQLITE: &[&str] = &[
    "CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_entries_as_written BEFORE UPDATE ON audit_entries \
     WHEN OLD.block IS NOT NULL OR NEW.block IS NULL OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor \
     OR NEW.verb <> OLD.verb OR NEW.subject <> OLD.subject OR NEW.association_id IS NOT OLD.association_id \
     OR NEW.detail <> OLD.detail OR NEW.reason IS NOT OLD.reason \
     BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_blocks_stay BEFORE DELETE ON audit_blocks BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_blocks_as_written BEFORE UPDATE ON audit_blocks BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_heads_stay BEFORE DELETE ON audit_heads BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_heads_go_on BEFORE UPDATE ON audit_heads WHEN NEW.number <= OLD.number \
     BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
];

const POSTGRES: &[&str] = &[
    "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$",
    "CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
    "CREATE TRIGGER audit_entries_as_written BEFORE UPDATE ON audit_entries FOR EACH ROW \
     WHEN (OLD.block IS NOT NULL OR NEW.block IS NULL OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor \
     OR NEW.verb <> OLD.verb OR NEW.subject <> OLD.subject OR NEW.association_id IS DISTINCT FROM OLD.association_id \
     OR NEW.detail <> OLD.detail OR NEW.reason IS DISTINCT FROM OLD.reason) EXECUTE FUNCTION audit_is_append_only()",
    "CREATE TRIGGER audit_blocks_stay BEFORE DELETE OR UPDATE ON audit_blocks FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
    "CREATE TRIGGER audit_heads_stay BEFORE DELETE ON audit_heads FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
    "CREATE TRIGGER audit_heads_go_on BEFORE UPDATE ON audit_heads FOR EACH ROW WHEN (NEW.number <= OLD.number) \
     EXECUTE FUNCTION audit_is_append_only()",
];
