//! Meetings that follow, as they are agreed now, in SQL: one for each record that says there is one.

use crate::args;
use crate::storage::{AskerId, Error, HelpSessionId, PairingId, Sql, Tx};

/// The last meeting of a pairing that was recorded: what is said of the next one is said of its.
const LATEST: &str = "(SELECT MAX(id) FROM help_sessions WHERE pairing_id = $1)";

pub(in crate::help_sessions) async fn insert(tx: &Tx, session: HelpSessionId, at: i64) -> Result<(), Error> {
    let statement = "INSERT INTO next_meetings (help_session_id, at, changes, is_off, changed_at) VALUES ($1, $2, 0, FALSE, $3)";
    tx.execute(statement, args![session, at, tx.now()]).await?;
    Ok(())
}

/// They agreed on another hour.
pub(in crate::help_sessions) async fn moved(tx: &Tx, pairing: PairingId, at: i64) -> Result<(), Error> {
    let statement = format!(
        "UPDATE next_meetings SET at = $2, is_off = FALSE, changes = changes + 1, changed_at = $3 \
         WHERE help_session_id = {LATEST} AND (at <> $2 OR is_off = TRUE)"
    );
    tx.execute(&statement, args![pairing, at, tx.now()]).await?;
    Ok(())
}

/// It will not be: what is still to come when they met before, or when their pairing ends; what passed without anybody calling, when it
/// ends without help.
pub(in crate::help_sessions) async fn off(tx: &Tx, pairing: PairingId) -> Result<(), Error> {
    let statement = format!(
        "UPDATE next_meetings SET is_off = TRUE, changes = changes + 1, changed_at = $2 WHERE help_session_id = {LATEST} AND is_off = FALSE \
         AND (at > $2 OR EXISTS (SELECT 1 FROM pairings p WHERE p.id = $1 AND p.resumes_at = next_meetings.at AND p.end_reason <> 'done'))"
    );
    tx.execute(&statement, args![pairing, tx.now()]).await?;
    Ok(())
}

pub(super) async fn forget_asker(tx: &Tx, asker: AskerId) -> Result<(), Error> {
    let statement = "DELETE FROM next_meetings WHERE help_session_id IN (SELECT s.id FROM help_sessions s JOIN help_requests h \
                     ON h.id = s.help_request_id WHERE h.asker_id = $1)";
    tx.execute(statement, args![asker]).await?;
    Ok(())
}
