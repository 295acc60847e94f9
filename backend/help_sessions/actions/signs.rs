//! "J'ai appelé", "J'aurai du retard", "On reprend plus tard", "Je ne peux plus", "Personne n'a appelé ?", "Bloquer".

use serde::{Deserialize, Serialize};

use super::super::rights::Asking;
use super::super::{DELAYS, HandBack, store};
use super::{live_for_asker, live_for_helper};
use crate::accounts::ring::{self, Call};
use crate::audit::{self, Actor};
use crate::clock::{DAY, HOUR, MINUTE};
use crate::help_requests::{self, HelpRequest, State, Urgency};
use crate::jobs::{self, Job, JobError};
use crate::pairing::rights::Helping;
use crate::pairing::{self, ASK_AFTER_MS, Pairing, ending, signs};
use crate::push::Ring;
use crate::state::AppState;
use crate::storage::{Error, PairingId, Tx};

/// The kind of job that reminds a helper of an agreed hour.
pub const REMIND: &str = "resume";
const REMIND_BEFORE_MS: i64 = 15 * MINUTE;

/// "J'ai appelé". `false` once the pairing is over, as for all that follow.
pub async fn call(tx: &Tx, helping: &Helping) -> Result<bool, Error> {
    let Some(pairing) = live_for_helper(tx, helping).await? else { return Ok(false) };
    begin(tx, &pairing).await?;
    Ok(true)
}

/// "Je n'ai pas encore pu parler": "J'ai appelé" was said too early, or nobody answered. The pairing stays.
pub async fn not_yet(tx: &Tx, helping: &Helping) -> Result<bool, Error> {
    let Some(pairing) = live_for_helper(tx, helping).await? else { return Ok(false) };
    if !help_requests::actions::move_on(tx, pairing.help_request, &[State::Helping], State::Paired).await? {
        return Ok(false);
    }
    signs::not_yet(tx, &pairing, helping.help_request.urgency).await?;
    Ok(true)
}

/// Help has begun: by a call, or by a message.
pub(super) async fn begin(tx: &Tx, pairing: &Pairing) -> Result<(), Error> {
    help_requests::actions::move_on(tx, pairing.help_request, &[State::Paired], State::Helping).await?;
    signs::called(tx, pairing).await?;
    jobs::cancel(tx, &format!("{REMIND}/{}", pairing.id)).await
}

/// "J'aurai du retard": one of [`DELAYS`] minutes.
pub async fn delay(tx: &Tx, helping: &Helping, minutes: i64) -> Result<bool, Error> {
    let Some(pairing) = live_for_helper(tx, helping).await? else { return Ok(false) };
    if DELAYS.contains(&minutes) {
        signs::late(tx, &pairing, minutes).await?;
    }
    Ok(true)
}

/// "Je ne peux plus": it opens again, first in line.
pub async fn hand_back(tx: &Tx, helping: &Helping, why: HandBack) -> Result<bool, Error> {
    let Some(pairing) = live_for_helper(tx, helping).await? else { return Ok(false) };
    let by = Actor::Account(helping.who.account);
    audit::note(tx, by, "handed_back", format!("pairing {}", pairing.id), pairing.association, why.as_str()).await?;
    ending::give_back(tx, &pairing, "handed_back", by).await
}

/// "On reprend plus tard", at an hour that both agreed on: the helper stays.
pub async fn resume_later(tx: &Tx, helping: &Helping, at: i64) -> Result<bool, Error> {
    let Some(pairing) = live_for_helper(tx, helping).await? else { return Ok(false) };
    help_requests::actions::move_on(tx, pairing.help_request, &[State::Helping], State::Paired).await?;
    store::meetings::moved(tx, pairing.id, at).await?;
    agree_on(tx, &pairing, at).await?;
    Ok(true)
}

/// The next hour is agreed: kept, and the helper reminded a quarter of an hour before.
pub(super) async fn agree_on(tx: &Tx, pairing: &Pairing, at: i64) -> Result<(), Error> {
    signs::resume(tx, pairing, at).await?;
    let due_at = (at - REMIND_BEFORE_MS).max(tx.now());
    jobs::later(tx, REMIND, Some(&format!("{REMIND}/{}", pairing.id)), &Reminder { pairing: pairing.id, at }, due_at).await
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Reminder {
    pairing: PairingId,
    at: i64,
}

/// The job: rings, unless they met already, or agreed on another hour.
pub async fn remind(state: &AppState, job: Job) -> Result<(), JobError> {
    let reminder: Reminder = job.read()?;
    let url = format!("{}/pairings/{}", state.public_url(), reminder.pairing);
    state
        .storage
        .write(async move |tx| {
            if !job.done(tx).await? {
                return Ok(());
            }
            let Some(pairing) = pairing::store::pairing(tx, reminder.pairing).await? else { return Ok(()) };
            if pairing.ended_at.is_some() || pairing.resumes_at != Some(reminder.at) {
                return Ok(());
            }
            let ring = Ring { kind: "reminder".into(), url: url.clone(), lang: "fr".into() };
            let call = Call { account: pairing.helper, ring, mail: "agreed".into() };
            ring::later(tx, &format!("ring-agreed/{}", pairing.id), &call, tx.now()).await
        })
        .await
        .map_err(JobError::from)
}

/// Whether the asker may say "Personne n'a appelé": it is believed of a helper who says they did, too.
fn is_believed(pairing: &Pairing, asked: &HelpRequest, now: i64) -> bool {
    asked.state == State::Helping || is_long_expected(pairing, asked, now)
}

/// Whether the asker is asked "Personne n'a appelé ?": both were asked, or what was promised is well past.
pub fn is_long_expected(pairing: &Pairing, asked: &HelpRequest, now: i64) -> bool {
    if pairing.is_asked_after {
        return true;
    }
    if pairing.last_sign_at.is_some() || pairing.resumes_at.is_some() {
        return false;
    }
    let expected_by = match asked.urgency {
        Urgency::Now => return false, // the watch asks after ten minutes
        Urgency::Today => pairing.started_at + 3 * HOUR,
        Urgency::Week => pairing.started_at + 2 * DAY,
        Urgency::Dated => asked.wanted_at.unwrap_or(pairing.started_at).max(pairing.started_at) + ASK_AFTER_MS,
    };
    now > expected_by
}

/// "Personne n'a appelé": it opens again at once, first in line.
pub async fn nobody_called(tx: &Tx, asking: &Asking) -> Result<bool, Error> {
    let Some(pairing) = live_for_asker(tx, asking).await? else { return Ok(false) };
    if !is_believed(&pairing, &asking.help_request, tx.now()) {
        return Ok(false);
    }
    ending::give_back(tx, &pairing, "no_sign", Actor::Asker).await
}

/// "Bloquer", by the helper: never paired with this person again.
pub async fn block_asker(tx: &Tx, helping: &Helping) -> Result<(), Error> {
    if let Some(pairing) = live_for_helper(tx, helping).await? {
        ending::give_back(tx, &pairing, "blocked", Actor::Account(helping.who.account)).await?;
    }
    ending::block(tx, helping.pairing.asker, helping.who.account, false).await
}

/// "Bloquer cet aidant", by the asker: somebody else is looked for.
pub async fn block_helper(tx: &Tx, asking: &Asking) -> Result<bool, Error> {
    let live = live_for_asker(tx, asking).await?;
    let latest = match live {
        Some(pairing) => Some(pairing),
        None => pairing::store::latest_pairing(tx, asking.help_request.id).await?,
    };
    let Some(pairing) = latest else { return Ok(false) };
    // Before it opens again: the one who is blocked must not be offered it.
    ending::block(tx, asking.asker, pairing.helper, true).await?;
    if pairing.ended_at.is_none() {
        ending::give_back(tx, &pairing, "blocked", Actor::Asker).await?;
    }
    Ok(true)
}
