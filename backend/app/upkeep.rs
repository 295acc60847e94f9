//! What an instance does by itself: audit rows are chained each minute, and the operator's page looks again; once a day, what need not be kept is forgotten,
//! and contracts that end soon are told of.

use super::Failure;
use crate::clock::{DAY, MINUTE};
use crate::help_requests::erasure::{self, ErasureError};
use crate::hub::Hub;
use crate::recognition::actions::leaving;
use crate::state::AppState;
use crate::{accounts, audit, help_sessions, helpers, home, recognition, storage};

/// Forms that were sent are known again for longer than one waits on a device ([`help_sessions::drop_ins::NOTED_DAYS`]): nobody sends
/// one again later.
const FORMS_KEPT_MS: i64 = (help_sessions::drop_ins::NOTED_DAYS + 2) * DAY;

/// Goes on until it is aborted; what fails is tried again at the next round.
pub async fn keep_up(state: AppState) {
    let (storage, clock) = (&state.storage, state.clock());
    let (mut forgot_at, mut verified_at, mut told_at, mut listed_at) = (0, 0, 0, clock.now());
    loop {
        let now = clock.now();
        // The clock may have been set back.
        (forgot_at, verified_at, told_at, listed_at) = (now.min(forgot_at), now.min(verified_at), now.min(told_at), now.min(listed_at));
        if let Err(error) = audit::chain(storage).await {
            tracing::warn!(%error, "audit rows wait to be chained");
        }
        if now - verified_at > DAY {
            match audit::verify_and_remember(storage).await {
                Ok(None) => verified_at = now,
                Ok(Some(broken)) => {
                    verified_at = now;
                    tracing::error!(%broken, "the audit was changed");
                }
                Err(error) => tracing::warn!(%error, "the audit was not verified"),
            }
        }
        // A minute more: another node's clock is not this one's.
        match keep_list(&state, listed_at - MINUTE).await {
            Ok(()) => listed_at = now,
            Err(error) => tracing::error!(%error, "somebody was erased and is not on the list"),
        }
        if now - forgot_at > DAY {
            match forget(&state, now).await {
                Ok(()) => forgot_at = now,
                Err(error) => tracing::warn!(%error, "what need not be kept was not all forgotten"),
            }
        }
        if now - told_at > DAY {
            match recognition::actions::endings::tell_due(&state).await {
                Ok(()) => told_at = now,
                Err(error) => tracing::warn!(%error, "contracts that end were not all told of"),
            }
        }
        state.hub.hint(home::INSTANCE);
        clock.sleep_until(now + MINUTE).await;
    }
}

/// Whoever was erased since an instant: askers and accounts.
async fn keep_list(state: &AppState, since_at: i64) -> Result<(), Failure> {
    erasure::keep_list(&state.storage, &state.erasures, since_at).await?;
    Ok(leaving::keep_list(&state.storage, &state.erasures, since_at).await?)
}

async fn forget(state: &AppState, now: i64) -> Result<(), ErasureError> {
    let storage = &state.storage;
    Hub::trim(storage).await?;
    storage::forget_forms(storage, now - FORMS_KEPT_MS).await?;
    accounts::actions::forget_used(storage, now).await?;
    helpers::import::run::forget(storage, now).await?;
    help_sessions::actions::drop_ins::forget(storage, now).await?;
    erasure::erase_long_gone(storage, &state.erasures).await
}
