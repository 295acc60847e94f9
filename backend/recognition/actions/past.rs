//! What was earned, given and signed on days that are past: for the demonstration, whose month is written at once.

use std::collections::HashMap;

use super::attestations::{SigningError, Wanted, facts_of};
use super::badges::{earned_by, months};
use crate::associations::Association;
use crate::helpers;
use crate::learning::store::attempts;
use crate::learning::topics::Topic;
use crate::recognition::badges::achievement::{self, Achievement, TOPIC_MEETINGS};
use crate::recognition::store::{attestations, badges as store, earned};
use crate::storage::{AccountId, AchievementId, AssociationId, AttestationId, BadgeId, DocumentId, Error, Tx};

/// Awards everything that somebody earned, each badge on the day when they had done enough for it; nobody is told.
pub async fn award(tx: &Tx, account: AccountId, association: Option<AssociationId>) -> Result<(), Error> {
    let earned = earned_by(tx, account).await?;
    if earned.is_empty() {
        return Ok(());
    }
    let days = Days::read(tx, account).await?;
    for (achievement, title) in &earned {
        let earned_at = days.of(*achievement).unwrap_or(tx.now()).min(tx.now());
        let new = store::NewBadge { account, achievement: *achievement, title, association, given_by: None, earned_at };
        store::insert(tx, &new).await?;
    }
    Ok(())
}

/// One of an association's own, given on a day.
pub async fn give(
    tx: &Tx,
    (association, by): (AssociationId, AccountId),
    account: AccountId,
    (own, title): (AchievementId, &str),
    earned_at: i64,
) -> Result<Option<BadgeId>, Error> {
    let achievement = Achievement::Own(own);
    store::insert(tx, &store::NewBadge { account, achievement, title, association: Some(association), given_by: Some(by), earned_at }).await
}

/// A paper signed on a day, which may stand in the place of another; `None` when there was nothing to attest.
pub async fn sign(
    tx: &Tx,
    (association, by): (&Association, AccountId),
    wanted: &Wanted,
    signed_at: i64,
) -> Result<Option<AttestationId>, Error> {
    let attested = match facts_of(tx, association, by, wanted, signed_at).await {
        Ok(attested) => attested,
        Err(SigningError::Storage(error)) => return Err(error),
        Err(_) => return Ok(None),
    };
    let id = attestations::insert(tx, wanted.account, association.id, by, wanted.lang.as_str(), &attested).await?;
    if let Some(old) = wanted.replaces {
        attestations::withdraw(tx, association.id, wanted.account, old, Some(id)).await?;
    }
    Ok(Some(id))
}

/// A paper taken back.
pub async fn withdraw(tx: &Tx, association: AssociationId, account: AccountId, id: AttestationId) -> Result<bool, Error> {
    attestations::withdraw(tx, association, account, id, None).await
}

/// Badges earned before an instant have been seen by whoever earned them.
pub async fn seen(tx: &Tx, before_at: i64) -> Result<(), Error> {
    store::seen_before(tx, before_at).await
}

/// When somebody gave what they gave.
struct Days {
    given: Vec<earned::Moment>,
    topics: Vec<(i64, Vec<Topic>)>,
    permanences: Vec<i64>,
    months: Vec<i64>,
    modules: HashMap<DocumentId, i64>,
}

impl Days {
    async fn read(tx: &Tx, account: AccountId) -> Result<Self, Error> {
        let given = earned::moments(tx, account).await?;
        let about = earned::meetings(tx, account).await?;
        let topics = given.iter().filter_map(|moment| Some((moment.at, about.get(&moment.help_session_id?)?.clone())));
        let topics = topics.collect();
        let permanences = earned::permanences(tx, account).await?;
        let months = months(&permanences, &helpers::store::zone(tx, account).await?);
        let passed = attempts::completions(tx, &[account]).await?;
        let modules = passed.into_iter().map(|passed| (passed.document_id, passed.passed_at)).collect();
        Ok(Self { given, topics, permanences, months, modules })
    }

    fn of(&self, achievement: Achievement) -> Option<i64> {
        match achievement {
            Achievement::FirstHelp => self.given.iter().find(|moment| moment.help_session_id.is_some()).map(|moment| moment.at),
            Achievement::Hours(hours) => {
                let mut minutes = 0;
                let enough = self.given.iter().find(|moment| {
                    minutes += moment.minutes;
                    minutes >= hours * 60
                });
                enough.map(|moment| moment.at)
            }
            Achievement::Topic(topic) => {
                let nth = usize::try_from(TOPIC_MEETINGS - 1).ok()?;
                self.topics.iter().filter(|(_, topics)| topics.contains(&topic)).nth(nth).map(|(at, _)| *at)
            }
            Achievement::RegularPermanence => {
                let enough =
                    (1..=self.months.len()).find(|count| achievement::is_regular(self.months.get(..*count).unwrap_or_default()))?;
                self.permanences.get(enough - 1).copied()
            }
            Achievement::Module(document) => self.modules.get(&document).copied(),
            Achievement::Mentoring | Achievement::Own(_) => None,
        }
    }
}
