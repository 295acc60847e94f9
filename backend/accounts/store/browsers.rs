//! Browsers that accept to be rung, in SQL.

use crate::args;
use crate::push::Subscription;
use crate::storage::{AccountId, Db, Error, PushSubscriptionId, Row, SignInId, Sql, Tx};

/// A browser of an account, and how it is rung.
#[derive(Row)]
pub struct Browser {
    pub id: PushSubscriptionId,
    endpoint: String,
    p256dh: String,
    auth: String,
}

impl Browser {
    pub fn subscription(&self) -> Subscription {
        Subscription { endpoint: self.endpoint.clone(), p256dh: self.p256dh.clone(), auth: self.auth.clone() }
    }
}

/// Keeps a subscription with the sign-in it was made in; it goes when that sign-in ends. The same browser again is one row.
pub async fn keep(tx: &Tx, account: AccountId, sign_in: SignInId, to: &Subscription) -> Result<(), Error> {
    let id: PushSubscriptionId = tx.new_id();
    tx.execute(
        "INSERT INTO push_subscriptions (id, account_id, sign_in_id, endpoint, p256dh, auth, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (endpoint) DO UPDATE SET account_id = excluded.account_id, \
         sign_in_id = excluded.sign_in_id, p256dh = excluded.p256dh, auth = excluded.auth",
        args![id, account, sign_in, to.endpoint.as_str(), to.p256dh.as_str(), to.auth.as_str(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Forgets a browser that answers no more.
pub async fn forget(tx: &Tx, id: PushSubscriptionId) -> Result<(), Error> {
    tx.execute("DELETE FROM push_subscriptions WHERE id = $1", args![id]).await?;
    Ok(())
}

/// The browsers of an account, oldest first.
pub async fn of(db: &Db, account: AccountId) -> Result<Vec<Browser>, Error> {
    db.all("SELECT id, endpoint, p256dh, auth FROM push_subscriptions WHERE account_id = $1 ORDER BY id", args![account]).await
}

/// The number of the last event told to an account until an instant.
pub async fn last_told(db: &Db, mailbox: i64, until_at: i64) -> Result<Option<i64>, Error> {
    let statement = "SELECT number FROM events WHERE mailbox_id = $1 AND at <= $2 ORDER BY number DESC LIMIT 1";
    db.scalar(statement, args![mailbox, until_at]).await
}
