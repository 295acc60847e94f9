//! Filling a database with the month, once, and the links of its people, at each start.

use std::sync::Arc;

use super::people::{CIVIC, COORDINATOR, FAMILY, MENTOR, VOLUNTEER, VOLUNTEER_2};
use super::{Month, permanences, store};
use crate::accounts::actions::make_link;
use crate::accounts::secrets::LinkPurpose;
use crate::accounts::store::by_email_hash;
use crate::clock::DAY;
use crate::help_requests::{code, store as help_requests};
use crate::pairing;
use crate::state::AppState;
use crate::storage::{AccountId, Error, Storage, Tx};

/// A printed link signs in this long; each start prints new ones.
const LINK_LASTS_MS: i64 = 30 * DAY;

/// Why there is no demonstration here.
#[derive(Debug, thiserror::Error)]
pub enum NoDemonstration {
    #[error(transparent)]
    Storage(#[from] Error),
    #[error("this database holds an instance that is no demonstration; choose another folder with --data (or another BINOME_DATABASE)")]
    RealInstance,
}

/// Fills an empty database with the month of a seed that ends now; one that a demonstration filled stays as it is.
/// `true` when it was filled.
pub async fn fill(storage: &Storage, seed: u64) -> Result<bool, NoDemonstration> {
    if store::filled(storage.read()).await?.is_some() {
        return Ok(false);
    }
    if !store::is_empty(storage.read()).await? {
        return Err(NoDemonstration::RealInstance);
    }
    let month = Arc::new(Month::invent(seed, storage.clock().now()));
    let helpers: Vec<AccountId> = month.helpers.iter().map(|helper| helper.profile.account).collect();
    let work = async move |tx: &Tx| {
        store::write(tx, &month).await?;
        permanences::write(tx, &month).await?;
        store::ledger::write(tx, &month).await?;
        pairing::actions::repack(tx, &helpers).await?;
        store::recognition::write(tx, &month).await
    };
    storage.write(work).await?;
    Ok(true)
}

/// Who one can be, and the address that makes one be it.
pub struct Link {
    /// "asker", "volunteer"…
    pub who: &'static str,
    pub url: String,
}

/// One link for each of the people of the demonstration: the asker who waits first.
pub async fn links(state: &AppState) -> Result<Vec<Link>, Error> {
    let url = state.public_url();
    let mut links = Vec::new();
    if let Some(asker) = store::waiting_asker(state.db()).await?
        && let Some(asked) = help_requests::of_asker(state.db(), asker).await?.first()
    {
        let words = help_requests::words(state.db(), asked.id).await?;
        links.push(Link { who: "asker", url: format!("{url}/code/{}", code::display(&words.code)) });
    }
    for (who, email) in cast() {
        let email_hash = state.db().lookup("email", &email);
        let Some(account) = by_email_hash(state.db(), &email_hash).await? else { continue };
        let id = account.id;
        let token = state.storage.write(async move |tx| make_link(tx, Some(id), LinkPurpose::Demo, LINK_LASTS_MS).await).await?;
        links.push(Link { who, url: format!("{url}/link/{token}") });
    }
    Ok(links)
}

/// The people of the printed links, by the addresses that no seed changes.
fn cast() -> Vec<(&'static str, String)> {
    let people = [
        ("volunteer", VOLUNTEER),
        ("volunteer-2", VOLUNTEER_2),
        ("family", FAMILY),
        ("civic", CIVIC),
        ("mentor", MENTOR),
        ("coordinator", COORDINATOR),
    ];
    let mut cast: Vec<(&'static str, String)> =
        people.into_iter().map(|(who, place)| (who, super::people::email_of_the_cast(place))).collect();
    cast.push(("operator", super::people::operator_email()));
    cast
}
