//! What stood in the way in the meetings of an association, in SQL: whose meeting it was is not read.

use super::versions::{of_json, place};
use crate::args;
use crate::associations::rights::Coordinator;
use crate::help_sessions::Irritant;
use crate::storage::{Db, Error, HelpSessionId, Row, Sealed, Sql};

/// Read at most, the latest.
const MOST: i64 = 5_000;

/// What was met in meetings held from `from_at` on and before `until_at`, the latest first. Those of erased people are gone.
pub async fn irritants(db: &Db, by: &Coordinator, (from_at, until_at): (i64, i64)) -> Result<Vec<Irritant>, Error> {
    #[derive(Row)]
    struct Met {
        id: HelpSessionId,
        version: i64,
        owner: i64,
        irritant: Sealed,
    }
    let statement = "SELECT s.id, r.version, COALESCE(h.asker_id, s.account_id) AS owner, r.irritant FROM help_sessions s \
        JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version LEFT JOIN help_requests h ON h.id = s.help_request_id \
        WHERE s.association_id = $1 AND s.held_at >= $2 AND s.held_at < $3 AND r.irritant IS NOT NULL AND r.minutes > 0 \
        AND COALESCE(h.is_test, FALSE) = FALSE ORDER BY s.held_at DESC, s.id DESC LIMIT $4";
    let rows: Vec<Met> = db.all(statement, args![by.association.id, from_at, until_at, MOST]).await?;
    let mut owners: Vec<i64> = rows.iter().map(|row| row.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    let keys = db.seal_keys(&owners).await?;
    let mut irritants = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(key) = keys.of(row.owner) {
            irritants.push(of_json("irritant", &key.open(&place("irritant", row.version), row.id.0, &row.irritant)?)?);
        }
    }
    Ok(irritants)
}
