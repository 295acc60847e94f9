//! Waves, offers, pairings and the calls that were owed; and the jobs that carry on what is not over.

use super::help_requests::town;
use super::insert;
use crate::args;
use crate::clock::MINUTE;
use crate::demo::Month;
use crate::demo::people::Helper;
use crate::demo::stories::Story;
use crate::help_requests::{State, Urgency, actions};
use crate::jobs;
use crate::pairing::waves::{self, Step};
use crate::storage::{Arg, AssociationId, Error, MembershipId, Tx};

pub async fn write(tx: &Tx, month: &Month) -> Result<(), Error> {
    let stories = &month.stories;
    let waves =
        stories.iter().flat_map(|story| story.course.waves.iter().map(|wave| args![story.id, wave.round, wave.number, wave.size, wave.at]));
    insert(tx, "waves (help_request_id, round, number, size, at)", waves.collect()).await?;
    let mut offers = Vec::new();
    for story in stories {
        offers.extend(rows_of_offers(month, story)?);
    }
    let into = "offers (id, help_request_id, account_id, membership_id, association_id, round, wave, is_now, reasons, state, left_because, \
                offered_at, ended_at)";
    insert(tx, into, offers).await?;
    let into = "pairings (id, help_request_id, asker_id, account_id, membership_id, association_id, started_at, last_sign_at, \
                is_asked_after, ended_at, end_reason)";
    insert(tx, into, stories.iter().flat_map(|story| rows_of_pairings(month, story)).collect()).await?;
    let into = "callbacks (id, help_request_id, association_id, reason, due_at, tries, created_at, closed_at, outcome)";
    insert(tx, into, stories.iter().flat_map(|story| rows_of_callbacks(month, story)).collect()).await?;
    carry_on(tx, month).await
}

/// Whoever waits is looked for from now on, by the same waves as anybody; whoever was unmet comes back at the next opening.
async fn carry_on(tx: &Tx, month: &Month) -> Result<(), Error> {
    for story in &month.stories {
        match (story.course.state, story.course.reopen_at) {
            (State::Open, _) => {
                waves::begin(tx, story.id).await?;
                if story.course.wave > 0 {
                    next_wave(tx, story).await?;
                }
            }
            (State::Unmet, Some(at)) => actions::reopen_later(tx, story.id, at).await?,
            _ => {}
        }
    }
    Ok(())
}

/// Its first wave has gone: the job that would send it sends the second.
async fn next_wave(tx: &Tx, story: &Story) -> Result<(), Error> {
    let step = Step { help_request: story.id, round: story.course.round, wave: story.course.wave + 1 };
    jobs::later(tx, waves::WAVE, Some(&format!("{}/{}", waves::WAVE, story.id)), &step, tx.now() + 9 * MINUTE).await
}

/// What an offer to this helper goes through: nothing, in a circle.
fn way(month: &Month, story: &Story, helper: &Helper) -> (Option<MembershipId>, Option<AssociationId>) {
    let member = helper.member.as_ref().filter(|_| !story.is_circle_only());
    (member.map(|member| member.id), member.and_then(|_| town(month, story)))
}

fn rows_of_offers(month: &Month, story: &Story) -> Result<Vec<Vec<Arg>>, Error> {
    let mut rows = Vec::new();
    for offer in &story.course.offers {
        let Some(helper) = month.helpers.get(offer.helper) else { continue };
        let (membership, association) = way(month, story, helper);
        let reasons = serde_json::to_string(&offer.reasons).map_err(|error| Error::Row(error.to_string()))?;
        rows.push(args![
            offer.id,
            story.id,
            helper.person.id,
            membership,
            association,
            offer.round,
            offer.wave,
            story.urgency == Urgency::Now,
            reasons,
            offer.state.as_str(),
            offer.left_because,
            offer.offered_at,
            offer.ended_at
        ]);
    }
    Ok(rows)
}

fn rows_of_pairings(month: &Month, story: &Story) -> Vec<Vec<Arg>> {
    let row = |pairing: &crate::demo::stories::Pairing| {
        let helper = month.helpers.get(pairing.helper)?;
        let asker = month.askers.get(story.asker)?;
        let (membership, association) = way(month, story, helper);
        let (ended_at, reason) = pairing.ended.unzip();
        Some(args![
            pairing.id,
            story.id,
            asker.id,
            helper.person.id,
            membership,
            association,
            pairing.started_at,
            pairing.last_sign_at,
            false,
            ended_at,
            reason
        ])
    };
    story.course.pairings.iter().filter_map(row).collect()
}

fn rows_of_callbacks(month: &Month, story: &Story) -> Vec<Vec<Arg>> {
    let Some(association) = town(month, story) else { return Vec::new() };
    let row = |callback: &crate::demo::stories::Callback| {
        let (closed_at, outcome) = callback.closed.unzip();
        let tries = if outcome == Some("unanswered") { crate::help_requests::callbacks::MOST_TRIES } else { 0 };
        args![callback.id, story.id, association, callback.reason, callback.due_at, tries, callback.created_at, closed_at, outcome]
    };
    story.course.callbacks.iter().map(row).collect()
}
