//! `binome second-factor remove`: somebody lost their device, and nobody else may help them.

use super::{Failure, connect};
use crate::accounts::actions::factors::{Remover, remove_factors as remove};
use crate::accounts::{email_hash, store};
use crate::clock::Clock;
use crate::config::Config;
use crate::storage::Error;
use crate::web::contacts::Email;

#[derive(Debug, thiserror::Error)]
#[error("nobody with this address has a second factor here")]
struct Nobody;

/// Removes every second factor of the account with this address; take the lock before. The mail leaves at the next start.
pub async fn remove_factors(config: Config, email: &str, clock: Clock) -> Result<(), Failure> {
    let email = Email::parse(email).map_err(|_| Nobody)?;
    let (state, _) = connect(config, clock).await?;
    let hash = email_hash(state.db(), &email);
    let removed = state
        .storage
        .write(async move |tx| match store::by_email_hash(tx, &hash).await? {
            Some(account) => remove(tx, account.id, Remover::Machine).await,
            None => Ok::<_, Error>(false),
        })
        .await;
    state.storage.close().await;
    if removed? { Ok(()) } else { Err(Nobody.into()) }
}
