//! Inviting: one person by mail or on paper, or a whole group with one link.

use serde::{Deserialize, Serialize};

use crate::accounts::{email_hash, new_token, phone_hash, token_hash};
use crate::associations::store::invitations::{self, Invitee, NewInvitation};
use crate::associations::{Reach, Role, mails};
use crate::audit::{self, Actor};
use crate::clock::DAY;
use crate::jobs::{self, Job, JobError};
use crate::mail;
use crate::storage::{AccountId, AssociationId, Error, InvitationId, Storage, Tx};
use crate::web::Lang;

const PERSON_LASTS_MS: i64 = 30 * DAY;
const GROUP_LASTS_MS: i64 = 90 * DAY;

/// Who invites, to what, in which language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Inviting {
    pub association: AssociationId,
    pub association_name: String,
    pub by: AccountId,
    pub by_name: String,
    pub lang: Lang,
    pub public_url: String,
}

/// Invites one person: a mail leaves if they have an address; else the link is printed or sent by hand.
pub async fn invite_person(tx: &Tx, inviting: &Inviting, role: Role, name: &str, reach: &Reach) -> Result<InvitationId, Error> {
    let (contact, hash) = match reach {
        Reach::Email(email) => (email.as_str(), email_hash(tx, email)),
        Reach::Phone(phone) => (phone.as_str(), phone_hash(tx, phone)),
    };
    let token = new_token();
    let id = insert(tx, inviting, role, name, Some((contact, hash)), &token).await?;
    if let Reach::Email(email) = reach {
        let words = if role == Role::Coordinator { "mail-invitation-coordinator" } else { "mail-invitation" };
        let link = format!("{}/join/{token}", inviting.public_url);
        let message = mails::invitation(inviting.lang, email.as_str(), words, &inviting.by_name, &inviting.association_name, &link);
        mail::later(tx, inviting.association.0, &message).await?;
    }
    audit::note(tx, Actor::Account(inviting.by), "invited", format!("invitation {id}"), Some(inviting.association), role.as_str()).await?;
    Ok(id)
}

/// Invites many: nobody is written to before [`send_invitations_later`]. Their ids, in order.
pub async fn invite_many(tx: &Tx, association: AssociationId, by: AccountId, people: &[Invitee]) -> Result<Vec<InvitationId>, Error> {
    invitations::insert_all(tx, association, by, people, tx.now() + GROUP_LASTS_MS).await
}

/// Corrects whom an unanswered invitation is for.
pub async fn correct_invitation(tx: &Tx, id: InvitationId, name: &str, role: Role) -> Result<(), Error> {
    invitations::rename(tx, id, name, role).await
}

/// The kind of job that mails invitations.
pub(super) const SENDING: &str = "invitations_sending";
/// Mails of one transaction.
const AT_ONCE: usize = 100;

/// Mails every invitation that waits for it, some at a time.
pub async fn send_invitations_later(tx: &Tx, inviting: &Inviting) -> Result<(), Error> {
    let detail = invitations::count_to_mail(tx, inviting.association, tx.now()).await?.to_string();
    jobs::later(tx, SENDING, Some(&format!("{SENDING}/{}", inviting.association)), inviting, tx.now()).await?;
    let (by, association) = (Actor::Account(inviting.by), inviting.association);
    audit::note(tx, by, "invitations_sent", format!("association {association}"), Some(association), &detail).await
}

/// The job: some of them, then itself again.
pub(super) async fn send_some(storage: &Storage, job: Job) -> Result<(), JobError> {
    let inviting: Inviting = job.read()?;
    let work = async move |tx: &Tx| {
        if !job.done(tx).await? {
            return Ok::<_, Error>(());
        }
        let some = invitations::take_to_mail(tx, inviting.association, AT_ONCE, PERSON_LASTS_MS).await?;
        for one in &some {
            let words = if one.role == Role::Coordinator.as_str() { "mail-invitation-coordinator" } else { "mail-invitation" };
            let link = format!("{}/join/{}", inviting.public_url, one.token);
            let message = mails::invitation(inviting.lang, &one.contact, words, &inviting.by_name, &inviting.association_name, &link);
            mail::later(tx, inviting.association.0, &message).await?;
        }
        tx.hint(format!("board/{}", inviting.association));
        if some.len() < AT_ONCE {
            return Ok(());
        }
        jobs::later(tx, SENDING, Some(&format!("{SENDING}/{}", inviting.association)), &inviting, tx.now()).await
    };
    Ok(storage.write(work).await?)
}

/// Makes one link for a group that the association has already: whoever follows it asks to join.
pub async fn invite_group(tx: &Tx, inviting: &Inviting) -> Result<InvitationId, Error> {
    let id = insert(tx, inviting, Role::Helper, "", None, &new_token()).await?;
    audit::note(tx, Actor::Account(inviting.by), "group_link_made", format!("invitation {id}"), Some(inviting.association), "").await?;
    Ok(id)
}

/// Ends a link that nobody should follow any more. `false` when it is not this association's, or was used.
pub async fn revoke_invitation(tx: &Tx, association: AssociationId, id: InvitationId, by: AccountId) -> Result<bool, Error> {
    let revoked = invitations::revoke(tx, association, id).await?;
    if revoked {
        audit::note(tx, Actor::Account(by), "invitation_revoked", format!("invitation {id}"), Some(association), "").await?;
    }
    Ok(revoked)
}

async fn insert(
    tx: &Tx,
    inviting: &Inviting,
    role: Role,
    name: &str,
    contact: Option<(&str, String)>,
    token: &str,
) -> Result<InvitationId, Error> {
    let is_group = contact.is_none();
    let (contact, contact_hash) = contact.unzip();
    let new = NewInvitation {
        association: inviting.association,
        role,
        name,
        contact,
        contact_hash,
        token,
        token_hash: &token_hash(token),
        is_group,
        by: inviting.by,
        expires_at: tx.now() + if is_group { GROUP_LASTS_MS } else { PERSON_LASTS_MS },
    };
    invitations::insert(tx, &new).await
}
