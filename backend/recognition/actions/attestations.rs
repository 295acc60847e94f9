//! An association signs what it validated, and may take its word back. A paper is never changed: another one replaces it.

use thiserror::Error as ThisError;

use crate::accounts;
use crate::associations::Association;
use crate::associations::rights::Coordinator;
use crate::audit::{self, Actor};
use crate::helpers::{self, HelperKind};
use crate::hub::{Event, Mailbox, tell};
use crate::learning::store::attempts;
use crate::pdf;
use crate::recognition::attestations::{self, Attested};
use crate::recognition::store::attestations as store;
use crate::storage::{self, AccountId, AttestationId, Tx};
use crate::web::Lang;

/// What is wanted on paper.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub account: AccountId,
    /// First instant that counts, and the first that no longer does.
    pub from_at: i64,
    pub until_at: i64,
    pub lang: Lang,
    /// The paper in whose place this one stands.
    pub replaces: Option<AttestationId>,
}

#[derive(Debug, ThisError)]
pub enum SigningError {
    /// No validated hours in that time.
    #[error("attestation-nothing")]
    Nothing,
    /// A name that the font of printed documents lacks letters for.
    #[error("attestation-name")]
    Name,
    /// Already withdrawn, or of somebody else.
    #[error("attestation-replaced-already")]
    Replaced,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// What the paper would say, read in the transaction that signs it.
pub async fn facts(db: &impl storage::Sql, by: &Coordinator, wanted: &Wanted, now: i64) -> Result<Attested, SigningError> {
    facts_of(db, &by.association, by.who.account, wanted, now).await
}

pub(super) async fn facts_of(
    db: &impl storage::Sql,
    association: &Association,
    by: AccountId,
    wanted: &Wanted,
    now: i64,
) -> Result<Attested, SigningError> {
    let Wanted { account, from_at, until_at, .. } = *wanted;
    let person = accounts::store::account(db, account).await?.ok_or(SigningError::Nothing)?;
    let signer = accounts::store::account(db, by).await?.ok_or(SigningError::Nothing)?;
    let counted = store::counted(db, account, association.id, from_at, until_at).await?;
    if counted.is_empty() {
        return Err(SigningError::Nothing);
    }
    let name = |account: &accounts::Account| format!("{} {}", account.first_name, account.last_name).trim().to_owned();
    let profile = helpers::store::profile(db, account).await?;
    let passed = attempts::completions(db, &[account]).await?;
    let attested = Attested {
        name: name(&person),
        association: association.name.clone(),
        from_at,
        until_at,
        kinds: attestations::by_kind(&counted),
        activities: attestations::by_activity(&counted),
        topics: attestations::by_topic(&counted),
        people: store::people(db, account, association.id, from_at, until_at).await?,
        skills: attestations::skills(&counted).iter().map(|skill| skill.as_str().to_owned()).collect(),
        modules: passed.into_iter().filter(|passed| passed.passed_at < until_at).map(|passed| (passed.title, passed.passed_at)).collect(),
        signed_by: name(&signer),
        signed_at: now,
        is_civic: profile.is_some_and(|profile| profile.kind == HelperKind::CivicService),
        zone: Some(association.settings.time_zone.clone()),
    };
    let is_printed = [&attested.name, &attested.association, &attested.signed_by].into_iter().all(|words| pdf::can_print(words));
    if is_printed { Ok(attested) } else { Err(SigningError::Name) }
}

/// Signs: from now on its code is known to `/verify`.
pub async fn sign(tx: &Tx, by: &Coordinator, wanted: &Wanted) -> Result<AttestationId, SigningError> {
    let attested = facts(tx, by, wanted, tx.now()).await?;
    let id = store::insert(tx, wanted.account, by.association.id, by.who.account, wanted.lang.as_str(), &attested).await?;
    if let Some(old) = wanted.replaces
        && !store::withdraw(tx, by.association.id, wanted.account, old, Some(id)).await?
    {
        return Err(SigningError::Replaced);
    }
    note(tx, by, "attestation_signed", id).await?;
    tell(tx, Mailbox::Account(wanted.account), Event::HoursMoved {});
    Ok(id)
}

/// Takes a paper back: `/verify` says so from now on. `false` when it was taken back already, or another association's.
pub async fn withdraw(tx: &Tx, by: &Coordinator, account: AccountId, id: AttestationId) -> Result<bool, storage::Error> {
    let is_withdrawn = store::withdraw(tx, by.association.id, account, id, None).await?;
    if is_withdrawn {
        note(tx, by, "attestation_withdrawn", id).await?;
        tell(tx, Mailbox::Account(account), Event::HoursMoved {});
    }
    Ok(is_withdrawn)
}

async fn note(tx: &Tx, by: &Coordinator, verb: &str, id: AttestationId) -> Result<(), storage::Error> {
    audit::note(tx, Actor::Account(by.who.account), verb, format!("attestation {id}"), Some(by.association.id), "").await
}
