//! A coordinator assigns a module to members: proposed like anything else, and they may decline it.

use crate::associations::MembershipState;
use crate::associations::store::members;
use crate::audit::{self, Actor};
use crate::learning::actions::suggest;
use crate::learning::store::shelf;
use crate::learning::suggestions::{About, NewSuggestion, Why};
use crate::storage::{AccountId, AssociationId, DocumentId, Error, MembershipId, Tx};

/// More than a page shows is no form of ours.
const MOST: usize = 100;

/// Who assigns what to whom.
#[derive(Clone, Debug)]
pub struct Assigning {
    pub by: AccountId,
    pub association: AssociationId,
    pub module: DocumentId,
    pub members: Vec<MembershipId>,
}

/// How many hear of it: not who declined it for good, nor who has it before them. `None`: no such module is theirs to follow.
pub async fn assign(tx: &Tx, assigning: &Assigning) -> Result<Option<usize>, Error> {
    let Assigning { by, association, module, members } = assigning;
    let is_theirs = |module: &shelf::Shelved| module.is_module() && module.is_open_to(&[*association]);
    let Some(module) = shelf::one(tx, *module).await?.filter(is_theirs) else { return Ok(None) };
    let to = members::accounts_of(tx, *association, MembershipState::Active, &members[..members.len().min(MOST)]).await?;
    let new = NewSuggestion { document: module.id, why: Why::Assigned, about: About::default(), association: Some(*association) };
    let told = suggest(tx, &to, &new).await?;
    let (what, detail) = (format!("document {}", module.id), told.len().to_string());
    audit::note(tx, Actor::Account(*by), "module_assigned", what, Some(*association), &detail).await?;
    Ok(Some(told.len()))
}
