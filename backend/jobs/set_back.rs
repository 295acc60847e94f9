//! A clock that was set back: what was to happen within the hour waits no longer than it would have.
//!
//! A job that was made "later than now" was made before the clock was set back. Its wait begins anew; so does the lease of whoever has
//! it. What was to happen at an hour of the day (a reminder, an opening) keeps its hour.

use super::LEASE_MS;
use crate::args;
use crate::clock::{HOUR, MINUTE};
use crate::storage::{Error, Sql, Storage, Tx};

/// Another node's clock may be as much ahead.
const OTHERS_MAY_BE_AHEAD_MS: i64 = MINUTE;

/// Returns how many jobs were moved. The clock may have been set back before this process began, so it is looked for at the start too.
pub(super) async fn bring_forward(storage: &Storage) -> Result<u64, Error> {
    let now = storage.clock().now();
    let found = "SELECT id FROM jobs WHERE created_at > $1 OR leased_until > $2 ORDER BY id LIMIT 1";
    let bounds = args![now + OTHERS_MAY_BE_AHEAD_MS, now + LEASE_MS + OTHERS_MAY_BE_AHEAD_MS];
    if storage.read().scalar::<i64>(found, bounds).await?.is_none() {
        return Ok(0);
    }
    let work = async move |tx: &Tx| {
        let ahead = tx.now() + OTHERS_MAY_BE_AHEAD_MS;
        let leases = "UPDATE jobs SET leased_until = $1 WHERE leased_until > $2";
        tx.execute(leases, args![tx.now() + LEASE_MS, ahead + LEASE_MS]).await?;
        let due = "UPDATE jobs SET due_at = CASE WHEN due_at - created_at <= $1 THEN due_at - created_at + $2 ELSE due_at END, \
                   created_at = $2 WHERE created_at > $3";
        tx.execute(due, args![HOUR, tx.now(), ahead]).await
    };
    storage.write(work).await
}
