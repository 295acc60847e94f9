//! What people do with permanences, what happens by itself, and what follows from elsewhere.

mod attending;
mod changing;
mod feeding;
mod making;
mod seating;
mod stepping;
mod swapping;

use futures_util::future::BoxFuture;

use super::letters::{self, News};
use super::store::signups::Signup;
use super::store::{self, signups};
use super::{Filled, Given, Permanence, PermanenceError, Refusal, SignupState, Sitter, steps};
use crate::associations::{self, MembershipState, Role};
use crate::facts::Fact;
use crate::helpers;
use crate::helpers::loads;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{Handler, Job, JobError};
use crate::state::AppState;
use crate::storage::{AccountId, Error, PermanenceId, Tx};

pub use attending::{Attendance, agreed, arrive, depart, note_attendance};
pub use changing::{Change, Scope, cancel, change};
pub use feeding::{LOOK_UP, made_by, revoke};
pub use making::{NewSeries, make};
pub use seating::{displace, leave, place, sign_up, wait};
pub use swapping::{ask_swap, give_up_swap, take_over};

/// The jobs of this slice.
pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    vec![
        (letters::JOB, handler(state, |state, job| Box::pin(async move { letters::write(&state, job).await }))),
        (making::JOB, handler(state, |state, job| Box::pin(async move { making::make_ahead(&state, job).await }))),
        (stepping::JOB, handler(state, |state, job| Box::pin(async move { stepping::step(&state, job).await }))),
    ]
}

fn handler(state: &AppState, work: fn(AppState, Job) -> BoxFuture<'static, Result<(), JobError>>) -> Handler {
    let state = state.clone();
    Box::new(move |job| work(state.clone(), job))
}

/// What this slice does when something happened in another.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), Error> {
    match fact {
        Fact::MembershipEnded { account, association, .. } => {
            for permanence in signups::coming(tx, *account, *association).await? {
                seating::take_back(tx, *account, permanence).await?;
            }
            store::feeds::revoke_of_association(tx, *account, *association).await
        }
        // Who no longer coordinates may not go on reading everybody's calendar.
        Fact::MembershipChanged { account, .. } => feeding::keep_those_of_coordinators(tx, *account).await,
        Fact::AccountErased { account } => store::feeds::forget(tx, *account).await,
        Fact::PlaceClosed { place } => changing::close_place(tx, *place).await,
        _ => Ok(()),
    }
}

/// A permanence and everybody in it, locked.
struct Locked {
    permanence: Permanence,
    signups: Vec<Signup>,
}

impl Locked {
    async fn read(tx: &Tx, id: PermanenceId) -> Result<Option<Self>, Error> {
        let Some(permanence) = store::lock(tx, id).await? else { return Ok(None) };
        let signups = signups::of(tx, &[id]).await?;
        Ok(Some(Self { permanence, signups }))
    }

    /// The same, for a member of its association; any other finds nothing.
    async fn for_member(tx: &Tx, account: AccountId, id: PermanenceId) -> Result<Self, PermanenceError> {
        let locked = Self::read(tx, id).await?.ok_or(PermanenceError::NotHere)?;
        if is_member(tx, account, &locked.permanence).await? { Ok(locked) } else { Err(PermanenceError::NotHere) }
    }

    fn of(&self, account: AccountId) -> Option<&Signup> {
        self.signups.iter().find(|signup| signup.account == account)
    }

    fn seated(&self) -> impl Iterator<Item = &Signup> + Clone {
        self.signups.iter().filter(|signup| signup.sits())
    }

    fn is_full(&self) -> bool {
        i64::try_from(self.seated().count()).unwrap_or(i64::MAX) >= self.permanence.seats.max
    }

    fn filled(&self) -> Filled {
        self.permanence.seats.filled(self.seated().map(|signup| signup.sitter))
    }
}

async fn is_member(tx: &Tx, account: AccountId, permanence: &Permanence) -> Result<bool, Error> {
    let standing = associations::store::members::standing(tx, permanence.association, account).await?;
    Ok(standing.is_some_and(|(_, state)| state == MembershipState::Active))
}

/// Whether somebody can sit there now. Locks their load, so that two sign-ups of one person at one moment see each other.
async fn may_sit(tx: &Tx, account: AccountId, permanence: &Permanence) -> Result<Result<Sitter, Refusal>, Error> {
    let load = loads::lock(tx, account).await?;
    let Some(profile) = helpers::store::profile(tx, account).await?.filter(|profile| profile.checks.is_ready()) else {
        return Ok(Err(Refusal::NotReady));
    };
    if let Some(refusal) = permanence.refuses(&profile) {
        return Ok(Err(refusal));
    }
    let sitter = Sitter::of(&profile, permanence);
    if !sitter.is_adult && given(tx, load, permanence).await?.is_too_much_with(permanence.minutes()) {
        return Ok(Err(Refusal::TooManyHours));
    }
    Ok(if signups::is_elsewhere(tx, account, permanence).await? { Err(Refusal::Busy) } else { Ok(sitter) })
}

/// What somebody gave and promised around a permanence: help that is recorded, and the seats that they have.
async fn given(tx: &Tx, load: Option<loads::Load>, permanence: &Permanence) -> Result<Given, Error> {
    let Some(load) = load else { return Ok(Given::default()) };
    let [day, week] = permanence.day_and_week();
    let is_that_day = load.minutes_day == i64::from(helpers::availability::day_number(permanence.local(permanence.starts_at).date()));
    let is_that_week = load.week == loads::week_number(permanence.starts_at);
    Ok(Given {
        that_day: signups::promised(tx, load.account_id, permanence, day).await? + if is_that_day { load.minutes_today } else { 0 },
        that_week: signups::promised(tx, load.account_id, permanence, week).await? + if is_that_week { load.minutes_this_week } else { 0 },
    })
}

/// Pages that show it look again: those of whom it concerns by their mailbox, everybody else's by a hint.
fn moved(tx: &Tx, permanence: &Permanence) {
    tx.hint(format!("permanences/{}", permanence.association));
    tx.hint(format!("board/{}", permanence.association));
}

fn tell_own(tx: &Tx, account: AccountId, permanence: &Permanence, state: SignupState) {
    tell(tx, Mailbox::Account(account), Event::PermanenceMoved { permanence: permanence.id, state: state.as_str() });
}

/// Says to coordinators that people are missing.
async fn alert(tx: &Tx, permanence: &Permanence) -> Result<(), Error> {
    for coordinator in associations::store::members_with(tx, permanence.association, &[Role::Coordinator]).await? {
        letters::write_later(tx, coordinator, permanence, News::Short).await?;
    }
    Ok(())
}

/// Somebody gave up a seat after the day's alert: it is said at once.
async fn alert_if_late(tx: &Tx, locked: &Locked) -> Result<(), Error> {
    let is_late = steps::is_alert_past(&locked.permanence, tx.now());
    if is_late && locked.filled() != Filled::Enough { alert(tx, &locked.permanence).await } else { Ok(()) }
}
