//! Whether another program serves the same database at this moment.
//!
//! On SQLite never: `serve` holds the folder's lock. On PostgreSQL each program holds a shared advisory lock for as long as it lives,
//! on a connection of its own; whoever gets it exclusively for a moment is alone. PostgreSQL lets go of the lock of a program that was
//! killed (<https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS>).

use std::time::Duration;

use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::{self, Postgres};
use sea_orm::{DatabaseConnection, DbErr, RuntimeErr};

use super::Error;

/// "binome" in ASCII: a name among the advisory locks of this database.
const LOCK: i64 = 0x6269_6e6f_6d65;
/// A program that was killed a moment ago still has its sessions.
const TRIES: u32 = 10;
const WAIT: Duration = Duration::from_millis(100);

/// The connection that holds the lock, as long as it is not dropped.
pub(super) type Here = PoolConnection<Postgres>;

pub(super) async fn look(pool: &DatabaseConnection) -> Result<(Here, bool), Error> {
    let mut here = pool.get_postgres_connection_pool().acquire().await.map_err(failed)?;
    let mut is_alone = false;
    for tried in 1..=TRIES {
        is_alone = ask(&mut here, "SELECT pg_try_advisory_lock($1)").await?;
        if is_alone || tried == TRIES {
            break;
        }
        tokio::time::sleep(WAIT).await;
    }
    // Shared first, then no longer exclusive: at no moment does it look as if nobody were here.
    ask(&mut here, "SELECT pg_advisory_lock_shared($1) IS NULL").await?;
    if is_alone {
        ask(&mut here, "SELECT pg_advisory_unlock($1)").await?;
    }
    Ok((here, is_alone))
}

async fn ask(here: &mut Here, question: &'static str) -> Result<bool, Error> {
    sqlx::query_scalar(question).bind(LOCK).fetch_one(&mut **here).await.map_err(failed)
}

fn failed(error: sqlx::Error) -> Error {
    Error::Database(DbErr::Conn(RuntimeErr::SqlxError(error.into())))
}
