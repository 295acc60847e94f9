//! Waves: who is offered a help request at the same moment.
//!
//! Every step is a job whose due time is kept, so that a restart goes on where it was; and every step begins with the
//! help request's conditional update, so that a claim, a withdrawal and a wave never both win.

pub(in crate::pairing) mod gap;
mod nobody;
mod settings;

use matching::{Ranked, Way};
use serde::{Deserialize, Serialize};

use super::roster;
use super::warm::Warm;
use super::{Offer, OfferState, Why, store};
use crate::accounts::ring::{self, Call};
use crate::associations;
use crate::clock::{MINUTE, SECOND};
use crate::help_requests::{self, HelpRequest, State, Urgency};
use crate::helpers::loads;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Job, JobError, NewJob};
use crate::push::Ring;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Db, Error, HelpRequestId, MembershipId, OfferId, Sql, Tx};
pub(super) use nobody::owe_call;
pub use nobody::{escalate, give_up};
pub(super) use settings::{Settings, settings};

/// The kinds of jobs.
pub const WAVE: &str = "wave";
pub const ESCALATE: &str = "escalate";
pub const GIVE_UP: &str = "give_up";

/// What the job of a step carries.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Step {
    pub help_request: HelpRequestId,
    pub round: i64,
    /// Of a wave: its number, from 1.
    pub wave: i64,
}

/// An offer whose page did not show it within this time goes to push or mail.
const RING_AFTER_MS: i64 = 10 * SECOND;
/// Offers that wait in a list are told of together.
const TELL_OF_LIST_AFTER_MS: i64 = 10 * MINUTE;

/// Starts a round: the first wave goes at once, or when the association opens. The steps of an earlier round find their round over.
pub async fn begin(tx: &Tx, id: HelpRequestId) -> Result<(), Error> {
    let Some(asked) = help_requests::store::help_request(tx, id).await? else { return Ok(()) };
    let settings = settings(tx, &asked).await?;
    let first_at = settings.next_opening(tx.now());
    later(tx, WAVE, &asked, 1, first_at).await?;
    later(tx, GIVE_UP, &asked, 0, settings.gives_up_at(&asked, first_at)).await
}

/// The next wave goes now: whoever was offered it can no longer accept.
pub(super) async fn next_at_once(tx: &Tx, asked: &HelpRequest) -> Result<(), Error> {
    later(tx, WAVE, asked, asked.wave + 1, tx.now()).await
}

async fn later(tx: &Tx, kind: &'static str, asked: &HelpRequest, wave: i64, due_at: i64) -> Result<(), Error> {
    jobs::enqueue(tx, vec![job(kind, asked, wave, due_at)?]).await
}

fn job(kind: &'static str, asked: &HelpRequest, wave: i64, due_at: i64) -> Result<NewJob, Error> {
    let step = Step { help_request: asked.id, round: asked.round, wave };
    NewJob::new(kind, Some(format!("{kind}/{}", asked.id)), &step, due_at)
}

/// What a ranking says, ready to be written as a wave.
struct Ranking {
    /// The wave's number, and how many it asks at most.
    wave: i64,
    size: usize,
    ranked: Vec<Ranked>,
    is_now: bool,
    /// Whoever is not trained was left out.
    needs_training: bool,
    /// The associations whose boards show it.
    boards: Vec<AssociationId>,
    /// When more are asked.
    plan: matching::WavePlan,
}

/// Ranks the roster for the next wave of a help request: who may be asked now, the best first.
async fn rank(db: &Db, warm: &Warm, asked: &HelpRequest, settings: &Settings, at: i64) -> Result<Ranking, Error> {
    let (now, wave) = (settings.now(at), asked.wave + 1);
    let plan = plan(db, asked, settings, at).await?;
    let size = usize::from(plan.size(number(wave)));
    let ties = store::roster::ties(db, asked).await?;
    let boards = ties.reach.iter().copied().chain(asked.association).collect();
    let request = roster::request(db, asked, ties, now, settings).await?;
    Ok(Ranking {
        wave,
        size,
        needs_training: request.topics_needing_training.contains(request.topic),
        ranked: warm.rank(&request, now, size, size * 3 + 10).await?,
        is_now: asked.urgency == Urgency::Now,
        boards,
        plan,
    })
}

/// The plan of its round. For a date the time left tells which, and the one that was chosen for the first wave stays.
async fn plan(db: &Db, asked: &HelpRequest, settings: &Settings, at: i64) -> Result<matching::WavePlan, Error> {
    let first_at = match asked.urgency {
        Urgency::Dated => store::waves::first_at(db, asked.id, asked.round).await?,
        _ => None,
    };
    Ok(settings.plan(asked, first_at.unwrap_or(at)).clone())
}

/// Of a wave, as the engine counts.
fn number(wave: i64) -> usize {
    usize::try_from(wave).unwrap_or(1)
}

/// What the engine says of one helper: its reasons, or why not.
pub async fn consider(db: &impl Sql, asked: &HelpRequest, account: AccountId, at: i64) -> Result<Result<Ranked, matching::Refusal>, Error> {
    let settings = settings(db, asked).await?;
    let now = settings.now(at);
    // Whoever was offered it already may still be considered by hand, or take it from the group's link.
    let ties = store::roster::Ties { offered: Vec::new(), ..store::roster::ties(db, asked).await? };
    let request = roster::request(db, asked, ties, now, &settings).await?;
    let associations = associations::store::all(db).await?;
    let roster = roster::roster(db, &request, &associations, at).await?;
    let Some(helper) = roster.find(matching::HelperKey(account.0)) else { return Ok(Err(matching::Refusal::NoMembershipInReach)) };
    Ok(matching::consider(&request, helper, &roster, now))
}

/// The job of a wave.
pub async fn send(state: &AppState, warm: &Warm, job: Job) -> Result<(), JobError> {
    let step: Step = job.read()?;
    let Some(asked) = awaited(state.db(), step).await?.filter(|asked| asked.wave + 1 == step.wave) else { return over(state, job).await };
    let settings = settings(state.db(), &asked).await?;
    let now = state.clock().now();
    let opens_at = settings.next_opening(now);
    if opens_at > now {
        // It closed meanwhile: the wave waits, the job is this same one.
        return Ok(state
            .storage
            .write(async move |tx| if job.done(tx).await? { later(tx, WAVE, &asked, step.wave, opens_at).await } else { Ok(()) })
            .await?);
    }
    let ranking = rank(state.db(), warm, &asked, &settings, now).await?;
    let public_url = state.public_url();
    state
        .storage
        .write(async move |tx| {
            if !job.done(tx).await? {
                return Ok(());
            }
            write_wave(tx, &asked, &ranking, &public_url).await
        })
        .await
        .map_err(JobError::from)
}

/// A help request that still waits in the round of a step.
async fn awaited(db: &impl Sql, step: Step) -> Result<Option<HelpRequest>, Error> {
    let asked = help_requests::store::help_request(db, step.help_request).await?;
    Ok(asked.filter(|asked| asked.state == State::Open && asked.round == step.round))
}

async fn over(state: &AppState, job: Job) -> Result<(), JobError> {
    state.storage.write(async move |tx| job.done(tx).await).await?;
    Ok(())
}

/// Writes a wave: offers to the best who are free of other transactions and under their caps, in a handful of statements.
async fn write_wave(tx: &Tx, asked: &HelpRequest, ranking: &Ranking, public_url: &str) -> Result<(), Error> {
    let (wave, size) = (ranking.wave, ranking.size);
    // The help request is locked first, then loads: the order of every transaction.
    let Some(keeper) = help_requests::actions::begin_wave(tx, asked, wave).await? else {
        return Ok(()); // claimed or withdrawn meanwhile, or this wave was written already
    };
    let chosen = reserve(tx, ranking, keeper).await?;
    let offers: Vec<Offer> = chosen.into_iter().map(|ranked| offer(tx, asked, ranked, ranking.is_now)).collect();
    store::waves::insert(tx, asked.id, asked.round, wave, offers.len()).await?;
    store::insert_offers(tx, &offers, wave).await?;
    let mut jobs = next_steps(tx, asked, ranking)?;
    for offer in &offers {
        tell_offer(tx, asked, offer);
        jobs.push(ring(tx, offer, public_url)?);
    }
    if wave == 1 && ranking.needs_training && offers.len() < size {
        jobs.push(job(gap::GAP, asked, 0, tx.now())?);
    }
    jobs::enqueue(tx, jobs).await?;
    if !offers.is_empty() {
        help_requests::actions::count_told(tx, asked.id, offers.len()).await?;
    } else if wave == 1 {
        nobody::nobody(tx, asked).await?;
    }
    help_requests::actions::hint_boards(tx, &ranking.boards);
    Ok(())
}

/// The next wave, and after the first the coordinator's call.
fn next_steps(tx: &Tx, asked: &HelpRequest, Ranking { wave, plan, .. }: &Ranking) -> Result<Vec<NewJob>, Error> {
    let after = |seconds: u32| tx.now() + i64::from(seconds) * SECOND;
    let mut jobs = vec![job(WAVE, asked, wave + 1, after(plan.wait_before_seconds(number(wave + 1))))?];
    if *wave == 1 {
        jobs.push(job(ESCALATE, asked, 0, after(plan.coordinator_after_seconds))?);
    }
    Ok(jobs)
}

/// The first of the ranking that may still be asked, that no other transaction holds and that are under their caps, as
/// many as the wave asks: usually the very first, in one statement; whoever is missing is made up for by the next.
async fn reserve<'a>(tx: &Tx, ranking: &'a Ranking, keeper: Option<AssociationId>) -> Result<Vec<&'a Ranked>, Error> {
    let size = ranking.size;
    // An association may have taken it over since they were ranked.
    let may_be_asked = |ranked: &&Ranked| match (ranked.way, keeper) {
        (Way::Membership { association, .. }, Some(keeper)) => association.0 == keeper.0,
        _ => true,
    };
    let ranked: Vec<&Ranked> = ranking.ranked.iter().filter(may_be_asked).collect();
    let (mut chosen, mut rest) = (Vec::with_capacity(size), ranked.as_slice());
    while chosen.len() < size && !rest.is_empty() {
        let (next, others) = rest.split_at(rest.len().min(size - chosen.len()));
        let accounts: Vec<AccountId> = next.iter().map(|ranked| AccountId(ranked.helper.0)).collect();
        let free = loads::offer_to_free_ones(tx, &accounts, ranking.is_now).await?;
        chosen.extend(next.iter().filter(|ranked| free.contains(&AccountId(ranked.helper.0))));
        rest = others;
    }
    Ok(chosen)
}

pub(super) fn offer(tx: &Tx, asked: &HelpRequest, ranked: &Ranked, is_now: bool) -> Offer {
    let (membership, association) = match ranked.way {
        Way::Membership { membership, association } => (Some(MembershipId(membership.0)), Some(AssociationId(association.0))),
        Way::Circle => (None, None),
    };
    Offer {
        id: tx.new_id(),
        help_request: asked.id,
        account: AccountId(ranked.helper.0),
        membership,
        association,
        round: asked.round,
        is_now,
        reasons: ranked.reasons.iter().filter_map(Why::of).collect(),
        state: OfferState::Live,
        left_because: None,
        offered_at: tx.now(),
        ended_at: None,
    }
}

/// Writes one offer outside the waves (a coordinator's choice, the group's link), and tells of it.
pub(super) async fn offer_to(tx: &Tx, asked: &HelpRequest, ranked: &Ranked, is_chosen: bool, public_url: &str) -> Result<Offer, Error> {
    let mut offer = offer(tx, asked, ranked, asked.urgency == Urgency::Now);
    if is_chosen {
        offer.reasons.insert(0, Why::Chosen);
    }
    loads::lock(tx, offer.account).await?;
    store::insert_offers(tx, std::slice::from_ref(&offer), asked.wave).await?;
    loads::offered(tx, offer.account, offer.is_now).await?;
    tell_offer(tx, asked, &offer);
    jobs::enqueue(tx, vec![ring(tx, &offer, public_url)?]).await?;
    Ok(offer)
}

fn tell_offer(tx: &Tx, asked: &HelpRequest, offer: &Offer) {
    let event = Event::OfferMade { offer: offer.id, help_request: asked.id, is_now: offer.is_now };
    tell(tx, Mailbox::Account(offer.account), event);
}

/// The key of the job that rings for a *now* offer.
pub fn ring_key(offer: OfferId) -> String {
    format!("ring/{offer}")
}

/// The socket carries an offer; ten seconds later push or mail does, unless a page had it.
fn ring(tx: &Tx, offer: &Offer, public_url: &str) -> Result<NewJob, Error> {
    let (kind, after, key) = if offer.is_now {
        ("offer_now", RING_AFTER_MS, ring_key(offer.id))
    } else {
        ("offer_list", TELL_OF_LIST_AFTER_MS, format!("ring-list/{}", offer.account))
    };
    let call = Call {
        account: offer.account,
        ring: Ring { kind: kind.into(), url: format!("{public_url}/home"), lang: "fr".into() },
        mail: kind.into(),
    };
    ring::job(tx, key, &call, tx.now() + after)
}
