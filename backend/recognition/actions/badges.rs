//! Badges are awarded when what they stand for becomes true, given by an association, shown by their helper, and taken back.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use thiserror::Error as ThisError;

use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor};
use crate::facts::Fact;
use crate::helpers;
use crate::hub::{Event, Mailbox, tell};
use crate::jobs::{self, Handler, Job, JobError};
use crate::recognition::badges::achievement::{self, Achievement, HOURS, MENTOR_CALLS, TOPIC_MEETINGS};
use crate::recognition::store::{achievements, badges as store, earned};
use crate::state::AppState;
use crate::storage::{self, AccountId, AchievementId, AssociationId, BadgeId, Sql, Tx};

/// Looks at what somebody earned.
const JOB: &str = "badges_earned";

pub fn jobs(state: &AppState) -> Vec<(&'static str, Handler)> {
    let state = state.clone();
    vec![(
        JOB,
        Box::new(move |job| {
            let state = state.clone();
            Box::pin(async move { award(&state, job).await })
        }),
    )]
}

#[derive(Serialize, Deserialize)]
struct Payload {
    account: AccountId,
    /// Through which association they did what was just done.
    association: Option<AssociationId>,
}

/// Something happened that may earn a badge: looked at right after the commit, so that recording a session never waits for it.
pub async fn react(tx: &Tx, fact: &Fact) -> Result<(), storage::Error> {
    match fact {
        Fact::SessionRecorded { help_session } => match crate::help_sessions::store::records::session(tx, *help_session).await? {
            Some(session) => look_later(tx, session.account, session.association).await,
            None => Ok(()),
        },
        Fact::AccountErased { account } => store::leave(tx, *account).await,
        Fact::AttendanceNoted { account, association, .. } => look_later(tx, *account, Some(*association)).await,
        Fact::TrainingMoved { account, .. } => look_later(tx, *account, earned::only_association(tx, *account).await?).await,
        Fact::PairingEnded { pairing } => {
            for (account, association) in earned::mentors(tx, *pairing).await? {
                look_later(tx, account, association).await?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Looks at what somebody earned, right after the commit.
pub async fn look_later(tx: &Tx, account: AccountId, association: Option<AssociationId>) -> Result<(), storage::Error> {
    jobs::later(tx, JOB, Some(&format!("{JOB}/{account}")), &Payload { account, association }, tx.now()).await
}

/// Awards everything that is earned and was never awarded.
async fn award(state: &AppState, job: Job) -> Result<(), JobError> {
    let Payload { account, association } = job.read()?;
    let earned = earned_by(state.db(), account).await?;
    state
        .storage
        .write(async move |tx| {
            if job.done(tx).await? {
                for (achievement, title) in &earned {
                    let new =
                        store::NewBadge { account, achievement: *achievement, title, association, given_by: None, earned_at: tx.now() };
                    give_one(tx, &new).await?;
                }
            }
            Ok::<_, storage::Error>(())
        })
        .await?;
    Ok(())
}

/// What somebody earned and never held, with the title of what has one.
pub(super) async fn earned_by(db: &impl Sql, account: AccountId) -> Result<Vec<(Achievement, String)>, storage::Error> {
    let ever = store::ever(db, account).await?;
    let counted = earned::counted(db, account).await?;
    let mut earned = Vec::new();
    if !counted.is_empty() {
        earned.push(Achievement::FirstHelp);
    }
    let minutes = earned::given(db, account).await?;
    earned.extend(HOURS.into_iter().filter(|hours| minutes >= hours * 60).map(Achievement::Hours));
    let topics = earned::topics(db, account, &counted).await?;
    earned.extend(topics.into_iter().filter(|(_, count)| *count >= TOPIC_MEETINGS).map(|(topic, _)| Achievement::Topic(topic)));
    if achievement::is_regular(&months(&earned::permanences(db, account).await?, &helpers::store::zone(db, account).await?)) {
        earned.push(Achievement::RegularPermanence);
    }
    if earned::mentored(db, account).await? >= MENTOR_CALLS {
        earned.push(Achievement::Mentoring);
    }
    earned.sort_unstable();
    let passed = crate::learning::store::attempts::completions(db, &[account]).await?;
    let modules = passed.into_iter().map(|passed| (Achievement::Module(passed.document_id), passed.title));
    let all = earned.into_iter().map(|achievement| (achievement, String::new())).chain(modules);
    Ok(all.filter(|(achievement, _)| !ever.contains(achievement)).collect())
}

/// Local months, numbered one after the other.
pub(super) fn months(instants: &[i64], zone: &TimeZone) -> Vec<i64> {
    let local = |at: &i64| jiff::Timestamp::from_millisecond(*at).unwrap_or_default().to_zoned(zone.clone());
    instants.iter().map(local).map(|at| i64::from(at.year()) * 12 + i64::from(at.month())).collect()
}

async fn give_one(tx: &Tx, new: &store::NewBadge<'_>) -> Result<Option<BadgeId>, storage::Error> {
    let made = store::insert(tx, new).await?;
    if let Some(badge) = made {
        tell(tx, Mailbox::Account(new.account), Event::BadgeMoved { badge, state: "earned" });
    }
    Ok(made)
}

/// What an association wants a badge for, as its coordinator wrote it.
#[derive(Clone, Debug)]
pub struct Definition {
    pub name: String,
    pub says: String,
    pub criteria: String,
}

/// An association defines an achievement of its own.
pub async fn define(tx: &Tx, by: &Coordinator, new: &Definition) -> Result<AchievementId, storage::Error> {
    let id = achievements::insert(tx, by.association.id, by.who.account, [&new.name, &new.says, &new.criteria]).await?;
    note(tx, by, "achievement_defined", format!("achievement {id}")).await?;
    Ok(id)
}

/// It is given to nobody any more; those who have it keep it. `false` when it is another association's.
pub async fn retire(tx: &Tx, by: &Coordinator, id: AchievementId) -> Result<bool, storage::Error> {
    let is_done = achievements::retire(tx, by.association.id, id).await?;
    if is_done {
        note(tx, by, "achievement_retired", format!("achievement {id}")).await?;
    }
    Ok(is_done)
}

#[derive(Debug, ThisError)]
pub enum GivingError {
    /// Not one of this association's, or no longer given.
    #[error("badge-give-none")]
    NoAchievement,
    /// They hold it already.
    #[error("badge-give-held")]
    Held,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// A coordinator gives one of their association's own to one of its members.
pub async fn give(tx: &Tx, by: &Coordinator, account: AccountId, id: AchievementId) -> Result<BadgeId, GivingError> {
    let own = achievements::own(tx, id).await?.filter(|own| own.association_id == by.association.id && own.retired_at.is_none());
    let own = own.ok_or(GivingError::NoAchievement)?;
    let (achievement, association) = (Achievement::Own(id), Some(by.association.id));
    let new = store::NewBadge { account, achievement, title: &own.name, association, given_by: Some(by.who.account), earned_at: tx.now() };
    let badge = give_one(tx, &new).await?.ok_or(GivingError::Held)?;
    note(tx, by, "badge_given", format!("badge {badge}")).await?;
    Ok(badge)
}

/// A coordinator takes a badge back: its page and the status list say so from now on. `false` when it was taken back already, or
/// was not earned through this association.
pub async fn withdraw(tx: &Tx, by: &Coordinator, account: AccountId, badge: BadgeId) -> Result<bool, storage::Error> {
    let is_done = store::withdraw(tx, by.association.id, badge, by.who.account).await?;
    if is_done {
        note(tx, by, "badge_withdrawn", format!("badge {badge}")).await?;
        tell(tx, Mailbox::Account(account), Event::BadgeMoved { badge, state: "withdrawn" });
    }
    Ok(is_done)
}

async fn note(tx: &Tx, by: &Coordinator, verb: &str, subject: String) -> Result<(), storage::Error> {
    audit::note(tx, Actor::Account(by.who.account), verb, subject, Some(by.association.id), "").await
}

/// Its helper shows a badge to whoever has its address, or no longer does. `false` when it is not theirs.
pub async fn publish(tx: &Tx, account: AccountId, code: &str, is_public: bool) -> Result<bool, storage::Error> {
    store::publish(tx, account, code, is_public).await
}

/// Its helper has seen what is new; their other pages say no longer that it is.
pub async fn see(tx: &Tx, account: AccountId) -> Result<(), storage::Error> {
    if let Some(latest) = store::unseen(tx, account).await?.first() {
        store::see(tx, account).await?;
        tell(tx, Mailbox::Account(account), Event::BadgeMoved { badge: latest.id, state: "seen" });
    }
    Ok(())
}
