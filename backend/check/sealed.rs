//! Every sealed text is opened with the key that it names: one that was damaged, or moved to another row, does not open.

use super::Finding;
use crate::args;
use crate::storage::{Db, Error, Keyring, Opening, Row, Sealed, Sql};

/// Texts read in one statement.
const SOME: i64 = 500;

/// Every sealed column: table, column, the row's id, and the version that a text is bound to as well.
const COLUMNS: &[(&str, &str, &str, Option<&str>)] = &[
    ("accounts", "email", "id", None),
    ("accounts", "phone", "id", None),
    ("invitations", "contact", "id", None),
    ("invitations", "token", "id", None),
    ("askers", "first_name", "id", None),
    ("askers", "code", "id", None),
    ("askers", "phone", "id", None),
    ("askers", "email", "id", None),
    ("help_requests", "words", "id", None),
    ("help_requests", "call_name", "id", None),
    ("help_requests", "call_when", "id", None),
    ("help_requests", "needs", "id", None),
    ("reports", "words", "id", None),
    ("reports", "evidence", "id", None),
    ("messages", "words", "id", None),
    ("help_sessions", "said", "id", None),
    ("help_sessions", "kept_where", "id", None),
    ("help_sessions", "contested", "id", None),
    ("roster_import_parts", "lines", "id", None),
    ("invitation_details", "details", "invitation_id", None),
    ("member_details", "birth_year", "membership_id", None),
    ("member_notes", "words", "id", None),
    ("authenticators", "secret", "account_id", None),
    ("passkeys", "name", "id", None),
    ("passkeys", "credential", "id", None),
    ("audit_entries", "reason", "id", None),
    ("session_records", "done", "help_session_id", Some("version")),
    ("session_records", "next_step", "help_session_id", Some("version")),
    ("session_records", "receipts", "help_session_id", Some("version")),
    ("session_records", "irritant", "help_session_id", Some("version")),
    ("workshops", "first_names", "help_session_id", Some("version")),
    ("log_imports", "rows", "id", None),
    ("attestations", "code", "id", None),
    ("attestations", "attested", "id", None),
    ("issuer_keys", "private_key", "generation", None),
];

#[derive(Row)]
struct Text {
    row: i64,
    version: i64,
    sealed: Sealed,
}

#[derive(Default)]
struct Count {
    opened: usize,
    keyless: usize,
    shut: usize,
}

pub(super) async fn check(db: &Db, keyring: &Keyring) -> Result<Finding, Error> {
    let (mut all, mut wrong) = (Count::default(), Vec::new());
    for &(table, column, row, version) in COLUMNS {
        let count = look(db, keyring, table, column, row, version).await?;
        if count.shut > 0 {
            wrong.push(format!("{} in {table}.{column}", count.shut));
        }
        all.opened += count.opened;
        all.keyless += count.keyless;
    }
    if !wrong.is_empty() {
        return Ok(Finding::wrong(format!("texts that their key does not open (damaged, or moved): {}", wrong.join(", "))));
    }
    let gone = match all.keyless {
        0 => String::new(),
        count => format!("; {count} can never be read again, their key was deleted"),
    };
    Ok(Finding::well(format!("all {} sealed texts open{gone}", all.opened)))
}

async fn look(db: &Db, keyring: &Keyring, table: &str, column: &str, row: &str, version: Option<&str>) -> Result<Count, Error> {
    let part = version.unwrap_or("CAST(0 AS BIGINT)");
    let statement = format!(
        "SELECT {row} AS row, {part} AS version, {column} AS sealed FROM {table} WHERE LENGTH({column}) > 0 AND ({row}, {part}) > ($1, $2) \
         ORDER BY 1, 2 LIMIT $3"
    );
    let (mut count, mut last) = (Count::default(), (i64::MIN, 0));
    loop {
        let some: Vec<Text> = db.all(&statement, args![last.0, last.1, SOME]).await?;
        let Some(end) = some.last() else { return Ok(count) };
        last = (end.row, end.version);
        for text in some {
            let place = match version {
                Some(_) => format!("{table}.{column}/{}", text.version),
                None => format!("{table}.{column}"),
            };
            match keyring.try_open(&place, text.row, &text.sealed) {
                Opening::Opens => count.opened += 1,
                Opening::NoKey => count.keyless += 1,
                Opening::Shut => count.shut += 1,
            }
        }
    }
}
