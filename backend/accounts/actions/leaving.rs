//! Leaving for good: who somebody was goes, and what they gave stays as figures.

use crate::accounts::store;
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::hub::{Event, Mailbox, tell};
use crate::storage::{AccountId, Error, Tx};

/// Erases an account: its names, contacts, and everything that signs in with it; what was sealed for it can never be read again, and
/// its sockets close. Every slice then takes its own away. `false` when it was erased before.
pub async fn erase(tx: &Tx, account: AccountId, by: Actor) -> Result<bool, Error> {
    if !store::leaving::erase(tx, account).await? {
        return Ok(false);
    }
    tx.forget_seal_key(account.0).await?;
    tell(tx, Mailbox::Account(account), Event::RightLost { association: None, sign_in: None });
    audit::note(tx, by, "account_erased", format!("account {account}"), None, "").await?;
    tx.record(Fact::AccountErased { account });
    Ok(true)
}
