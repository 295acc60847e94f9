//! Who may act in a pairing: its helper, and nobody else.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use std::collections::HashMap;

use super::{Pairing, store};
use crate::accounts::rights::SignedIn;
use crate::help_requests::{self, HelpRequest};
use crate::state::AppState;
use crate::storage::PairingId;
use crate::web::AppError;

/// The helper of the pairing that the path names (`{pairing}`), with its help request.
#[derive(Clone, Debug)]
pub struct Helping {
    pub who: SignedIn,
    pub pairing: Pairing,
    pub help_request: HelpRequest,
}

impl FromRequestParts<AppState> for Helping {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let who = <SignedIn as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let Path(names) = Path::<HashMap<String, String>>::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        let id: PairingId = names.get("pairing").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let pairing = store::pairing(state.db(), id).await?.filter(|pairing| pairing.helper == who.account).ok_or(AppError::NotFound)?;
        let help_request = help_requests::store::help_request(state.db(), pairing.help_request).await?.ok_or(AppError::NotFound)?;
        Ok(Self { who, pairing, help_request })
    }
}
