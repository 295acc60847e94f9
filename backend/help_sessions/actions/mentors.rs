//! A helper who is stuck calls a mentor in: the asker agrees first; nobody in two minutes, and the coordinator's number is shown.

use serde::{Deserialize, Serialize};

use super::super::rights::{Asking, Mentoring};
use super::super::{MENTOR_WITHIN_MS, MentorCall, MentorState, store};
use super::{live, live_for_asker, live_for_helper};
use crate::accounts::ring::{self, Call};
use crate::associations::{self, Role};
use crate::audit::{self, Actor};
use crate::clock::SECOND;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Job, JobError};
use crate::pairing::rights::Helping;
use crate::pairing::{self, Pairing};
use crate::push::Ring;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Error, MentorCallId, PairingId, Tx};

/// The kind of job that looks whether a mentor came.
pub const WAIT: &str = "mentor";
const RING_AFTER_MS: i64 = 5 * SECOND;

/// The helper asks for a mentor. `is_agreed`: the asker has just said yes, by voice. `false` once the pairing is over.
pub async fn ask(tx: &Tx, helping: &Helping, is_agreed: bool, public_url: &str) -> Result<bool, Error> {
    let Some(pairing) = live_for_helper(tx, helping).await? else { return Ok(false) };
    let association = pairing.association.or(helping.help_request.settings_association);
    let under_way = store::mentors::latest(tx, pairing.id).await?.filter(|call| call.is_live());
    let call = match under_way {
        Some(call) if is_agreed && call.state == MentorState::Asked => {
            store::mentors::move_on(tx, call.id, &[MentorState::Asked], MentorState::Agreed, None).await?;
            call.id
        }
        Some(_) => return Ok(true), // asked already
        None => {
            let state = if is_agreed { MentorState::Agreed } else { MentorState::Asked };
            store::mentors::insert(tx, &pairing, association, state).await?
        }
    };
    let by = Actor::Account(helping.who.account);
    let how = if is_agreed { "agreed by voice" } else { "" };
    audit::note(tx, by, "mentor_asked", format!("pairing {}", pairing.id), association, how).await?;
    if is_agreed {
        call_mentors(tx, call, &pairing, association, public_url).await?;
    }
    tell_both(tx, &pairing, if is_agreed { MentorState::Agreed } else { MentorState::Asked });
    wait(tx, call).await?;
    Ok(true)
}

/// The asker answers. `false` when nothing is asked any more.
pub async fn answer(tx: &Tx, asking: &Asking, is_agreed: bool, public_url: &str) -> Result<bool, Error> {
    let Some(pairing) = live_for_asker(tx, asking).await? else { return Ok(false) };
    let Some(call) = store::mentors::latest(tx, pairing.id).await? else { return Ok(false) };
    let to = if is_agreed { MentorState::Agreed } else { MentorState::Refused };
    if !store::mentors::move_on(tx, call.id, &[MentorState::Asked], to, None).await? {
        return Ok(false);
    }
    audit::note(tx, Actor::Asker, "mentor_answered", format!("pairing {}", pairing.id), call.association, to.as_str()).await?;
    if is_agreed {
        call_mentors(tx, call.id, &pairing, call.association, public_url).await?;
        wait(tx, call.id).await?;
    }
    tell_both(tx, &pairing, to);
    Ok(true)
}

/// A mentor joins: the first one. `false` when another was quicker, or it is over.
pub async fn join(tx: &Tx, mentoring: &Mentoring) -> Result<bool, Error> {
    let (call, who) = (&mentoring.call, mentoring.who.account);
    let Some(pairing) = live(tx, call.help_request, call.pairing).await? else { return Ok(false) };
    let open = [MentorState::Agreed, MentorState::Unanswered];
    if pairing.helper == who || !store::mentors::move_on(tx, call.id, &open, MentorState::Joined, Some(who)).await? {
        return Ok(false);
    }
    audit::note(tx, Actor::Account(who), "mentor_joined", format!("pairing {}", pairing.id), call.association, "").await?;
    jobs::cancel(tx, &key(call.id)).await?;
    tell_both(tx, &pairing, MentorState::Joined);
    for mentor in mentors(tx, call.association, pairing.helper).await? {
        tell(tx, Mailbox::Account(mentor), event(&pairing, MentorState::Joined));
    }
    Ok(true)
}

/// The mentor has finished, and no longer reads the chat.
pub async fn leave(tx: &Tx, mentoring: &Mentoring) -> Result<bool, Error> {
    let Some(pairing) = pairing::store::pairing(tx, mentoring.call.pairing).await? else { return Ok(false) };
    if !store::mentors::move_on(tx, mentoring.call.id, &[MentorState::Joined], MentorState::Ended, None).await? {
        return Ok(false);
    }
    tell_both(tx, &pairing, MentorState::Ended);
    tell(tx, Mailbox::Account(mentoring.who.account), event(&pairing, MentorState::Ended));
    Ok(true)
}

/// The pairing ended, and its call with it: it leaves the lists of those who could join, and of whoever had.
pub async fn over(tx: &Tx, pairing: PairingId) -> Result<(), Error> {
    let Some(call) = store::mentors::latest(tx, pairing).await?.filter(MentorCall::is_live) else { return Ok(()) };
    let Some(pairing) = pairing::store::pairing(tx, pairing).await? else { return Ok(()) };
    jobs::cancel(tx, &key(call.id)).await?;
    let mut told = if call.state == MentorState::Asked { Vec::new() } else { mentors(tx, call.association, pairing.helper).await? };
    told.extend(call.mentor.filter(|mentor| !told.contains(mentor)));
    for mentor in told {
        tell(tx, Mailbox::Account(mentor), event(&pairing, MentorState::Ended));
    }
    Ok(())
}

async fn call_mentors(
    tx: &Tx,
    call: MentorCallId,
    pairing: &Pairing,
    association: Option<AssociationId>,
    public_url: &str,
) -> Result<(), Error> {
    for account in mentors(tx, association, pairing.helper).await? {
        tell(tx, Mailbox::Account(account), event(pairing, MentorState::Agreed));
        let ring = Ring { kind: "mentor".into(), url: format!("{public_url}/mentor-calls/{call}"), lang: "fr".into() };
        let key = format!("ring-mentor/{call}/{account}");
        ring::later(tx, &key, &Call { account, ring, mail: "mentor".into() }, tx.now() + RING_AFTER_MS).await?;
    }
    Ok(())
}

/// The mentors of an association, but for the helper who asks; its coordinators where there is none.
async fn mentors(tx: &Tx, association: Option<AssociationId>, but: AccountId) -> Result<Vec<AccountId>, Error> {
    let Some(association) = association else { return Ok(Vec::new()) };
    for role in [Role::Mentor, Role::Coordinator] {
        let mut found = associations::store::members_with(tx, association, &[role]).await?;
        found.retain(|account| *account != but);
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn tell_both(tx: &Tx, pairing: &Pairing, state: MentorState) {
    for mailbox in [Mailbox::Asker(pairing.help_request), Mailbox::Account(pairing.helper)] {
        tell(tx, mailbox, event(pairing, state));
    }
}

fn event(pairing: &Pairing, state: MentorState) -> Event {
    Event::MentorCall { help_request: pairing.help_request, state: state.as_str() }
}

fn key(call: MentorCallId) -> String {
    format!("{WAIT}/{call}")
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Waited {
    call: MentorCallId,
}

async fn wait(tx: &Tx, call: MentorCallId) -> Result<(), Error> {
    jobs::later(tx, WAIT, Some(&key(call)), &Waited { call }, tx.now() + MENTOR_WITHIN_MS).await
}

/// The job: nobody came, or the asker has not answered; the helper's page shows the coordinator's number.
pub async fn waited(state: &AppState, job: Job) -> Result<(), JobError> {
    let Waited { call } = job.read()?;
    state
        .storage
        .write(async move |tx| {
            if !job.done(tx).await? {
                return Ok(());
            }
            let Some(call) = store::mentors::call(tx, call).await? else { return Ok(()) };
            store::mentors::move_on(tx, call.id, &[MentorState::Agreed], MentorState::Unanswered, None).await?;
            if let Some(pairing) = pairing::store::pairing(tx, call.pairing).await?
                && matches!(call.state, MentorState::Asked | MentorState::Agreed)
            {
                tell_both(tx, &pairing, MentorState::Unanswered);
            }
            Ok::<_, Error>(())
        })
        .await
        .map_err(JobError::from)
}
