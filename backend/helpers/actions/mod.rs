//! What a helper can change, and what a coordinator notes of them.

mod times;

use super::{Checks, HelperKind, Profile, import, news, store};
use crate::associations;
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::Handler;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, Tx};
pub use times::{
    NoContract, Peace, add_exception, end_contract, keep_hours, keep_peace, pause, remove_exception, stay_as_volunteer, write_contract,
};

/// Keeps a profile, new or changed: seen by matching at once.
pub async fn keep_profile(tx: &Tx, profile: &Profile) -> Result<(), Error> {
    store::save(tx, profile).await?;
    changed(tx, profile.account).await
}

/// Who notes what they saw, for which association.
#[derive(Clone, Copy, Debug)]
pub struct Noting {
    pub by: AccountId,
    pub association: AssociationId,
}

/// A coordinator notes what they saw. `false` when there is no such helper.
pub async fn note_checks(tx: &Tx, account: AccountId, checks: Checks, noting: Noting) -> Result<bool, Error> {
    let noted = store::save_checks(tx, account, checks, noting.by).await?;
    if noted {
        audit::note(tx, Actor::Account(noting.by), "checks_noted", format!("account {account}"), Some(noting.association), "").await?;
        changed(tx, account).await?;
    }
    Ok(noted)
}

/// Matching looks again, and so do their own pages and the boards that say whom something can be offered to.
async fn changed(tx: &Tx, account: AccountId) -> Result<(), Error> {
    tx.record(Fact::HelperChanged { account });
    tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
    for membership in associations::store::memberships_of(tx, account).await? {
        tx.hint(format!("board/{}", membership.association));
    }
    Ok(())
}

/// Somebody joined: their profile is made, or grows from a relative's helper to one of an association.
async fn joined(tx: &Tx, account: AccountId, kind: HelperKind, commune: &str, is_adult: bool) -> Result<(), Error> {
    match store::profile(tx, account).await? {
        Some(before) if before.kind == HelperKind::Family && kind != HelperKind::Family => {
            keep_profile(tx, &Profile { kind, ..before }).await
        }
        Some(_) => Ok(()),
        // Where they start from is not known: their first visit asks.
        None if commune.is_empty() => Ok(()),
        None => keep_profile(tx, &Profile::new(account, kind, commune.to_owned(), is_adult)).await,
    }
}

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::AccountJoined { account, kind, commune, is_adult } => {
            let kind = HelperKind::parse(kind).ok_or_else(|| Error::Row(format!("helper kind {kind:?}")))?;
            joined(tx, *account, kind, commune, *is_adult).await
        }
        Fact::InvitationAccepted { invitation, membership, account } => {
            let Some(invited) = associations::store::invitations::made_by(tx, *invitation).await? else { return Ok(()) };
            let noting = Noting { by: invited.created_by, association: invited.association_id };
            import::apply::joined(tx, *invitation, *membership, *account, noting).await
        }
        // Leaving ends the contract too: what it says is nobody's any more.
        Fact::MembershipEnded { account, association, .. } => times::end_contract(tx, *account, *association, Actor::Rule).await,
        Fact::AccountErased { account } => store::forget(tx, *account).await,
        Fact::DocumentPublished { document, is_new } => news::tell_later(tx, *document, *is_new).await,
        _ => Ok(()),
    }
}

/// The jobs of this slice.
pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    let storage = state.storage.clone();
    let tell: Handler = Box::new(move |job| {
        let storage = storage.clone();
        Box::pin(async move { news::tell_some(&storage, job).await })
    });
    let storage = state.storage.clone();
    let bring_in: Handler = Box::new(move |job| {
        let storage = storage.clone();
        Box::pin(async move { import::run::go_on(&storage, job).await })
    });
    let storage = state.storage.clone();
    let turn_18: Handler = Box::new(move |job| {
        let storage = storage.clone();
        Box::pin(async move { times::turn_18(&storage, job).await })
    });
    vec![(news::JOB, tell), (import::run::JOB, bring_in), (times::BIRTHDAY, turn_18)]
}
