//! What an operator, a coordinator and whoever joins can do.

mod invitations;
mod leaving;
mod members;

use super::{NewAssociation, Settings, store};
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::jobs::Handler;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, Tx};
pub use invitations::{Inviting, correct_invitation, invite_group, invite_many, invite_person, revoke_invitation, send_invitations_later};
pub use leaving::{leave_all, left_alone};
pub use members::{
    Answering, accept_invitation, add_member, approve, ask_to_join, change_role, end_membership, make_card, refuse, revoke_card,
};

/// Makes an association; its first coordinator is invited afterwards.
pub async fn create_association(tx: &Tx, new: &NewAssociation, by: AccountId) -> Result<AssociationId, Error> {
    let id = store::insert(tx, new).await?;
    audit::note(tx, Actor::Account(by), "association_created", format!("association {id}"), Some(id), "").await?;
    Ok(id)
}

/// Changes what an association says of itself, what it covers and what it allows; which topics need training has a page of its own.
pub async fn change_association(tx: &Tx, id: AssociationId, new: &NewAssociation, by: AccountId) -> Result<(), Error> {
    let mut new = new.clone();
    store::lock(tx, id).await?;
    if let Some(before) = store::association(tx, id).await? {
        new.settings.needs_training = before.settings.needs_training;
    }
    store::update(tx, id, &new).await?;
    tx.record(Fact::AssociationChanged { association: id });
    tx.hint(format!("board/{id}"));
    audit::note(tx, Actor::Account(by), "association_changed", format!("association {id}"), Some(id), "").await
}

/// Sets the topics (La Coop's words) for which only trained helpers are asked, from now on.
pub async fn set_needs_training(tx: &Tx, id: AssociationId, topics: Vec<String>, by: AccountId) -> Result<(), Error> {
    store::lock(tx, id).await?;
    let Some(association) = store::association(tx, id).await? else { return Ok(()) };
    let detail = topics.join(" ");
    store::set_settings(tx, id, &Settings { needs_training: topics, ..association.settings }).await?;
    tx.record(Fact::TrainingRuleChanged { association: id });
    tx.hint(format!("board/{id}"));
    audit::note(tx, Actor::Account(by), "training_needed", format!("association {id}"), Some(id), &detail).await
}

/// The jobs of this slice.
pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    let storage = state.storage.clone();
    let send: Handler = Box::new(move |job| {
        let storage = storage.clone();
        Box::pin(async move { invitations::send_some(&storage, job).await })
    });
    vec![(invitations::SENDING, send)]
}
