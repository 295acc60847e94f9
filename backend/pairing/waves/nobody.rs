//! When nobody comes: the asker is told, coordinators are called, and the round ends without a helper.

use super::settings::settings;
use super::{GIVE_UP, Step, WAVE, awaited, over};
use crate::associations::{self, Role};
use crate::clock::MINUTE;
use crate::help_requests::{self, HelpRequest, Urgency, callbacks};
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Job, JobError};
use crate::pairing::ending;
use crate::state::AppState;
use crate::storage::{Error, Tx};

/// Nobody may be asked: the asker is told at once (their page says so), and coordinators are alerted live.
pub(super) async fn nobody(tx: &Tx, asked: &HelpRequest) -> Result<(), Error> {
    tell(tx, Mailbox::Asker(asked.id), Event::HelpersTold { help_request: asked.id, told: 0 });
    alert(tx, asked, "nobody_eligible").await?;
    owe_call(tx, asked, "nobody").await
}

/// Alerts the coordinators of whoever may see it.
async fn alert(tx: &Tx, asked: &HelpRequest, what: &'static str) -> Result<(), Error> {
    for association in help_requests::store::reach_of(tx, asked).await? {
        for coordinator in associations::store::members_with(tx, association, &[Role::Coordinator]).await? {
            tell(tx, Mailbox::Account(coordinator), Event::Alert { association, what });
        }
        tx.hint(format!("board/{association}"));
    }
    Ok(())
}

/// Whoever has only a telephone is called.
pub(in crate::pairing) async fn owe_call(tx: &Tx, asked: &HelpRequest, reason: &'static str) -> Result<(), Error> {
    let owes = asked.association.or(asked.settings_association);
    match owes {
        Some(association) => callbacks::owe(tx, asked.id, association, reason, tx.now() + 15 * MINUTE).await,
        None => Ok(()),
    }
}

/// The job that calls the coordinator: the waves go on meanwhile.
pub async fn escalate(state: &AppState, job: Job) -> Result<(), JobError> {
    let step: Step = job.read()?;
    let Some(asked) = awaited(state.db(), step).await? else { return over(state, job).await };
    Ok(state.storage.write(async move |tx| if job.done(tx).await? { alert(tx, &asked, "waiting_long").await } else { Ok(()) }).await?)
}

/// So late, the program was stopped, the machine slept, or its clock leapt: nobody was looked for meanwhile, and whoever asked for *now*
/// is looked for as long as they would have been.
const LATE_MS: i64 = MINUTE;

/// The job that ends a round without a helper: the asker is called, and it reopens first in line at the next opening.
pub async fn give_up(state: &AppState, job: Job) -> Result<(), JobError> {
    let step: Step = job.read()?;
    let Some(asked) = awaited(state.db(), step).await? else { return over(state, job).await };
    let (settings, now) = (settings(state.db(), &asked).await?, state.clock().now());
    if asked.urgency == Urgency::Now && now - job.due_at > LATE_MS {
        let until = settings.gives_up_at(&asked, settings.next_opening(now));
        let go_on = async move |tx: &Tx| if job.done(tx).await? { super::later(tx, GIVE_UP, &asked, 0, until).await } else { Ok(()) };
        return Ok(state.storage.write(go_on).await?);
    }
    let reopen_at = settings.opening_after(now);
    Ok(state
        .storage
        .write(async move |tx| {
            if !job.done(tx).await? || !help_requests::actions::leave_unmet(tx, asked.id, reopen_at).await? {
                return Ok(());
            }
            ending::offers_left(tx, asked.id, "expired").await?;
            alert(tx, &asked, "unmet").await?;
            owe_call(tx, &asked, "unmet").await?;
            jobs::cancel(tx, &format!("{WAVE}/{}", asked.id)).await?;
            help_requests::actions::reopen_later(tx, asked.id, reopen_at).await
        })
        .await?)
}
