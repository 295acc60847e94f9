//! What an association says of hours: yes, or no with a reason. Its coordinators answer for everybody, a tutor for those they look after.

use std::collections::BTreeSet;

use super::{moved, next};
use crate::audit::{self, Actor};
use crate::help_sessions;
use crate::helpers::loads;
use crate::permanences;
use crate::recognition::rights::Validator;
use crate::recognition::store::{self, Line};
use crate::recognition::{Source, Standing, Verb};
use crate::storage::{Error, Tx};

/// Agrees to the hours of a source. `false` when they are another association's, another's to answer for, or were answered.
pub async fn validate(tx: &Tx, by: &Validator, source: Source) -> Result<bool, Error> {
    let Some(standing) = locked(tx, by, source).await?.filter(Standing::waits) else { return Ok(false) };
    store::insert(tx, &Line { written_by: Some(by.account()), ..next(&standing, Verb::Validated) }).await?;
    if let Source::Permanence(signup) = source {
        permanences::actions::agreed(tx, by.association(), signup).await?;
    }
    answered(tx, by, &standing, Verb::Validated).await?;
    Ok(true)
}

/// Refuses, with a reason that the helper reads: all that was counted is taken back by a line.
pub async fn refuse(tx: &Tx, by: &Validator, source: Source, reason: &str) -> Result<bool, Error> {
    let Some(standing) = locked(tx, by, source).await?.filter(Standing::may_be_refused) else { return Ok(false) };
    let line = Line { minutes: -standing.minutes, written_by: Some(by.account()), reason: Some(reason), ..next(&standing, Verb::Refused) };
    store::insert(tx, &line).await?;
    loads::helped(tx, standing.account, -standing.minutes, standing.held_at).await?;
    answered(tx, by, &standing, Verb::Refused).await?;
    Ok(true)
}

/// Agrees to many; how many were agreed to.
pub async fn validate_all(tx: &Tx, by: &Validator, sources: &[Source]) -> Result<usize, Error> {
    let mut count = 0;
    for source in in_order(tx, sources).await? {
        count += usize::from(validate(tx, by, source).await?);
    }
    Ok(count)
}

/// Refuses many, for one reason; how many were refused.
pub async fn refuse_all(tx: &Tx, by: &Validator, sources: &[Source], reason: &str) -> Result<usize, Error> {
    let mut count = 0;
    for source in in_order(tx, sources).await? {
        count += usize::from(refuse(tx, by, source, reason).await?);
    }
    Ok(count)
}

/// They have seen the signed paper of a meeting that waits for their answer, and note where it is kept. `false` when it is not theirs, was
/// confirmed, or the asker said no.
pub async fn paper_seen(tx: &Tx, by: &Validator, source: Source, kept_where: &str) -> Result<bool, Error> {
    let Source::HelpSession(id) = source else { return Ok(false) };
    let is_theirs =
        |standing: &Standing| standing.association == Some(by.association()) && by.answers_for(standing.account) && standing.waits();
    if !store::standing(tx, source).await?.is_some_and(|standing| is_theirs(&standing)) {
        return Ok(false);
    }
    help_sessions::actions::confirm::paper_seen(tx, by.account(), id, kept_where).await
}

/// Each once, by whose they are: loads are locked in the order of their ids.
async fn in_order(tx: &Tx, sources: &[Source]) -> Result<Vec<Source>, Error> {
    let mut whose = BTreeSet::new();
    for source in sources {
        whose.extend(store::given::whose(tx, *source).await?.map(|account| (account, *source)));
    }
    Ok(whose.into_iter().map(|(_, source)| source).collect())
}

/// Hours that are theirs to answer for, while nothing else moves them.
async fn locked(tx: &Tx, by: &Validator, source: Source) -> Result<Option<Standing>, Error> {
    let Some(account) = store::given::whose(tx, source).await?.filter(|account| by.answers_for(*account)) else { return Ok(None) };
    loads::lock(tx, account).await?;
    Ok(store::standing(tx, source).await?.filter(|standing| standing.association == Some(by.association())))
}

async fn answered(tx: &Tx, by: &Validator, standing: &Standing, verb: Verb) -> Result<(), Error> {
    let (subject, verb) = (standing.source.subject(), format!("hours_{}", verb.as_str()));
    audit::note(tx, Actor::Account(by.account()), &verb, subject, standing.association, "").await?;
    moved(tx, standing.account, standing.association);
    Ok(())
}
