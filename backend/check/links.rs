//! What belongs together: rows that name rows, and what must be true of several tables at once.

use super::Finding;
use crate::args;
use crate::storage::{Db, Error, Sql};

/// Columns that name a row of another table, beside those that the database itself watches: table, column, the table named.
const NAMED: [(&str, &str, &str); 20] = [
    ("push_subscriptions", "sign_in_id", "sign_ins"),
    ("help_requests", "place_id", "places"),
    ("help_requests", "association_id", "associations"),
    ("help_requests", "named_association_id", "associations"),
    ("help_requests", "settings_association_id", "associations"),
    ("callbacks", "association_id", "associations"),
    ("offers", "membership_id", "memberships"),
    ("offers", "association_id", "associations"),
    ("pairings", "membership_id", "memberships"),
    ("pairings", "association_id", "associations"),
    ("reports", "account_id", "accounts"),
    ("reports", "association_id", "associations"),
    ("messages", "account_id", "accounts"),
    ("mentor_calls", "help_request_id", "help_requests"),
    ("mentor_calls", "association_id", "associations"),
    ("help_sessions", "help_request_id", "help_requests"),
    ("help_sessions", "pairing_id", "pairings"),
    ("help_sessions", "association_id", "associations"),
    ("help_sessions", "told_association_id", "associations"),
    ("hours", "association_id", "associations"),
];

/// What must never be found, and how to count it.
const NEVER: [(&str, &str); 8] = [
    (
        "people whose key is lost: their words cannot be read any more",
        "SELECT COUNT(*) FROM askers a WHERE a.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM seal_keys k WHERE k.owner = a.id)",
    ),
    (
        "accounts whose key is lost: their address and telephone cannot be read any more",
        "SELECT COUNT(*) FROM accounts a WHERE (a.email IS NOT NULL OR a.phone IS NOT NULL) \
         AND NOT EXISTS (SELECT 1 FROM seal_keys k WHERE k.owner = a.id)",
    ),
    (
        "erased people whose words are still there",
        "SELECT COUNT(*) FROM askers WHERE erased_at IS NOT NULL AND (LENGTH(first_name) > 0 OR phone IS NOT NULL OR email IS NOT NULL)",
    ),
    (
        "help requests that are taken by nobody or open though taken",
        "SELECT COUNT(*) FROM help_requests h WHERE (h.state IN ('paired', 'helping')) <> \
         EXISTS (SELECT 1 FROM pairings p WHERE p.help_request_id = h.id AND p.ended_at IS NULL) AND h.state IN ('open', 'unmet', 'paired', 'helping')",
    ),
    (
        "offers of help requests that nobody waits for any more",
        "SELECT COUNT(*) FROM offers o JOIN help_requests h ON h.id = o.help_request_id WHERE o.state = 'live' AND h.state <> 'open'",
    ),
    (
        "help sessions whose record is lost",
        "SELECT COUNT(*) FROM help_sessions s WHERE s.version > 0 \
         AND NOT EXISTS (SELECT 1 FROM session_records r WHERE r.help_session_id = s.id AND r.version = s.version)",
    ),
    (
        "events that a mailbox has not counted",
        "SELECT COUNT(*) FROM events e LEFT JOIN mailboxes m ON m.id = e.mailbox_id WHERE m.id IS NULL OR e.number > m.head",
    ),
    (
        "audit rows of a block that is gone",
        "SELECT COUNT(*) FROM audit_entries e WHERE e.block IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_blocks b WHERE b.number = e.block)",
    ),
];

pub(super) async fn check(db: &Db) -> Result<Vec<Finding>, Error> {
    let mut wrong = Vec::new();
    for (table, column, named) in NAMED {
        let statement = format!(
            "SELECT COUNT(*) FROM {table} t WHERE t.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {named} n WHERE n.id = t.{column})"
        );
        let count = db.scalar::<i64>(&statement, args![]).await?.unwrap_or(0);
        if count > 0 {
            wrong.push(Finding::wrong(format!("{count} rows of {table} name rows of {named} that are not there")));
        }
    }
    for (what, statement) in NEVER {
        let count = db.scalar::<i64>(statement, args![]).await?.unwrap_or(0);
        if count > 0 {
            wrong.push(Finding::wrong(format!("{count} {what}")));
        }
    }
    Ok(if wrong.is_empty() { vec![Finding::well("what belongs together is together")] } else { wrong })
}
