//! What a coordinator does with members: one, or many at once.

use super::actions::pause;
use super::store::notes;
use super::store::roster::Listed;
use crate::accounts::store::{account, contact_in};
use crate::associations::AssociationError;
use crate::associations::actions::end_membership;
use crate::associations::rights::Coordinator;
use crate::associations::store::members::Member;
use crate::audit::{self, Actor};
use crate::mail::{self, Message};
use crate::storage::{Error, MemberNoteId, Tx};
use crate::web::Lang;
use crate::web::templates::with;
use crate::web::words::phone;

/// People that one act reaches: more are reached in several times, and each time is looked at.
pub const MOST_AT_ONCE: usize = 500;

async fn noted(tx: &Tx, by: &Coordinator, verb: &str, member: &Member, detail: &str) -> Result<(), Error> {
    let (account, association) = (by.who.account, by.association.id);
    audit::note(tx, Actor::Account(account), verb, format!("membership {}", member.id), Some(association), detail).await
}

/// Keeps a note that coordinators of this association read, and nobody else.
pub async fn write_note(tx: &Tx, by: &Coordinator, member: &Member, words: &str) -> Result<(), Error> {
    notes::insert(tx, member, words, by.who.account).await?;
    noted(tx, by, "member_note_written", member, "").await
}

/// `false` when it is not a note on them.
pub async fn delete_note(tx: &Tx, by: &Coordinator, member: &Member, id: MemberNoteId) -> Result<bool, Error> {
    let deleted = notes::delete(tx, member.id, id).await?;
    if deleted {
        noted(tx, by, "member_note_deleted", member, "").await?;
    }
    Ok(deleted)
}

/// Pauses people until an instant; 0 ends their pause. They may end it themselves.
pub async fn pause_all(tx: &Tx, by: &Coordinator, members: &[Listed], until_at: i64) -> Result<(), Error> {
    for member in members.iter().filter(|member| member.kind.is_some()) {
        pause(tx, member.account_id, until_at).await?;
    }
    done_to(tx, by, "members_paused", members.len()).await
}

/// Ends memberships; the last coordinator stays, and so does whoever left meanwhile. How many left.
pub async fn end_all(tx: &Tx, by: &Coordinator, members: &[Listed]) -> Result<usize, Error> {
    let mut left = 0;
    for member in members {
        match end_membership(tx, by, member.id).await {
            Ok(()) => left += 1,
            Err(AssociationError::Storage(error)) => return Err(error),
            Err(_) => {}
        }
    }
    Ok(left)
}

/// Mails the same words to people, each alone in their mail. How many have an address.
pub async fn write_to_all(tx: &Tx, by: &Coordinator, members: &[Listed], words: &str) -> Result<usize, Error> {
    let mut written = 0;
    for member in members {
        let Some(to) = contact_in(tx, member.account_id).await?.email else { continue };
        let association = &by.association;
        let telephone = phone(&association.phone);
        let said = [
            ("name", member.first_name.as_str()),
            ("by", by.who.first_name.as_str()),
            ("association", association.name.as_str()),
            ("phone", telephone.as_str()),
            ("words", words),
        ];
        let person = account(tx, member.account_id).await?;
        let lang = person.and_then(|person| Lang::parse(&person.language)).unwrap_or_default();
        let message = Message { to, subject: with(lang, "mail-members-subject", &said), text: with(lang, "mail-members", &said) };
        mail::later(tx, member.account_id.0, &message).await?;
        written += 1;
    }
    done_to(tx, by, "members_written_to", written).await?;
    Ok(written)
}

async fn done_to(tx: &Tx, by: &Coordinator, verb: &str, count: usize) -> Result<(), Error> {
    let association = by.association.id;
    let subject = format!("association {association}");
    audit::note(tx, Actor::Account(by.who.account), verb, subject, Some(association), &count.to_string()).await
}
