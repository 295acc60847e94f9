//! What a person can do with their account.

mod cards;
mod codes;
pub mod factors;
mod leaving;
mod links;
pub mod passkeys;
mod profile;

use super::store::{self, NewAccount};
use super::{new_token, ring, token_hash};
use crate::clock::DAY;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::Handler;
use crate::state::AppState;
use crate::storage::{AccountId, Error, SignInId, Storage, Tx};
pub use cards::{NewCard, make_card, revoke_cards, sign_in_by_card};
pub use codes::{ask_code, sign_in_by_code};
pub use leaving::erase;
pub use links::{first_link, make_link, open_instance, sign_in_by_link};
pub use profile::{Profile, ask_new_address, change_profile, complete_profile, confirm_new_address};

/// What opened something is kept this long once it no longer does.
const USED_KEPT_MS: i64 = 30 * DAY;

/// Makes an account; `None` when its e-mail address has one already.
pub async fn create_account(tx: &Tx, new: &NewAccount) -> Result<Option<AccountId>, Error> {
    store::insert(tx, new).await
}

/// Signs a device in; the token goes into its cookie, and nowhere else.
pub async fn sign_in(tx: &Tx, account: AccountId, device: &str) -> Result<String, Error> {
    let token = new_token();
    store::insert_sign_in(tx, account, &token_hash(&token), device).await?;
    Ok(token)
}

/// Ends a device's sign-in: its sockets close within a second. `false` when it is not this account's.
pub async fn end_sign_in(tx: &Tx, account: AccountId, sign_in: SignInId) -> Result<bool, Error> {
    let ended = store::end_sign_in(tx, account, sign_in).await?;
    if ended {
        tell(tx, Mailbox::Account(account), Event::RightLost { association: None, sign_in: Some(sign_in) });
    }
    Ok(ended)
}

/// Deletes codes and links that no longer open anything, and sign-ins that ended a while ago.
pub async fn forget_used(storage: &Storage, now: i64) -> Result<(), Error> {
    storage.write(async move |tx| store::secrets::forget(tx, now - USED_KEPT_MS).await).await
}

/// The jobs of this slice.
pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    let (ringing, coding) = (state.clone(), state.clone());
    vec![
        (
            ring::JOB,
            Box::new(move |job| {
                let state = ringing.clone();
                Box::pin(async move { ring::ring(&state, job).await })
            }),
        ),
        (
            codes::JOB,
            Box::new(move |job| {
                let state = coding.clone();
                Box::pin(async move { codes::mail_code(&state, job).await })
            }),
        ),
    ]
}
