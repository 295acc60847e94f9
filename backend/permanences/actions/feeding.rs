//! Addresses for calendar programs: made, shown once, revoked.

use crate::accounts::new_token;
use crate::associations::{self, Role};
use crate::audit::{self, Actor};
use crate::permanences::store::feeds::{self, Feed};
use crate::storage::{AccountId, AssociationId, CalendarFeedId, Error, PlaceId, Tx};

/// The name under which tokens are hashed.
pub const LOOK_UP: &str = "calendar";

/// Makes an address for an account: of its own seats, or of an association's (one place of it, or all). The token, which is kept nowhere.
pub async fn made_by(tx: &Tx, account: AccountId, of: Option<(AssociationId, Option<PlaceId>)>) -> Result<String, Error> {
    let token = new_token();
    let (association_id, place_id) = (of.map(|(association, _)| association), of.and_then(|(_, place)| place));
    let feed = Feed { id: tx.new_id(), account_id: account, association_id, place_id, created_at: tx.now() };
    feeds::insert(tx, &feed, &tx.lookup(LOOK_UP, &token)).await?;
    audit::note(tx, Actor::Account(account), "calendar_made", format!("calendar_feed {}", feed.id), association_id, "").await?;
    Ok(token)
}

/// `false` when it is not theirs.
pub async fn revoke(tx: &Tx, account: AccountId, id: CalendarFeedId) -> Result<bool, Error> {
    let is_revoked = feeds::revoke(tx, account, id).await?;
    if is_revoked {
        audit::note(tx, Actor::Account(account), "calendar_revoked", format!("calendar_feed {id}"), None, "").await?;
    }
    Ok(is_revoked)
}

/// Whoever no longer coordinates an association no longer reads its calendar.
pub async fn keep_those_of_coordinators(tx: &Tx, account: AccountId) -> Result<(), Error> {
    for membership in associations::store::memberships_of(tx, account).await? {
        if membership.role != Role::Coordinator {
            feeds::revoke_of_association(tx, account, membership.association).await?;
        }
    }
    Ok(())
}
