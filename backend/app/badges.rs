//! `binome badges rotate-key`: badges are signed with a new key.

use super::{Failure, connect};
use crate::clock::Clock;
use crate::config::Config;
use crate::recognition::actions::issuer;

/// Changes the issuer's key; take the lock before. Returns the new generation.
pub async fn rotate_badge_key(config: Config, clock: Clock) -> Result<i64, Failure> {
    let (state, _) = connect(config, clock).await?;
    let rotated = state.storage.write(async |tx| issuer::rotate(tx).await).await;
    state.storage.close().await;
    Ok(rotated?)
}
