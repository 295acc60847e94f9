//! What a coordinator may see of a help request: theirs, or still nobody's in their reach. Anything else is "not found".

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use super::{is_theirs, store};
use crate::associations::rights::Coordinator;
use crate::help_requests::HelpRequest;
use crate::state::AppState;
use crate::storage::HelpRequestId;
use crate::web::AppError;

/// The help request that the path names (`{help_request}`), and a coordinator who may see it.
#[derive(Clone, Debug)]
pub struct Watching {
    pub coordinator: Coordinator,
    pub help_request: HelpRequest,
}

impl Watching {
    /// Whether it is their association's: only then is anything personal shown.
    pub fn is_theirs(&self) -> bool {
        is_theirs(&self.help_request, self.coordinator.association.id)
    }
}

/// The same, once it is their association's.
#[derive(Clone, Debug)]
pub struct Owning(pub Watching);

impl FromRequestParts<AppState> for Watching {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let coordinator = <Coordinator as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
        let Path(names) = Path::<HashMap<String, String>>::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        let id: HelpRequestId = names.get("help_request").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let help_request = store::seen(state.db(), &coordinator, id).await?.ok_or(AppError::NotFound)?;
        Ok(Self { coordinator, help_request })
    }
}

impl FromRequestParts<AppState> for Owning {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let watching = Watching::from_request_parts(parts, state).await?;
        if watching.is_theirs() { Ok(Self(watching)) } else { Err(AppError::NoLonger("board-not-yours-yet")) }
    }
}
