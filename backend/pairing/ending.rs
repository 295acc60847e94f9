//! How offers leave and pairings end: handed back, without a sign, blocked, reported, withdrawn, done.

use super::store::Leaving;
use super::{Offer, Pairing, store, waves};
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::help_requests::{self, HelpRequest, State};
use crate::helpers::loads;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs;
use crate::storage::{AccountId, AskerId, AssociationId, Error, HelpRequestId, MembershipId, Tx};

/// Every live offer of a help request leaves, and everybody who had it sees why.
pub async fn offers_left(tx: &Tx, help_request: HelpRequestId, because: &'static str) -> Result<(), Error> {
    end_offers(tx, because, Leaving::Of(help_request)).await
}

/// A right was lost: live offers that went through it leave.
pub async fn offers_of_membership_left(tx: &Tx, membership: MembershipId) -> Result<(), Error> {
    end_offers(tx, "not_allowed", Leaving::Through(membership)).await
}

/// An association took it over: what was offered through any other leaves.
pub async fn offers_of_others_left(tx: &Tx, help_request: HelpRequestId, association: AssociationId) -> Result<(), Error> {
    end_offers(tx, "not_allowed", Leaving::NotThrough(help_request, association)).await
}

pub(super) async fn end_offers(tx: &Tx, because: &'static str, leaving: Leaving) -> Result<(), Error> {
    let gone = store::end_offers(tx, because, leaving).await?;
    for is_now in [true, false] {
        let accounts: Vec<AccountId> = gone.iter().filter(|gone| gone.is_now == is_now).map(|gone| gone.account_id).collect();
        loads::left(tx, &accounts, is_now, false).await?;
    }
    // Whoever was about to be rung for it is left in peace.
    jobs::cancel_all(tx, gone.iter().filter(|gone| gone.is_now).map(|gone| waves::ring_key(gone.id)).collect()).await?;
    for gone in &gone {
        let event = Event::OfferLeft { offer: gone.id, help_request: gone.help_request_id, because };
        tell(tx, Mailbox::Account(gone.account_id), event);
    }
    Ok(())
}

/// The help request of an offer, locked; `None` when it is no longer open in the round of the offer.
pub(super) async fn locked(tx: &Tx, offer: &Offer) -> Result<Option<HelpRequest>, Error> {
    if !help_requests::actions::lock_open(tx, offer.help_request, offer.round).await? {
        return Ok(None);
    }
    help_requests::store::help_request(tx, offer.help_request).await
}

/// One offer leaves its helper's list, under the lock of its help request: who has no other offer out is offered to others at once.
pub(super) async fn pass_on(tx: &Tx, offer: &Offer, asked: &HelpRequest, because: &'static str) -> Result<(), Error> {
    end_offers(tx, because, Leaving::To(asked.id, offer.account)).await?;
    help_requests::actions::hint_reach(tx, asked.id).await?;
    if store::has_live_offer(tx, asked.id).await? { Ok(()) } else { waves::next_at_once(tx, asked).await }
}

/// Ends a pairing; its help request opens again, first in line. `because`: handed_back, no_sign, blocked, reported, not_allowed, replaced_….
/// `false` when it had ended, or help had gone further.
pub async fn give_back(tx: &Tx, pairing: &Pairing, because: &'static str, by: Actor) -> Result<bool, Error> {
    if !help_requests::actions::reopen(tx, pairing.help_request, &[State::Paired, State::Helping]).await? {
        return Ok(false);
    }
    end(tx, pairing, because, by).await?;
    if let Some(asked) = help_requests::store::help_request(tx, pairing.help_request).await? {
        waves::owe_call(tx, &asked, "reopened").await?;
    }
    Ok(true)
}

/// Ends a pairing, whatever becomes of its help request, and tells both sides.
pub async fn end(tx: &Tx, pairing: &Pairing, because: &'static str, by: Actor) -> Result<bool, Error> {
    if !store::end_pairing(tx, pairing.id, because).await? {
        return Ok(false);
    }
    loads::lock(tx, pairing.helper).await?;
    loads::unpaired(tx, pairing.helper).await?;
    // Whoever is reported or blocked does not learn it from the other side's act.
    let told = match because {
        "reported" | "blocked" => "ended",
        because if because.starts_with("replaced") => "replaced",
        because => because,
    };
    for mailbox in [Mailbox::Account(pairing.helper), Mailbox::Asker(pairing.help_request)] {
        tell(tx, mailbox, Event::Unpaired { help_request: pairing.help_request, pairing: pairing.id, because: told });
    }
    let subject = format!("pairing {}", pairing.id);
    tx.record(Fact::PairingEnded { pairing: pairing.id });
    audit::note(tx, by, "unpaired", subject, pairing.association, because).await?;
    help_requests::actions::hint_reach(tx, pairing.help_request).await?;
    Ok(true)
}

/// "Bloquer": these two are never paired again. A pairing that goes on between them ends.
pub async fn block(tx: &Tx, asker: AskerId, account: AccountId, is_by_asker: bool) -> Result<(), Error> {
    store::insert_block(tx, asker, account, is_by_asker).await
}

/// The pairings of a helper who lost the membership they went through are given back.
pub async fn pairings_of_membership_back(tx: &Tx, account: AccountId, association: AssociationId) -> Result<(), Error> {
    for pairing in store::pairings_of(tx, account).await? {
        if pairing.association == Some(association) {
            give_back(tx, &pairing, "not_allowed", Actor::Rule).await?;
        }
    }
    Ok(())
}

/// Somebody left for good: what was offered to them leaves, those whom they helped are offered to others, and blocks are forgotten.
pub async fn everything_back(tx: &Tx, account: AccountId) -> Result<(), Error> {
    end_offers(tx, "not_allowed", Leaving::Had(account)).await?;
    for pairing in store::pairings_of(tx, account).await? {
        give_back(tx, &pairing, "not_allowed", Actor::Rule).await?;
    }
    store::forget_blocks(tx, account).await
}
