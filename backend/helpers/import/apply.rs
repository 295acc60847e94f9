//! What was planned, done: invitations with what the file says, members without an address, and what may be added to who is there.

use super::plan::{Change, Planned, Step, Whom, person_hash};
use super::rows::{Details, Entry, name_key};
use crate::accounts::actions as accounts;
use crate::accounts::store::{NewAccount, account};
use crate::associations::actions as associations;
use crate::associations::store::invitations::Invitee;
use crate::audit::{self, Actor};
use crate::helpers::actions::{Noting, keep_profile, note_checks};
use crate::helpers::store::import_people::{self, NewDetails};
use crate::helpers::{Checks, HelperKind, Profile, store};
use crate::storage::{AccountId, AssociationId, Error, InvitationId, MembershipId, Tx};
use crate::web::Lang;
use crate::web::contacts::{Email, Phone};

/// Does every step, in one transaction.
pub async fn apply(tx: &Tx, association: AssociationId, by: AccountId, planned: &[Planned]) -> Result<(), Error> {
    invite(tx, association, by, planned).await?;
    let noting = Noting { by, association };
    for one in planned {
        match &one.step {
            Step::Create => create(tx, noting, one).await?,
            Step::Change(Whom::Member { membership, account }, changes) => change(tx, noting, *membership, *account, one, changes).await?,
            Step::Change(Whom::Invited(id), _) => {
                associations::correct_invitation(tx, *id, &one.entry.name(), one.entry.role).await?;
                import_people::keep_details(tx, association, &[details(*id, one)]).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

async fn invite(tx: &Tx, association: AssociationId, by: AccountId, planned: &[Planned]) -> Result<(), Error> {
    let new: Vec<&Planned> = planned.iter().filter(|one| one.step == Step::Invite).collect();
    let invitee = |one: &&Planned| Invitee {
        role: one.entry.role,
        name: one.entry.name(),
        contact: one.entry.email.as_ref().map(Email::as_str).unwrap_or_default().to_owned(),
        contact_hash: one.hashes.email.clone().unwrap_or_default(),
        to_mail: true,
    };
    let ids = associations::invite_many(tx, association, by, &new.iter().map(invitee).collect::<Vec<_>>()).await?;
    let kept: Vec<NewDetails<'_>> = ids.iter().zip(new).map(|(id, one)| details(*id, one)).collect();
    import_people::keep_details(tx, association, &kept).await
}

fn details(invitation: InvitationId, one: &Planned) -> NewDetails<'_> {
    NewDetails {
        invitation,
        details: &one.entry.details,
        digest: &one.hashes.digest,
        phone_hash: one.hashes.phone.as_deref(),
        person_hash: one.hashes.person.as_deref(),
    }
}

/// Somebody without an address: nobody can prove to be them by mail, so they are a member at once, and get a card.
async fn create(tx: &Tx, noting: Noting, one: &Planned) -> Result<(), Error> {
    let Entry { first_name, last_name, phone, role, .. } = &one.entry;
    let new = NewAccount {
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        language: Lang::default().as_str(),
        email: None,
        phone: phone.clone(),
        is_operator: false,
    };
    let Some(account) = accounts::create_account(tx, &new).await? else { return Ok(()) };
    let membership = associations::add_member(tx, noting.association, account, *role).await?;
    fill(tx, noting, membership, account, &one.entry.details).await?;
    let subject = format!("membership {membership}");
    audit::note(tx, Actor::Account(noting.by), "member_imported", subject, Some(noting.association), "").await
}

async fn change(
    tx: &Tx,
    noting: Noting,
    membership: MembershipId,
    account: AccountId,
    one: &Planned,
    changes: &[Change],
) -> Result<(), Error> {
    let has = |change: Change| changes.contains(&change);
    let entry = &one.entry;
    let last_name = has(Change::LastName).then_some(entry.last_name.as_str());
    let phone = entry.phone.as_ref().filter(|_| has(Change::Phone));
    accounts::complete_profile(tx, account, last_name, phone).await?;
    fill(tx, noting, membership, account, &entry.details).await?;
    let words: Vec<&str> = changes.iter().map(|change| change.word()).collect();
    let subject = format!("membership {membership}");
    audit::note(tx, Actor::Account(noting.by), "member_completed", subject, Some(noting.association), &words.join(" ")).await
}

/// Somebody follows their invitation: what the file said of them fills what they left empty.
pub async fn joined(tx: &Tx, invitation: InvitationId, membership: MembershipId, account: AccountId, noting: Noting) -> Result<(), Error> {
    let Some(details) = import_people::take_details(tx, invitation).await? else { return Ok(()) };
    let phone = details.phone.as_deref().and_then(|phone| Phone::parse(phone).ok());
    accounts::complete_profile(tx, account, None, phone.as_ref()).await?;
    fill(tx, noting, membership, account, &details).await
}

/// A profile where there is none, and in a fresh one the topics and languages of the file; the vetting that a coordinator saw.
async fn fill(tx: &Tx, noting: Noting, membership: MembershipId, id: AccountId, details: &Details) -> Result<(), Error> {
    if let Some(year) = details.birth_year
        && let Some(person) = account(tx, id).await?
    {
        let hash = person_hash(tx, &name_key(&format!("{} {}", person.first_name, person.last_name)), year);
        import_people::keep_birth_year(tx, membership, id, year, &hash).await?;
    }
    let before = store::profile(tx, id).await?;
    if let Some(profile) = filled(before.as_ref(), id, details, tx.now()) {
        keep_profile(tx, &profile).await?;
    }
    let Some(profile) = before.or(store::profile(tx, id).await?) else { return Ok(()) };
    let checks = Checks {
        vetted_until: details.vetted_until.or(profile.checks.vetted_until),
        vetting_seen_at: details.vetting_seen_at.or(profile.checks.vetting_seen_at),
        ..profile.checks
    };
    if checks != profile.checks {
        note_checks(tx, id, checks, noting).await?;
    }
    Ok(())
}

/// The profile as the file completes it; `None` when there is nothing to add.
fn filled(before: Option<&Profile>, account: AccountId, details: &Details, now: i64) -> Option<Profile> {
    let base = match before {
        Some(before) => before.clone(),
        None => {
            let commune = details.commune.clone()?;
            // Nobody is taken for an adult without being known to be one: they can say so in their profile.
            let this_year = jiff::Timestamp::from_millisecond(now).ok()?.to_zoned(jiff::tz::TimeZone::UTC).year();
            let is_adult = details.birth_year.is_some_and(|year| this_year - year > 18);
            Profile::new(account, details.kind(), commune, is_adult)
        }
    };
    let fresh = Profile::new(account, base.kind, base.commune.clone(), base.is_adult);
    let mut profile = base.clone();
    if base.topics == fresh.topics && details.topics != 0 {
        profile.topics = details.topics;
    }
    if base.languages == fresh.languages && details.languages != 0 {
        profile.languages = details.languages;
    }
    if before.is_some_and(|before| before.kind == HelperKind::Family) {
        profile.kind = details.kind();
    }
    (before.is_none() || profile != base).then_some(profile)
}
