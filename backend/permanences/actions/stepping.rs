//! What happens by itself around a permanence: the alert, the reminders, the end. One job each, which enqueues the next.

use serde::{Deserialize, Serialize};

use super::{Filled, Locked, alert, attending};
use crate::accounts::ring;
use crate::helpers;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Job, JobError};
use crate::permanences::letters::{self, News};
use crate::permanences::steps::{self, Step};
use crate::permanences::{Permanence, SignupState};
use crate::state::AppState;
use crate::storage::{Error, PermanenceId, Tx};

pub const JOB: &str = "permanence_step";

#[derive(Serialize, Deserialize)]
struct Payload {
    permanence: PermanenceId,
    step: Step,
}

fn key(id: PermanenceId) -> String {
    format!("{JOB}/{id}")
}

/// Enqueues the step that follows an instant, in the place of any other.
pub async fn next_later(tx: &Tx, permanence: &Permanence, after: i64) -> Result<(), Error> {
    match steps::next(permanence, after) {
        Some((step, due_at)) => jobs::later(tx, JOB, Some(&key(permanence.id)), &Payload { permanence: permanence.id, step }, due_at).await,
        None => jobs::cancel(tx, &key(permanence.id)).await,
    }
}

/// Nothing happens by itself any more.
pub async fn stop(tx: &Tx, id: PermanenceId) -> Result<(), Error> {
    jobs::cancel(tx, &key(id)).await
}

/// The job.
pub async fn step(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { permanence, step } = job.read()?;
    let work = async move |tx: &Tx| {
        if !job.done(tx).await? {
            return Ok::<_, Error>(());
        }
        let Some(locked) = Locked::read(tx, permanence).await?.filter(|locked| locked.permanence.cancelled_at.is_none()) else {
            return Ok(());
        };
        let due_at = step.due_at(&locked.permanence).unwrap_or(tx.now());
        take(tx, &locked, step).await?;
        next_later(tx, &locked.permanence, due_at).await
    };
    Ok(state.storage.write(work).await?)
}

async fn take(tx: &Tx, locked: &Locked, step: Step) -> Result<(), Error> {
    let permanence = &locked.permanence;
    let has_begun = permanence.has_begun(tx.now()); // the program was stopped meanwhile
    match step {
        Step::Alert if !has_begun && locked.filled() != Filled::Enough => alert(tx, permanence).await,
        Step::Eve if !has_begun => {
            for signup in locked.seated() {
                letters::write_later(tx, signup.account, permanence, News::Reminder).await?;
            }
            Ok(())
        }
        Step::Soon if !has_begun => remind_soon(tx, locked).await,
        Step::End => {
            for signup in locked.signups.iter().filter(|signup| signup.state == SignupState::Came && signup.left_at.is_none()) {
                attending::end(tx, permanence, signup).await?;
            }
            Ok(())
        }
        Step::Alert | Step::Eve | Step::Soon => Ok(()),
    }
}

/// Two hours before; whoever sleeps then was reminded the day before.
async fn remind_soon(tx: &Tx, locked: &Locked) -> Result<(), Error> {
    let permanence = &locked.permanence;
    for signup in locked.seated().filter(|signup| signup.state == SignupState::Seated) {
        let Some(profile) = helpers::store::profile(tx, signup.account).await? else { continue };
        tell(tx, Mailbox::Account(signup.account), Event::PermanenceMoved { permanence: permanence.id, state: "soon" });
        if steps::awake_at(permanence, &profile, tx.now()) == tx.now() {
            let ringing = format!("permanence_soon/{}", signup.id);
            ring::later(tx, &ringing, &letters::call(signup.account, permanence.id, "permanence-soon"), tx.now()).await?;
        }
    }
    Ok(())
}
