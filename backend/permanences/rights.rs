//! Who may see a permanence: the members of its association, and nobody else.

use super::{Permanence, store};
use crate::associations::rights::{Coordinator, Memberships};
use crate::state::AppState;
use crate::storage::PermanenceId;
use crate::web::AppError;

/// A permanence of one's own association.
pub struct Seen {
    pub permanence: Permanence,
    /// Whether the association looked at, which they coordinate, is the one that holds it.
    pub is_managed: bool,
}

pub async fn seen(
    state: &AppState,
    memberships: &Memberships,
    coordinator: Option<&Coordinator>,
    id: PermanenceId,
) -> Result<Seen, AppError> {
    let permanence = store::permanence(state.db(), id).await?.ok_or(AppError::NotFound)?;
    if !memberships.0.iter().any(|membership| membership.association == permanence.association) {
        return Err(AppError::NotFound);
    }
    let is_managed = coordinator.is_some_and(|by| by.association.id == permanence.association);
    Ok(Seen { permanence, is_managed })
}
