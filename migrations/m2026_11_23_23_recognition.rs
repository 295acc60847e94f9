//! Hours of permanences and of training are lines of the ledger too, a confirmation says how it was made; what an association takes an
//! hour to be worth; and whom the end of a contract was told.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Ledger;

#[async_trait::async_trait]
impl MigrationTrait for Ledger {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, TABLES).await?;
        super::run(manager, PERMANENCES).await?;
        super::run(manager, TRAINING).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A line is of one meeting, one seat at a permanence, or one module passed. `how` stands on confirmations alone.
const TABLES: &str = "
CREATE TABLE hours_lines (
    id BIGINT PRIMARY KEY, help_session_id BIGINT REFERENCES help_sessions (id), signup_id BIGINT REFERENCES permanence_signups (id),
    completion_id BIGINT REFERENCES completions (id), account_id BIGINT NOT NULL REFERENCES accounts (id),
    association_id BIGINT, kind TEXT NOT NULL, verb TEXT NOT NULL, how TEXT, minutes BIGINT NOT NULL, held_at BIGINT NOT NULL,
    written_by BIGINT, reason TEXT, created_at BIGINT NOT NULL,
    CHECK (1 = CASE WHEN help_session_id IS NULL THEN 0 ELSE 1 END + CASE WHEN signup_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN completion_id IS NULL THEN 0 ELSE 1 END)
);
INSERT INTO hours_lines (id, help_session_id, account_id, association_id, kind, verb, how, minutes, held_at, written_by, reason, created_at)
    SELECT h.id, h.help_session_id, h.account_id, h.association_id, h.kind, h.verb,
        CASE WHEN h.verb = 'confirmed' THEN (SELECT s.confirmed_how FROM help_sessions s WHERE s.id = h.help_session_id) END,
        h.minutes, h.held_at, h.written_by, h.reason, h.created_at FROM hours h;
DROP TABLE hours;
ALTER TABLE hours_lines RENAME TO hours;
CREATE INDEX hours_account ON hours (account_id, held_at);
CREATE INDEX hours_association ON hours (association_id, held_at);
CREATE INDEX hours_help_session ON hours (help_session_id);
CREATE INDEX hours_source ON hours ((COALESCE(help_session_id, signup_id, completion_id)));
CREATE TABLE hour_rates (
    association_id BIGINT NOT NULL REFERENCES associations (id), activity TEXT NOT NULL, cents BIGINT NOT NULL, set_by BIGINT NOT NULL,
    set_at BIGINT NOT NULL, PRIMARY KEY (association_id, activity)
);
CREATE TABLE contract_ends (
    account_id BIGINT NOT NULL REFERENCES accounts (id), last_day TEXT NOT NULL, association_id BIGINT NOT NULL REFERENCES associations (id),
    told_at BIGINT NOT NULL, stayed_at BIGINT, PRIMARY KEY (account_id, last_day)
)
";

/// What was noted at permanences. An id is milliseconds since 2026 and 22 bits (`storage/ids.rs`): the line has that of its seat, and
/// the association's yes the first id of its own millisecond that ends as the seat's does.
const PERMANENCES: &str = "
INSERT INTO hours (id, signup_id, account_id, association_id, kind, verb, minutes, held_at, created_at)
    SELECT s.id, s.id, s.account_id, p.association_id,
        CASE h.kind WHEN 'civic_service' THEN 'civic_activity' WHEN 'family' THEN 'family' ELSE 'volunteer' END, 'recorded',
        (s.left_at - s.arrived_at + 30000) / 60000, s.arrived_at, s.left_at
    FROM permanence_signups s JOIN permanences p ON p.id = s.permanence_id LEFT JOIN helpers h ON h.account_id = s.account_id
    WHERE s.state = 'came' AND s.arrived_at IS NOT NULL AND s.left_at IS NOT NULL AND s.left_at - s.arrived_at BETWEEN 30000 AND 57600000;
INSERT INTO hours (id, signup_id, account_id, association_id, kind, verb, minutes, held_at, written_by, created_at)
    SELECT (CASE WHEN s.validated_at > s.id / 4194304 + 1767225600000 THEN s.validated_at - 1767225600000 ELSE s.id / 4194304 + 1 END)
        * 4194304 + s.id % 4194304, s.id, l.account_id, l.association_id, l.kind, 'validated', 0, l.held_at, s.noted_by, s.validated_at
    FROM permanence_signups s JOIN hours l ON l.id = s.id WHERE s.validated_at IS NOT NULL
";

/// Modules passed, of whoever helps for an association: the one that wrote the module, else the one that they joined first. A module
/// passed again counts when the earlier pass had a month left, or less.
const TRAINING: &str = "
INSERT INTO hours (id, completion_id, account_id, association_id, kind, verb, minutes, held_at, created_at)
    SELECT c.id, c.id, c.account_id,
        CASE WHEN h.kind = 'family' THEN NULL ELSE COALESCE(d.association_id, (SELECT m.association_id FROM memberships m
            WHERE m.account_id = c.account_id AND m.state = 'active' ORDER BY m.asked_at, m.id LIMIT 1)) END,
        CASE h.kind WHEN 'civic_service' THEN 'civic_activity' WHEN 'family' THEN 'family' ELSE 'volunteer' END, 'recorded',
        c.minutes, c.passed_at, c.passed_at
    FROM completions c JOIN documents d ON d.id = c.document_id JOIN helpers h ON h.account_id = c.account_id
    WHERE c.minutes > 0 AND NOT EXISTS (SELECT 1 FROM completions e WHERE e.account_id = c.account_id AND e.document_id = c.document_id
        AND e.id <> c.id AND e.passed_at < c.passed_at AND (e.valid_until IS NULL OR e.valid_until - 2678400000 > c.passed_at))
";
