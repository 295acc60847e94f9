//! Signs of life after a *now* claim: without any in ten minutes both are asked, at twenty it opens again.

use serde::{Deserialize, Serialize};

use super::store::signs as kept;
use super::{ASK_AFTER_MS, Pairing, REOPEN_AFTER_MS, ending, store};
use crate::accounts::ring::{self, Call};
use crate::audit::Actor;
use crate::clock::MINUTE;
use crate::help_requests::{self, Urgency};
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Job, JobError};
use crate::push::Ring;
use crate::state::AppState;
use crate::storage::{Error, PairingId, Tx};

pub const JOB: &str = "sign_of_life";

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Watch {
    pairing: PairingId,
}

/// Looks in ten minutes, and again at twenty.
pub async fn watch(tx: &Tx, pairing: PairingId) -> Result<(), Error> {
    look_at(tx, pairing, tx.now() + ASK_AFTER_MS).await
}

async fn look_at(tx: &Tx, pairing: PairingId, at: i64) -> Result<(), Error> {
    jobs::later(tx, JOB, Some(&format!("{JOB}/{pairing}")), &Watch { pairing }, at).await
}

/// "J'ai appelé": also any message, and the start of a record.
pub async fn called(tx: &Tx, pairing: &Pairing) -> Result<(), Error> {
    sign(tx, pairing, "called", None).await?;
    kept::resumed(tx, pairing.id).await?;
    jobs::cancel(tx, &format!("{JOB}/{}", pairing.id)).await
}

/// "Je n'ai pas encore pu parler": the sign is taken back; after a *now* claim the ten minutes begin anew.
pub async fn not_yet(tx: &Tx, pairing: &Pairing, urgency: Urgency) -> Result<(), Error> {
    kept::take_back(tx, pairing.id).await?;
    tell_both(tx, pairing, "not_yet");
    help_requests::actions::hint_reach(tx, pairing.help_request).await?;
    if urgency == Urgency::Now { watch(tx, pairing.id).await } else { Ok(()) }
}

/// "J'aurai du retard": the asker is told; the look waits as long.
pub async fn late(tx: &Tx, pairing: &Pairing, minutes: i64) -> Result<(), Error> {
    let until = tx.now() + minutes * MINUTE;
    sign(tx, pairing, "late", Some(until)).await?;
    look_at(tx, pairing.id, until + ASK_AFTER_MS).await
}

/// "On reprend plus tard": the same helper, at an agreed hour. Signs of life begin anew from that hour; without any, both are
/// asked, but it is not given back: whoever agreed on an hour is asked first.
pub async fn resume(tx: &Tx, pairing: &Pairing, at: i64) -> Result<(), Error> {
    kept::resume(tx, pairing.id, at).await?;
    tell_both(tx, pairing, "resumes");
    help_requests::actions::hint_reach(tx, pairing.help_request).await?;
    look_at(tx, pairing.id, at + ASK_AFTER_MS).await
}

async fn sign(tx: &Tx, pairing: &Pairing, sign: &'static str, late_until: Option<i64>) -> Result<(), Error> {
    kept::keep(tx, pairing.id, late_until).await?;
    tell_both(tx, pairing, sign);
    help_requests::actions::hint_reach(tx, pairing.help_request).await
}

fn tell_both(tx: &Tx, pairing: &Pairing, sign: &'static str) {
    for mailbox in [Mailbox::Asker(pairing.help_request), Mailbox::Account(pairing.helper)] {
        tell(tx, mailbox, Event::SignOfLife { help_request: pairing.help_request, sign });
    }
}

/// The job that looks.
pub async fn look(state: &AppState, job: Job) -> Result<(), JobError> {
    let watch: Watch = job.read()?;
    let public_url = state.public_url();
    state
        .storage
        .write(async move |tx| {
            if !job.done(tx).await? {
                return Ok(());
            }
            let Some(pairing) = store::pairing(tx, watch.pairing).await? else { return Ok(()) };
            let has_called = pairing.last_sign_at.is_some() && pairing.late_until.is_none();
            if pairing.ended_at.is_some() || has_called {
                return Ok(());
            }
            if pairing.is_asked_after && pairing.resumes_at.is_none() {
                ending::give_back(tx, &pairing, "no_sign", Actor::Rule).await?;
                return Ok(());
            }
            ask_after(tx, &pairing, &public_url).await
        })
        .await
        .map_err(JobError::from)
}

async fn ask_after(tx: &Tx, pairing: &Pairing, public_url: &str) -> Result<(), Error> {
    kept::asked_after(tx, pairing.id).await?;
    tell_both(tx, pairing, "asked_after");
    let url = format!("{public_url}/pairings/{}", pairing.id);
    let call = Call { account: pairing.helper, ring: Ring { kind: "reminder".into(), url, lang: "fr".into() }, mail: "reminder".into() };
    ring::later(tx, &format!("ring-reminder/{}", pairing.id), &call, tx.now()).await?;
    if pairing.resumes_at.is_some() {
        return Ok(()); // asked once: the asker decides
    }
    look_at(tx, pairing.id, tx.now() + REOPEN_AFTER_MS - ASK_AFTER_MS).await
}
