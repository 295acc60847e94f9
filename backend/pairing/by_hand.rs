//! Outside the waves: a coordinator who offers to somebody they choose, and whoever takes it from the link in a group.

use std::collections::HashSet;

use matching::{AssociationKey, HelperKey, Ranked, Refusal, Way};

use super::claim::{self, Claimed};
use super::{Offer, OfferState, Refused, Replacing, Why, WhyNot, ending, roster, store, waves};
use crate::associations;
use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor};
use crate::help_requests::{self, HelpRequest, State};
use crate::helpers::loads;
use crate::jobs;
use crate::storage::{AccountId, Error, HelpRequestId, OfferId, Sql, Tx};

/// What the engine says of the people of one association.
#[derive(Debug, Default)]
pub struct Weighed {
    /// Who may be asked, the best first.
    pub ranked: Vec<(AccountId, Vec<Why>)>,
    /// Who may not, the nearest to being asked first.
    pub refused: Vec<(AccountId, WhyNot)>,
}

/// More than anybody reads; the engine ranks all of them to know which.
const MOST: usize = 500;

/// Weighs the coordinator's people, and the coordinator; nobody of another association.
pub async fn weigh(db: &impl Sql, coordinator: &Coordinator, asked: &HelpRequest, at: i64) -> Result<Weighed, Error> {
    let settings = waves::settings(db, asked).await?;
    let now = settings.now(at);
    let request = roster::request(db, asked, store::roster::ties(db, asked).await?, now, &settings).await?;
    let associations = associations::store::all(db).await?;
    let roster = roster::roster(db, &request, &associations, at).await?;
    let (association, me) = (AssociationKey(coordinator.association.id.0), HelperKey(coordinator.who.account.0));
    let is_ours = |helper: &matching::Helper| helper.key == me || helper.memberships.iter().any(|own| own.association == association);
    let may_assign = |ranked: &Ranked| match ranked.way {
        Way::Membership { association: through, .. } => through == association,
        Way::Circle => roster.find(ranked.helper).is_some_and(is_ours),
    };
    let ranked: Vec<Ranked> = matching::rank(&request, &roster, now, MOST).into_iter().filter(may_assign).collect();
    let is_ranked: HashSet<HelperKey> = ranked.iter().map(|ranked| ranked.helper).collect();
    let others = roster.iter().filter(|helper| is_ours(helper) && !is_ranked.contains(&helper.key)).take(MOST);
    let refusal = |helper: &matching::Helper| matching::may_be_asked(&request, helper, now).err();
    let mut refused: Vec<(AccountId, Refusal)> = others.filter_map(|helper| Some((AccountId(helper.key.0), refusal(helper)?))).collect();
    refused.sort_by_key(|(account, refusal)| (std::cmp::Reverse(*refusal), *account));
    let why = |ranked: &Ranked| (AccountId(ranked.helper.0), ranked.reasons.iter().filter_map(Why::of).collect());
    Ok(Weighed {
        ranked: ranked.iter().map(why).collect(),
        refused: refused.into_iter().map(|(account, refusal)| (account, refusal.into())).collect(),
    })
}

/// A coordinator offers it to somebody they choose, whom [`waves::consider`] found fit. They still say yes or no themselves.
pub async fn assign(
    tx: &Tx,
    by: &Coordinator,
    asked: &HelpRequest,
    ranked: &Ranked,
    public_url: &str,
) -> Result<Result<OfferId, Refused>, Error> {
    let account = AccountId(ranked.helper.0);
    if !help_requests::actions::lock_open(tx, asked.id, asked.round).await? {
        return Ok(Err(Refused::Taken));
    }
    if let Some(live) = store::live_offer(tx, asked.id, account).await? {
        return Ok(Ok(live.id)); // a wave, or the same form, was quicker
    }
    if let Err(refused) = may_be_offered(tx, asked, ranked).await? {
        return Ok(Err(refused));
    }
    let offer = waves::offer_to(tx, asked, ranked, true, public_url).await?;
    help_requests::actions::count_told(tx, asked.id, 1).await?;
    help_requests::actions::hint_reach(tx, asked.id).await?;
    let subject = format!("help_request {}", asked.id);
    audit::note(tx, Actor::Account(by.who.account), "assigned", subject, Some(by.association.id), "").await?;
    Ok(Ok(offer.id))
}

/// "Chercher quelqu'un d'autre": a coordinator ends a pairing of theirs that goes on; it opens again, first in line, and both
/// are told why. From now on it is their association's to finish. `false` when it had ended.
pub async fn replace(tx: &Tx, by: &Coordinator, id: HelpRequestId, why: Replacing) -> Result<bool, Error> {
    let Some(pairing) = store::live_pairing(tx, id).await? else { return Ok(false) };
    help_requests::actions::take_over(tx, id, by.association.id).await?;
    ending::give_back(tx, &pairing, why.as_str(), Actor::Account(by.who.account)).await
}

/// Every right again under the lock: once in a round, within the caps, and all that a claim asks for.
pub(super) async fn may_be_offered(tx: &Tx, asked: &HelpRequest, ranked: &Ranked) -> Result<Result<(), Refused>, Error> {
    let offer = waves::offer(tx, asked, ranked, asked.urgency == help_requests::Urgency::Now);
    let Some(asked) = &help_requests::store::help_request(tx, asked.id).await? else { return Ok(Err(Refused::NotFound)) };
    let before = store::offers_of(tx, asked.id).await?;
    let was_asked = |one: &Offer| one.round == asked.round && !one.may_come_back();
    if before.iter().any(|one| one.account == offer.account && (was_asked(one) || one.state == OfferState::Declined)) {
        return Ok(Err(Refused::NotAllowed));
    }
    if let Err(refused) = claim::still_allowed(tx, &offer, asked).await? {
        return Ok(Err(refused));
    }
    let load = loads::lock(tx, offer.account).await?;
    let is_full = load.is_none_or(|load| if offer.is_now { load.live_now > 0 } else { load.live_later >= 5 });
    Ok(if is_full { Err(Refused::Full) } else { Ok(()) })
}

/// Somebody says "je m'en occupe" from the link in a group: offered and accepted at once, by the same rules as any claim.
/// `ranked`: what [`waves::consider`] found of them; not needed when it was offered to them already.
pub async fn take_shared(
    tx: &Tx,
    who: AccountId,
    asked: &HelpRequest,
    ranked: Option<&Ranked>,
    public_url: &str,
) -> Result<Claimed, Error> {
    if !help_requests::actions::lock_open(tx, asked.id, asked.round).await? {
        return gone(tx, who, asked).await;
    }
    if let Some(live) = store::live_offer(tx, asked.id, who).await? {
        return claim::accept(tx, who, live.id).await;
    }
    let Some(ranked) = ranked else { return Ok(Err(Refused::NotAllowed)) };
    if let Err(refused) = may_be_offered(tx, asked, ranked).await? {
        return Ok(Err(refused));
    }
    let offer = waves::offer_to(tx, asked, ranked, false, public_url).await?;
    jobs::cancel(tx, &waves::ring_key(offer.id)).await?; // they are here
    claim::accept(tx, who, offer.id).await
}

/// It is no longer open: theirs already (the form was sent twice), or somebody else's, or not needed.
async fn gone(tx: &Tx, who: AccountId, asked: &HelpRequest) -> Result<Claimed, Error> {
    if let Some(pairing) = store::live_pairing(tx, asked.id).await?.filter(|pairing| pairing.helper == who) {
        return Ok(Ok((pairing.id, asked.id)));
    }
    let state = help_requests::store::help_request(tx, asked.id).await?.map(|asked| asked.state);
    Ok(Err(if matches!(state, Some(State::Withdrawn | State::Closed)) { Refused::Withdrawn } else { Refused::Taken }))
}
