//! The claim: one winner, by one conditional update, whatever races; everybody else sees the offer leave, with the reason.

use super::{Offer, OfferState, Refused, available, ending, full, roster, signs, store, waves};
use crate::associations::{self, Association};
use crate::audit::{self, Actor};
use crate::help_requests::{self, HelpRequest, State, Urgency, store as asked_store};
use crate::helpers::{self, loads};
use crate::hub::{Event, Mailbox, tell};
use crate::jobs;
use crate::learning::store::attempts;
use crate::learning::topics::Topic;
use crate::measure;
use crate::storage::{AccountId, AssociationId, Error, HelpRequestId, OfferId, PairingId, Sql, Tx};

/// What an acceptance comes to. A refusal is a value, so that its audit stays.
pub type Claimed = Result<(PairingId, HelpRequestId), Refused>;

/// Counts how an acceptance ended, once that is known for good.
pub fn measured(claimed: Claimed) -> Claimed {
    measure::claim(claimed.map_or_else(|refused| refused.to_string(), |_| "won".to_owned()));
    claimed
}

/// A helper says "je m'en occupe".
///
/// Locks in the agreed order: the help request, then the load, then (at the end of the transaction) mailboxes.
pub async fn accept(tx: &Tx, who: AccountId, offer: OfferId) -> Result<Claimed, Error> {
    let Some(offer) = store::offer(tx, offer, who).await? else { return Ok(Err(Refused::NotFound)) };
    if offer.state == OfferState::Accepted
        && let Some(pairing) = store::live_pairing(tx, offer.help_request).await?
        && pairing.helper == who
    {
        return Ok(Ok((pairing.id, offer.help_request))); // the form was sent twice
    }
    if !help_requests::actions::lock_open(tx, offer.help_request, offer.round).await? || !is_live(tx, &offer).await? {
        return Ok(Err(why_not(tx, &offer).await?));
    }
    let Some(asked) = asked_store::help_request(tx, offer.help_request).await? else { return Ok(Err(Refused::NotFound)) };
    if let Err(refused) = still_allowed(tx, &offer, &asked).await? {
        audit::note(
            tx,
            Actor::Account(who),
            "claim_refused",
            format!("help_request {}", asked.id),
            offer.association,
            &refused.to_string(),
        )
        .await?;
        return Ok(Err(refused));
    }
    if !store::answer_offer(tx, offer.id, OfferState::Accepted).await? {
        return Ok(Err(Refused::NotAllowed)); // its right was lost after it was looked at
    }
    help_requests::actions::pair(tx, asked.id, offer.association).await?;
    let pairing = win(tx, &offer, &asked).await?;
    Ok(Ok((pairing, asked.id)))
}

/// Read again under the lock of the help request: a wave or a hand-back may have ended it since. Where there is one writer,
/// nothing came between.
async fn is_live(tx: &Tx, offer: &Offer) -> Result<bool, Error> {
    if tx.locks().is_empty() {
        return Ok(offer.state == OfferState::Live);
    }
    Ok(store::offer(tx, offer.id, offer.account).await?.is_some_and(|offer| offer.state == OfferState::Live))
}

async fn win(tx: &Tx, offer: &Offer, asked: &HelpRequest) -> Result<PairingId, Error> {
    jobs::cancel(tx, &waves::ring_key(offer.id)).await?; // they are here
    loads::left(tx, &[offer.account], offer.is_now, true).await?;
    let open_pairings = loads::paired(tx, offer.account).await?;
    let pairing = store::insert_pairing(tx, offer, asked.asker).await?;
    ending::offers_left(tx, asked.id, "taken").await?;
    for mailbox in [Mailbox::Account(offer.account), Mailbox::Asker(asked.id)] {
        tell(tx, mailbox, Event::Paired { help_request: asked.id, pairing });
    }
    audit::note(tx, Actor::Account(offer.account), "claimed", format!("help_request {}", asked.id), offer.association, "").await?;
    if asked.urgency == Urgency::Now {
        signs::watch(tx, pairing).await?;
    }
    if open_pairings >= full::most_pairings(tx, offer.association).await? {
        full::look_later(tx, offer.account).await?;
    }
    Ok(pairing)
}

/// Every right again: what memory proposed may be stale.
pub(super) async fn still_allowed(tx: &Tx, offer: &Offer, asked: &HelpRequest) -> Result<Result<(), Refused>, Error> {
    let Some(profile) = helpers::store::profile(tx, offer.account).await? else { return Ok(Err(Refused::NotAllowed)) };
    let is_member = match offer.membership {
        Some(membership) => store::roster::is_member(tx, membership, offer.account).await?,
        None => asked_store::circle_of(tx, asked.asker).await?.contains(&offer.account),
    };
    // Whoever took it over since the offer was made asks its own helpers, and the circle.
    let is_anothers = asked.kept_by().is_some_and(|keeper| offer.association.is_some_and(|through| through != keeper));
    let needs_vetting = asked.is_minor || asked.meeting == help_requests::Meeting::Home;
    let is_vetted = profile.checks.vetted_until.is_some_and(|until| until > tx.now());
    let is_kept_apart = store::is_blocked(tx, asked.asker, offer.account).await?;
    let associations = read(tx, [offer.association, asked.settings_association]).await?;
    let find = |id: Option<AssociationId>| associations.iter().find(|association| Some(association.id) == id);
    let is_trained = is_trained(tx, offer.account, asked.topic, find(asked.settings_association)).await?;
    if !is_member || is_anothers || !profile.checks.is_ready() || (needs_vetting && !is_vetted) || is_kept_apart || !is_trained {
        return Ok(Err(Refused::NotAllowed));
    }
    if !available::is_within_contract(tx, asked, &profile).await? {
        return Ok(Err(Refused::NotAllowed));
    }
    let most = full::most(find(offer.association));
    let load = loads::lock(tx, offer.account).await?;
    if load.is_none_or(|load| load.open_pairings >= most) {
        return Ok(Err(Refused::Full));
    }
    Ok(Ok(()))
}

/// These associations, each read once: mostly the two are one.
async fn read(tx: &Tx, ids: [Option<AssociationId>; 2]) -> Result<Vec<Association>, Error> {
    let mut read: Vec<Association> = Vec::new();
    for id in ids.into_iter().flatten() {
        if !read.iter().any(|association| association.id == id) {
            read.extend(associations::store::association(tx, id).await?);
        }
    }
    Ok(read)
}

/// Whether a help request wants no training of a helper, or they have it.
pub(super) async fn may_for_training(tx: &Tx, who: AccountId, asked: &HelpRequest) -> Result<bool, Error> {
    let rule = read(tx, [None, asked.settings_association]).await?.pop();
    is_trained(tx, who, asked.topic, rule.as_ref()).await
}

/// Whether a helper is trained for a topic now, where the association whose settings hold wants that.
async fn is_trained(tx: &Tx, who: AccountId, topic: Topic, rule: Option<&Association>) -> Result<bool, Error> {
    if !rule.is_some_and(|rule| roster::needing_training(rule).contains(roster::topic(topic))) {
        return Ok(true);
    }
    let unlocked = attempts::unlocked(tx, &[who], tx.now()).await?;
    Ok(unlocked.values().flatten().any(|bits| bits >> topic.bit() & 1 == 1))
}

/// What is so now, for a kind page. Of a crowd nearly all lose to somebody quicker: that is in the offer.
pub async fn why_not(db: &impl Sql, offer: &Offer) -> Result<Refused, Error> {
    if offer.left_because.as_deref() == Some("taken") {
        return Ok(Refused::Taken);
    }
    let asked = asked_store::help_request(db, offer.help_request).await?;
    Ok(match asked.map(|asked| asked.state) {
        Some(State::Withdrawn | State::Closed) => Refused::Withdrawn,
        Some(State::Open) if offer.left_because.as_deref() == Some("not_allowed") || offer.may_come_back() => Refused::NotAllowed,
        Some(_) => Refused::Taken,
        None => Refused::NotFound,
    })
}

/// "Pas cette fois". It is not offered to them again. `false` when the offer was no longer live.
pub async fn decline(tx: &Tx, who: AccountId, offer: OfferId) -> Result<bool, Error> {
    let Some(offer) = store::offer(tx, offer, who).await? else { return Ok(false) };
    if !store::answer_offer(tx, offer.id, OfferState::Declined).await? {
        return Ok(false);
    }
    jobs::cancel(tx, &waves::ring_key(offer.id)).await?;
    loads::left(tx, &[who], offer.is_now, true).await?;
    let event = Event::OfferLeft { offer: offer.id, help_request: offer.help_request, because: "declined" };
    tell(tx, Mailbox::Account(who), event);
    help_requests::actions::hint_reach(tx, offer.help_request).await?;
    Ok(true)
}
