//! A roster from a file, on pages: sent, its columns said, looked at, brought in.

pub mod file;
mod preview;
pub mod show;

use crate::associations::rights::Coordinator;
use crate::helpers::store::imports::{self, Import};
use crate::state::AppState;
use crate::storage::RosterImportId;
use crate::web::AppError;

/// One of this coordinator's association; anybody else's is not found.
async fn found(state: &AppState, who: &Coordinator, id: RosterImportId) -> Result<Import, AppError> {
    imports::import(state.db(), who.association.id, id).await?.ok_or(AppError::NotFound)
}
