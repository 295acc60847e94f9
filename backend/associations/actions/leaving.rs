//! Leaving every association at once, with an account that is deleted.

use crate::associations::store::{self, leaving};
use crate::facts::Fact;
use crate::hub::{Event, Mailbox, tell};
use crate::storage::{AccountId, Error, Tx};

/// Ends every membership of an account, and forgets the invitations that brought them.
pub async fn leave_all(tx: &Tx, account: AccountId) -> Result<(), Error> {
    leaving::forget_invitations(tx, account).await?;
    for ended in leaving::end_all(tx, account).await? {
        let (membership, association) = (ended.id, ended.association_id);
        tx.record(Fact::MembershipEnded { membership, account, association });
        tell(tx, Mailbox::Account(account), Event::RightLost { association: Some(association), sign_in: None });
        tx.hint(format!("board/{association}"));
    }
    Ok(())
}

/// The name of an association that nobody would coordinate if this account left; locked, so that two who leave at one moment see each other.
pub async fn left_alone(tx: &Tx, account: AccountId) -> Result<Option<String>, Error> {
    for association in leaving::coordinated_by(tx, account).await? {
        store::lock(tx, association).await?;
        if !leaving::has_other_coordinator(tx, association, account).await? {
            return Ok(store::association(tx, association).await?.map(|association| association.name));
        }
    }
    Ok(None)
}
