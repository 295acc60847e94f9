//! Joining, being answered, changing role, leaving.

use crate::accounts::actions::{self as accounts, NewCard};
use crate::accounts::store::contact_in;
use crate::associations::rights::Coordinator;
use crate::associations::store::members::Member;
use crate::associations::store::{self, members};
use crate::associations::{AssociationError, Invitation, MembershipState, Role, mails};
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::hub::{Event, Mailbox, tell};
use crate::mail;
use crate::storage::{AccountId, AssociationId, Error, MembershipId, Tx};
use crate::web::Lang;
use crate::web::words::phone;

/// A coordinator who answers, and the address of the instance for the mail.
#[derive(Clone, Debug)]
pub struct Answering {
    pub coordinator: Coordinator,
    pub public_url: String,
}

/// Asks to join; coordinators are told. What was so before (active, or asked already) stays.
pub async fn ask_to_join(tx: &Tx, association: AssociationId, account: AccountId) -> Result<MembershipState, Error> {
    if let Some((_, state @ (MembershipState::Active | MembershipState::Asked))) = members::standing(tx, association, account).await? {
        return Ok(state);
    }
    members::put(tx, association, account, Role::Helper, MembershipState::Asked).await?;
    for coordinator in store::members_with(tx, association, &[Role::Coordinator]).await? {
        tell(tx, Mailbox::Account(coordinator), Event::Alert { association, what: "asked_to_join" });
    }
    tx.hint(format!("board/{association}"));
    Ok(MembershipState::Asked)
}

/// Follows an invitation: a person's makes a member at once and is used up, a group's asks to join. `None` when it no longer works.
pub async fn accept_invitation(tx: &Tx, invitation: &Invitation, account: AccountId) -> Result<Option<MembershipState>, Error> {
    if invitation.is_group {
        return ask_to_join(tx, invitation.association, account).await.map(Some);
    }
    if !store::invitations::use_up(tx, invitation.id).await? {
        return Ok(None);
    }
    let membership = add_member(tx, invitation.association, account, invitation.role).await?;
    tx.record(Fact::InvitationAccepted { invitation: invitation.id, membership, account });
    Ok(Some(MembershipState::Active))
}

/// Makes somebody a member; who has a higher role keeps it.
pub async fn add_member(tx: &Tx, association: AssociationId, account: AccountId, role: Role) -> Result<MembershipId, Error> {
    let before = store::memberships_of(tx, account).await?.into_iter().find(|one| one.association == association);
    let role = before.map_or(role, |before| before.role.max(role));
    let membership = members::put(tx, association, account, role, MembershipState::Active).await?;
    tx.record(Fact::MembershipChanged { membership, account });
    tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
    tx.hint(format!("board/{association}"));
    audit::note(tx, Actor::Account(account), "joined", format!("membership {membership}"), Some(association), role.as_str()).await?;
    Ok(membership)
}

/// Says yes to somebody who asked; they are told by mail. `false`: they have no address, somebody must tell them.
pub async fn approve(tx: &Tx, answering: &Answering, id: MembershipId) -> Result<bool, AssociationError> {
    let member = answer(tx, answering, id, MembershipState::Active, "mail-approved", "member_approved").await?;
    tx.record(Fact::MembershipChanged { membership: id, account: member.account });
    Ok(member.has_email)
}

/// Says no; they are told by mail, with the association's number. `false`: they have no address.
pub async fn refuse(tx: &Tx, answering: &Answering, id: MembershipId) -> Result<bool, AssociationError> {
    Ok(answer(tx, answering, id, MembershipState::Refused, "mail-refused", "member_refused").await?.has_email)
}

async fn answer(
    tx: &Tx,
    answering: &Answering,
    id: MembershipId,
    to: MembershipState,
    words: &'static str,
    verb: &str,
) -> Result<Member, AssociationError> {
    let Coordinator { who, association } = &answering.coordinator;
    let member = members::member(tx, association.id, id).await?.ok_or(AssociationError::NotHere)?;
    if !members::move_to(tx, association.id, id, MembershipState::Asked, to).await? {
        return Err(AssociationError::NoLonger);
    }
    if let Some(email) = contact_in(tx, member.account).await?.email {
        let lang = Lang::parse(&member.language).unwrap_or_default();
        let message =
            mails::answer(lang, &email, words, &association.name, &phone(&association.phone), &format!("{}/home", answering.public_url));
        mail::later(tx, member.account.0, &message).await?;
    }
    tell(tx, Mailbox::Account(member.account), Event::ProfileMoved {});
    tx.hint(format!("board/{}", association.id));
    audit::note(tx, Actor::Account(who.account), verb, format!("membership {id}"), Some(association.id), "").await?;
    Ok(member)
}

/// Gives a member another role. Whoever loses one has their sockets closed: they stood on it.
pub async fn change_role(tx: &Tx, coordinator: &Coordinator, id: MembershipId, role: Role) -> Result<(), AssociationError> {
    let association = coordinator.association.id;
    let member = members::member(tx, association, id).await?.ok_or(AssociationError::NotHere)?;
    if role < Role::Coordinator {
        not_the_last(tx, association, &member).await?;
    }
    if !members::set_role(tx, association, id, role).await? {
        return Err(AssociationError::NoLonger);
    }
    if role < member.role {
        tell(tx, Mailbox::Account(member.account), Event::RightLost { association: Some(association), sign_in: None });
    }
    tell(tx, Mailbox::Account(member.account), Event::ProfileMoved {});
    tx.record(Fact::MembershipChanged { membership: id, account: member.account });
    let by = Actor::Account(coordinator.who.account);
    Ok(audit::note(tx, by, "role_changed", format!("membership {id}"), Some(association), role.as_str()).await?)
}

/// Ends a membership: offers through it are void, sockets of that right close within a second.
pub async fn end_membership(tx: &Tx, coordinator: &Coordinator, id: MembershipId) -> Result<(), AssociationError> {
    let association = coordinator.association.id;
    let member = members::member(tx, association, id).await?.ok_or(AssociationError::NotHere)?;
    not_the_last(tx, association, &member).await?;
    if !members::move_to(tx, association, id, MembershipState::Active, MembershipState::Ended).await? {
        return Err(AssociationError::NoLonger);
    }
    tx.record(Fact::MembershipEnded { membership: id, account: member.account, association });
    tell(tx, Mailbox::Account(member.account), Event::RightLost { association: Some(association), sign_in: None });
    tx.hint(format!("board/{association}"));
    let by = Actor::Account(coordinator.who.account);
    Ok(audit::note(tx, by, "membership_ended", format!("membership {id}"), Some(association), "").await?)
}

/// Makes a printed card for a member without e-mail. Whoever has an address signs in with it, and whoever runs something
/// else is no member that one coordinator may sign in as: for them, nothing is made.
pub async fn make_card(tx: &Tx, coordinator: &Coordinator, id: MembershipId) -> Result<NewCard, AssociationError> {
    let association = coordinator.association.id;
    let member = active(tx, coordinator, id).await?;
    let is_barred = member.has_email || member.is_operator || members::coordinates_elsewhere(tx, member.account, association).await?;
    if is_barred {
        return Err(AssociationError::NoLonger);
    }
    Ok(accounts::make_card(tx, member.account, coordinator.who.account, association).await?)
}

/// Ends a member's card.
pub async fn revoke_card(tx: &Tx, coordinator: &Coordinator, id: MembershipId) -> Result<(), AssociationError> {
    let member = active(tx, coordinator, id).await?;
    Ok(accounts::revoke_cards(tx, member.account, coordinator.who.account, Some(coordinator.association.id)).await?)
}

async fn active(tx: &Tx, coordinator: &Coordinator, id: MembershipId) -> Result<Member, AssociationError> {
    let member = members::member(tx, coordinator.association.id, id).await?.ok_or(AssociationError::NotHere)?;
    if member.state == MembershipState::Active { Ok(member) } else { Err(AssociationError::NoLonger) }
}

async fn not_the_last(tx: &Tx, association: AssociationId, member: &Member) -> Result<(), AssociationError> {
    let is_one = member.role == Role::Coordinator && member.state == MembershipState::Active;
    if !is_one {
        return Ok(());
    }
    // Two coordinators who end each other at the same moment: the second waits for the first, and is refused.
    store::lock(tx, association).await?;
    if members::other_coordinators(tx, association, member.id).await? == 0 {
        return Err(AssociationError::LastCoordinator);
    }
    Ok(())
}
