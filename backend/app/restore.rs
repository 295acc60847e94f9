//! `binome restore`: a backup in its place, and nobody back who was erased since.

use std::path::Path;

use super::{Failure, connect};
use crate::backup::{self, Erasures};
use crate::clock::Clock;
use crate::config::{Config, ConfigError};
use crate::help_requests::erasure;
use crate::recognition::actions::leaving;
use crate::state::AppState;
use crate::storage::Keys;

/// Puts a backup in the place of the database, which must be empty; take the lock before. The copy has its name only once it was
/// checked, brought up to date, and whoever was erased since was erased again. Returns how many were.
pub async fn restore(config: Config, file: &Path, without_erasures: bool, clock: Clock) -> Result<usize, Failure> {
    let keys = Keys::derive(&config.kept_key()?);
    let list = Erasures::at(config.backups.erasures.clone());
    let restoring = backup::bring_in(file, &config.database, keys).await?;
    if !list.path().exists() && !without_erasures {
        let path = list.path().display();
        let wants = format!("names no list ({path}): put it back, or say --without-erasures, and whoever was erased since comes back");
        return Err(ConfigError::Wants { name: "BINOME_ERASURES", wants }.into());
    }
    let (state, _) = connect(Config { database: restoring.database(), ..config }, clock).await?;
    let replayed = replay(&state, &list).await;
    state.storage.close().await;
    let erased = replayed?;
    restoring.keep().await?;
    Ok(erased)
}

/// Askers and accounts.
pub(super) async fn replay(state: &AppState, list: &Erasures) -> Result<usize, Failure> {
    Ok(erasure::replay(&state.storage, list).await? + leaving::replay(&state.storage, list).await?)
}
